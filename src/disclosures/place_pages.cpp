// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/place_pages.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/agencies/unit_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/submission_store.hpp"

namespace disclosures {
namespace {

using html::Word;

constexpr std::size_t k_longest_reason = 1000;

std::string agency_path(const Place& place)
{
  return "/agencies/" + std::to_string(place.agency());
}

std::string round_path(const Place& place)
{
  return agency_path(place) + "/cycles/" + std::to_string(place.cycle.id);
}

}  // namespace

std::string Place::path() const
{
  return round_path(*this) + "/disclosures";
}

std::string Place::object(const std::string& item) const
{
  const std::string whole = fmt::format("agency {} cycle {}", agency(), cycle.id);
  return item.empty() ? whole : whole + " item " + item;
}

std::string Place::unit_name(const std::optional<std::int64_t>& unit) const
{
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const agencies::Unit& one) { return one.id == unit; });
  return found == units.end() ? std::string() : found->name;
}

std::string Place::agency_name(util::Language language) const
{
  return html::name_of(enrolment).in(language);
}

Place place_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  const cycles::CycleStore cycles(connection);
  auto cycle = cycles.find(site::id_in_path(request, "cycle"));
  if (!cycle) throw http::NotFound("no such round");
  auto enrolment = cycles::EnrolmentStore(connection).find(cycle->id, site::id_in_path(request, "agency"));
  if (!enrolment || !enrolment->takes_part()) throw http::NotFound("not in this round");
  Place place{.cycle = std::move(*cycle), .enrolment = std::move(*enrolment)};
  place.framework = cycles.framework(place.cycle.id);
  if (place.framework->items.empty()) throw http::NotFound("a round without disclosure");
  place.calendar = cycles.calendar(place.cycle.id);
  place.units = agencies::UnitStore(connection).units(place.agency());
  place.party = party_of(visitor, place.agency());
  place.window = window_of(place.cycle, place.calendar);
  place.submission = SubmissionStore(connection).newest(place.cycle.id, place.agency());
  place.lock = lock_of(place.window, place.submission);
  return place;
}

const framework::Item& item_in_path(const Place& place, const http::Request& request)
{
  const std::string_view code = request.parameters.get("item");
  const auto index = place.framework->item(code);
  if (!index || place.framework->items[*index].code != code) throw http::NotFound("no such item");
  return place.framework->items[*index];
}

Entry seen_entry(db::Connection& connection, const Place& place, const http::Request& request)
{
  Entry entry = EntryStore(connection).entry(place.cycle.id, place.agency(), item_in_path(place, request).code);
  if (!place.party.sees(entry)) throw http::NotFound("another unit's item");
  return entry;
}

Entry open_entry(db::Connection& connection, const Place& place, const http::Request& request)
{
  Entry entry = seen_entry(connection, place, request);
  if (!place.party.works_on(entry)) throw http::NotFound("only to be read");
  if (place.lock != Lock::none) throw http::SeeOther(place.path_of(entry.item));
  return entry;
}

void require_coordinator(const Place& place)
{
  if (!place.party.coordinates) throw http::NotFound("for the coordinator");
  if (place.lock != Lock::none) throw http::SeeOther(place.path());
}

std::vector<Entry> all_entries(db::Connection& connection, const Place& place)
{
  std::vector<Entry> stored = EntryStore(connection).entries(place.cycle.id, place.agency());
  std::vector<Entry> all;
  for (const framework::Item& item : place.framework->items) {
    const auto found =
        std::find_if(stored.begin(), stored.end(), [&](const Entry& one) { return one.item == item.code; });
    all.push_back(found == stored.end() ? Entry{.cycle = place.cycle.id, .agency = place.agency(), .item = item.code}
                                        : std::move(*found));
  }
  return all;
}

std::vector<html::Link> way_to_disclosures(const Place& place, html::Phrase here)
{
  return {{html::name_of(place.enrolment), agency_path(place)},
          {place.cycle.name, round_path(place)},
          {Word{"disclosures.title"}, place.path()},
          {std::move(here), "", true}};
}

std::vector<html::Link> way_to_item(const Place& place, const std::string& item, html::Phrase here)
{
  std::vector<html::Link> way = way_to_disclosures(place, std::move(here));
  way.insert(way.end() - 1, {Word{"disclosures.item", {{"item", item}}}, place.path_of(item)});
  return way;
}

html::Word lock_word(Lock lock)
{
  return Word{"disclosures.lock." + std::string(code(lock))};
}

html::Colour colour_of(EntryState state)
{
  switch (state) {
    case EntryState::not_begun:
      return html::Colour::grey;
    case EntryState::in_work:
      return html::Colour::yellow;
    case EntryState::ready:
      return html::Colour::blue;
    case EntryState::checked:
      break;
  }
  return html::Colour::green;
}

html::Values entry_tag(EntryState state)
{
  return html::tag(Word{"disclosures.state." + std::string(code(state))}, colour_of(state));
}

html::Phrase period_words(const framework::Item& item, int fiscal_year, util::Language language)
{
  if (item.period.empty()) return "";
  const int before = fiscal_year - 1;
  const auto half_begin = thai::fiscal_year_begin(fiscal_year);
  const auto half_end =
      std::chrono::year_month_day(half_begin.year() + std::chrono::years(1), std::chrono::March, std::chrono::day(31));
  return Word{"disclosures.period." + item.period,
              {{"year", std::to_string(fiscal_year)},
               {"days", thai::fiscal_year_period(fiscal_year, language)},
               {"before", std::to_string(before)},
               {"days_before", thai::fiscal_year_period(before, language)},
               {"first", thai::long_date(half_begin, language)},
               {"last", thai::long_date(half_end, language)}}};
}

std::string day_text(const std::optional<std::int64_t>& day, util::Language language)
{
  if (!day) return {};
  return thai::long_date(std::chrono::sys_days(std::chrono::days(*day)), language);
}

std::int64_t day_number(std::chrono::year_month_day day)
{
  return std::chrono::sys_days(day).time_since_epoch().count();
}

std::int64_t today_of(const util::Clock& clock)
{
  return day_number(thai::day_of(clock.now()));
}

std::string time_text(util::UtcSeconds at, util::Language language)
{
  const auto day = thai::day_of(at);
  const std::int64_t minutes = (at - thai::day_begin(day)) / 60;
  return fmt::format("{} {:02}:{:02}", thai::long_date(day, language), minutes / 60, minutes % 60);
}

const html::Field& reason_field()
{
  static const html::Field k_field{
      .name = "reason", .label = Word{"disclosures.reason"}, .hint = Word{"disclosures.reason_hint"}};
  return k_field;
}

std::string read_reason(html::Form& form)
{
  return form.text(reason_field(), {.at_most = k_longest_reason, .lines = true});
}

}  // namespace disclosures
