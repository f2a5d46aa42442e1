// SPDX-License-Identifier: Apache-2.0
#include "src/app/remind_command.hpp"

#include <algorithm>
#include <ostream>
#include <string>

#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/app/mail_sender.hpp"
#include "src/app/schema.hpp"
#include "src/app/site_address.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/reminder_pages.hpp"

namespace app {
namespace {

using util::Language;

const util::Messages& messages_in(Language language)
{
  static const util::Messages k_thai = util::Messages::embedded(Language::thai);
  static const util::Messages k_english = util::Messages::embedded(Language::english);
  return language == Language::english ? k_english : k_thai;
}

/// 543 years ahead, and from October on the next one.
int fiscal_year_of(std::chrono::year_month_day day)
{
  constexpr int k_buddhist_years = 543;
  return static_cast<int>(day.year()) + k_buddhist_years + (day.month() >= std::chrono::October ? 1 : 0);
}

bool is_approved(db::Connection& connection, const measures::Plan& plan)
{
  const auto versions = measures::PlanStore(connection).versions(plan.agency, plan.fiscal_year);
  return std::any_of(versions.begin(), versions.end(),
                     [](const measures::Version& one) { return one.state == measures::VersionState::approved; });
}

struct Reminded {
  std::vector<accounts::Letter> letters;
  std::int64_t plans = 0;
};

void remind_of(db::Connection& connection, const measures::Plan& plan, const std::string& address,
               const util::Clock& clock, Reminded& reminded)
{
  const auto agency = agencies::AgencyStore(connection).find(plan.agency);
  if (!agency || !agency->is_open() || !is_approved(connection, plan)) return;
  const std::int64_t today = measures::day_number(thai::day_of(clock.now()));
  const measures::Reminding made =
      measures::reminding(connection, *agency, plan.fiscal_year, today, messages_in, address);
  if (made.letters.empty()) return;
  ++reminded.plans;
  reminded.letters.insert(reminded.letters.end(), made.letters.begin(), made.letters.end());
  measures::note_reminding(connection, plan.agency, plan.fiscal_year, made, {0, clock.now(), {}});
  accounts::AuditStore(connection, clock)
      .add("measure.remind", "agency " + std::to_string(plan.agency) + " plan " + std::to_string(plan.fiscal_year),
           std::to_string(made.letters.size()) + " letters");
}

Reminded reminded_now(db::Database& database, std::int64_t agency, const std::string& address, const util::Clock& clock)
{
  const int year = fiscal_year_of(thai::day_of(clock.now()));
  return database.write([&](db::Connection& connection) {
    Reminded reminded;
    for (const int one : {year, year - 1}) {
      for (const measures::Plan& plan : measures::PlanStore(connection).of_year(one)) {
        if (agency == 0 || plan.agency == agency) remind_of(connection, plan, address, clock, reminded);
      }
    }
    return reminded;
  });
}

}  // namespace

void run_remind(const Settings& settings, db::Database& database, std::int64_t agency, Context& context)
{
  const util::SystemClock clock;
  util::Problems problems = prepare_schema(database, clock);
  const auto mail = mail_by_settings(settings, clock);
  if (!mail) problems.push_back({{}, "follow_up.command.no_mail", {}});
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return;
  }
  const Reminded reminded = reminded_now(database, agency, site_address(settings), clock);
  for (const accounts::Letter& letter : reminded.letters)
    mail->send(letter);
  mail->finish();
  context.out << context.messages().say(
                     "follow_up.command.done",
                     {{"plans", std::to_string(reminded.plans)}, {"letters", std::to_string(reminded.letters.size())}})
              << '\n';
}

}  // namespace app
