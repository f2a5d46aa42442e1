// SPDX-License-Identifier: Apache-2.0
// The API against its own description: every operation is called, every answer is what its schema says.
#include "lib/http/static_files.hpp"
#include "lib/util/files.hpp"

#include "src/agencies/agency_store.hpp"
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
  std::size_t called = 12;
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

}  // namespace
