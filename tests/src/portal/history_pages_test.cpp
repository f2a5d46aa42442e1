// SPDX-License-Identifier: Apache-2.0
// Results of earlier years, from a file to the public page and back.
#include "src/portal/history_pages.hpp"

#include <filesystem>

#include "src/agencies/agency_store.hpp"
#include "src/results/history_store.hpp"

#include "portal_world.hpp"

namespace {

using portal::PublicPage;
using portal_test::k_now;
using portal_test::Portal;
using site_test::sent_fields;
using site_test::the_site;

accounts::Visitor keeper()
{
  return {.account = 7, .name = "Somchai", .grants = {{.role = accounts::Role::administrator}}};
}

class HistoryPagesTest : public db_test::OnEngine {
 protected:
  HistoryPagesTest() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  portal::HistoryPages pages() { return {database(), the_site(), site.clock}; }
  std::string look(const std::string& csv)
  {
    http::Request request = site_test::page_request("/results/history", sent_fields({{"csrf", "t"}}), {});
    http::Upload upload(std::filesystem::temp_directory_path());
    upload.field = "file";
    upload.file_name = "published.csv";
    upload.append(csv);
    upload.finish();
    request.files.push_back(std::move(upload));
    return site_test::page_html(request, pages().preview(request, keeper()));
  }
  static std::string import_in(const std::string& page)
  {
    const std::string before = "action=\"/results/history/";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return "0";
    const std::size_t begin = at + before.size();
    return page.substr(begin, page.find('/', begin) - begin);
  }
  std::string take(const std::string& import, bool as_printed = false)
  {
    http::Request request = site_test::page_request(
        "/x", sent_fields({{"csrf", "t"}, {"as_printed", as_printed ? "yes" : ""}}), {{"import", import}});
    return site_test::page_html(request, pages().take(request, keeper()));
  }
  std::string shown(std::int64_t agency)
  {
    site.live.renew();
    return site.html(PublicPage::agency, Portal::request("/results/agencies/" + std::to_string(agency),
                                                         {{"agency", std::to_string(agency)}}));
  }

  result_test::World world = result_test::fill(database());
  Portal site{database()};
};
DB_ENGINES(HistoryPagesTest);

DB_TEST(HistoryPagesTest, a_file_is_looked_through_then_taken_and_withdrawn)
{
  http::Request empty = site_test::page_request("/results/history", {}, {});
  EXPECT_NE(site_test::page_html(empty, pages().form(empty, keeper())).find("name=\"file\""), std::string::npos);
  const std::string preview = look("agency,fiscal_year,total,level\nA-1,2565,91.20,A\nA-2,2565,80,\nA-1,2566,90,\n");
  EXPECT_EQ(shown(world.rawe).find("91.20"), std::string::npos) << "nothing is taken without a yes";
  EXPECT_EQ(take(import_in(preview)), "/results/history");
  const std::string page = shown(world.rawe);
  EXPECT_NE(page.find("91.20"), std::string::npos);
  EXPECT_NE(page.find("<svg"), std::string::npos) << "two years make a chart";
  EXPECT_THROW(take(import_in(preview)), http::Outcome) << "once only";
  const auto all = database().read([](db::Connection& c) { return results::HistoryStore(c).all(); });
  ASSERT_EQ(all.size(), 2U);
  for (const auto& one : all) {
    const site_test::Pairs path = {{"release", std::to_string(one.release.id)}};
    http::Request ask = site_test::page_request("/x", {}, path);
    EXPECT_NE(site_test::page_html(ask, pages().ask_withdraw(ask, keeper())).find("reason"), std::string::npos);
    http::Request without = site_test::page_request("/x", sent_fields({{"reason", ""}}), path);
    EXPECT_NE(site_test::page_html(without, pages().withdraw(without, keeper())).find("error-summary"),
              std::string::npos);
    http::Request yes = site_test::page_request("/x", sent_fields({{"reason", "ผิดไฟล์"}}), path);
    EXPECT_EQ(site_test::page_html(yes, pages().withdraw(yes, keeper())), "/results/history");
  }
  EXPECT_EQ(shown(world.rawe).find("91.20"), std::string::npos);
}

DB_TEST(HistoryPagesTest, every_fault_is_told_at_once)
{
  const std::string page = look("agency,fiscal_year,total\nA-9,2566,90\nองค์การบริหารส่วนตำบลระเว,2566,91\nA-1,2544,9\n");
  for (const char* told : {"A-9", "มีหน่วยงานชื่อ", "2544"})
    EXPECT_NE(page.find(told), std::string::npos) << told;
  EXPECT_EQ(import_in(page), "0");
}

/// A year of which a round was published and other agencies came from a file: one table, each agency once.
DB_TEST(HistoryPagesTest, files_join_what_was_published_and_what_came_from_a_file)
{
  portal_test::publish(database(), portal_test::frozen_round(database(), world), k_now);
  database().write([](db::Connection& c) {
    agencies::AgencyStore(c).add({.code = "A-7", .name = "เทศบาลตำบลอื่น", .type = "town", .province = "34"},
                                 {1, k_now, {}});
  });
  ASSERT_EQ(take(import_in(look("agency,fiscal_year,total,level\nA-1,2567,50.50,\nA-7,2567,77.77,\n")), true),
            "/results/history");
  site.live.renew();
  const auto data = [&](const std::string& name) {
    return Portal::body(
        site.ask(PublicPage::data_file, Portal::request("/x", {{"year", "2567"}, {"file", name + "-2567.csv"}})));
  };
  const std::string table = data("results");
  EXPECT_NE(table.find("\r\nA-7,"), std::string::npos);
  EXPECT_NE(table.find(",77.77,"), std::string::npos);
  EXPECT_EQ(table.find("50.50"), std::string::npos) << "the round counts";
  EXPECT_EQ(table.find("\r\nA-1,"), table.rfind("\r\nA-1,"));
  EXPECT_NE(data("scores").find("\r\nA-7,2567,total,total,7777/100,77.77,"), std::string::npos);
}

DB_TEST(HistoryPagesTest, contradictions_are_taken_only_as_printed)
{
  const std::string page = look(
      "agency,fiscal_year,1,2,3,4,5,6,7,8,9,10,total\n"
      "A-1,2565,90,90,90,90,90,90,90,90,90,90,50\n");
  const std::string import = import_in(page);
  ASSERT_NE(import, "0");
  EXPECT_NE(take(import).find("as_printed"), std::string::npos);
  EXPECT_EQ(shown(world.rawe).find("50.00"), std::string::npos);
  EXPECT_EQ(take(import, true), "/results/history");
  EXPECT_NE(shown(world.rawe).find("50.00"), std::string::npos);
}

}  // namespace
