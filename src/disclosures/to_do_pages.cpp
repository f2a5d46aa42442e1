// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/to_do_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/document.hpp"
#include "lib/thai/fonts.hpp"
#include "lib/thai/thai.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/disclosures/progress.hpp"

namespace disclosures {
namespace {

using html::Values;
using html::Word;

constexpr std::int64_t k_most_officers = 1000;

/// What is still to do, unit by unit; those who see only their units' items have only these.
struct UnitList {
  std::optional<std::int64_t> unit;
  std::vector<Entry> entries;
};

bool is_asked_for(const http::Request& request, const std::optional<std::int64_t>& unit)
{
  const std::string_view wanted =
      request.method == http::Method::post ? request.form.get("unit") : request.query.get("unit");
  return wanted.empty() || wanted == (unit ? std::to_string(*unit) : std::string("none"));
}

std::vector<UnitList> lists_of(db::Connection& connection, const Place& place, const http::Request& request,
                               std::int64_t today)
{
  std::vector<Entry> entries = all_entries(connection, place);
  std::erase_if(entries, [&](const Entry& entry) { return entry.is_done() || !place.party.sees(entry); });
  std::vector<UnitList> lists;
  for (const Progress& progress : progress_by_unit(entries, today)) {
    if (!is_asked_for(request, progress.unit)) continue;
    UnitList list{progress.unit, {}};
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(list.entries),
                 [&](const Entry& entry) { return entry.unit == progress.unit; });
    // What is due first comes first; without a day last, in the framework's order.
    std::stable_sort(list.entries.begin(), list.entries.end(), [](const Entry& a, const Entry& b) {
      return a.due_day.has_value() && (!b.due_day || *a.due_day < *b.due_day);
    });
    lists.push_back(std::move(list));
  }
  return lists;
}

std::string title_of(const Place& place, const Entry& entry, util::Language language)
{
  const framework::Item& item = place.framework->items[place.framework->item(entry.item).value()];
  return item.code + " " + item.title.in(language);
}

std::string unit_text(const Place& place, const UnitList& list, const util::Messages& messages)
{
  return list.unit ? place.unit_name(list.unit) : messages.say("disclosures.no_unit");
}

office::TableCell cell_of(std::string text, bool head = false)
{
  return {.paragraphs = {{{.text = std::move(text), .bold = head}}}, .bold = head, .shaded = head};
}

office::Table table_of(const Place& place, const UnitList& list, const util::Messages& messages)
{
  office::Table table{.caption = unit_text(place, list, messages),
                      .columns = {{.weight = 5}, {.weight = 2}, {.weight = 2}, {.weight = 2}}};
  office::TableRow head;
  for (const char* column : {"item", "person", "due", "state"})
    head.cells.push_back(cell_of(messages.say(std::string("disclosures.column.") + column), true));
  table.head.push_back(std::move(head));
  for (const Entry& entry : list.entries) {
    office::TableRow row;
    for (std::string text :
         {title_of(place, entry, messages.language()), entry.person, day_text(entry.due_day, messages.language()),
          messages.say("disclosures.state." + std::string(code(entry.state)))})
      row.cells.push_back(cell_of(std::move(text)));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string to_do_pdf(const Place& place, const std::vector<UnitList>& lists, const util::Messages& messages,
                      util::UtcSeconds now)
{
  thai::register_fonts();
  office::Document document;
  document.title = messages.say("disclosures.to_do");
  document.title_lines = {document.title, place.agency_name(messages.language()), place.cycle.name};
  document.author = place.agency_name(messages.language());
  document.language = messages.language();
  document.created = std::chrono::sys_seconds(std::chrono::seconds(now));
  for (const UnitList& list : lists)
    document.blocks.emplace_back(table_of(place, list, messages));
  return office::to_pdf(document);
}

site::View to_do_view(const Place& place, const std::vector<UnitList>& lists, const util::Messages& messages,
                      std::int64_t today, bool may_send)
{
  site::View view{.title = Word{"disclosures.to_do"}, .view = "disclosures/to_do"};
  view.breadcrumbs = way_to_disclosures(place, Word{"disclosures.to_do"});
  view.values.set("agency", place.agency_name(messages.language()))
      .set("round", place.cycle.name)
      .set("action", place.path() + "/to-do")
      .set("any", !lists.empty())
      .set("nothing", html::nothing_yet(Word{"disclosures.to_do_none"}))
      .set("pdf", place.path() + "/to-do?format=pdf")
      .list("lists");
  for (const UnitList& list : lists) {
    const std::string unit = list.unit ? std::to_string(*list.unit) : "none";
    Values shown = Values()
                       .set("unit", unit_text(place, list, messages))
                       .set("number", unit)
                       .set("pdf", place.path() + "/to-do?format=pdf&unit=" + unit)
                       .set("may_send", may_send && list.unit.has_value())
                       .list("entries");
    for (const Entry& entry : list.entries)
      shown.add("entries", Values()
                               .set("title", title_of(place, entry, messages.language()))
                               .set("href", place.path_of(entry.item))
                               .set("person", entry.person)
                               .set("due", day_text(entry.due_day, messages.language()))
                               .set("late", entry.is_overdue(today))
                               .set("state", entry_tag(entry.state)));
    view.values.add("lists", std::move(shown));
  }
  return view;
}

/// Addresses of the unit's officers: logins that are e-mail addresses.
std::vector<accounts::Account> officers_with_mail(db::Connection& connection, std::int64_t agency, std::int64_t unit)
{
  std::vector<accounts::Account> found;
  const accounts::PeopleQuestion question{.agency = agency, .role = accounts::Role::officer};
  for (accounts::Account& account : accounts::AccountStore(connection).list(question, k_most_officers, 0)) {
    const bool here = std::any_of(account.grants.begin(), account.grants.end(), [&](const accounts::Grant& grant) {
      return grant.role == accounts::Role::officer && grant.unit == unit;
    });
    const bool open = account.state != accounts::AccountState::closed;
    if (here && open && account.login.find('@') != std::string::npos) found.push_back(std::move(account));
  }
  return found;
}

std::string letter_text(const Place& place, const UnitList& list, const util::Messages& messages,
                        const std::string& address)
{
  std::string text = messages.say("disclosures.letter_begin", {{"unit", unit_text(place, list, messages)},
                                                               {"agency", place.agency_name(messages.language())},
                                                               {"round", place.cycle.name}}) +
                     "\n\n";
  for (const Entry& entry : list.entries) {
    text += "- " + title_of(place, entry, messages.language());
    if (entry.due_day)
      text += " (" + messages.say("disclosures.due_on", {{"day", day_text(entry.due_day, messages.language())}}) + ")";
    text += "\n  " + address + place.path_of(entry.item) + "\n";
  }
  return text;
}

}  // namespace

site::Answer ToDoPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
  const std::int64_t today = today_of(parts_.clock);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const std::vector<UnitList> lists = lists_of(connection, place, request, today);
    if (request.query.get("format") == "pdf")
      return http::attachment(to_do_pdf(place, lists, messages, parts_.clock.now()), "application/pdf",
                              thai::file_name(messages.say("disclosures.to_do")) + ".pdf");
    return to_do_view(place, lists, messages, today, parts_.send && place.party.coordinates);
  });
}

site::Answer ToDoPages::send(http::Request& request, const accounts::Visitor& visitor)
{
  struct Sending {
    std::string path;
    std::vector<accounts::Letter> letters;
  };
  const Sending sending = parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    if (!place.party.coordinates || !parts_.send) throw http::NotFound("no mail, or not the coordinator");
    Sending made{place.path() + "/to-do", {}};
    for (const UnitList& list : lists_of(connection, place, request, today_of(parts_.clock))) {
      if (!list.unit) continue;
      for (const accounts::Account& account : officers_with_mail(connection, place.agency(), *list.unit)) {
        const auto language = account.language == "en" ? util::Language::english : util::Language::thai;
        const util::Messages& messages = parts_.site.words(language).messages();
        made.letters.push_back({account.login,
                                messages.say("disclosures.letter_subject", {{"round", place.cycle.name}}),
                                letter_text(place, list, messages, parts_.address)});
      }
    }
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure.remind", place.object(), std::to_string(made.letters.size()) + " letters");
    return made;
  });
  for (const accounts::Letter& letter : sending.letters)
    parts_.send(letter);
  return parts_.site.done(request, sending.path,
                          sending.letters.empty()
                              ? Word{"disclosures.letter_nobody"}
                              : Word{"disclosures.letters_sent", {{"count", std::to_string(sending.letters.size())}}});
}

}  // namespace disclosures
