// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/item_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/disclosures/item_parts_pages.hpp"

namespace disclosures {
namespace {

using html::Values;
using html::Word;

const html::Field& comment_field()
{
  static const html::Field k_field{
      .name = "words", .label = Word{"disclosures.comment"}, .hint = Word{"disclosures.comment_hint"}};
  return k_field;
}

/// What the buttons below an entry do, for those who see them.
struct Acts {
  bool edit = false;
  bool ready = false;   ///< from in work
  bool reopen = false;  ///< from ready or checked
  bool check = false;
  bool give_back = false;
};

Acts acts_on(const Place& place, const Entry& entry)
{
  Acts acts;
  if (place.lock != Lock::none || !place.party.works_on(entry)) return acts;
  const bool checked = entry.state == EntryState::checked;
  const bool coordinates = place.party.coordinates;
  acts.edit = coordinates || !checked;
  acts.ready = !entry.is_done() && entry.says_something();
  acts.reopen = entry.state == EntryState::ready;
  acts.check = coordinates && !checked && entry.says_something();
  acts.give_back = coordinates && entry.is_done();
  return acts;
}

/// Nothing where the button was not there for that person.
std::optional<std::pair<EntryState, EntryAct>> moved(const Acts& acts, std::string_view then)
{
  if (then == "ready" && acts.ready) return std::pair(EntryState::ready, EntryAct::ready);
  if (then == "reopened" && acts.reopen) return std::pair(EntryState::in_work, EntryAct::reopened);
  if (then == "checked" && acts.check) return std::pair(EntryState::checked, EntryAct::checked);
  return std::nullopt;
}

void add_files(Values& values, const Place& place, const Entry& entry, const std::vector<FileRevision>& revisions,
               bool may_edit, util::Language language)
{
  values.list("files");
  for (const File& file : entry.files) {
    const std::string path = place.path_of(entry.item) + "/files/" + std::to_string(file.id);
    Values shown = Values()
                       .set("name", file.name)
                       .set("href", path)
                       .set("size", size_text(file.bytes))
                       .set("sha256", file.sha256)
                       .set("remove", may_edit ? path + "/remove" : std::string())
                       .list("older");
    for (const FileRevision& one : revisions) {
      if (one.removed || one.file.name != file.name || one.file.revision >= file.revision) continue;
      shown.add("older", Values()
                             .set("revision", one.file.revision)
                             .set("added", time_text(one.added_at, language))
                             .set("href", place.path_of(entry.item) + "/files/" + std::to_string(one.file.id)));
    }
    values.add("files", std::move(shown));
  }
}

void add_advice(Values& values, const AdviceOn& advice, const Place& place, const framework::Item& item,
                util::Language language)
{
  const auto known = advice ? advice(item.code, place.framework->fiscal_year) : std::nullopt;
  values.set("advised", known.has_value())
      .set("usual_faults", known ? known->usual_faults.in(language) : std::string())
      .set("improve", known ? known->improve.in(language) : std::string());
}

void add_neighbours(Values& values, const Place& place, const std::vector<Entry>& entries, const std::string& item)
{
  std::string before;
  std::string after;
  bool passed = false;
  for (const Entry& entry : entries) {
    if (entry.item == item) {
      passed = true;
    } else if (place.party.sees(entry)) {
      if (passed && after.empty()) after = entry.item;
      if (!passed) before = entry.item;
    }
  }
  values.set("before", before.empty() ? std::string() : place.path_of(before))
      .set("after", after.empty() ? std::string() : place.path_of(after))
      .set("before_item", before)
      .set("after_item", after);
}

void add_entry(Values& values, const Place& place, const Entry& entry, const Acts& acts, std::int64_t today,
               util::Language language)
{
  values.set("state", entry_tag(entry.state))
      .set("unit", entry.unit ? html::Phrase(place.unit_name(entry.unit)) : Word{"disclosures.no_unit"})
      .set("person", entry.person)
      .set("due", day_text(entry.due_day, language))
      .set("late", entry.is_overdue(today))
      .set("explanation", entry.explanation)
      .set("links", link_values(entry.links))
      .set("any_links", !entry.links.empty())
      .set("any_files", !entry.files.empty())
      .set("revision", entry.revision)
      .set("may_edit", acts.edit)
      .set("may_ready", acts.ready)
      .set("may_reopen", acts.reopen)
      .set("may_check", acts.check)
      .set("may_give_back", acts.give_back)
      .set("moves", acts.ready || acts.reopen || acts.check);
}

}  // namespace

site::Answer ItemPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    return shown(connection, request, place, seen_entry(connection, place, request), html::Form());
  });
}

site::View ItemPages::shown(db::Connection& connection, const http::Request& request, const Place& place,
                            const Entry& entry, const html::Form& form) const
{
  const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
  const util::Language language = messages.language();
  const framework::Item& item = item_in_path(place, request);
  const Acts acts = acts_on(place, entry);
  const LastYear last = LastYearStore(connection).before(place.cycle, *place.framework, place.agency());
  const HistoryStore history(connection);
  site::View view{.title = item.code + " " + item.title.in(language), .view = "disclosures/item"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_disclosures(place, Word{"disclosures.item", {{"item", item.code}}});
  view.values.set("summary", html::error_summary(form))
      .set("heading", item.code + " " + item.title.in(language))
      .set("path", place.path_of(item.code))
      .set("locked", place.lock != Lock::none && place.party.works_on(entry))
      .set("lock", lock_word(place.lock))
      .set("asked", asked_values(place, item, language))
      .set("history", history_values(place, history.history(place.cycle.id, place.agency(), item.code), messages))
      .set("comment", html::text_area(form, comment_field(), 3))
      .set("send", html::button(Word{"disclosures.comment_send"}, html::ButtonKind::secondary))
      .set("may_comment", place.party.works_on(entry) && place.cycle.is_open())
      .set("last_year", false)
      .list("comments");
  add_entry(view.values, place, entry, acts, today_of(parts_.clock), language);
  add_files(view.values, place, entry, EntryStore(connection).file_revisions(place.cycle.id, place.agency(), item.code),
            acts.edit, language);
  add_advice(view.values, parts_.advice, place, item, language);
  add_neighbours(view.values, place, all_entries(connection, place), item.code);
  if (const auto before = last.entries.find(item.code); before != last.entries.end())
    view.values.set("last_year", last_year_values(last, before->second));
  for (const Comment& comment : history.comments(place.cycle.id, place.agency(), item.code))
    view.values.add(
        "comments",
        Values().set("at", time_text(comment.at, language)).set("by", comment.by).set("words", comment.words));
  return view;
}

site::Answer ItemPages::comment(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> refused;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    refused.reset();
    const Place place = place_of(connection, request, visitor);
    const Entry entry = seen_entry(connection, place, request);
    if (!place.party.works_on(entry) || !place.cycle.is_open()) throw http::NotFound("only to be read");
    path = place.path_of(entry.item);
    html::Form form(request.form);
    const std::string words = form.text(comment_field(), {.at_most = k_longest_comment, .lines = true});
    if (!form.ok()) {
      refused = shown(connection, request, place, entry, form);
      return;
    }
    HistoryStore(connection).comment(entry, words, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "disclosure.comment", place.object(entry.item));
  });
  if (refused) return std::move(*refused);
  return parts_.site.done(request, path, Word{"disclosures.comment_sent"});
}

site::Answer ItemPages::move(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  Word told;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    Entry entry = open_entry(connection, place, request);
    path = place.path_of(entry.item);
    const std::string item = entry.item;
    // The page was given out for another state of the entry: look again before it is called ready.
    const auto to = moved(acts_on(place, entry), request.form.get("then"));
    if (!to || request.form.get("revision") != std::to_string(entry.revision)) {
      told = Word{"disclosures.changed_meanwhile"};
      return;
    }
    entry.state = to->first;
    EntryStore(connection).save(entry, to->second, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure." + std::string(code(to->second)), place.object(item));
    told = Word{"disclosures.moved." + std::string(code(to->second)), {{"item", item}}};
  });
  return parts_.site.done(request, path, told);
}

namespace {

site::View return_view(const Place& place, const Entry& entry, const html::Form& form)
{
  site::View view{.title = Word{"disclosures.give_back"}, .view = "disclosures/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_item(place, entry.item, Word{"disclosures.give_back"});
  view.values.set("summary", html::error_summary(form))
      .set("heading", Word{"disclosures.give_back"})
      .set("explanation", Word{"disclosures.give_back_explanation", {{"item", entry.item}}})
      .set("warning_text", "")
      .set("digest", "")
      .set("submission", "")
      .set("reason", html::text_area(form, reason_field(), 4))
      .set("button", html::button(Word{"disclosures.give_back"}))
      .set("action", place.path_of(entry.item) + "/return")
      .set("back", place.path_of(entry.item))
      .list("problems");
  return view;
}

/// The entry where the coordinator may give it back; sent to its page otherwise.
Entry done_entry(db::Connection& connection, const Place& place, const http::Request& request)
{
  Entry entry = open_entry(connection, place, request);
  if (!place.party.coordinates) throw http::NotFound("for the coordinator");
  if (!entry.is_done()) throw http::SeeOther(place.path_of(entry.item));
  return entry;
}

}  // namespace

site::Answer ItemPages::return_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    return return_view(place, done_entry(connection, place, request), html::Form());
  });
}

site::Answer ItemPages::give_back(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> refused;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    refused.reset();
    const Place place = place_of(connection, request, visitor);
    Entry entry = done_entry(connection, place, request);
    path = place.path_of(entry.item);
    html::Form form(request.form);
    const std::string reason = read_reason(form);
    if (!form.ok()) {
      refused = return_view(place, entry, form);
      return;
    }
    entry.state = EntryState::in_work;
    EntryStore(connection).save(entry, EntryAct::returned, {visitor.account, parts_.clock.now(), reason});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure.returned", place.object(entry.item), reason);
  });
  if (refused) return std::move(*refused);
  return parts_.site.done(request, path, Word{"disclosures.given_back"});
}

}  // namespace disclosures
