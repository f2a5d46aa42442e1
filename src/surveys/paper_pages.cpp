// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/paper_pages.hpp"

#include <utility>

#include "lib/html/components.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/import_store.hpp"
#include "src/surveys/interview_place_pages.hpp"
#include "src/surveys/paper_store.hpp"

namespace surveys {
namespace {

using html::Values;
using html::Word;

const html::Field k_batch_name{
    .name = "name", .label = Word{"surveys.paper_name"}, .hint = Word{"surveys.paper_name_hint"}};
const html::Field k_batch_sheets{
    .name = "sheets", .label = Word{"surveys.paper_sheets"}, .hint = Word{"surveys.paper_sheets_hint"}};
const html::Field k_batch_survey{.name = "survey", .label = Word{"surveys.paper_survey"}};

std::vector<html::Option> surveys_of(const AgencyPlace& place, util::Language language)
{
  std::vector<html::Option> options;
  for (const Questionnaire& asked : questionnaires(*place.round->framework)) {
    const Survey survey = survey_asked(asked, place.round->cycle, place.agency);
    options.push_back({survey.instrument + " " + survey.part, part_name(asked, language)});
  }
  return options;
}

std::vector<html::Link> way_to_paper(const AgencyPlace& place, html::Phrase here)
{
  return {{Word{"surveys.overview_title"}, surveys_path({place.round->cycle, place.agency, {}, {}})},
          {Word{"surveys.paper_title"}, paper_path(place)},
          {std::move(here), "", true}};
}

html::Cell state_of(const PaperBatch& batch)
{
  if (batch.ended_how == "stored") return {.text = Word{"surveys.paper_stored"}, .colour = html::Colour::green};
  if (!batch.is_open()) return {.text = Word{"surveys.paper_dropped"}, .colour = html::Colour::grey};
  if (batch.is_keyed()) return {.text = Word{"surveys.paper_keyed"}, .colour = html::Colour::blue};
  return {.text = Word{"surveys.paper_keying"}, .colour = html::Colour::yellow};
}

html::TableShape batches_shape(const AgencyPlace& place)
{
  return {.path = paper_path(place),
          .caption = Word{"surveys.paper_batches"},
          .columns = {{"name", Word{"surveys.paper_name"}, false},
                      {"survey", Word{"surveys.paper_survey"}, false},
                      {"sheets", Word{"surveys.paper_sheets"}, false, true},
                      {"first", Word{"surveys.paper_first"}, false, true},
                      {"second", Word{"surveys.paper_second"}, false, true},
                      {"state", Word{"surveys.contact_state"}, false}},
          .sorted_by = "name"};
}

/// Agreed and complete: nothing is left to do but to store it.
bool is_ready(PaperStore& store, const PaperBatch& batch)
{
  return batch.is_open() && batch.is_keyed() && differences(store.keyed(batch.id, 1), store.keyed(batch.id, 2)).empty();
}

std::vector<Submission> submissions_of(const BatchPlace& found, const Sheets& sheets)
{
  std::vector<Submission> submissions;
  for (const auto& [sheet, answers] : sheets) {
    if (!fits(found.asked, answers)) throw http::Conflict("the round asks other questions than when it was keyed");
    submissions.push_back({.survey = found.batch.survey, .answers = answers, .receipt = {}, .repeated = false});
  }
  return submissions;
}

}  // namespace

std::string paper_path(const AgencyPlace& place)
{
  return "/agencies/" + std::to_string(place.agency) + "/cycles/" + std::to_string(place.round->cycle) + "/paper";
}

std::string batch_path(const PaperBatch& batch)
{
  return "/agencies/" + std::to_string(batch.survey.agency) + "/cycles/" + std::to_string(batch.survey.cycle) +
         "/paper/" + std::to_string(batch.id);
}

BatchPlace batch_of(db::Connection& connection, const AgencyPlace& place, const http::Request& request)
{
  auto batch = PaperStore(connection).find(place.round->cycle, place.agency, site::id_in_path(request, "batch"));
  if (!batch) throw http::NotFound();
  auto asked = questionnaire(*place.round->framework, batch->survey.instrument, batch->survey.part);
  if (!asked) throw http::NotFound();
  return {std::move(*batch), std::move(*asked)};
}

BatchPlace open_batch_of(db::Connection& connection, const AgencyPlace& place, const http::Request& request)
{
  BatchPlace found = batch_of(connection, place, request);
  if (!found.batch.is_open()) throw http::Gone("a batch that was stored or dropped");
  return found;
}

PaperPages::PaperPages(db::Database& database, const site::Site& site, const util::Clock& clock, util::Random& random,
                       const LiveRounds& rounds)
    : database_(database), site_(site), clock_(clock), random_(random), rounds_(rounds)
{
}

site::Answer PaperPages::list(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return listed(request, agency_of(request, rounds_), html::Form());
}

site::View PaperPages::listed(const http::Request& request, const AgencyPlace& place, const html::Form& form)
{
  const util::Language language = site::language_of(request);
  const auto batches = database_.read(
      [&](db::Connection& connection) { return PaperStore(connection).batches(place.round->cycle, place.agency); });
  Values table = html::TableQuery(batches_shape(place), request.query).head();
  table.list("rows");
  for (const PaperBatch& batch : batches) {
    table.add("rows", html::Row({{.text = batch.name, .href = batch_path(batch)},
                                 {.text = batch.survey.instrument + " " + batch.survey.part},
                                 {.text = html::grouped(batch.sheets), .numeric = true},
                                 {.text = html::grouped(batch.keyed_first), .numeric = true},
                                 {.text = html::grouped(batch.keyed_second), .numeric = true},
                                 state_of(batch)}));
  }
  site::View view{.title = Word{"surveys.paper_title"}, .view = "surveys/paper"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"surveys.overview_title"}, surveys_path({place.round->cycle, place.agency, {}, {}})},
                      {Word{"surveys.paper_title"}, "", true}};
  view.values.set("agency", place.about->name(language))
      .set("summary", html::error_summary(form))
      .set("any", !batches.empty())
      .set("table", std::move(table))
      .set("open", place.round->answering)
      .set("action", paper_path(place))
      .set("survey", html::radios(form, k_batch_survey, surveys_of(place, language)))
      .set("name", html::text_input(form, k_batch_name, {.width = 30}))
      .set("sheets", html::text_input(form, k_batch_sheets, {.mode = "numeric", .width = 4}))
      .set("make", html::button(Word{"surveys.paper_make"}));
  return view;
}

site::Answer PaperPages::make(http::Request& request, const accounts::Visitor& visitor)
{
  const AgencyPlace place = agency_of(request, rounds_);
  const auto options = surveys_of(place, site::language_of(request));
  html::Form form(request.form);
  const std::string chosen = form.choice(k_batch_survey, html::values_of(options));
  const std::string name = form.text(k_batch_name, {.at_most = 100});
  const auto sheets = form.whole(k_batch_sheets, {.at_least = 1, .at_most = k_most_sheets});
  if (!place.round->answering) form.refuse(util::Problem{{}, "surveys.paper_not_open", {}});
  if (!form.ok()) return listed(request, place, form);
  const auto survey =
      read_survey(std::to_string(place.round->cycle) + " " + std::to_string(place.agency) + " " + chosen).value();
  const auto id = database_.write([&](db::Connection& connection) {
    const std::int64_t batch = PaperStore(connection).make(survey, name, *sheets, visitor.account, clock_.now());
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.paper_made", survey_object(survey), std::to_string(*sheets) + " sheets");
    return batch;
  });
  return site_.done(request, paper_path(place) + "/" + std::to_string(id), Word{"surveys.paper_made"});
}

site::Answer PaperPages::show(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  site::View view{.title = Word{"surveys.paper_title"}, .view = "surveys/paper_batch"};
  database_.read([&](db::Connection& connection) {
    const auto [batch, asked] = batch_of(connection, place, request);
    PaperStore store(connection);
    const auto differing = differences(store.keyed(batch.id, 1), store.keyed(batch.id, 2)).size();
    const html::Cell state = state_of(batch);
    view.breadcrumbs = way_to_paper(place, batch.name);
    view.values.set("agency", place.about->name(site::language_of(request)))
        .set("name", batch.name)
        .set("part", part_name(asked, site::language_of(request)))
        .set("state", html::tag(state.text, state.colour.value_or(html::Colour::grey)))
        .set("open", batch.is_open())
        .set("answering", place.round->answering)
        .set("sheets", html::Count{batch.sheets})
        .set("path", batch_path(batch))
        .set("differing", html::Count{static_cast<long long>(differing)})
        .set("differs", differing > 0)
        .set("ready", batch.is_open() && batch.is_keyed() && differing == 0)
        .list("passes");
    for (std::int64_t pass = 1; pass <= k_passes; ++pass) {
      const auto next = store.next(batch, pass);
      view.values.add("passes", Values()
                                    .set("pass", pass)
                                    .set("keyed", html::Count{pass == 1 ? batch.keyed_first : batch.keyed_second})
                                    .set("next", next ? std::to_string(*next) : std::string()));
    }
  });
  return view;
}

site::Answer PaperPages::store_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  const PaperBatch batch = database_.read([&](db::Connection& connection) {
    PaperBatch found = open_batch_of(connection, place, request).batch;
    PaperStore store(connection);
    if (!is_ready(store, found)) throw http::Conflict("a batch in which the passes do not agree yet");
    return found;
  });
  site::View view{.title = Word{"surveys.paper_store_question"}, .view = "surveys/confirm"};
  view.breadcrumbs = way_to_paper(place, batch.name);
  view.values.set("confirmation", html::confirmation({.question = Word{"surveys.paper_store_question"},
                                                      .explanation = Word{"surveys.paper_store_explanation",
                                                                          {{"sheets", html::grouped(batch.sheets)}}},
                                                      .warning = Word{"surveys.paper_store_warning"},
                                                      .button = Word{"surveys.paper_store"},
                                                      .action = batch_path(batch) + "/store",
                                                      .back = batch_path(batch)}));
  return view;
}

site::Answer PaperPages::store(http::Request& request, const accounts::Visitor& visitor)
{
  const AgencyPlace place = agency_of(request, rounds_);
  if (!place.round->answering) return site_.done(request, paper_path(place), Word{"surveys.paper_not_open"});
  const auto stored = database_.write([&](db::Connection& connection) {
    const BatchPlace found = open_batch_of(connection, place, request);
    PaperStore store(connection);
    if (!is_ready(store, found.batch)) throw http::Conflict("a batch in which the passes do not agree yet");
    const std::vector<Submission> submissions = submissions_of(found, store.keyed(found.batch.id, 1));
    const auto id = ImportStore(connection)
                        .add({.cycle = place.round->cycle,
                              .file_name = found.batch.name,
                              .file_sha256 = "paper " + std::to_string(found.batch.id),
                              .answers = static_cast<std::int64_t>(submissions.size()),
                              .made_at = clock_.now(),
                              .made_by = visitor.account});
    if (!id) throw http::Gone("a batch that was stored before");
    AnswerStore(connection).add_imported(submissions, *id, day_of(clock_.now()), random_);
    store.end(found.batch.id, visitor.account, clock_.now(), "stored");
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.paper_stored", survey_object(found.batch.survey),
             std::to_string(submissions.size()) + " answers");
    return static_cast<long long>(submissions.size());
  });
  return site_.done(request, paper_path(place), Word{"surveys.paper_was_stored", {{"answers", html::grouped(stored)}}});
}

site::Answer PaperPages::drop_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  const PaperBatch batch =
      database_.read([&](db::Connection& connection) { return open_batch_of(connection, place, request).batch; });
  site::View view{.title = Word{"surveys.paper_drop_question"}, .view = "surveys/confirm"};
  view.breadcrumbs = way_to_paper(place, batch.name);
  view.values.set("confirmation", html::confirmation({.question = Word{"surveys.paper_drop_question"},
                                                      .explanation = batch.name,
                                                      .warning = Word{"surveys.paper_drop_warning"},
                                                      .button = Word{"surveys.paper_drop"},
                                                      .action = batch_path(batch) + "/drop",
                                                      .back = batch_path(batch)}));
  return view;
}

site::Answer PaperPages::drop(http::Request& request, const accounts::Visitor& visitor)
{
  const AgencyPlace place = agency_of(request, rounds_);
  database_.write([&](db::Connection& connection) {
    const PaperBatch batch = open_batch_of(connection, place, request).batch;
    PaperStore(connection).end(batch.id, visitor.account, clock_.now(), "dropped");
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.paper_dropped", survey_object(batch.survey), std::to_string(batch.sheets) + " sheets");
  });
  return site_.done(request, paper_path(place), Word{"surveys.paper_was_dropped"});
}

}  // namespace surveys
