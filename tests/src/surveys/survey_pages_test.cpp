// SPDX-License-Identifier: Apache-2.0
// What coordinators and administrators see of surveys, and answers out and in.
#include <algorithm>

#include "lib/http/outcome.hpp"

#include "src/surveys/code.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using survey_test::answered;
using survey_test::body;
using survey_test::fields;
using survey_test::get;
using survey_test::k_public;
using survey_test::k_staff;
using survey_test::post;
using survey_test::SurveyWorld;

const util::Fields k_path({{"agency", "31"}, {"cycle", "7"}});

class SurveyPages : public db_test::OnEngine {
 protected:
  SurveyPages() : OnEngine(survey_test::migrations()) {}

  void answer(const surveys::Survey& survey, int times)
  {
    for (int i = 0; i < times; ++i) {
      world.ask(&surveys::AnsweringPages::send,
                post("/answer/t", fields({{"token", world.token(survey)}}), answered(world.asked(survey))));
    }
  }
  static std::string shown(const site::Answer& answer)
  {
    const auto* view = std::get_if<site::View>(&answer);
    if (view == nullptr) return body(std::get<http::Response>(answer));
    html::Values shared;
    shared.set("csrf", "c").set("language", "en");
    return survey_test::site()
        .templates()
        .part(view->view, view->values, survey_test::site().words(util::Language::english), shared)
        .html();
  }
  static std::string secret_in(const std::string& page)
  {
    const std::string before = "name=\"secret\" value=\"";
    const std::size_t at = page.find(before) + before.size();
    return page.substr(at, page.find('"', at) - at);
  }
  SurveyWorld world{database()};
};
DB_ENGINES(SurveyPages);

DB_TEST(SurveyPages, a_coordinator_makes_codes_and_gets_them_once)
{
  http::Request request = post("/x", k_path, fields({{"codes", "25"}}));
  const std::string page = shown(world.agency_pages.make_codes(request, world.visitor));
  const std::string secret = secret_in(page);
  const auto codes = surveys::codes_from(secret, 25);
  EXPECT_EQ(page.find(codes[0]), std::string::npos);
  http::Request csv = post("/x", k_path, fields({{"secret", secret}, {"as", "csv"}}));
  const std::string table = shown(world.agency_pages.codes_file(csv, world.visitor));
  EXPECT_NE(table.find(surveys::grouped_code(codes[24]) + ",https://ita.example/code/" + codes[24]), std::string::npos);
  http::Request pdf = post("/x", k_path, fields({{"secret", secret}, {"as", "pdf"}}));
  EXPECT_EQ(shown(world.agency_pages.codes_file(pdf, world.visitor)), "PDF of 25");
  http::Request guessed = post("/x", k_path, fields({{"secret", std::string(43, 'x')}}));
  EXPECT_THROW(world.agency_pages.codes_file(guessed, world.visitor), http::NotFound);
  const util::Fields other({{"agency", "32"}, {"cycle", "7"}});
  http::Request foreign = post("/x", other, fields({{"secret", secret}}));
  EXPECT_THROW(world.agency_pages.codes_file(foreign, world.visitor), http::NotFound) << "another agency's";
  EXPECT_EQ(world.ask(&surveys::AnsweringPages::use_code, post("/code", {}, fields({{"code", codes[3]}}))).status, 303);
  http::Request overview = get("/x", k_path);
  EXPECT_NE(shown(world.agency_pages.overview(overview, world.visitor)).find("25 codes made, 1 used, 24 not used yet"),
            std::string::npos);
}

DB_TEST(SurveyPages, how_many_codes_has_to_be_a_number)
{
  for (const char* wrong : {"", "0", "5001", "-3", "many"}) {
    http::Request request = post("/x", k_path, fields({{"codes", wrong}}));
    const site::Answer answer = world.agency_pages.make_codes(request, world.visitor);
    EXPECT_TRUE(std::get<site::View>(answer).has_problems) << wrong;
    EXPECT_NE(shown(answer).find("href=\"#codes\""), std::string::npos);
  }
}

DB_TEST(SurveyPages, a_coordinator_sees_counts_against_the_minimum_and_the_link)
{
  answer(k_public, 3);
  http::Request request = get("/x", k_path);
  const std::string page = shown(world.agency_pages.overview(request, world.visitor));
  EXPECT_NE(page.find("3 have answered; at least 50 are needed."), std::string::npos);
  EXPECT_NE(page.find("https://ita.example/survey/7-31-"), std::string::npos);
  EXPECT_NE(page.find("/agencies/31/cycles/7/surveys/poster/EIT?as=png"), std::string::npos);
  EXPECT_NE(page.find("<svg"), std::string::npos);
  http::Request absent = get("/x", fields({{"agency", "99"}, {"cycle", "7"}}));
  EXPECT_THROW(world.agency_pages.overview(absent, world.visitor), http::NotFound);
  http::Request no_number = get("/x", fields({{"agency", "31x"}, {"cycle", "7"}}));
  EXPECT_THROW(world.agency_pages.overview(no_number, world.visitor), http::NotFound);
}

DB_TEST(SurveyPages, an_administrator_sees_every_agency_filters_and_takes_a_table)
{
  answer(k_public, 2);
  http::Request request = get("/cycles/7/surveys", fields({{"cycle", "7"}}));
  std::string page = shown(world.national_pages.counts(request, world.visitor));
  EXPECT_NE(page.find("2 / 50"), std::string::npos);
  EXPECT_NE(page.find("1 of the 2 agencies"), std::string::npos);
  for (const char* sort : {"name", "province", "part1", "behind"}) {
    http::Request sorted =
        get("/cycles/7/surveys", fields({{"cycle", "7"}}), fields({{"sort", sort}, {"order", "desc"}}));
    EXPECT_NE(shown(world.national_pages.counts(sorted, world.visitor)).find("Rawe"), std::string::npos);
  }
  http::Request filtered = get("/cycles/7/surveys", fields({{"cycle", "7"}}), fields({{"type", "department"}}));
  page = shown(world.national_pages.counts(filtered, world.visitor));
  EXPECT_EQ(page.find("/agencies/31/"), std::string::npos);
  EXPECT_NE(page.find("/agencies/32/"), std::string::npos);
  http::Request csv = get("/cycles/7/surveys", fields({{"cycle", "7"}}), fields({{"format", "csv"}}));
  const std::string table = shown(world.national_pages.counts(csv, world.visitor));
  EXPECT_NE(table.find("\"Tambon \"\"Rawe\"\" <b>\""), std::string::npos) << table;
  EXPECT_NE(table.find(",2,50,"), std::string::npos) << table;
  http::Request xlsx = get("/cycles/7/surveys", fields({{"cycle", "7"}}), fields({{"format", "xlsx"}}));
  EXPECT_TRUE(shown(world.national_pages.counts(xlsx, world.visitor)).starts_with("PK"));
  http::Request nobody = get("/cycles/7/surveys", fields({{"cycle", "7"}}), fields({{"search", "zzz"}}));
  EXPECT_NE(shown(world.national_pages.counts(nobody, world.visitor)).find("No agency fits"), std::string::npos);
}

DB_TEST(SurveyPages, a_receipt_is_found_and_the_list_comes_after_the_end)
{
  answer(k_public, 2);
  world.intake.drain();
  const std::string receipt = database().read([](db::Connection& c) {
    return c.query("SELECT receipt FROM survey_receipt ORDER BY receipt").all<std::string>().front();
  });
  const auto look = [&](const std::string& typed) {
    http::Request request = get("/receipts/7/31/EIT", fields({{"cycle", "7"}, {"agency", "31"}, {"instrument", "EIT"}}),
                                fields({{"receipt", typed}}));
    return shown(world.national_pages.receipts(request, {}));
  };
  EXPECT_NE(look(" " + surveys::grouped_code(receipt)).find("the answers were counted"), std::string::npos);
  EXPECT_NE(look("K7QM-4TXP-9WCA").find("no such receipt"), std::string::npos);
  EXPECT_NE(look("").find("href=\"#receipt\""), std::string::npos);
  EXPECT_EQ(look("x").find("<li>" + surveys::grouped_code(receipt)), std::string::npos) << "not while it grows";
  world.rounds.by_cycle.at(7).answering = false;
  world.live.renew();
  EXPECT_NE(look("x").find("<li>" + surveys::grouped_code(receipt)), std::string::npos);
  const auto list = [&](const char* query, const char* value) {
    http::Request request = get("/receipts/7/31/EIT", fields({{"cycle", "7"}, {"agency", "31"}, {"instrument", "EIT"}}),
                                fields({{query, value}}));
    return shown(world.national_pages.receipts(request, {}));
  };
  database().write([](db::Connection& c) {
    for (int i = 0; i < 250; ++i) {
      c.execute(
          "INSERT INTO survey_receipt (cycle_id, agency_id, instrument, part, receipt) "
          "VALUES (7, 31, 'EIT', '1', :receipt)",
          "A" + std::to_string(10'000'000'000 + i));
    }
  });
  EXPECT_NE(list("page", "1").find("All 252 receipts"), std::string::npos);
  EXPECT_NE(list("page", "1").find("page=3"), std::string::npos);
  EXPECT_EQ(list("page", "3").find(surveys::grouped_code("A10000000099")), std::string::npos);
  EXPECT_NE(list("page", "2").find(surveys::grouped_code("A10000000150")), std::string::npos);
  const std::string csv = list("format", "csv");
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFreceipt\r\n"));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 253);
  world.rounds.by_cycle.at(7).answering = true;
  world.live.renew();
  EXPECT_EQ(list("format", "csv").find("receipt\r\n"), std::string::npos) << "nor while it grows";
  http::Request wrong = get("/receipts", fields({{"cycle", "7"}, {"agency", "31"}, {"instrument", "OIT"}}));
  EXPECT_THROW(world.national_pages.receipts(wrong, {}), http::NotFound);
}

}  // namespace
