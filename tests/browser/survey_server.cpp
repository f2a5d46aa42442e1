// SPDX-License-Identifier: Apache-2.0
// survey_server: the pages of respondents on a free port, with the round of tests/src/surveys/survey_world.hpp on a
// fresh SQLite database and a clock that stands still, for answering.mjs. Prints the address of the public link; ends
// when its input does.
#include <iostream>
#include <thread>

#include "lib/html/assets.hpp"
#include "lib/http/server.hpp"
#include "lib/http/static_files.hpp"

#include "src/surveys/asking_pages.hpp"

#include "survey_world.hpp"
#include "tests/lib/db/engines.hpp"

namespace {

using surveys::AnsweringPages;

http::ImmediateHandler page_of(survey_test::SurveyWorld& world, survey_test::SurveyWorld::Page page)
{
  return [&world, page](http::Request& request, http::Reply reply) {
    try {
      (world.answering.*page)(request, std::move(reply));
    } catch (...) {
      std::cerr << "a page threw\n";
    }
  };
}

/// As the gate of the program answers, for somebody who may see everything.
http::Response framed(const http::Request& request, site::Answer answer)
{
  if (auto* response = std::get_if<http::Response>(&answer)) return std::move(*response);
  return survey_test::site().page(request, std::get<site::View>(std::move(answer)), {.csrf = "token"});
}

/// "/set/one-by-one", "/set/screening", "/set/both", "/set/usual" or "/set/closed".
http::Response set_asking(survey_test::SurveyWorld& world, std::string_view what)
{
  world.rounds.by_cycle.at(survey_test::k_cycle).asking = {.one_by_one = what == "one-by-one" || what == "both",
                                                           .screening = what == "screening" || what == "both"};
  world.rounds.by_cycle.at(survey_test::k_cycle).answering = what != "closed";
  world.live.renew();
  return http::text("set");
}

/// Every answer that is stored, one a line.
http::Response stored_answers(db::Database& database)
{
  std::string lines;
  database.read([&](db::Connection& connection) {
    for (const std::string& answers : connection.query("SELECT answers FROM survey_answer").all<std::string>())
      lines += answers + "\n";
  });
  return http::text(lines);
}

http::Router routes_of(survey_test::SurveyWorld& world, db::Database& database)
{
  auto files = std::make_shared<http::StaticFiles>();
  for (const html::Asset& asset : html::assets())
    files->add(asset.address.substr(std::string_view("/static/").size()), asset.bytes);
  http::Router router;
  router.add(http::get_now("/survey/{link}", page_of(world, &AnsweringPages::start)));
  router.add(http::post_now("/survey/{link}", page_of(world, &AnsweringPages::begin)));
  router.add(http::get_now("/code", page_of(world, &AnsweringPages::code_form)));
  router.add(http::post_now("/code", page_of(world, &AnsweringPages::use_code)));
  router.add(http::get_now("/answer/{token}", page_of(world, &AnsweringPages::form)));
  router.add(http::post_now("/answer/{token}", page_of(world, &AnsweringPages::send)));
  router.add(http::get("/static/{name...}", [files](http::Request& request) {
    return files->answer(request.parameters.get("name"), request);
  }));
  router.add(http::get("/agencies/{agency}/cycles/{cycle}/surveys", [&world](http::Request& request) {
    return framed(request, world.agency_pages.overview(request, world.visitor));
  }));
  router.add(http::get("/receipts/{cycle}/{agency}/{instrument}", [&world](http::Request& request) {
    return framed(request, world.national_pages.receipts(request, world.visitor));
  }));
  const auto asking = std::make_shared<surveys::AskingPages>(database, survey_test::site(), world.clock, world.live);
  router.add(http::get("/cycles/{cycle}/surveys/asking", [&world, asking](http::Request& request) {
    return framed(request, asking->form(request, world.visitor));
  }));
  router.add(http::get("/set/{what}",
                       [&world](http::Request& request) { return set_asking(world, request.parameters.get("what")); }));
  router.add(http::get("/stored", [&database](http::Request& /*request*/) { return stored_answers(database); }));
  return router;
}

}  // namespace

int main()
{
  const db_test::FreshDatabase fresh(db::Engine::sqlite, survey_test::migrations());
  db::Database database = fresh.open();
  survey_test::SurveyWorld world(database);
  http::ServerOptions options;
  options.listen = {"127.0.0.1:0"};
  options.trusted_proxies = {"127.0.0.0/8"};  // so that people can come from several places
  options.security.content_security_policy = html::k_content_security_policy;
  http::Server server(options, routes_of(world, database));
  std::thread serving([&] { server.run(); });
  std::cout << "http://127.0.0.1:" << server.port() << surveys::link_path(world.signer, survey_test::k_public) << '\n'
            << "http://127.0.0.1:" << server.port() << "/code " << world.make_codes(survey_test::k_staff, 1).front()
            << std::endl;
  std::string line;
  while (std::getline(std::cin, line)) {
  }
  server.stop();
  serving.join();
}
