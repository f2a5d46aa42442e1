// SPDX-License-Identifier: Apache-2.0
#include "src/app/front_page.hpp"

#include <set>
#include <string>
#include <vector>

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"

namespace app {
namespace {

using html::Values;

Values link_to(const std::string& name, const std::string& path)
{
  return Values().set("name", name).set("href", path);
}

void list_rounds(site::View& view, const std::vector<cycles::Cycle>& open)
{
  for (const cycles::Cycle& cycle : open)
    view.values.add("rounds", link_to(cycle.name, "/cycles/" + std::to_string(cycle.id)));
}

void list_agencies(site::View& view, db::Connection& connection, const accounts::Visitor& visitor,
                   const std::vector<cycles::Cycle>& open, util::Language language)
{
  const std::vector<std::int64_t> granted = visitor.agencies();
  for (const std::int64_t id : std::set<std::int64_t>(granted.begin(), granted.end())) {
    const auto agency = agencies::AgencyStore(connection).find(id);
    if (!agency) continue;
    const std::string path = "/agencies/" + std::to_string(id);
    const bool english = language == util::Language::english && !agency->name_en.empty();
    Values shown = link_to(english ? agency->name_en : agency->name, path).list("own_rounds");
    for (const cycles::Cycle& cycle : open) {
      const auto enrolment = cycles::EnrolmentStore(connection).find(cycle.id, id);
      if (enrolment && enrolment->takes_part())
        shown.add("own_rounds", link_to(cycle.name, path + "/cycles/" + std::to_string(cycle.id)));
    }
    view.values.add("agencies", std::move(shown));
  }
}

}  // namespace

site::View front_page(db::Database& database, const accounts::Visitor& visitor, util::Language language)
{
  site::View view{html::Word{"app.front.title"}, "app/front"};
  view.values.set("signed_in", visitor.signed_in()).list("agencies").list("rounds").set("begin", false);
  if (!visitor.signed_in()) return view;
  database.read([&](db::Connection& connection) {
    const std::vector<cycles::Cycle> open = cycles::CycleStore(connection).open();
    if (visitor.reads_everything()) list_rounds(view, open);
    list_agencies(view, connection, visitor, open, language);
    view.values.set("begin", open.empty() && visitor.is(accounts::Role::administrator));
  });
  return view;
}

}  // namespace app
