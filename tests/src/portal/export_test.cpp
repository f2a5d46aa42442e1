// SPDX-License-Identifier: Apache-2.0
// The public site as files: every link leads to a file that is there, and the same publication gives the same bytes.
#include <filesystem>
#include <map>

#include "lib/util/files.hpp"
#include "lib/util/random.hpp"

#include "src/portal/edition_store.hpp"
#include "src/portal/export_pages.hpp"

#include "portal_world.hpp"

namespace {

namespace fs = std::filesystem;
using portal_test::k_now;
using portal_test::Portal;

class Exported : public db_test::OnEngine {
 protected:
  Exported() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
  ~Exported() override { fs::remove_all(folder); }

  std::map<std::string, std::string> written(const std::string& name)
  {
    portal::Looker looker = site.looker();
    looker.doors.address = {};
    portal::write_static_site(looker, portal::read_publication(database(), site.clock.now()), folder / name);
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder / name)) {
      if (entry.is_regular_file())
        files[entry.path().lexically_relative(folder / name).string()] = util::read_file(entry.path());
    }
    return files;
  }

  fs::path folder = fs::temp_directory_path() / ("export-" + util::SystemRandom().token(12));
  result_test::World world = result_test::fill(database());
  Portal site{database()};
};
DB_ENGINES(Exported);

DB_TEST(Exported, leads_only_to_its_own_files_and_is_the_same_each_time)
{
  const auto release = portal_test::frozen_round(database(), world);
  portal_test::publish(database(), release, k_now + 10);
  const auto before = written("before");
  EXPECT_FALSE(before.contains("rankings/2567.html")) << "the embargo holds for files too";
  for (const auto& [name, bytes] : before)
    EXPECT_EQ(bytes.find("86.63"), std::string::npos) << name;
  site.clock.set(k_now + 10);
  const auto files = written("one");
  EXPECT_EQ(files, written("two"));
  EXPECT_NE(files.at("agencies/" + std::to_string(world.rawe) + ".html").find("86.63"), std::string::npos);
  EXPECT_TRUE(files.contains("en/methodology/2568.html"));
  for (const std::string& name : portal::data_files(2567))
    EXPECT_TRUE(files.contains("data/2567/" + name)) << name;
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".html")) continue;
    for (const std::string mark : {" href=\"", " src=\""}) {
      for (std::size_t at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1)) {
        const std::size_t begin = at + mark.size();
        const std::string link = bytes.substr(begin, bytes.find_first_of("\"#", begin) - begin);
        if (link.empty() || link.starts_with("http")) continue;
        const std::string target = (fs::path(name).parent_path() / link).lexically_normal().string();
        EXPECT_TRUE(files.contains(target)) << name << " → " << link;
      }
    }
  }
}

}  // namespace
