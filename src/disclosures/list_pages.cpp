// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/list_pages.hpp"

#include <algorithm>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/office/list.hpp"

#include "src/disclosures/history_store.hpp"
#include "src/disclosures/item_table_pages.hpp"
#include "src/disclosures/progress.hpp"

namespace disclosures {
namespace {

using html::Values;
using html::Word;

Values progress_values(const Place& place, const Progress& progress)
{
  return Values()
      .set("unit", progress.unit ? html::Phrase(place.unit_name(progress.unit)) : Word{"disclosures.no_unit"})
      .set("href", place.path() + "?unit=" + (progress.unit ? std::to_string(*progress.unit) : k_no_unit))
      .set("items", progress.items)
      .set("done", progress.done)
      .set("checked", progress.checked)
      .set("overdue", progress.overdue)
      .set("any_overdue", progress.overdue > 0);
}

/// What may be done with the whole, and by whom: only doors that are open.
void add_doors(site::View& view, const Place& place)
{
  const bool works = place.party.coordinates && place.lock == Lock::none;
  view.values.set("path", place.path())
      .set("may_assign", works)
      .set("may_submit", works)
      .set("may_withdraw", place.party.coordinates && may_withdraw(place.window, place.submission))
      .set("may_settle", place.party.approves && may_settle(place.window, place.submission));
}

void add_whole(site::View& view, const Place& place, const std::vector<HistoryRow>& history, util::Language language)
{
  view.values.set("locked", place.lock != Lock::none).set("lock", lock_word(place.lock));
  const bool returned = place.submission && place.submission->state == SubmissionState::returned;
  view.values.set("returned", returned).set("returned_why", returned ? place.submission->reason : std::string());
  const cycles::Stage& stage = cycles::stage_of(place.calendar, cycles::StageCode::disclosure);
  view.values.set("deadline", stage.last_day()).set("is_open", place.window.disclosure).list("history");
  for (const HistoryRow& row : history)
    view.values.add("history", Values()
                                   .set("at", time_text(row.at, language))
                                   .set("act", Word{"disclosures.act." + row.act})
                                   .set("by", row.by)
                                   .set("reason", row.reason));
}

}  // namespace

site::Answer ListPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    std::vector<Entry> entries = all_entries(connection, place);
    std::erase_if(entries, [&](const Entry& entry) { return !place.party.sees(entry); });
    if (request.query.has("format")) return file(request, place, entries);
    site::View view = shown(request, place, entries);
    add_whole(view, place, HistoryStore(connection).history(place.cycle.id, place.agency(), ""),
              site::language_of(request));
    return view;
  });
}

site::View ListPages::shown(const http::Request& request, const Place& place, const std::vector<Entry>& entries) const
{
  const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
  const std::int64_t today = today_of(parts_.clock);
  const html::TableQuery query(items_shape(place), request.query);
  site::View view{.title = Word{"disclosures.title"}, .view = "disclosures/list"};
  view.breadcrumbs = way_to_disclosures(place, Word{"disclosures.title"});
  view.breadcrumbs.erase(view.breadcrumbs.end() - 2);
  const std::vector<Entry> fitting = asked_for(place, query, entries, today);
  view.values.set("agency", place.agency_name(messages.language()))
      .set("round", place.cycle.name)
      .set("whole", progress_values(place, progress_of(entries, today)))
      .set("narrowing", query.narrowing())
      .set("any", !fitting.empty())
      .set("nothing",
           html::nothing_yet(Word{query.narrowed() ? "disclosures.none_fits" : "disclosures.none_yours"},
                             Word{query.narrowed() ? "disclosures.none_fits_hint" : "disclosures.none_yours_hint"}))
      .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
      .set("csv", html::with_parameter(query.address(), "format", "csv"))
      .list("units");
  for (const Progress& progress : progress_by_unit(entries, today))
    view.values.add("units", progress_values(place, progress));
  view.values.set("items", items_table(place, query, fitting, today, messages));
  add_doors(view, place);
  return view;
}

http::Response ListPages::file(const http::Request& request, const Place& place,
                               const std::vector<Entry>& entries) const
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  const std::int64_t today = today_of(parts_.clock);
  const html::TableQuery query(items_shape(place), request.query);
  office::List list{.title = messages.say("disclosures.title"), .headings = {}, .rows = {}};
  for (const char* column :
       {"item", "title", "state", "unit", "person", "due", "explanation", "url", "note", "file", "sha256"})
    list.headings.push_back(messages.say(std::string("disclosures.column.") + column));
  for (const Entry& entry : asked_for(place, query, entries, today)) {
    const std::vector<std::string> begin{entry.item,
                                         item_of(place, entry).title.in(language),
                                         messages.say("disclosures.state." + std::string(code(entry.state))),
                                         place.unit_name(entry.unit),
                                         entry.person,
                                         day_text(entry.due_day, language),
                                         entry.explanation};
    const auto add = [&](const Link& link, const File& file) {
      list.rows.push_back(begin);
      for (const std::string& cell : {link.url, link.note, file.name, file.sha256})
        list.rows.back().push_back(cell);
    };
    for (const Link& link : entry.links)
      add(link, {});
    for (const File& one : entry.files)
      add({}, one);
    if (entry.links.empty() && entry.files.empty()) add({}, {});
  }
  const office::ListFile made = office::list_file(list, request.query.get("format"), language, parts_.clock.now());
  return http::attachment(made.bytes, made.type, made.name);
}

}  // namespace disclosures
