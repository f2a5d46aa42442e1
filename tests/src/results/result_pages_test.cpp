// SPDX-License-Identifier: Apache-2.0
// The programme's pages of results, called as the gate calls them, on both engines and in both languages.
#include "lib/http/outcome.hpp"
#include "lib/office/read_table.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/results/overview_pages.hpp"
#include "src/results/result_download_pages.hpp"
#include "src/results/result_list_pages.hpp"
#include "src/results/result_store.hpp"

#include "shown_world.hpp"
#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"

namespace {

using results::BelowSample;
using results::Caution;

class ResultPages : public db_test::OnEngine {
 protected:
  ResultPages() : OnEngine(db::read_migrations(util::embedded_program_files())), world_(result_test::fill(database()))
  {
  }
  http::Request request(const site_test::Pairs& query = {}, const site_test::Pairs& path = {}) const
  {
    site_test::Pairs parameters{{"cycle", std::to_string(world_.cycle)}};
    parameters.insert(parameters.end(), path.begin(), path.end());
    http::Request made = site_test::page_request("/cycles", {}, parameters);
    made.query = util::Fields(query);
    return made;
  }
  std::string list(const site_test::Pairs& query = {})
  {
    http::Request asked = request(query);
    return site_test::page_html(asked, lists_.agencies(asked, {}));
  }
  static std::string body(const site::Answer& answer)
  {
    const auto& response = std::get<http::Response>(answer);
    if (const auto* file = std::get_if<http::FileBody>(&response.body)) return util::read_file(file->path);
    return std::get<std::string>(response.body);
  }
  std::string file(const std::string& name)
  {
    http::Request asked = request({}, {{"name", name}});
    return body(downloads_.file(asked, {}));
  }
  util::SettableClock clock_{result_test::k_now};
  result_test::World world_;
  results::ShownRounds rounds_;
  results::ShownSpreads spreads_;
  results::Overview overview_{rounds_, spreads_};
  results::ResultListPages lists_{database(), site_test::the_site(), clock_, rounds_};
  results::ResultDownloadPages downloads_{database(), clock_, rounds_};
  results::OverviewPages overviews_{database(), site_test::the_site(), clock_, rounds_, overview_};
};
DB_ENGINES(ResultPages);

DB_TEST(ResultPages, say_that_nothing_is_computed)
{
  EXPECT_NE(list().find("nothing-yet"), std::string::npos);
  http::Request asked = request();
  EXPECT_NE(site_test::page_html(asked, overviews_.overview(asked, {})).find("nothing-yet"), std::string::npos);
  http::Request files = request();
  EXPECT_NE(site_test::page_html(files, downloads_.files(files, {})).find("nothing-yet"), std::string::npos);
  EXPECT_THROW(file("results-2567.csv"), http::NotFound);
}

DB_TEST(ResultPages, list_search_and_filter)
{
  result_test::compute(database(), world_);
  EXPECT_NE(list().find("86.63"), std::string::npos);
  EXPECT_NE(list({{"q", "A-1"}, {"search", "A-1"}}).find("86.63"), std::string::npos);
  EXPECT_EQ(list({{"province", "50"}}).find("86.63"), std::string::npos);
  EXPECT_EQ(list({{"level", "good"}}).find("86.63"), std::string::npos);
  EXPECT_NE(list({{"region", "northeast"}}).find("86.63"), std::string::npos);
  EXPECT_EQ(list({{"sample", "below"}, {"province", "34"}}).find("86.63"), std::string::npos);
  http::Request asked = request({{"format", "json"}});
  const std::string json = body(lists_.agencies(asked, {}));
  EXPECT_NE(json.find(R"("agency_code":"A-1")"), std::string::npos);
  EXPECT_NE(json.find(R"("total":"86.63")"), std::string::npos);
}

DB_TEST(ResultPages, say_a_withheld_score_nowhere)
{
  result_test::compute(database(), world_);
  result_test::publish(database(), world_, {{world_.rawe, BelowSample::withhold, "=too few"}});
  EXPECT_EQ(list().find("86.63"), std::string::npos);
  EXPECT_EQ(list({{"level", "pass"}}).find("A-1"), std::string::npos);
  for (const char* format : {"csv", "json"}) {
    http::Request asked = request({{"format", format}});
    const std::string bytes = body(lists_.agencies(asked, {}));
    EXPECT_EQ(bytes.find("86.63"), std::string::npos) << format;
    EXPECT_NE(bytes.find("too few"), std::string::npos) << format;
  }
  for (const char* name : {"results-2567.csv", "results-2567.json", "scores-2567.csv"})
    EXPECT_EQ(file(name).find("86.63"), std::string::npos) << name;
  http::Request asked = request();
  EXPECT_EQ(site_test::page_html(asked, overviews_.overview(asked, {})).find("86.63"), std::string::npos);
  // A place in the list would tell the score as well: the withheld one comes last, and counts for no rank.
  database().read([&](db::Connection& c) {
    const auto round = rounds_.newest(c, world_.cycle, clock_.now()).value();
    const results::ResultStore store(c, world_.cycle, round.source.computation.id);
    results::ResultFilter filter{.release = round.release()};
    const auto first = [&](bool descending) { return store.page(filter, {"total", descending}, 10, 0).front().agency; };
    EXPECT_EQ(first(true), first(false)) << "both are without a score";
    EXPECT_EQ(store.better_than(0, filter), 0);
    EXPECT_TRUE(results::ShownSpreads().of_group(c, round, {"province", "34"}).empty());
  });
}

DB_TEST(ResultPages, hand_out_files_with_their_sums)
{
  result_test::compute(database(), world_);
  const std::string sums = file("SHA256SUMS");
  for (const char* name : {"results-2567.csv", "results-2567.json", "results-2567.xlsx", "scores-2567.csv",
                           "subjects-2567.csv", "dictionary-2567.csv"}) {
    const std::string bytes = file(name);
    EXPECT_NE(sums.find(util::sha256_hex(bytes) + "  " + name), std::string::npos) << name;
    EXPECT_EQ(bytes, file(name)) << "the same bytes each time";
  }
  const util::TableRows rows = office::read_table(file("results-2567.xlsx"), "results", {.columns = 1000});
  EXPECT_TRUE(rows.problems.empty());
  EXPECT_EQ(rows.rows.size(), 3U);
  EXPECT_THROW(file("results-2566.csv"), http::NotFound);
  EXPECT_THROW(file("../x"), http::NotFound);
  http::Request files = request();
  EXPECT_NE(site_test::page_html(files, downloads_.files(files, {})).find("scores-2567.csv"), std::string::npos);
}

DB_TEST(ResultPages, show_the_round_as_a_whole)
{
  result_test::compute(database(), world_);
  http::Request asked = request();
  const std::string html = site_test::page_html(asked, overviews_.overview(asked, {}));
  EXPECT_NE(html.find("<svg"), std::string::npos);
  EXPECT_NE(html.find("o12"), std::string::npos) << "a failed item";
  for (const char* grouping : {"type", "region", "province"}) {
    http::Request groups = request({{"sort", "name"}}, {{"grouping", grouping}});
    EXPECT_NE(site_test::page_html(groups, overviews_.groups(groups, {})).find("86.63"), std::string::npos);
    http::Request as_file = request({{"format", "csv"}}, {{"grouping", grouping}});
    EXPECT_NE(body(overviews_.groups(as_file, {})).find("86.63"), std::string::npos);
  }
  http::Request no_group = request({}, {{"grouping", "colour"}});
  EXPECT_THROW(overviews_.groups(no_group, {}), http::NotFound);
  http::Request items = request({{"type", "subdistrict"}});
  EXPECT_NE(site_test::page_html(items, overviews_.items(items, {})).find("100.00"), std::string::npos);
}

}  // namespace
