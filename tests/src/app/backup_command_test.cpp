// SPDX-License-Identifier: Apache-2.0
// prongsai backup and restore: the database and the files that its rows name, as one file, on either engine.
#include <filesystem>
#include <map>

#include "lib/util/embedded.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/app/command_line.hpp"
#include "src/disclosures/handed_in.hpp"
#include "src/disclosures/snapshot_files.hpp"
#include "src/measures/evidence_pages.hpp"

#include "run_prongsai.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

namespace fs = std::filesystem;

class BackupCommand : public db_test::OnEngine {
 protected:
  BackupCommand() : OnEngine(db::read_migrations(util::embedded_program_files()))
  {
    std::string folder = (fs::temp_directory_path() / "prongsai-backup-command-XXXXXX").string();
    folder_ = ::mkdtemp(folder.data());
    files_ = folder_ / "files";
  }
  ~BackupCommand() override { fs::remove_all(folder_); }

  /// An uploaded file, a snapshot and a file of evidence, with their rows; where each stands below the folder of files.
  void hand_in()
  {
    const auto put = [&](const fs::path& at, const std::string& bytes) {
      util::make_folders(at.parent_path());
      util::write_file(at, bytes);
      were_[fs::relative(at, files_)] = bytes;
    };
    put(disclosures::kept_at(files_, util::sha256_hex("plan")), "plan");
    put(measures::evidence_kept_at(files_, util::sha256_hex("minutes")), "minutes");
    fs::create_directories(files_);
    ASSERT_TRUE(disclosures::SnapshotFiles(files_).keep(util::sha256_hex("page"), "page"));
    were_[fs::path("snapshots") / util::sha256_hex("page").substr(0, 2) / util::sha256_hex("page")] = "page";
    util::write_file(files_ / "server.key", "a key that no backup holds");
    database().write([](db::Connection& c) {
      c.execute(R"(
        INSERT INTO disclosure_file (cycle_id, agency_id, item, name, revision, type, bytes, sha256, added_at, added_by)
        VALUES (1, 7, 'o1', 'plan.txt', 1, 'text/plain', 4, :sha256, 1, 1))",
                util::sha256_hex("plan"));
      c.execute(R"(
        INSERT INTO measure_evidence (agency_id, measure_id, kind, name, url, type, bytes, sha256, added_at, added_by)
        VALUES (7, 1, 'file', 'minutes.txt', '', 'text/plain', 7, :sha256, 1, 1))",
                util::sha256_hex("minutes"));
      c.execute(R"(
        INSERT INTO precheck_snapshot (cycle_id, agency_id, run_id, item, link_id, url, final_url, redirects, at,
          outcome, status, kind, title, bytes, sha256, kept, pages, without_text, text_sha256)
        VALUES (1, 7, 1, 'o1', 1, 'https://a/', 'https://a/', 0, 1, 'answered', 200, 'text', '', 4, :sha256, 1, 0, 0, ''))",
                util::sha256_hex("page"));
    });
  }
  static std::string text_of(const db::Url& to)
  {
    return to.engine == db::Engine::sqlite ? "sqlite:" + to.place : to.place;
  }
  Outcome run(const char* command, const db::Url& to, const fs::path& files)
  {
    return run_prongsai({command}, {(folder_ / "backup.gz").string(), "--database", text_of(to), "--files",
                                    files.string(), "--lang", "en"});
  }
  std::map<fs::path, std::string> below(const fs::path& folder)
  {
    std::map<fs::path, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) found[fs::relative(entry.path(), folder)] = util::read_file(entry.path());
    return found;
  }

  fs::path folder_;
  fs::path files_;
  std::map<fs::path, std::string> were_;
};
DB_ENGINES(BackupCommand);

DB_TEST(BackupCommand, restores_rows_and_files_on_the_other_engine_too)
{
  hand_in();
  const Outcome made = run("backup", url(), files_);
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_NE(made.out.find("3 files"), std::string::npos) << made.out;
  for (const db::Engine engine : {db::Engine::sqlite, db::Engine::postgresql}) {
    const db_test::FreshDatabase fresh(engine);
    const fs::path to = folder_ / std::string(db::name(engine));
    const Outcome restored = run("restore", fresh.url(), to);
    EXPECT_EQ(restored.exit_code, 0) << restored.err;
    EXPECT_EQ(below(to), were_) << "all three, and not the key";
    db::Database target = fresh.open();
    EXPECT_EQ(
        target.read([](db::Connection& c) { return c.query("SELECT sha256 FROM disclosure_file").one<std::string>(); }),
        util::sha256_hex("plan"));
  }
}

DB_TEST(BackupCommand, names_files_that_are_missing_or_changed_and_saves_the_rest)
{
  hand_in();
  fs::remove(disclosures::kept_at(files_, util::sha256_hex("plan")));
  util::write_file(measures::evidence_kept_at(files_, util::sha256_hex("minutes")), "other words");
  const Outcome made = run("backup", url(), files_);
  EXPECT_EQ(made.exit_code, 1);
  EXPECT_NE(made.err.find(util::sha256_hex("plan") + " is not in the folder"), std::string::npos) << made.err;
  EXPECT_NE(made.err.find(util::sha256_hex("minutes") + " does not hold"), std::string::npos) << made.err;

  const db_test::FreshDatabase fresh(engine());
  const Outcome restored = run("restore", fresh.url(), folder_ / "new");
  EXPECT_EQ(restored.exit_code, 1);
  EXPECT_NE(restored.err.find(util::sha256_hex("plan")), std::string::npos) << restored.err;
  EXPECT_NE(restored.out.find("1 file "), std::string::npos) << restored.out;
  EXPECT_EQ(below(folder_ / "new").size(), 1U) << "the page that was whole";
}

}  // namespace
