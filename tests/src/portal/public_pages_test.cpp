// SPDX-License-Identifier: Apache-2.0
// What everybody sees of a published round, and that nobody sees anything before its embargo is over.
#include <nlohmann/json.hpp>

#include "lib/util/text.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"

#include "portal_world.hpp"

namespace {

using portal::PublicPage;
using portal_test::k_now;
using portal_test::Portal;

class PublicPages : public db_test::OnEngine {
 protected:
  PublicPages() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  void show(results::BelowSample namesake = results::BelowSample::warn)
  {
    release = portal_test::frozen_round(database(), world, namesake);
    portal_test::publish(database(), release, k_now);
    site.live.renew();
  }
  http::Request agency(std::int64_t id)
  {
    return Portal::request("/results/agencies/" + std::to_string(id), {{"agency", std::to_string(id)}});
  }

  std::string data(const std::string& name)
  {
    return Portal::body(site.ask(PublicPage::data_file,
                                 Portal::request("/results/data/2567/" + name, {{"year", "2567"}, {"file", name}})));
  }

  result_test::World world = result_test::fill(database());
  results::Release release;
  Portal site{database()};
};
DB_ENGINES(PublicPages);

DB_TEST(PublicPages, without_results_say_so_and_still_find_agencies)
{
  const std::string found = site.html(PublicPage::search, Portal::request("/results"));
  EXPECT_NE(found.find("/results/agencies/" + std::to_string(world.rawe)), std::string::npos);
  EXPECT_NE(found.find("ยังไม่มีผลการประเมินที่เผยแพร่"), std::string::npos);
  EXPECT_NE(site.html(PublicPage::rankings, Portal::request("/results/rankings")).find("ยังไม่มีผล"), std::string::npos);
  EXPECT_NE(site.html(PublicPage::data, Portal::request("/results/data")).find("ยังไม่มีผล"), std::string::npos);
  EXPECT_EQ(site.status(PublicPage::agency, agency(999)), 404);
}

DB_TEST(PublicPages, an_agency_shows_its_total_items_and_ranks)
{
  show();
  const std::string page = site.html(PublicPage::agency, agency(world.rawe));
  EXPECT_NE(page.find("86.63"), std::string::npos);
  EXPECT_NE(page.find("ไม่ผ่าน"), std::string::npos) << "seven items were failed";
  EXPECT_NE(page.find("https://ita.example/results/agencies/"), std::string::npos);
  const std::string warned = site.html(PublicPage::agency, agency(world.namesake));
  EXPECT_NE(warned.find("ผู้ตอบสองคน"), std::string::npos);
}

DB_TEST(PublicPages, a_score_that_is_withheld_stands_nowhere)
{
  show(results::BelowSample::withhold);
  const std::string page = site.html(PublicPage::agency, agency(world.namesake));
  EXPECT_NE(page.find("ไม่เผยแพร่คะแนน"), std::string::npos);
  EXPECT_EQ(page.find("คะแนนรวม 10"), std::string::npos);
  const std::string csv = data("results-2567.csv");
  EXPECT_NE(csv.find(",withheld,,,,\r\n"), std::string::npos) << csv;
  EXPECT_EQ(data("scores-2567.csv").find("\r\nA-2,"), std::string::npos);
  EXPECT_NE(site.html(PublicPage::rankings, Portal::request("/results/rankings")).find("ไม่เผยแพร่คะแนน"),
            std::string::npos);
}

DB_TEST(PublicPages, nothing_is_seen_before_the_embargo_is_over)
{
  release = portal_test::frozen_round(database(), world);
  portal_test::publish(database(), release, k_now + 1000);
  const auto year = Portal::request("/results/rankings/2567", {{"year", "2567"}});
  const auto file = Portal::request("/x", {{"year", "2567"}, {"file", "results-2567.json"}});
  for (const util::UtcSeconds at : {k_now, k_now + 999}) {
    site.clock.set(at);
    site.live.renew();
    EXPECT_EQ(site.html(PublicPage::search, Portal::request("/results")).find("86.63"), std::string::npos);
    EXPECT_EQ(site.html(PublicPage::agency, agency(world.rawe)).find("86.63"), std::string::npos);
    EXPECT_EQ(site.status(PublicPage::rankings, year), 404);
    EXPECT_EQ(site.status(PublicPage::data_file, file), 404);
    EXPECT_EQ(site.html(PublicPage::data, Portal::request("/results/data")).find("2567.csv"), std::string::npos);
  }
  site.clock.set(k_now + 1000);
  site.live.renew();
  EXPECT_EQ(site.status(PublicPage::rankings, year), 200);
  EXPECT_EQ(site.status(PublicPage::data_file, file), 200);
  EXPECT_NE(site.html(PublicPage::agency, agency(world.rawe)).find("86.63"), std::string::npos);
  database().write([&](db::Connection& c) { results::ReleaseStore(c).withdraw(release, {1, k_now + 2000, "wrong"}); });
  site.live.renew();
  EXPECT_EQ(site.status(PublicPage::rankings, year), 404);
  EXPECT_EQ(site.html(PublicPage::agency, agency(world.rawe)).find("86.63"), std::string::npos);
}

DB_TEST(PublicPages, are_kept_and_made_anew_when_something_changed)
{
  show();
  const std::string tag(site.ask(PublicPage::agency, agency(world.rawe)).headers.get("ETag"));
  EXPECT_FALSE(tag.empty());
  EXPECT_EQ(site.ask(PublicPage::agency, agency(world.rawe)).headers.get("ETag"), tag);
  database().write([&](db::Connection& c) {
    auto changed = agencies::AgencyStore(c).find(world.rawe).value();
    changed.web = "https://rawe.example/";
    changed.telephone = "0 7312 3456";
    agencies::AgencyStore(c).change(changed, {1, k_now, {}});
  });
  site.live.renew();
  EXPECT_NE(site.ask(PublicPage::agency, agency(world.rawe)).headers.get("ETag"), tag);
  EXPECT_NE(site.html(PublicPage::agency, agency(world.rawe)).find("0 7312 3456"), std::string::npos);
}

DB_TEST(PublicPages, made_up_parameters_make_no_page_of_their_own)
{
  http::Request odd = Portal::request("/results", {}, {{"utm", "x"}, {"search", "ระเว"}});
  EXPECT_EQ(portal::asked_of(PublicPage::search, odd).here, "/results?search=%E0%B8%A3%E0%B8%B0%E0%B9%80%E0%B8%A7");
}

DB_TEST(PublicPages, files_are_the_same_bytes_and_as_their_checksums_say)
{
  show();
  const std::string page = site.html(PublicPage::data, Portal::request("/results/data"));
  const std::string sums = data("SHA256SUMS");
  Portal other(database());
  for (const std::string& name : portal::data_files(2567)) {
    const auto file = Portal::request("/x", {{"year", "2567"}, {"file", name}});
    const std::string bytes = data(name);
    EXPECT_EQ(Portal::body(other.ask(PublicPage::data_file, file)), bytes) << name;
    EXPECT_NE(page.find("/results/data/2567/" + name), std::string::npos) << name;
    if (name != "SHA256SUMS") EXPECT_NE(sums.find(util::sha256_hex(bytes) + "  " + name), std::string::npos) << name;
  }
  EXPECT_EQ(site.status(PublicPage::data_file, Portal::request("/y", {{"year", "2567"}, {"file", "results-2567.exe"}})),
            404);
  EXPECT_EQ(site.status(PublicPage::data_file, Portal::request("/y", {{"year", "2566"}, {"file", "SHA256SUMS"}})), 404);
}

DB_TEST(PublicPages, every_column_of_the_files_is_explained)
{
  show();
  const std::string dictionary = data("dictionary-2567.csv");
  for (const std::string file : {"results", "scores", "subjects"}) {
    std::string heading = data(file + "-2567.csv").substr(results::k_csv_mark.size());
    heading = heading.substr(0, heading.find("\r\n"));
    for (const std::string_view column : util::split(heading, ','))
      EXPECT_NE(dictionary.find("\r\n" + file + "," + std::string(column) + ","), std::string::npos) << column;
  }
}

DB_TEST(PublicPages, tables_of_results_say_the_same_as_csv_and_as_json)
{
  show();
  const std::string csv = data("results-2567.csv");
  const auto rows = nlohmann::json::parse(data("results-2567.json"));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("agency_code"), "A-1");
  EXPECT_EQ(rows[0].at("total"), "86.63");
  EXPECT_EQ(rows[0].at("agency_id"), std::to_string(world.rawe));
  EXPECT_EQ(rows[0].at("status"), "published");
  EXPECT_EQ(rows[1].at("status"), "warned");
  EXPECT_NE(csv.find("86.63"), std::string::npos);
  EXPECT_NE(data("scores-2567.csv").find("A-1,2567,total,total,"), std::string::npos);
}

}  // namespace
