// SPDX-License-Identifier: Apache-2.0
#include "interview_world.hpp"

#include <filesystem>

#include "lib/util/files.hpp"

namespace survey_test {

InterviewWorld::InterviewWorld(db::Database& database)
    : SurveyWorld(database),
      contacts(database, site(), clock, random, live, secrets, 30),
      interviews(database, site(), clock, random, live, secrets),
      interviewees({.database = database,
                    .site = site(),
                    .signer = signer,
                    .clock = clock,
                    .random = random,
                    .rounds = live,
                    .intake = intake,
                    .secrets = secrets,
                    .address = "https://ita.example",
                    .send = [this](accounts::Letter letter) { letters.push_back(std::move(letter)); }}),
      paper(database, site(), clock, random, live),
      keying(database, site(), live),
      exchange(database, site(), clock, random, live)
{
}

std::string shown(const site::Answer& answer, util::Language language)
{
  const auto* view = std::get_if<site::View>(&answer);
  if (view == nullptr) {
    const auto& response = std::get<http::Response>(answer);
    return response.status == 303 ? std::string(response.headers.get("Location")) : sent(response);
  }
  html::Values shared;
  shared.set("csrf", "c").set("language", std::string(util::code(language)));
  return site().templates().part(view->view, view->values, site().words(language), shared).html();
}

http::Request with_file(http::Request request, const std::string& name, const std::string& bytes)
{
  http::Upload file(std::filesystem::temp_directory_path());
  file.field = "file";
  file.file_name = name;
  file.append(bytes);
  file.finish();
  request.files.push_back(std::move(file));
  return request;
}

std::string sent(const http::Response& response)
{
  if (const auto* file = std::get_if<http::FileBody>(&response.body)) return util::read_file(file->path);
  return body(response);
}

}  // namespace survey_test
