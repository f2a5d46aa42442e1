// SPDX-License-Identifier: Apache-2.0
// Results as data: everything that was published is in it, and anyone can compute the totals again.
#include "src/results/result_export.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/util/embedded.hpp"
#include "lib/util/files.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/result_store.hpp"

#include "result_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using results::ExportedResult;
using results::ResultExport;

/// The round of the test world, computed; the agency that many answered and its namesake.
class ExportedResults : public testing::Test {
 protected:
  ExportedResults()
  {
    world_ = result_test::fill(database_);
    database_.write(
        [&](Connection& c) { results::ComputationStore(c).ask(world_.cycle, 2567, result_test::k_now, 1); });
    util::SettableClock clock(result_test::k_now);
    const auto computed = results::compute_next(database_, clock, 1);
    source_.computation = computed.value();
    database_.read([&](Connection& c) {
      source_.framework = cycles::CycleStore(c).framework(world_.cycle);
      results::ResultStore store(c, world_.cycle, source_.computation.id);
      rawe_ = store.find(world_.rawe).value();
      namesake_ = store.find(world_.namesake).value();
    });
  }
  std::string cell(const ExportedResult& result, const std::string& column) const
  {
    const ResultExport out(source_);
    const auto headings = out.headings();
    const auto row = out.row(result);
    EXPECT_EQ(headings.size(), row.size());
    const auto at = std::ranges::find(headings, column);
    if (at == headings.end()) return "no column " + column;
    return row[static_cast<std::size_t>(at - headings.begin())];
  }

  db_test::FreshDatabase fresh_{db::Engine::sqlite, db::read_migrations(util::embedded_program_files())};
  db::Database database_ = fresh_.open();
  result_test::World world_;
  results::ExportSource source_;
  results::AgencyResult rawe_;
  results::AgencyResult namesake_;
};

TEST_F(ExportedResults, HaveARowAnAgency)
{
  const ExportedResult rawe(source_, rawe_, {});
  EXPECT_EQ(cell(rawe, "agency_code"), "A-1");
  EXPECT_EQ(cell(rawe, "total"), "86.63");
  EXPECT_EQ(cell(rawe, "level"), "pass");
  EXPECT_EQ(cell(rawe, "indicator_8"), "64.61");
  EXPECT_EQ(cell(rawe, "e9/1"), "16.98");
  EXPECT_EQ(cell(rawe, "n_e9/1"), "53");
  EXPECT_EQ(cell(rawe, "respondents_IIT"), "46");
  EXPECT_EQ(cell(rawe, "o2"), "failed");
  EXPECT_EQ(cell(rawe, "framework_hash"), source_.framework->hash);
}

TEST_F(ExportedResults, TellNothingOfFewPeople)
{
  const ExportedResult namesake(source_, namesake_, {});
  EXPECT_EQ(cell(namesake, "respondents_IIT"), "");
  EXPECT_EQ(cell(namesake, "i1"), "");
  EXPECT_EQ(cell(namesake, "n_i1"), "");
  EXPECT_NE(cell(namesake, "indicator_1"), "");
  EXPECT_EQ(cell(namesake, "below_sample"), "1");
}

TEST_F(ExportedResults, SayNoScoreThatIsWithheld)
{
  const ExportedResult held(source_, rawe_, results::Caution{rawe_.agency, results::BelowSample::withhold, "=few"});
  for (const char* column : {"total", "IIT", "indicator_1", "i1", "n_i1", "o2", "level", "flags"})
    EXPECT_EQ(cell(held, column), "") << column;
  EXPECT_EQ(cell(held, "caution"), "withhold");
  EXPECT_EQ(cell(held, "agency_code"), "A-1");
  EXPECT_TRUE(ResultExport(source_).score_rows(held).empty());
  EXPECT_EQ(ResultExport(source_).json(held).find("86.63"), std::string::npos);
  EXPECT_NE(results::csv_line(ResultExport(source_).row(held)).find("'=few"), std::string::npos);
}

TEST_F(ExportedResults, HaveAMeaningForEveryColumn)
{
  const auto thai = util::Messages::embedded(util::Language::thai);
  const auto english = util::Messages::embedded(util::Language::english);
  const ResultExport out(source_);
  const auto rows = out.dictionary_rows(thai, english);
  EXPECT_EQ(rows.size(),
            out.headings().size() + ResultExport::score_headings().size() + ResultExport::subject_headings().size());
  for (const auto& row : rows) {
    EXPECT_FALSE(row[2].empty()) << row[1];
    EXPECT_FALSE(row[3].empty()) << row[1];
  }
}

/// The script of docs/recompute.md, between its fences.
std::string documented_script()
{
  const std::string text = util::read_file(PRONGSAI_SOURCE_DIR "/docs/recompute.md");
  const std::string fence = "```python\n";
  const std::size_t begin = text.find(fence) + fence.size();
  return text.substr(begin, text.find("```", begin) - begin);
}

TEST_F(ExportedResults, AreRecomputedByTheScriptOfTheDocuments)
{
  if (std::system("python3 -c 'import fractions' 2>/dev/null") != 0) GTEST_SKIP() << "no python3 here";
  const std::string script = documented_script();
  EXPECT_LE(std::ranges::count(script, '\n'), 10) << "a script of ten lines is promised";
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("prongsai-recompute-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const ResultExport out(source_);
  std::string subjects(results::k_csv_mark);
  subjects += results::csv_line(ResultExport::subject_headings());
  for (const auto& row : out.subject_rows())
    subjects += results::csv_line(row);
  std::string scores(results::k_csv_mark);
  scores += results::csv_line(ResultExport::score_headings());
  for (const results::AgencyResult* one : {&rawe_, &namesake_}) {
    for (const auto& row : out.score_rows(ExportedResult(source_, *one, {})))
      scores += results::csv_line(row);
  }
  util::write_file(folder / "subjects-2567.csv", subjects);
  util::write_file(folder / "scores-2567.csv", scores);
  util::write_file(folder / "recompute.py", script);
  const std::string command =
      "cd " + folder.string() + " && python3 recompute.py subjects-2567.csv scores-2567.csv > out";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(util::read_file(folder / "out"), "A-1 86.63 86.63\n");
  // A wrong digit is found.
  const std::size_t at = scores.find(",86.63,");
  scores.replace(at, 7, ",86.64,");
  util::write_file(folder / "scores-2567.csv", scores);
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(util::read_file(folder / "out"), "A-1 86.63 86.64\n");
  std::filesystem::remove_all(folder);
}

}  // namespace
