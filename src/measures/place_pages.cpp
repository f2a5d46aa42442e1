// SPDX-License-Identifier: Apache-2.0
#include "src/measures/place_pages.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/framework/load.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_store.hpp"

namespace measures {
namespace {

using html::Word;

constexpr std::size_t k_longest_reason = 2000;
constexpr std::int64_t k_first_year = 2550;
constexpr std::int64_t k_last_year = 2650;

std::string path_of_agency(const Place& place)
{
  return "/agencies/" + std::to_string(place.agency.id);
}

const agencies::Unit* find_unit(const Place& place, std::int64_t unit)
{
  const auto found =
      std::find_if(place.units.begin(), place.units.end(), [&](const agencies::Unit& one) { return one.id == unit; });
  return found == place.units.end() ? nullptr : &*found;
}

}  // namespace

std::string Place::path() const
{
  return path_of_agency(*this) + "/plans/" + std::to_string(plan.fiscal_year);
}

std::string Place::object(std::int64_t measure) const
{
  const std::string whole = fmt::format("agency {} plan {}", agency.id, plan.fiscal_year);
  return measure == 0 ? whole : fmt::format("{} measure {}", whole, measure);
}

std::string Place::unit_name(std::int64_t unit) const
{
  const agencies::Unit* found = find_unit(*this, unit);
  return found == nullptr ? std::string() : found->name_in(language);
}

std::string Place::agency_name(util::Language of) const
{
  return html::name_of(agency).in(of);
}

YearOfAgency year_of_agency(db::Connection& connection, const http::Request& request)
{
  auto agency = agencies::AgencyStore(connection).find(site::id_in_path(request, "agency"));
  const std::int64_t year = site::id_in_path(request, "year");
  if (!agency || year < k_first_year || year > k_last_year) throw http::NotFound("no such agency or year");
  return {std::move(*agency), static_cast<int>(year)};
}

std::shared_ptr<const framework::Framework> framework_of(db::Connection& connection, const Plan& plan)
{
  if (plan.cycle != 0) return cycles::CycleStore(connection).framework(plan.cycle);
  auto found = framework::embedded_year(plan.result_year);
  if (!found) throw http::NotFound("no framework of that year");
  return found;
}

Place place_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  YearOfAgency where = year_of_agency(connection, request);
  auto plan = PlanStore(connection).find(where.agency.id, where.fiscal_year);
  if (!plan) throw http::NotFound("no plan of that year");
  Place place{.agency = std::move(where.agency), .plan = std::move(*plan)};
  place.units = agencies::UnitStore(connection).units(place.agency.id);
  const auto versions = PlanStore(connection).versions(place.agency.id, place.plan.fiscal_year);
  if (!versions.empty()) place.newest = versions.front();
  place.framework = framework_of(connection, place.plan);
  place.party = party_of(visitor, place.agency.id);
  place.language = site::language_of(request);
  return place;
}

Measure seen_measure(db::Connection& connection, const Place& place, const http::Request& request)
{
  const std::int64_t id = site::id_in_path(request, "measure");
  std::vector<Measure> all = MeasureStore(connection).measures(place.agency.id, place.plan.fiscal_year);
  const auto found = std::find_if(all.begin(), all.end(), [&](const Measure& one) { return one.id == id; });
  if (found == all.end() || !place.party.sees(*found)) throw http::NotFound("no such measure");
  return std::move(*found);
}

void require_coordinator(const Place& place)
{
  if (!place.party.coordinates) throw http::NotFound("for the coordinator");
  if (place.is_locked()) throw http::SeeOther(place.path());
}

std::vector<html::Link> way_to_plan(const Place& place, html::Phrase here)
{
  return {{html::name_of(place.agency), path_of_agency(place)},
          {Word{"measures.title", {{"year", std::to_string(place.plan.fiscal_year)}}}, place.path()},
          {std::move(here), "", true}};
}

std::vector<html::Link> way_to_measure(const Place& place, const Measure& measure, html::Phrase here)
{
  std::vector<html::Link> way = way_to_plan(place, std::move(here));
  way.insert(way.end() - 1, {Word{"measures.measure_number", {{"number", std::to_string(measure.position)}}},
                             place.path_of(measure.id)});
  return way;
}

std::string subject_name(const framework::Framework& framework, const std::string& subject, util::Language language)
{
  if (const auto item = framework.item(subject)) return subject + " " + framework.items[*item].title.in(language);
  if (const auto question = framework.question(subject))
    return subject + " " + framework.questions[*question].wording.in(language);
  if (const auto indicator = framework.indicator(subject))
    return subject + " " + framework.indicators[*indicator].name.in(language);
  return subject;
}

std::string period_text(const Measure& measure, util::Language language)
{
  if (lasts_whole_year(measure)) return thai::fiscal_year_months(measure.fiscal_year, language);
  return day_text(measure.first_day, language) + " \u2013 " + day_text(measure.last_day, language);
}

std::string day_text(const std::optional<std::int64_t>& day, util::Language language)
{
  return day ? thai::long_date(day_of(*day), language) : std::string();
}

std::string time_text(util::UtcSeconds at, util::Language language)
{
  const auto day = thai::day_of(at);
  const std::int64_t minutes = (at - thai::day_begin(day)) / 60;
  return fmt::format("{} {:02}:{:02}", thai::long_date(day, language), minutes / 60, minutes % 60);
}

std::int64_t today_of(const util::Clock& clock)
{
  return day_number(thai::day_of(clock.now()));
}

const html::Field& reason_field()
{
  static const html::Field k_field{
      .name = "reason", .label = Word{"measures.reason"}, .hint = Word{"measures.reason_hint"}};
  return k_field;
}

std::string read_reason(html::Form& form)
{
  return form.text(reason_field(), {.at_most = k_longest_reason, .lines = true});
}

}  // namespace measures
