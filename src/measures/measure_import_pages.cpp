// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_import_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/office/read_table.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/waiting_file_store.hpp"
#include "src/measures/measure_import_store.hpp"
#include "src/measures/measure_store.hpp"

namespace measures {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_most_rows_of_measures = 5000;

const html::Field& measures_file_field()
{
  static const html::Field k_field{
      .name = "file", .label = Word{"measure_import.file"}, .hint = Word{"measure_import.file_hint"}};
  return k_field;
}

site::View import_form_view(const Place& place, const html::Form& form)
{
  site::View view{.title = Word{"measure_import.title"}, .view = "measures/import"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_plan(place, Word{"measure_import.title"});
  view.values.set("summary", html::error_summary(form))
      .set("file", html::file_input(form, measures_file_field(), ".xlsx,.csv"))
      .set("send", html::button(Word{"measure_import.look"}))
      .set("path", place.path())
      .set("action", place.path() + "/import");
  return view;
}

MeasureImport import_of(db::Connection& connection, const Place& place, const util::TableRows& table)
{
  const std::vector<Measure> there = MeasureStore(connection).measures(place.agency.id, place.plan.fiscal_year);
  return plan_import(table, {.agency = place.agency.id,
                             .fiscal_year = place.plan.fiscal_year,
                             .framework = *place.framework,
                             .units = place.units,
                             .measures = there});
}

std::vector<std::string> said(const util::Problems& problems, const util::Messages& messages)
{
  std::vector<std::string> texts;
  texts.reserve(problems.size());
  for (const util::Problem& problem : problems)
    texts.push_back(messages.say(problem));
  return texts;
}

std::string units_named(const Place& place, const Measure& measure)
{
  std::string names = measure.lead ? place.unit_name(*measure.lead) : std::string();
  for (const std::int64_t unit : measure.units)
    names += ", " + place.unit_name(unit);
  if (!measure.person.empty()) names += (names.empty() ? "" : ", ") + measure.person;
  return names;
}

std::string joined_by_blanks(const std::vector<std::string>& parts)
{
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : " ") + part;
  return text;
}

Values imported_values(const Place& place, const ImportedMeasure& one, util::Language language)
{
  std::vector<std::string> steps;
  for (const Step& step : one.measure.steps)
    steps.push_back(step.words);
  const auto or_none = [](std::string text) -> html::Phrase {
    if (text.empty()) return Word{"measure_import.shown.none"};
    return text;
  };
  return Values()
      .set("line", one.line)
      .set("heading", one.measure.title)
      .set("state", one.is_there ? html::tag(Word{"measure_import.there"}, html::Colour::grey)
                                 : html::tag(Word{"measure_import.new"}, html::Colour::green))
      .set("steps", steps)
      .set("units", or_none(units_named(place, one.measure)))
      .set("period", period_text(one.measure, language))
      .set("follow_up", or_none(one.measure.follow_up_words))
      .set("weaknesses", or_none(joined_by_blanks(one.measure.weaknesses)))
      .set("any_done", !one.done.empty())
      .set("done", one.done)
      .set("any_outcome", !one.outcome.empty())
      .set("outcome", one.outcome);
}

accounts::Sender sender_of(const Plan& plan, const accounts::Visitor& visitor)
{
  return {.account = visitor.account,
          .purpose = "measures",
          .object = "agency " + std::to_string(plan.agency) + " year " + std::to_string(plan.fiscal_year)};
}

}  // namespace

site::Answer MeasureImportPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    return import_form_view(place, html::Form());
  });
}

site::Answer MeasureImportPages::sample(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  office::List list{.title = messages.say("measure_import.sample"), .headings = {}, .rows = {}};
  for (const ImportColumn column : k_import_columns) {
    const std::string words = messages.say("measure_import.column." + std::string(code(column)));
    list.headings.emplace_back(util::trim(util::split(words, '|').front()));
  }
  parts_.database.read(
      [&](db::Connection& connection) { require_coordinator(place_of(connection, request, visitor)); });
  const office::ListFile file = office::list_file(list, request.query.get("format"), language, parts_.clock.now());
  return http::attachment(file.bytes, file.type, file.name);
}

site::View MeasureImportPages::shown(const http::Request& request, const Place& place, const MeasureImport& plan,
                                     const std::string& file, std::int64_t import, bool changed_meanwhile) const
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  site::View view{.title = Word{"measure_import.preview"}, .view = "measures/import_preview"};
  view.has_problems = plan.faults != 0;
  view.breadcrumbs = way_to_plan(place, Word{"measure_import.preview"});
  const bool adds_something = plan.faults == 0 && plan.count_new() != 0;
  view.values.set("file", file)
      .set("faulty", plan.faults != 0)
      .set("faults", html::Count{static_cast<long long>(plan.faults)})
      .set("problems", said(plan.problems, messages))
      .set("more_faults", plan.faults > plan.problems.size())
      .set("any_remarks", !plan.remarks.empty())
      .set("remarks", said(plan.remarks, messages))
      .set("changed_meanwhile", changed_meanwhile)
      .set("adds_something", adds_something)
      .set("count", html::Count{static_cast<long long>(plan.count_new())})
      .set("digest", adds_something ? plan.digest() : std::string())
      .set("again", place.path() + "/import")
      .set("action", place.path() + "/import/" + std::to_string(import) + "/apply")
      .set("save", html::button(Word{"measure_import.apply"}))
      .list("measures");
  for (const ImportedMeasure& one : plan.measures)
    view.values.add("measures", imported_values(place, one, language));
  return view;
}

site::Answer MeasureImportPages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  const http::Upload* upload = request.file(measures_file_field().name);
  const bool sent = upload != nullptr && upload->size() != 0;
  util::TableRows table;
  if (sent)
    table = office::read_table(util::read_file(upload->path()), upload->file_name,
                               {.rows = k_most_rows_of_measures, .fill_merged = true});
  return parts_.database.write([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    html::Form again(request.form);
    if (!sent) {
      again.refuse(measures_file_field(), "measure_import.no_file");
      return import_form_view(place, again);
    }
    const MeasureImport plan = import_of(connection, place, table);
    std::int64_t import = 0;
    if (plan.faults == 0 && plan.count_new() != 0)
      import = accounts::WaitingFileStore(connection).keep(sender_of(place.plan, visitor), table, parts_.clock.now());
    return shown(request, place, plan, upload->file_name, import, false);
  });
}

site::Answer MeasureImportPages::apply(http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t import = site::id_in_path(request, "import");
  std::optional<site::View> again;
  std::string path;
  std::size_t count = 0;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    accounts::WaitingFileStore waiting(connection);
    const auto table = waiting.find_table(sender_of(place.plan, visitor), import);
    if (!table) throw http::Gone("an import that was done, or is older than a day");
    const MeasureImport plan = import_of(connection, place, *table);
    if (plan.faults != 0 || plan.digest() != request.form.get("digest")) {
      again = shown(request, place, plan, table->name, import, true);
      return;
    }
    count = take_in(connection, plan, {visitor.account, parts_.clock.now(), table->name});
    waiting.forget(import);
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measure.import", place.object(), table->name + ": " + std::to_string(count) + " measures");
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measure_import.done", {{"count", std::to_string(count)}}});
}

}  // namespace measures
