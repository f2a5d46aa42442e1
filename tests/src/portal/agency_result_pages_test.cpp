// SPDX-License-Identifier: Apache-2.0
// One agency's result as everybody sees it, and as the programme sees it before; on both engines, in both languages.
#include "src/portal/agency_result_pages.hpp"

#include "lib/http/outcome.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"
#include "tests/src/results/shown_world.hpp"

namespace {

using results::BelowSample;

class AgencyResult : public db_test::OnEngine {
 protected:
  AgencyResult() : OnEngine(db::read_migrations(util::embedded_program_files())), world_(result_test::fill(database()))
  {
  }
  static accounts::Visitor administrator()
  {
    return {.account = 7, .name = "Somchai", .grants = {{.role = accounts::Role::administrator}}};
  }
  accounts::Visitor coordinator() const
  {
    return {.account = 8, .name = "Somsri", .grants = {{.role = accounts::Role::coordinator, .agency = world_.rawe}}};
  }
  http::Request request(std::int64_t agency, const std::string& year = "2567", const std::string& format = {}) const
  {
    http::Request made = site_test::page_request(
        "/agencies", {}, {{"agency", std::to_string(agency)}, {"cycle", std::to_string(world_.cycle)}, {"year", year}});
    if (!format.empty()) made.query.add("format", format);
    return made;
  }
  std::string published(std::int64_t agency)
  {
    http::Request asked = request(agency);
    return site_test::page_html(asked, pages_.published(asked, {}));
  }
  std::string of_round(const accounts::Visitor& visitor)
  {
    http::Request asked = request(world_.rawe);
    return site_test::page_html(asked, pages_.of_round(asked, visitor));
  }
  static std::string bytes(const site::Answer& answer)
  {
    return std::get<std::string>(std::get<http::Response>(answer).body);
  }
  util::SettableClock clock_{result_test::k_now};
  result_test::World world_;
  results::ShownRounds rounds_;
  results::ShownSpreads spreads_;
  portal::AgencyResultPages pages_{database(), site_test::the_site(), clock_, rounds_, spreads_};
};
DB_ENGINES(AgencyResult);

DB_TEST(AgencyResult, is_seen_by_the_programme_first)
{
  EXPECT_NE(of_round(administrator()).find("nothing-yet"), std::string::npos);
  result_test::compute(database(), world_);
  const std::string html = of_round(administrator());
  EXPECT_NE(html.find("86.63"), std::string::npos);
  EXPECT_NE(html.find("<svg"), std::string::npos);
  EXPECT_EQ(of_round(coordinator()).find("86.63"), std::string::npos);
  http::Request asked = request(world_.rawe);
  EXPECT_THROW(pages_.published(asked, administrator()), http::NotFound);
  http::Request report = request(world_.rawe, "2567", "pdf");
  EXPECT_THROW(pages_.report_of_round(report, coordinator()), http::NotFound);
  EXPECT_EQ(bytes(pages_.report_of_round(report, administrator())).substr(0, 4), "%PDF");
  http::Request stranger = request(999);
  EXPECT_THROW(pages_.of_round(stranger, administrator()), http::NotFound);
}

DB_TEST(AgencyResult, is_seen_by_everybody_when_its_day_has_come)
{
  result_test::compute(database(), world_);
  result_test::publish(database(), world_, {}, result_test::k_now + 100);
  http::Request early = request(world_.rawe);
  EXPECT_THROW(pages_.published(early, {}), http::NotFound) << "under embargo";
  clock_.set(result_test::k_now + 100);
  const std::string html = published(world_.rawe);
  EXPECT_NE(html.find("86.63"), std::string::npos);
  EXPECT_NE(html.find("64.61"), std::string::npos);
  EXPECT_NE(of_round(coordinator()).find("86.63"), std::string::npos);
  for (const char* year : {"2566", "1", "99999", "x"}) {
    http::Request other = request(world_.rawe, year);
    EXPECT_THROW(pages_.published(other, {}), http::NotFound) << year;
  }
  http::Request docx = request(world_.rawe, "2567", "docx");
  EXPECT_EQ(bytes(pages_.published_report(docx, {})).substr(0, 2), "PK");
  http::Request json = request(world_.rawe, "2567", "json");
  EXPECT_NE(bytes(pages_.published(json, {})).find("\"exact\""), std::string::npos);
}

DB_TEST(AgencyResult, tells_nothing_of_few_people)
{
  result_test::compute(database(), world_);
  result_test::publish(database(), world_, {{world_.namesake, BelowSample::warn, "น้อย <มาก>"}});
  const std::string html = published(world_.namesake);
  EXPECT_NE(html.find("น้อย &lt;มาก&gt;"), std::string::npos) << "the warning and its reason";
  http::Request csv = request(world_.namesake, "2567", "csv");
  const std::string rows = bytes(pages_.published(csv, {}));
  EXPECT_NE(rows.find("2567,i1,question,,,,"), std::string::npos) << "two people answered";
}

DB_TEST(AgencyResult, says_no_score_that_is_withheld)
{
  result_test::compute(database(), world_);
  result_test::publish(database(), world_, {{world_.rawe, BelowSample::withhold, "few"}});
  const std::string html = published(world_.rawe);
  EXPECT_EQ(html.find("86.63"), std::string::npos);
  EXPECT_NE(html.find("few"), std::string::npos);
  http::Request report = request(world_.rawe, "2567", "pdf");
  EXPECT_THROW(pages_.published_report(report, {}), http::NotFound);
  for (const char* format : {"json", "csv"}) {
    http::Request data = request(world_.rawe, "2567", format);
    EXPECT_EQ(bytes(pages_.published(data, {})).find("86.63"), std::string::npos);
  }
  EXPECT_EQ(published(world_.namesake).find("86.63"), std::string::npos) << "nor beside another";
}

}  // namespace
