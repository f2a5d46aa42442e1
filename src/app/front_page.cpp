// SPDX-License-Identifier: Apache-2.0
#include "src/app/front_page.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/agencies/parts_pages.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/measures/board.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/progress_store.hpp"

namespace app {
namespace {

using html::Values;

Values link_to(const html::Phrase& name, const std::string& path)
{
  return Values().set("name", name).set("href", path);
}

void list_rounds(site::View& view, const std::vector<cycles::Cycle>& open)
{
  for (const cycles::Cycle& cycle : open)
    view.values.add("rounds", link_to(cycle.name, "/cycles/" + std::to_string(cycle.id)));
}

/// What of the measures that the visitor sees is overdue or due soon, year by year.
void list_due(Values& shown, db::Connection& connection, const accounts::Visitor& visitor, std::int64_t agency,
              std::int64_t today)
{
  const measures::Party party = measures::party_of(visitor, agency);
  for (const measures::Plan& plan : measures::PlanStore(connection).of_agency(agency)) {
    std::vector<measures::Measure> seen = measures::MeasureStore(connection).measures(agency, plan.fiscal_year);
    std::erase_if(seen, [&](const measures::Measure& one) { return !party.sees(one); });
    const auto due =
        measures::due_steps(seen, measures::ProgressStore(connection).of_year(agency, plan.fiscal_year), today);
    const auto overdue = std::ranges::count_if(due, &measures::DueStep::overdue);
    const auto soon = std::ranges::count_if(due, &measures::DueStep::soon);
    if (overdue + soon == 0) continue;
    const std::string year = std::to_string(plan.fiscal_year);
    shown.add(
        "due",
        Values()
            .set("said",
                 html::Word{"follow_up.front",
                            {{"year", year}, {"overdue", std::to_string(overdue)}, {"soon", std::to_string(soon)}}})
            .set("href", agencies::path_of(agency) + "/plans/" + year + "/progress"));
  }
}

void list_agencies(site::View& view, db::Connection& connection, const accounts::Visitor& visitor,
                   const std::vector<cycles::Cycle>& open, std::int64_t today)
{
  std::vector<std::int64_t> own = visitor.agencies();
  std::ranges::sort(own);
  for (const std::int64_t id : own) {
    const auto agency = agencies::AgencyStore(connection).find(id);
    if (!agency) continue;
    const std::string path = agencies::path_of(id);
    Values shown = link_to(html::name_of(*agency), path).list("own_rounds").list("due");
    for (const cycles::Cycle& cycle : open) {
      const auto enrolment = cycles::EnrolmentStore(connection).find(cycle.id, id);
      if (enrolment && enrolment->takes_part())
        shown.add("own_rounds", link_to(cycle.name, path + "/cycles/" + std::to_string(cycle.id)));
    }
    list_due(shown, connection, visitor, id, today);
    view.values.add("agencies", std::move(shown));
  }
}

}  // namespace

site::View front_page(db::Database& database, const accounts::Visitor& visitor, const util::Clock& clock)
{
  site::View view{html::Word{"app.front.title"}, "app/front"};
  view.values.set("signed_in", visitor.signed_in()).list("agencies").list("rounds").set("begin", false);
  if (!visitor.signed_in()) return view;
  database.read([&](db::Connection& connection) {
    const std::vector<cycles::Cycle> open = cycles::CycleStore(connection).open();
    if (visitor.reads_everything()) list_rounds(view, open);
    list_agencies(view, connection, visitor, open, measures::day_number(thai::day_of(clock.now())));
    view.values.set("begin", open.empty() && visitor.is(accounts::Role::administrator));
  });
  return view;
}

}  // namespace app
