// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/edit_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/disclosures/entry_form_pages.hpp"
#include "src/disclosures/item_parts_pages.hpp"

namespace disclosures {
namespace {

using html::Word;

constexpr std::string_view k_from_last_year = "last-year";
constexpr int k_conflict = 409;

site::View edit_view(const Place& place, const framework::Item& item, const html::Form& form, util::Language language)
{
  site::View view{.title = Word{"disclosures.edit_title", {{"item", item.code}}}, .view = "disclosures/edit"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_item(place, item.code, Word{"disclosures.edit"});
  view.values = form_values(form);
  view.values.set("summary", html::error_summary(form))
      .set("heading", item.code + " " + item.title.in(language))
      .set("asked", asked_values(place, item, language))
      .set("action", place.path_of(item.code) + "/edit")
      .set("back", place.path_of(item.code))
      .set("confirming", form.typed().get("from") == k_from_last_year)
      .set("conflict", false)
      .set("save", html::button(Word{"disclosures.save"}))
      .set("more", html::button(Word{"disclosures.more_rows"}, html::ButtonKind::secondary, "then", "more"));
  return view;
}

/// What somebody else stored meanwhile, for the person whose form is based on what was before.
site::View conflict_view(db::Connection& connection, const Place& place, const framework::Item& item, const Entry& now,
                         const html::Form& typed, util::Language language)
{
  site::View view = edit_view(place, item, html::Form(rebased(typed.typed(), now)), language);
  view.status = k_conflict;
  const auto history = HistoryStore(connection).history(place.cycle.id, place.agency(), item.code);
  view.values.set("conflict", html::Values()
                                  .set("by", history.empty() ? std::string() : history.front().by)
                                  .set("at", history.empty() ? std::string() : time_text(history.front().at, language))
                                  .set("explanation", now.explanation)
                                  .set("links", link_values(now.links)));
  return view;
}

/// This year's entry with what last year's had besides.
Entry with_last_year(Entry entry, const Entry& last)
{
  if (entry.explanation.empty()) entry.explanation = last.explanation;
  for (const Link& link : last.links) {
    const bool there =
        std::any_of(entry.links.begin(), entry.links.end(), [&](const Link& one) { return one.url == link.url; });
    if (!there) entry.links.push_back({.url = link.url, .note = link.note});
  }
  return entry;
}

/// Only the coordinator changes what he has checked.
bool may_edit(const Place& place, const Entry& entry)
{
  return place.party.coordinates || entry.state != EntryState::checked;
}

/// Locked while somebody was typing: what was typed stays on the screen.
void refuse_where_locked(html::Form& form, const Place& place, const Entry& now)
{
  if (place.lock != Lock::none) {
    form.refuse(util::Problem{{}, lock_word(place.lock).key, {}});
  } else if (!may_edit(place, now)) {
    form.refuse(util::Problem{{}, "disclosures.is_checked", {}});
  }
}

}  // namespace

site::Answer EditPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    Entry entry = open_entry(connection, place, request);
    const framework::Item& item = item_in_path(place, request);
    if (!may_edit(place, entry)) throw http::SeeOther(place.path_of(item.code));
    std::string from;
    if (request.query.get("from") == k_from_last_year) {
      const LastYear last = LastYearStore(connection).before(place.cycle, *place.framework, place.agency());
      if (const auto before = last.entries.find(item.code); before != last.entries.end()) {
        from = k_from_last_year;
        entry = with_last_year(std::move(entry), before->second);
      }
    }
    return edit_view(place, item, html::Form(fields_of(entry, from)), site::language_of(request));
  });
}

site::Answer EditPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    const framework::Item& item = item_in_path(place, request);
    const Entry now = seen_entry(connection, place, request);
    if (!place.party.works_on(now)) throw http::NotFound("only to be read");
    path = place.path_of(item.code);
    html::Form form(request.form);
    if (request.form.get("then") == "more") {
      again = edit_view(place, item, html::Form(with_more_rows(request.form, k_spare_rows)), language);
      again->status = 200;
      return;
    }
    Entry typed = read_entry(form, now);
    refuse_where_locked(form, place, now);
    if (!form.ok()) {
      again = edit_view(place, item, form, language);
      return;
    }
    if (request.form.get("revision") != std::to_string(now.revision)) {
      again = conflict_view(connection, place, item, now, form, language);
      return;
    }
    if (!changes(now, typed).empty()) typed.state = EntryState::in_work;
    const bool confirms = request.form.get("from") == k_from_last_year;
    EntryStore(connection)
        .save(typed, confirms ? EntryAct::confirmed_again : EntryAct::edited,
              {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure.edit", place.object(item.code), std::to_string(typed.links.size()) + " links");
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"disclosures.saved"});
}

}  // namespace disclosures
