// SPDX-License-Identifier: Apache-2.0
#include "survey_world.hpp"

#include <condition_variable>
#include <mutex>

#include "lib/util/embedded.hpp"

#include "src/framework/load.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/code_store.hpp"

namespace survey_test {

std::vector<db::Migration> migrations()
{
  return db::read_migrations(util::embedded_program_files());
}

surveys::Rounds two_agencies()
{
  surveys::Round round{
      .cycle = k_cycle, .framework = framework::embedded_year(2567), .answering = true, .last_day = 30'000};
  round.agencies[k_agency] = {.name_th = "Tambon \"Rawe\" <b>",
                              .name_en = "Rawe",
                              .type = "subdistrict",
                              .province = "34",
                              .province_size = "large",
                              .population = {{"IIT", 46}, {"EIT", 500}},
                              .minima = {{{"EIT", "1"}, 50}}};
  round.agencies[k_other_agency] = {.name_th = "Other", .type = "department", .province = "10"};
  surveys::Rounds rounds;
  rounds.by_cycle.emplace(k_cycle, std::move(round));
  return rounds;
}

util::Fields answered(const surveys::Questionnaire& asked)
{
  util::Fields form;
  for (std::size_t i = 0; i < asked.questions.size(); ++i)
    form.add(asked.question(i).code, "1");
  return form;
}

const site::Site& site()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 's')));
  return k_site;
}

SurveyWorld::SurveyWorld(db::Database& database)
    : intake(database, clock, random,
             [this](const surveys::Survey& survey) {
               const auto now = live.now();
               const surveys::Round* round = now->find(survey.cycle);
               return round != nullptr && round->answering;
             }),
      answering(site(), signer, clock, random, live, intake),
      agency_pages(database, site(), signer, clock, random, live, "https://ita.example",
                   [](const surveys::SlipSheet& sheet) { return "PDF of " + std::to_string(sheet.codes.size()); }),
      national_pages(database, site(), clock, live),
      database_(database)
{
}

http::Response SurveyWorld::ask(Page page, http::Request request)
{
  http::Hooks hooks;
  auto exchange = std::make_shared<http::Exchange>(std::make_shared<const http::Failures>(hooks));
  exchange->request = std::move(request);
  try {
    (answering.*page)(exchange->request, http::Reply(exchange));
  } catch (...) {
    exchange->fail(std::current_exception());
  }
  std::mutex mutex;
  std::condition_variable arrived;
  bool there = false;
  const bool waits = exchange->wait([&] {
    const std::lock_guard lock(mutex);
    there = true;
    arrived.notify_all();
  });
  if (waits) {
    std::unique_lock lock(mutex);
    arrived.wait(lock, [&] { return there; });
  }
  return exchange->take().value();
}

surveys::Questionnaire SurveyWorld::asked(const surveys::Survey& survey) const
{
  return surveys::questionnaire(*rounds.by_cycle.at(survey.cycle).framework, survey.instrument, survey.part).value();
}

std::string SurveyWorld::token(const surveys::Survey& survey)
{
  return surveys::page_path(signer, {survey, 30'000, 0, random.token(18)}).substr(std::string("/answer/").size());
}

std::string SurveyWorld::token_in(const http::Response& redirection)
{
  const std::string location(redirection.headers.get("Location"));
  const std::string begin = "/answer/";
  return location.starts_with(begin) ? location.substr(begin.size()) : "";
}

std::vector<std::string> SurveyWorld::make_codes(const surveys::Survey& survey, std::size_t count)
{
  const std::string secret = random.token();
  std::vector<std::string> codes = surveys::codes_from(secret, count);
  std::vector<std::string> hashes;
  for (const std::string& code : codes)
    hashes.push_back(surveys::code_hash(signer, code));
  database_.write([&](db::Connection& connection) {
    surveys::CodeStore(connection).add(survey, hashes, clock.now(), 1, signer.keyed_hash("test", secret));
  });
  return codes;
}

util::Fields fields(std::initializer_list<std::pair<std::string, std::string>> entries)
{
  return util::Fields(std::vector<std::pair<std::string, std::string>>(entries));
}

http::Request get(std::string path, util::Fields parameters, util::Fields query)
{
  http::Request request;
  request.path = std::move(path);
  request.parameters = std::move(parameters);
  request.query = std::move(query);
  request.client = "192.0.2.7";
  return request;
}

http::Request post(std::string path, util::Fields parameters, util::Fields form)
{
  http::Request request = get(std::move(path), std::move(parameters));
  request.method = http::Method::post;
  request.form = std::move(form);
  return request;
}

std::string body(const http::Response& response)
{
  return std::get<std::string>(response.body);
}

}  // namespace survey_test
