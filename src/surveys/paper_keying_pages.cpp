// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/paper_keying_pages.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/surveys/interview_place_pages.hpp"
#include "src/surveys/paper_store.hpp"

namespace surveys {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_differences_at_once = 50;

struct SheetPlace {
  std::int64_t pass = 1;
  std::int64_t sheet = 1;
};

SheetPlace sheet_of(const http::Request& request, const PaperBatch& batch)
{
  const SheetPlace place{site::id_in_path(request, "pass"), site::id_in_path(request, "sheet")};
  if (place.pass > k_passes || place.sheet > batch.sheets) throw http::NotFound();
  return place;
}

/// "1 = never, 2 = …" once for each scale of the questionnaire.
std::vector<std::string> legend_of(const Questionnaire& asked, util::Language language)
{
  std::vector<std::string> legend;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    const framework::Scale& scale = asked.scale(i);
    std::string line;
    for (std::size_t position = 1; position <= scale.levels.size(); ++position) {
      line += (position == 1 ? "" : ", ") + std::string(1, level_character(position)) + " = " +
              scale.levels[position - 1].label.in(language);
    }
    if (std::ranges::find(legend, line) == legend.end()) legend.push_back(std::move(line));
  }
  return legend;
}

html::Phrase answer_phrase(const framework::Scale& scale, char character, util::Language language)
{
  const auto position = position_of(character, scale);
  if (!position || *position == 0) return Word{"surveys.paper_no_answer"};
  return std::string(1, character) + " = " + scale.levels[*position - 1].label.in(language);
}

html::Field difference_field(const BatchPlace& found, const SheetDifference& difference, util::Language language)
{
  const std::string number = std::to_string(difference.question + 1);
  return {
      .name = "s" + std::to_string(difference.sheet) + "q" + number,
      .label = Word{"surveys.paper_difference", {{"sheet", std::to_string(difference.sheet)}, {"question", number}}},
      .hint = found.asked.question(difference.question).wording.in(language)};
}

std::vector<SheetDifference> differing_now(PaperStore& store, const PaperBatch& batch)
{
  auto all = surveys::differences(store.keyed(batch.id, 1), store.keyed(batch.id, 2));
  if (all.size() > k_differences_at_once) all.resize(k_differences_at_once);
  return all;
}

std::vector<html::Link> way_to_batch(const AgencyPlace& place, const PaperBatch& batch, html::Phrase here)
{
  return {
      {Word{"surveys.paper_title"}, paper_path(place)}, {batch.name, batch_path(batch)}, {std::move(here), "", true}};
}

}  // namespace

site::View PaperKeyingPages::sheet_view(const http::Request& request, const AgencyPlace& place, const BatchPlace& found,
                                        const html::Form& form) const
{
  const util::Language language = site::language_of(request);
  const SheetPlace at = sheet_of(request, found.batch);
  const Word heading{"surveys.paper_sheet",
                     {{"sheet", std::to_string(at.sheet)}, {"sheets", std::to_string(found.batch.sheets)}}};
  site::View view{.title = heading, .view = "surveys/paper_sheet"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_batch(place, found.batch, heading);
  view.values.set("name", found.batch.name)
      .set("part", part_name(found.asked, language))
      .set("heading", heading)
      .set("pass", at.pass)
      .set("summary", html::error_summary(form))
      .set("legend", legend_of(found.asked, language))
      .set("save", html::button(Word{"surveys.paper_next"}))
      .list("questions");
  for (std::size_t i = 0; i < found.asked.questions.size(); ++i) {
    const framework::Question& question = found.asked.question(i);
    const html::Field field{.name = question.code,
                            .label = std::to_string(i + 1) + ". " + question.wording.in(language)};
    view.values.add("questions", html::text_input(form, field, {.autocomplete = "off", .width = 2}));
  }
  return view;
}

site::Answer PaperKeyingPages::form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const BatchPlace found = open_batch_of(connection, place, request);
    const SheetPlace at = sheet_of(request, found.batch);
    util::Fields kept;
    const auto keyed = PaperStore(connection).keyed(found.batch.id, at.pass, at.sheet);
    for (std::size_t i = 0; keyed && i < keyed->size() && i < found.asked.questions.size(); ++i)
      kept.add(found.asked.question(i).code, std::string(1, (*keyed)[i]));
    return sheet_view(request, place, found, html::Form(std::move(kept)));
  });
}

site::Answer PaperKeyingPages::key(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  return database_.write([&](db::Connection& connection) -> site::Answer {
    const BatchPlace found = open_batch_of(connection, place, request);
    const SheetPlace at = sheet_of(request, found.batch);
    html::Form form(request.form);
    const ReadAnswers read = read_sheet(found.asked, request.form);
    form.refuse(read.problems);
    if (!form.ok()) return sheet_view(request, place, found, form);
    PaperStore store(connection);
    store.key(found.batch.id, at.pass, at.sheet, read.answers);
    const auto next = store.next(found.batch, at.pass);
    if (!next) return site_.done(request, batch_path(found.batch), Word{"surveys.paper_pass_done"});
    return http::see_other(batch_path(found.batch) + "/keying/" + std::to_string(at.pass) + "/" +
                           std::to_string(*next));
  });
}

site::View PaperKeyingPages::differences_view(const http::Request& request, const AgencyPlace& place,
                                              const BatchPlace& found, const std::vector<SheetDifference>& differing,
                                              const html::Form& form) const
{
  const util::Language language = site::language_of(request);
  site::View view{.title = Word{"surveys.paper_differences"}, .view = "surveys/paper_differences"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_batch(place, found.batch, Word{"surveys.paper_differences"});
  view.values.set("name", found.batch.name)
      .set("summary", html::error_summary(form))
      .set("any", !differing.empty())
      .set("back", batch_path(found.batch))
      .set("save", html::button(Word{"surveys.paper_settle"}))
      .list("questions");
  for (const SheetDifference& one : differing) {
    const framework::Scale& scale = found.asked.scale(one.question);
    const std::vector<html::Option> options{{std::string(1, one.first), answer_phrase(scale, one.first, language)},
                                            {std::string(1, one.second), answer_phrase(scale, one.second, language)}};
    view.values.add("questions",
                    html::radios(form, difference_field(found, one, language), options, {.in_line = true}));
  }
  return view;
}

site::Answer PaperKeyingPages::differences(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const BatchPlace found = open_batch_of(connection, place, request);
    PaperStore store(connection);
    return differences_view(request, place, found, differing_now(store, found.batch), html::Form());
  });
}

site::Answer PaperKeyingPages::settle(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  return database_.write([&](db::Connection& connection) -> site::Answer {
    const BatchPlace found = open_batch_of(connection, place, request);
    PaperStore store(connection);
    const auto differing = differing_now(store, found.batch);
    const util::Language language = site::language_of(request);
    html::Form form(request.form);
    Sheets settled;
    for (const SheetDifference& one : differing) {
      const std::array<std::string, 2> offered{std::string(1, one.first), std::string(1, one.second)};
      const std::string chosen = form.choice(difference_field(found, one, language), offered);
      if (chosen.empty()) continue;
      const auto [sheet, fresh] = settled.try_emplace(one.sheet);
      if (fresh) sheet->second = store.keyed(found.batch.id, 1, one.sheet).value();
      sheet->second[one.question] = chosen.front();
    }
    if (!form.ok()) return differences_view(request, place, found, differing, form);
    // The page shows only so many at once: of a sheet with more, the second pass keeps what was not asked yet.
    for (const auto& [sheet, answers] : settled) {
      std::string second = store.keyed(found.batch.id, 2, sheet).value();
      for (const SheetDifference& one : differing) {
        if (one.sheet == sheet) second[one.question] = answers[one.question];
      }
      store.key(found.batch.id, 1, sheet, answers);
      store.key(found.batch.id, 2, sheet, second);
    }
    return site_.done(request, batch_path(found.batch), Word{"surveys.paper_settled"});
  });
}

}  // namespace surveys
