// SPDX-License-Identifier: Apache-2.0
// Answers out and in as CSV.
#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/csv.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answers_csv.hpp"
#include "src/surveys/import_store.hpp"
#include "src/surveys/national_survey_pages.hpp"

namespace surveys {
namespace {

using html::Values;
using html::Word;

const html::Field k_file_field{
    .name = "file", .label = Word{"surveys.import_file"}, .hint = Word{"surveys.import_hint"}};
constexpr std::size_t k_shown_faults = 100;

std::string cycle_words(const RoundPlace& place)
{
  return "cycle " + std::to_string(place.round->cycle);
}

std::vector<std::string> said(const util::Problems& problems, const html::Words& words)
{
  std::vector<std::string> lines;
  for (const util::Problem& problem : problems) {
    if (lines.size() == k_shown_faults) break;
    lines.push_back(words.messages().say(problem));
  }
  return lines;
}

}  // namespace

site::Answer NationalSurveyPages::exchange(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return exchange_view(request, round_of(request, rounds_), html::Form());
}

site::View NationalSurveyPages::exchange_view(const http::Request& request, const RoundPlace& place,
                                              const html::Form& form) const
{
  const std::string path = "/cycles/" + std::to_string(place.round->cycle) + "/answers";
  site::View view{.title = Word{"surveys.exchange_title"}, .view = "surveys/exchange"};
  view.has_problems = !form.ok();
  view.values.set("round", place.round->framework->name.in(site::language_of(request)))
      .set("summary", html::error_summary(form))
      .set("file", html::file_input(form, k_file_field, ".csv,text/csv"))
      .set("save", html::button(Word{"surveys.import_button"}))
      .set("download", html::button(Word{"surveys.export_button"}, html::ButtonKind::secondary))
      .set("export_action", path + "/export")
      .set("import_action", path + "/import")
      .list("faults");
  return view;
}

site::Answer NationalSurveyPages::export_answers(http::Request& request, const accounts::Visitor& visitor)
{
  const RoundPlace place = round_of(request, rounds_);
  const AnswersCsv csv(*place.round);
  std::string text = csv.head();
  std::int64_t rows = 0;
  database_.read([&](db::Connection& connection) {
    AnswerStore(connection).each(place.round->cycle, [&](const Survey& survey, const std::string& answers) {
      text += csv.row(survey, answers);
      ++rows;
    });
  });
  database_.write([&](db::Connection& connection) {
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.export", cycle_words(place), std::to_string(rows) + " answers");
  });
  const std::string name = site_.words(site::language_of(request)).plain(Word{"surveys.answers_file"});
  return http::attachment(std::move(text), "text/csv; charset=utf-8",
                          name + " " + std::to_string(place.round->framework->fiscal_year) + ".csv");
}

site::Answer NationalSurveyPages::import_answers(http::Request& request, const accounts::Visitor& visitor)
{
  const RoundPlace place = round_of(request, rounds_);
  html::Form form(request.form);
  const http::Upload* file = request.file(k_file_field.name);
  if (file == nullptr) {
    form.refuse(k_file_field, "html.empty");
    return exchange_view(request, place, form);
  }
  const ReadAnswersFile read = read_answers_csv(util::CsvReader::open(file->path()), *place.round);
  if (!read.problems.empty()) {
    form.refuse(k_file_field, "surveys.import_faults", {{"faults", std::to_string(read.problems.size())}});
    site::View view = exchange_view(request, place, form);
    view.values.set("faults", said(read.problems, site_.words(site::language_of(request))));
    return view;
  }
  std::vector<Submission> submissions;
  submissions.reserve(read.answers.size());
  for (const ImportedAnswer& answer : read.answers)
    submissions.push_back({answer.survey, answer.answers, {}, false});
  const bool fresh = database_.write([&](db::Connection& connection) {
    const auto id = ImportStore(connection)
                        .add({.cycle = place.round->cycle,
                              .file_name = file->file_name,
                              .file_sha256 = file->sha256(),
                              .answers = static_cast<std::int64_t>(submissions.size()),
                              .made_at = clock_.now(),
                              .made_by = visitor.account});
    if (!id) return false;
    AnswerStore(connection).add_imported(submissions, *id, day_of(clock_.now()), random_);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.import", cycle_words(place),
             std::to_string(submissions.size()) + " answers, SHA-256 " + file->sha256());
    return true;
  });
  if (!fresh) {
    form.refuse(k_file_field, "surveys.import_again");
    return exchange_view(request, place, form);
  }
  return site_.done(request, "/cycles/" + std::to_string(place.round->cycle) + "/answers",
                    Word{"surveys.imported", {{"answers", std::to_string(submissions.size())}}});
}

}  // namespace surveys
