// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/answers_exchange_pages.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/util/csv.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/import_store.hpp"
#include "src/surveys/interview_place_pages.hpp"

namespace surveys {
namespace {

using html::Values;
using html::Word;

const html::Field k_answers_field{
    .name = "file", .label = Word{"surveys.import_file"}, .hint = Word{"surveys.import_hint"}};
constexpr std::size_t k_faults_shown = 100;
constexpr std::size_t k_agencies_shown = 500;
constexpr std::size_t k_export_piece = std::size_t{64} * 1024;

std::string exchange_path(const RoundPlace& place)
{
  return "/cycles/" + std::to_string(place.round->cycle) + "/answers";
}

std::string round_object(const RoundPlace& place)
{
  return "cycle " + std::to_string(place.round->cycle);
}

std::vector<std::string> said_problems(const util::Problems& problems, const html::Words& words)
{
  std::vector<std::string> lines;
  for (const util::Problem& problem : problems) {
    if (lines.size() == k_faults_shown) break;
    lines.push_back(words.messages().say(problem));
  }
  return lines;
}

/// The answers of one agency to one part, each in a text of its own. Conflict where the round changed since they were
/// looked through.
std::vector<Submission> submissions_of_survey(const Round& round, const Survey& survey, std::string_view answers)
{
  const auto asked = questionnaire(*round.framework, survey.instrument, survey.part);
  if (!asked || !round.agencies.contains(survey.agency) || answers.size() % asked->questions.size() != 0)
    throw http::Conflict("the round changed since the answers were looked through");
  const std::size_t each = asked->questions.size();
  std::vector<Submission> submissions;
  submissions.reserve(answers.size() / each);
  for (std::size_t at = 0; at < answers.size(); at += each) {
    if (!fits(*asked, answers.substr(at, each))) throw http::Conflict("the round's questions changed meanwhile");
    submissions.push_back(
        {.survey = survey, .answers = std::string(answers.substr(at, each)), .receipt = {}, .repeated = false});
  }
  return submissions;
}

/// How many respondents there are for each of the round's questionnaires.
std::map<std::int64_t, std::vector<std::int64_t>> counts_of(const Round& round, const AnswersBySurvey& answers)
{
  const std::vector<Questionnaire> asked = questionnaires(*round.framework);
  std::map<std::int64_t, std::vector<std::int64_t>> counts;
  for (const auto& [survey, texts] : answers) {
    auto& of_agency = counts[survey.agency];
    of_agency.resize(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (survey_asked(asked[i], survey.cycle, survey.agency) == survey)
        of_agency[i] += static_cast<std::int64_t>(texts.size() / asked[i].questions.size());
    }
  }
  return counts;
}

}  // namespace

AnswersExchangePages::AnswersExchangePages(db::Database& database, const site::Site& site, const util::Clock& clock,
                                           util::Random& random, const LiveRounds& rounds)
    : database_(database), site_(site), clock_(clock), random_(random), rounds_(rounds)
{
}

site::Answer AnswersExchangePages::exchange(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return exchange_view(request, round_of(request, rounds_), html::Form());
}

site::View AnswersExchangePages::exchange_view(const http::Request& request, const RoundPlace& place,
                                               const html::Form& form) const
{
  const std::string path = exchange_path(place);
  site::View view{.title = Word{"surveys.exchange_title"}, .view = "surveys/exchange"};
  view.has_problems = !form.ok();
  view.values.set("round", place.round->framework->name.in(site::language_of(request)))
      .set("summary", html::error_summary(form))
      .set("file", html::file_input(form, k_answers_field, ".csv,text/csv"))
      .set("save", html::button(Word{"surveys.import_look"}))
      .set("download", html::button(Word{"surveys.export_button"}, html::ButtonKind::secondary))
      .set("export_action", path + "/export")
      .set("import_action", path + "/import")
      .list("faults");
  return view;
}

site::Answer AnswersExchangePages::export_answers(http::Request& request, const accounts::Visitor& visitor)
{
  const RoundPlace place = round_of(request, rounds_);
  const AnswersCsv csv(*place.round);
  const auto file = std::make_shared<http::Upload>(std::filesystem::temp_directory_path());
  std::int64_t rows = 0;
  std::string piece = csv.head();
  database_.read([&](db::Connection& connection) {
    AnswerStore(connection).each(place.round->cycle, [&](const Survey& survey, const std::string& answers) {
      piece += csv.row(survey, answers);
      ++rows;
      if (piece.size() < k_export_piece) return;
      file->append(piece);
      piece.clear();
    });
  });
  file->append(piece);
  file->finish();
  database_.write([&](db::Connection& connection) {
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.export", round_object(place), std::to_string(rows) + " answers");
  });
  const std::string name = site_.words(site::language_of(request)).plain(Word{"surveys.answers_file"});
  return http::attachment(http::FileBody{file->path(), file}, "text/csv; charset=utf-8",
                          name + " " + std::to_string(place.round->framework->fiscal_year) + ".csv");
}

site::Answer AnswersExchangePages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  const RoundPlace place = round_of(request, rounds_);
  html::Form form(request.form);
  const http::Upload* file = request.file(k_answers_field.name);
  if (file == nullptr) {
    form.refuse(k_answers_field, "html.empty");
    return exchange_view(request, place, form);
  }
  const ReadAnswersFile read = read_answers_csv(util::CsvReader::open(file->path()), *place.round);
  if (!read.problems.empty()) {
    form.refuse(k_answers_field, "surveys.import_faults", {{"faults", std::to_string(read.problems.size())}});
    site::View view = exchange_view(request, place, form);
    view.values.set("faults", said_problems(read.problems, site_.words(site::language_of(request))));
    return view;
  }
  const auto kept = database_.write([&](db::Connection& connection) -> std::optional<std::int64_t> {
    ImportStore store(connection);
    if (store.was_taken(place.round->cycle, file->sha256())) return std::nullopt;
    return store.keep({place.round->cycle, file->file_name, file->sha256(), read.answers}, visitor.account,
                      clock_.now());
  });
  if (!kept) {
    form.refuse(k_answers_field, "surveys.import_again");
    return exchange_view(request, place, form);
  }
  return preview_view(request, place, read, file->file_name, *kept);
}

site::View AnswersExchangePages::preview_view(const http::Request& request, const RoundPlace& place,
                                              const ReadAnswersFile& read, const std::string& file,
                                              std::int64_t preview) const
{
  const util::Language language = site::language_of(request);
  const auto counts = counts_of(*place.round, read.answers);
  site::View view{.title = Word{"surveys.import_preview"}, .view = "surveys/import_preview"};
  view.breadcrumbs = {{Word{"surveys.exchange_title"}, exchange_path(place)},
                      {Word{"surveys.import_preview"}, "", true}};
  view.values.set("file", file)
      .set("round", place.round->framework->name.in(language))
      .set("answers", html::Count{static_cast<long long>(read.rows)})
      .set("agencies", html::Count{static_cast<long long>(counts.size())})
      .set("more", counts.size() > k_agencies_shown)
      .set("shown", html::Count{k_agencies_shown})
      .set("open", place.round->answering)
      .set("action", exchange_path(place) + "/import/" + std::to_string(preview))
      .set("save", html::button(Word{"surveys.import_button"}))
      .set("back", exchange_path(place))
      .list("parts")
      .list("rows");
  for (const Questionnaire& asked : questionnaires(*place.round->framework)) {
    const Survey survey = survey_asked(asked, place.round->cycle, 0);
    view.values.add("parts", Values().set("part", survey.instrument + " " + survey.part));
  }
  std::size_t rows = 0;
  for (const auto& [agency, of_agency] : counts) {
    if (++rows > k_agencies_shown) break;
    Values row = Values().set("name", place.round->agencies.at(agency).name(language)).list("numbers");
    for (const std::int64_t number : of_agency)
      row.add("numbers", Values().set("number", html::Count{number}));
    view.values.add("rows", std::move(row));
  }
  return view;
}

site::Answer AnswersExchangePages::take(http::Request& request, const accounts::Visitor& visitor)
{
  const RoundPlace place = round_of(request, rounds_);
  const std::int64_t preview = site::id_in_path(request, "preview");
  const std::int64_t taken = database_.write([&](db::Connection& connection) {
    ImportStore store(connection);
    const auto kept = store.find(preview, place.round->cycle, visitor.account);
    if (!kept) throw http::Gone("answers that were taken in, or wait longer than a day");
    const auto id = store.add({.cycle = place.round->cycle,
                               .file_name = kept->file_name,
                               .file_sha256 = kept->file_sha256,
                               .answers = 0,
                               .made_at = clock_.now(),
                               .made_by = visitor.account});
    if (!id) throw http::Gone("a file that was taken in meanwhile");
    std::int64_t answers = 0;
    for (const auto& [survey, texts] : kept->answers) {
      const std::vector<Submission> submissions = submissions_of_survey(*place.round, survey, texts);
      AnswerStore(connection).add_imported(submissions, *id, day_of(clock_.now()), random_);
      answers += static_cast<std::int64_t>(submissions.size());
    }
    store.count(*id, answers);
    store.forget(preview);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.import", round_object(place),
             std::to_string(answers) + " answers, SHA-256 " + kept->file_sha256);
    return answers;
  });
  return site_.done(request, exchange_path(place), Word{"surveys.imported", {{"answers", html::grouped(taken)}}});
}

}  // namespace surveys
