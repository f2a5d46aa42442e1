// SPDX-License-Identifier: Apache-2.0
#include "src/measures/reminder_pages.hpp"

#include <algorithm>
#include <set>

#include "lib/http/outcome.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/measures/change_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/progress_parts_pages.hpp"
#include "src/measures/progress_store.hpp"
#include "src/measures/reminder.hpp"

namespace measures {
namespace {

using html::Word;

constexpr std::int64_t k_most_reminded = 1000;

std::vector<accounts::Account> reachable_officers(db::Connection& connection, std::int64_t agency)
{
  const accounts::PeopleQuestion question{.agency = agency, .role = accounts::Role::officer};
  std::vector<accounts::Account> found = accounts::AccountStore(connection).list(question, k_most_reminded, 0);
  std::erase_if(found, [](const accounts::Account& account) {
    return account.state == accounts::AccountState::closed || account.login.find('@') == std::string::npos;
  });
  return found;
}

bool is_officer_of(const accounts::Account& account, std::int64_t agency, std::int64_t unit)
{
  return std::any_of(account.grants.begin(), account.grants.end(), [&](const accounts::Grant& grant) {
    return grant.role == accounts::Role::officer && grant.agency == agency && grant.unit == unit;
  });
}

struct LetterAbout {
  const agencies::Agency& agency;
  int fiscal_year;
  std::string unit;
  std::string plan_address;
};

std::string reminder_text(const LetterAbout& about, const UnitReminder& reminder, const util::Messages& messages)
{
  const util::Language language = messages.language();
  std::string text = messages.say("follow_up.letter_begin", {{"unit", about.unit},
                                                             {"agency", html::name_of(about.agency).in(language)},
                                                             {"year", std::to_string(about.fiscal_year)}}) +
                     "\n\n";
  for (const DueStep& due : reminder.due) {
    const util::Params day{{"due", day_text(due.day, language)}};
    text += "- " + std::to_string(due.measure->position) + ". " + due.measure->title + "\n";
    if (due.step != nullptr) text += "  " + std::to_string(due.number) + ") " + due.step->words + "\n";
    text += "  " + messages.say(due.overdue ? "follow_up.was_due" : "follow_up.is_due", day) + "\n  " +
            about.plan_address + "/measures/" + std::to_string(due.measure->id) + "/progress\n";
  }
  return text + "\n" + messages.say("follow_up.letter_end") + "\n";
}

}  // namespace

Reminding reminding(db::Connection& connection, const agencies::Agency& agency, int fiscal_year, std::int64_t today,
                    const MessagesIn& messages, const std::string& address)
{
  const std::vector<Measure> measures = MeasureStore(connection).measures(agency.id, fiscal_year);
  const Reports reports = ProgressStore(connection).of_year(agency.id, fiscal_year);
  const std::vector<accounts::Account> officers = reachable_officers(connection, agency.id);
  Reminding made;
  for (const UnitReminder& reminder : reminders_of(due_steps(measures, reports, today))) {
    const auto unit = agencies::UnitStore(connection).find(agency.id, reminder.unit);
    if (!unit || !unit->is_open()) continue;
    ++made.units;
    const LetterAbout about{
        agency, fiscal_year, unit->name,
        address + "/agencies/" + std::to_string(agency.id) + "/plans/" + std::to_string(fiscal_year)};
    for (const accounts::Account& officer : officers) {
      if (!is_officer_of(officer, agency.id, reminder.unit)) continue;
      const util::Messages& words = messages(officer.language == "en" ? util::Language::english : util::Language::thai);
      made.letters.push_back({officer.login,
                              words.say("follow_up.letter_subject", {{"year", std::to_string(fiscal_year)}}),
                              reminder_text(about, reminder, words)});
    }
  }
  return made;
}

void note_reminding(db::Connection& connection, std::int64_t agency, int fiscal_year, const Reminding& sent,
                    const cycles::Deed& deed)
{
  ChangeStore(connection).note_plan(agency, fiscal_year, "reminded", deed, std::to_string(sent.letters.size()));
}

Reminding ReminderPages::reminding_of(db::Connection& connection, const Place& place) const
{
  const auto words = [this](util::Language language) -> const util::Messages& {
    return parts_.site.words(language).messages();
  };
  if (!place.party.coordinates) throw http::NotFound("for the coordinator");
  if (!parts_.send) throw http::SeeOther(place.path() + "/progress");
  return reminding(connection, place.agency, place.plan.fiscal_year, today_of(parts_.clock), words, parts_.address);
}

site::Answer ReminderPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Reminding made = reminding_of(connection, place);
    if (made.letters.empty())
      return parts_.site.done(request, place.path() + "/progress", Word{"follow_up.letter_nobody"});
    site::View view{.title = Word{"follow_up.remind"}, .view = "measures/follow_up_confirm"};
    view.breadcrumbs = way_to_plan(place, Word{"follow_up.remind"});
    view.values.set("confirmation",
                    html::confirmation({.question = Word{"follow_up.remind_question",
                                                         {{"letters", std::to_string(made.letters.size())},
                                                          {"units", std::to_string(made.units)}}},
                                        .explanation = Word{"follow_up.remind_explanation"},
                                        .button = Word{"follow_up.remind"},
                                        .action = request.path,
                                        .back = place.path() + "/progress"}));
    return view;
  });
}

site::Answer ReminderPages::send(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  const Reminding made = parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    path = place.path() + "/progress";
    Reminding letters = reminding_of(connection, place);
    if (!letters.letters.empty()) {
      note_reminding(connection, place.agency.id, place.plan.fiscal_year, letters,
                     {visitor.account, parts_.clock.now(), {}});
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "measure.remind", place.object(), std::to_string(letters.letters.size()) + " letters");
    }
    return letters;
  });
  for (const accounts::Letter& letter : made.letters)
    parts_.send(letter);
  return parts_.site.done(request, path,
                          made.letters.empty()
                              ? Word{"follow_up.letter_nobody"}
                              : Word{"follow_up.letters_sent", {{"count", std::to_string(made.letters.size())}}});
}

}  // namespace measures
