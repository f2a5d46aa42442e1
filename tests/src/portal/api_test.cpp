// SPDX-License-Identifier: Apache-2.0
// The API against its own description: every operation is called, every answer is what its schema says.
#include "lib/http/static_files.hpp"
#include "lib/util/files.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/submission_store.hpp"
#include "src/portal/api_pages.hpp"
#include "src/results/history_store.hpp"

#include "portal_world.hpp"
#include "schema_check.hpp"

namespace {

using Json = nlohmann::json;
using portal::ApiCall;
using portal_test::k_now;
using portal_test::Portal;

constexpr const char* k_secret = "prongsai_secret";

class ApiTest : public db_test::OnEngine {
 protected:
  ApiTest() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  void show(results::BelowSample namesake = results::BelowSample::warn)
  {
    release = portal_test::frozen_round(database(), world, namesake);
    portal_test::publish(database(), release, k_now);
    site.live.renew();
  }
  http::Response ask(ApiCall call, const site_test::Pairs& path = {}, const site_test::Pairs& query = {})
  {
    const portal::ApiOperation& operation = portal::operation_of(call);
    std::string address(operation.path);
    for (const auto& [name, value] : path)
      address.replace(address.find("{" + name + "}"), name.size() + 2, value);
    http::Request request = Portal::request(address, path, query);
    request.client = "192.0.2.1";
    return api.answer_now(operation, request);
  }
  http::Response send(const std::string& csv, const std::string& secret, const site_test::Pairs& query = {})
  {
    http::Request request = Portal::request("/api/v1/published", {}, query);
    request.method = http::Method::post;
    request.body = csv;
    request.client = "192.0.2.1";
    if (!secret.empty()) request.headers.add("Authorization", "Bearer " + secret);
    return api.answer_now(portal::operation_of(ApiCall::import_published), request);
  }
  /// PUT where there is a body, otherwise GET.
  http::Response disclose(const std::string& item, const std::string& body, const std::string& match = {},
                          std::int64_t of = 0, const std::string& type = "application/json; charset=utf-8")
  {
    const std::string agency = std::to_string(of != 0 ? of : world.rawe);
    http::Request request = Portal::request("/api/v1/disclosures/2568/" + agency + "/" + item,
                                            {{"year", "2568"}, {"agency", agency}, {"item", item}}, {});
    request.client = "192.0.2.1";
    request.headers.add("Authorization", std::string("Bearer ") + k_secret);
    if (body.empty()) return api.answer_now(portal::operation_of(ApiCall::disclosure), request);
    request.method = http::Method::put;
    request.body = body;
    request.headers.add("Content-Type", type);
    if (!match.empty()) request.headers.add("If-Match", match);
    return api.answer_now(portal::operation_of(ApiCall::put_disclosure), request);
  }
  /// An open round of 2568 in which the agency discloses.
  void open_disclosure()
  {
    database().write([&](db::Connection& c) {
      cycles::CycleStore cycles(c);
      const auto read = cycles::read_framework_of(2568);
      disclosing = cycles.add("2568", *read, cycles::suggested_calendar(2568), {1, k_now, {}});
      const agencies::AgencyStore agencies(c);
      const std::vector<agencies::Agency> both{*agencies.find(world.rawe), *agencies.find(world.namesake)};
      cycles::EnrolmentStore(c).enrol(disclosing, both, {1, k_now, {}});
      cycles.change_stage(disclosing, cycles::StageCode::disclosure, cycles::StageAct::opened, {1, k_now, {}});
    });
  }
  void add_disclosure_token(std::int64_t agency)
  {
    database().write([&](db::Connection& c) {
      portal::TokenStore(c, hash).add({.name = "web site",
                                       .scopes = {"disclosures:write"},
                                       .made_at = k_now,
                                       .made_by = 1,
                                       .expires_at = k_now + 100,
                                       .agency = agency},
                                      k_secret);
    });
  }
  std::int64_t count(const std::string& what)
  {
    return database().read(
        [&](db::Connection& c) { return c.query("SELECT COUNT(*) FROM " + what).one<std::int64_t>(); });
  }
  static Json json(const http::Response& response) { return Json::parse(Portal::body(response)); }
  /// What of the answer is not as the description says for its status.
  std::vector<std::string> faults(ApiCall call, const http::Response& response)
  {
    const portal::ApiOperation& operation = portal::operation_of(call);
    const Json& described = description["paths"][std::string(operation.path)][std::string(operation.method)];
    const std::string status = std::to_string(response.status);
    if (!described["responses"].contains(status)) return {"status " + status + " is not described"};
    const Json& content = described["responses"][status]["content"];
    const std::string type(response.headers.get("Content-Type"));
    if (!content.contains(type)) return {"the type " + type + " is not described"};
    return portal_test::SchemaCheck(description).faults(json(response), content[type]["schema"]);
  }
  void expect_right(ApiCall call, int status, const http::Response& response)
  {
    EXPECT_EQ(response.status, status) << Portal::body(response);
    for (const std::string& fault : faults(call, response))
      ADD_FAILURE() << portal::operation_of(call).id << " " << fault;
  }
  void add_token(util::UtcSeconds expires, std::vector<std::string> scopes)
  {
    database().write([&](db::Connection& c) {
      portal::TokenStore(c, hash).add(
          {.name = "test", .scopes = std::move(scopes), .made_at = k_now, .made_by = 1, .expires_at = expires},
          k_secret);
    });
  }

  result_test::World world = result_test::fill(database());
  results::Release release;
  Portal site{database()};
  portal::HashToken hash = [](std::string_view token) { return "hash of " + std::string(token); };
  portal::Api api{site.looker(), site.kept, hash, {.at_once = 40, .each_second = 1}};
  Json description = Json::parse(portal::openapi_description("https://ita.example"));
  std::int64_t disclosing = 0;  ///< round that open_disclosure() makes
  std::string rawe = std::to_string(world.rawe);
};
DB_ENGINES(ApiTest);

DB_TEST(ApiTest, every_answer_is_as_described)
{
  show();
  expect_right(ApiCall::index, 200, ask(ApiCall::index));
  expect_right(ApiCall::openapi, 200, ask(ApiCall::openapi));
  expect_right(ApiCall::agencies, 200, ask(ApiCall::agencies, {}, {{"search", "ระเว"}, {"per_page", "1"}}));
  expect_right(ApiCall::agency, 200, ask(ApiCall::agency, {{"agency", rawe}}));
  expect_right(ApiCall::rounds, 200, ask(ApiCall::rounds));
  expect_right(ApiCall::results, 200, ask(ApiCall::results, {}, {{"year", "2567"}, {"sort", "name"}}));
  expect_right(ApiCall::result, 200, ask(ApiCall::result, {{"year", "2567"}, {"agency", rawe}}));
  expect_right(ApiCall::items, 200, ask(ApiCall::items, {{"year", "2567"}, {"agency", rawe}}));
  expect_right(ApiCall::frameworks, 200, ask(ApiCall::frameworks));
  expect_right(ApiCall::framework, 200, ask(ApiCall::framework, {{"year", "2568"}}));
  expect_right(ApiCall::spreads, 200, ask(ApiCall::spreads, {}, {{"grouping", "type"}}));
  add_token(k_now + 100, {"results:import"});
  expect_right(ApiCall::import_published, 201,
               send("agency,fiscal_year,total\nA-1,2566,90\nA-2,2565,91.20\n", k_secret, {{"as_printed", "yes"}}));
  open_disclosure();
  database().write([&](db::Connection& c) { c.execute("DELETE FROM portal_token"); });
  add_disclosure_token(world.rawe);
  expect_right(ApiCall::disclosure, 200, disclose("o1", ""));
  expect_right(ApiCall::put_disclosure, 200, disclose("o1", R"({"links": [{"url": "https://a.example/1"}]})"));
  std::size_t called = 14;
  EXPECT_EQ(portal::api_operations().size(), called) << "a new operation is called here too";
  std::size_t described = 0;
  for (const auto& [path, methods] : description["paths"].items())
    described += methods.size();
  EXPECT_EQ(described, called);
}

DB_TEST(ApiTest, the_result_is_the_published_one)
{
  show();
  const Json one = json(ask(ApiCall::result, {{"year", "2567"}, {"agency", rawe}}))["data"];
  EXPECT_EQ(one["total"], 86.63);
  EXPECT_EQ(one["place"], 1);
  std::size_t failed = 0;
  const Json items = json(ask(ApiCall::items, {{"year", "2567"}, {"agency", rawe}}));
  for (const Json& item : items["data"])
    failed += item["state"] == "failed" ? 1 : 0;
  EXPECT_EQ(failed, 7U);
  const Json few = json(ask(ApiCall::result, {{"year", "2567"}, {"agency", std::to_string(world.namesake)}}))["data"];
  EXPECT_EQ(few["status"], "warned");
  EXPECT_TRUE(few["questions"][0]["suppressed"]) << "two people answered";
  EXPECT_TRUE(few["questions"][0]["score"].is_null());
}

DB_TEST(ApiTest, nothing_is_answered_before_the_embargo_is_over_or_of_what_is_withheld)
{
  release = portal_test::frozen_round(database(), world, results::BelowSample::withhold);
  portal_test::publish(database(), release, k_now + 100);
  site.live.renew();
  EXPECT_TRUE(json(ask(ApiCall::rounds))["data"].empty());
  EXPECT_TRUE(json(ask(ApiCall::results))["data"].empty());
  EXPECT_TRUE(json(ask(ApiCall::spreads))["data"].empty());
  EXPECT_TRUE(json(ask(ApiCall::agency, {{"agency", rawe}}))["data"]["results"].empty());
  for (const ApiCall call : {ApiCall::result, ApiCall::items})
    expect_right(call, 404, ask(call, {{"year", "2567"}, {"agency", rawe}}));
  expect_right(ApiCall::results, 404, ask(ApiCall::results, {}, {{"year", "2567"}}));
  site.clock.set(k_now + 100);
  site.live.renew();
  const http::Response few = ask(ApiCall::result, {{"year", "2567"}, {"agency", std::to_string(world.namesake)}});
  expect_right(ApiCall::result, 200, few);
  EXPECT_EQ(json(few)["data"]["status"], "withheld");
  EXPECT_TRUE(json(few)["data"]["total"].is_null());
  EXPECT_TRUE(json(few)["data"]["questions"].empty());
  EXPECT_TRUE(json(few)["data"]["instruments"]["IIT"].is_null());
}

DB_TEST(ApiTest, all_wrong_parameters_are_named_at_once)
{
  const http::Response wrong =
      ask(ApiCall::results, {}, {{"year", "67"}, {"sort", "luck"}, {"per_page", "9000"}, {"colour", "red"}});
  expect_right(ApiCall::results, 400, wrong);
  EXPECT_EQ(wrong.headers.get("Content-Type"), "application/problem+json");
  EXPECT_EQ(json(wrong)["errors"].size(), 4U);
  expect_right(ApiCall::agency, 404, ask(ApiCall::agency, {{"agency", "999"}}));
}

DB_TEST(ApiTest, lists_lead_from_page_to_page)
{
  const http::Response first = ask(ApiCall::agencies, {}, {{"per_page", "1"}});
  EXPECT_EQ(json(first)["meta"]["total"], 2);
  EXPECT_EQ(json(first)["links"]["next"], "/api/v1/agencies?per_page=1&page=2");
  EXPECT_TRUE(json(first)["links"]["prev"].is_null());
  EXPECT_NE(first.headers.get("Link").find("rel=\"next\""), std::string_view::npos);
  const http::Response last = ask(ApiCall::agencies, {}, {{"per_page", "1"}, {"page", "2"}});
  EXPECT_TRUE(json(last)["links"]["next"].is_null());
  EXPECT_FALSE(last.headers.get("ETag").empty());
  EXPECT_NE(first.headers.get("ETag"), last.headers.get("ETag"));
}

DB_TEST(ApiTest, who_asks_too_often_waits)
{
  int refused = 0;
  for (int i = 0; i < 45; ++i) {
    const http::Response response = ask(ApiCall::index);
    if (response.status != 429) continue;
    ++refused;
    expect_right(ApiCall::index, 429, response);
    EXPECT_EQ(response.headers.get("Retry-After"), "1");
  }
  EXPECT_EQ(refused, 5);
  site.clock.advance(std::chrono::seconds(3));
  EXPECT_EQ(ask(ApiCall::index).status, 200);
}

DB_TEST(ApiTest, writing_needs_a_token_that_is_valid_and_may)
{
  const std::string csv = "agency,fiscal_year,total\nA-1,2566,90\n";
  expect_right(ApiCall::import_published, 401, send(csv, ""));
  expect_right(ApiCall::import_published, 401, send(csv, k_secret));
  add_token(k_now + 100, {"results:import"});
  site.clock.set(k_now + 100);
  expect_right(ApiCall::import_published, 401, send(csv, k_secret));
  site.clock.set(k_now);
  expect_right(ApiCall::import_published, 201, send(csv, k_secret));
  database().write([&](db::Connection& c) {
    portal::TokenStore store(c, hash);
    EXPECT_TRUE(store.find(k_secret)->used_at.has_value());
    store.revoke(store.all().front().id, k_now, 1);
  });
  expect_right(ApiCall::import_published, 401, send(csv, k_secret));
}

DB_TEST(ApiTest, a_token_without_the_scope_may_not)
{
  add_token(k_now + 100, {"something:else"});
  expect_right(ApiCall::import_published, 403, send("agency,fiscal_year,total\nA-1,2566,90\n", k_secret));
}

DB_TEST(ApiTest, a_file_with_faults_takes_nothing_and_one_counts_once)
{
  add_token(k_now + 100, {"results:import"});
  const http::Response faulty = send(
      "agency,fiscal_year,total\nA-9,2566,90\nองค์การบริหารส่วนตำบลระเว,2566,90\nA-1,2544,90\nA-1,2566,90\nA-1,2566,91\n",
      k_secret);
  expect_right(ApiCall::import_published, 422, faulty);
  EXPECT_EQ(json(faulty)["errors"].size(), 4U) << Portal::body(faulty);
  site.live.renew();
  EXPECT_TRUE(json(ask(ApiCall::rounds))["data"].empty());
  const std::string csv = "agency,fiscal_year,total\nA-1,2566,90\n";
  expect_right(ApiCall::import_published, 201, send(csv, k_secret));
  expect_right(ApiCall::import_published, 409, send(csv, k_secret));
  site.live.renew();
  EXPECT_EQ(json(ask(ApiCall::agency, {{"agency", rawe}}))["data"]["results"][0]["total"], 90);
  EXPECT_EQ(json(ask(ApiCall::agency, {{"agency", rawe}}))["data"]["results"][0]["round"], Json(nullptr));
}

DB_TEST(ApiTest, links_that_are_put_replace_those_before_and_twice_is_once)
{
  open_disclosure();
  add_disclosure_token(world.rawe);
  const http::Response first = disclose(
      "o1",
      R"({"links": [{"url": "a.example/1", "note": "chart"}, {"url": "https://a.example/2"}], "explanation": "x"})");
  expect_right(ApiCall::put_disclosure, 200, first);
  const Json stored = json(first)["data"];
  EXPECT_EQ(stored["links"][0]["url"], "https://a.example/1") << "a scheme that is missing is added, as in the form";
  EXPECT_EQ(stored["state"], "in_work");
  EXPECT_EQ(stored["revision"], 1);
  EXPECT_EQ(first.headers.get("ETag"), "\"1\"");
  EXPECT_EQ(count("disclosure_change WHERE act = 'imported' AND reason = 'web site' AND field = 'link'"), 2);
  EXPECT_EQ(count("audit_entry WHERE act = 'disclosure.api'"), 1);

  const std::string turned =
      R"({"links": [{"url": "https://a.example/2"}, {"url": "https://a.example/1", "note": "chart"}]})";
  const Json second = json(disclose("o1", turned))["data"];
  EXPECT_EQ(second["links"][1]["id"], stored["links"][0]["id"]) << "the same link, with what was seen there";
  EXPECT_EQ(second["explanation"], "x") << "it was not sent";
  EXPECT_EQ(second["revision"], 2);
  const Json again = json(disclose("o1", turned))["data"];
  EXPECT_EQ(again, second);
  EXPECT_EQ(count("audit_entry WHERE act = 'disclosure.api'"), 2) << "nothing changed, nothing is noted";
  EXPECT_EQ(json(disclose("o1", ""))["data"], second);

  EXPECT_EQ(json(disclose("o1", R"({"links": []})", "\"2\""))["data"]["links"].size(), 0U);
  const http::Response overtaken = disclose("o1", turned, "\"2\"");
  expect_right(ApiCall::put_disclosure, 412, overtaken);
  expect_right(ApiCall::put_disclosure, 412, disclose("o1", turned, "W/3"));
  EXPECT_EQ(json(overtaken)["errors"][0]["code"], "disclosures.sent_overtaken");
}

DB_TEST(ApiTest, all_faults_of_links_are_named_with_their_places)
{
  open_disclosure();
  add_disclosure_token(world.rawe);
  const http::Response faulty =
      disclose("o1", R"({"links": [{"url": "https://a.example/1"}, {"url": "javascript:x"}, {"note": 5}, 7,
                          {"url": "https://a.example/1", "colour": "red"}], "explanation": ["x"], "state": "checked"})");
  expect_right(ApiCall::put_disclosure, 422, faulty);
  std::string found;
  const Json answered = json(faulty);
  for (const Json& error : answered["errors"])
    found += error["field"].get<std::string>() + " " + error["code"].get<std::string>() + "\n";
  EXPECT_EQ(found,
            "/state disclosures.sent_unknown\n"
            "/links/1/url disclosures.sent_url\n"
            "/links/2/note disclosures.sent_no_text\n"
            "/links/2/url disclosures.sent_url\n"
            "/links/3 disclosures.sent_no_object\n"
            "/links/4/colour disclosures.sent_unknown\n"
            "/links/4/url disclosures.link_twice\n"
            "/explanation disclosures.sent_no_text\n");
  for (const char* body : {"{", "[]", "{\"links\": 1}", "{\"links\": null}", "\xFF"})
    expect_right(ApiCall::put_disclosure, 422, disclose("o1", body));
  std::string many = R"({"links": [)";
  for (int i = 0; i <= 50; ++i)
    many += std::string(i == 0 ? "" : ",") + R"({"url": "https://a.example/)" + std::to_string(i) + "\"}";
  expect_right(ApiCall::put_disclosure, 422, disclose("o1", many + "]}"));
  const std::string note(301, 'n');
  expect_right(ApiCall::put_disclosure, 422,
               disclose("o1", R"({"links": [{"url": "https://a.example/1", "note": ")" + note + "\"}]}"));
  expect_right(ApiCall::put_disclosure, 415, disclose("o1", R"({"links": []})", {}, 0, "text/csv"));
  EXPECT_EQ(count("disclosure_link"), 0);
}

DB_TEST(ApiTest, what_is_locked_or_checked_or_anothers_is_not_put)
{
  open_disclosure();
  const std::string body = R"({"links": [{"url": "https://a.example/1"}]})";
  expect_right(ApiCall::put_disclosure, 401, disclose("o1", body));
  add_disclosure_token(world.rawe);
  expect_right(ApiCall::put_disclosure, 404, disclose("o1", body, {}, world.namesake));
  expect_right(ApiCall::disclosure, 404, disclose("o1", "", {}, world.namesake));
  expect_right(ApiCall::put_disclosure, 404, disclose("o99", body));
  expect_right(ApiCall::put_disclosure, 200, disclose("o1", body));
  database().write([&](db::Connection& c) { c.execute("UPDATE disclosure_entry SET state = 'checked'"); });
  expect_right(ApiCall::put_disclosure, 200, disclose("o1", body));
  const http::Response checked = disclose("o1", R"({"links": []})");
  expect_right(ApiCall::put_disclosure, 409, checked);
  EXPECT_EQ(json(checked)["errors"][0]["code"], "disclosures.is_checked");

  database().write([&](db::Connection& c) {
    disclosures::SubmissionStore(c).submit(disclosing, world.rawe, "digest", {1, k_now, {}});
  });
  const http::Response locked = disclose("o2", body);
  expect_right(ApiCall::put_disclosure, 409, locked);
  EXPECT_EQ(json(locked)["errors"][0]["code"], "disclosures.lock.submitted");
  EXPECT_EQ(json(disclose("o2", ""))["data"]["lock"], "submitted") << "it can still be read";
  EXPECT_EQ(count("disclosure_link"), 1);
}

}  // namespace
