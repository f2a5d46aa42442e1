// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_facts_store.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/documents/follow_up_read_store.hpp"
#include "src/documents/letterhead_store.hpp"
#include "src/framework/load.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/picture_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"
#include "src/results/small_groups.hpp"

namespace documents {
namespace {

class Gathering {
 public:
  Gathering(db::Connection& connection, results::ShownRounds& rounds, const PaperQuestion& question,
            util::UtcSeconds now)
      : connection_(connection), rounds_(rounds), question_(question), now_(now)
  {
  }

  PaperFacts run()
  {
    auto agency = agencies::AgencyStore(connection_).find(question_.agency);
    if (!agency) throw std::logic_error("documents of an agency that is not there");
    facts_.agency = std::move(*agency);
    facts_.head = LetterheadStore(connection_).find(question_.agency);
    facts_.fiscal_year = question_.fiscal_year;
    facts_.units = agencies::UnitStore(connection_).units(question_.agency);
    if (question_.unit) facts_.unit = unit_name(*question_.unit);
    read_plan();
    read_frozen();
    read_results();
    read_entries();
    if (question_.meeting) facts_.meeting = read_meeting(connection_, question_.agency, *question_.meeting);
    read_references();
    return std::move(facts_);
  }

 private:
  std::string unit_name(std::int64_t unit) const
  {
    const auto found = std::find_if(facts_.units.begin(), facts_.units.end(),
                                    [&](const agencies::Unit& one) { return one.id == unit; });
    return found == facts_.units.end() ? std::string() : found->name;
  }

  void read_plan()
  {
    const measures::PlanStore plans(connection_);
    facts_.plan = plans.find(question_.agency, question_.fiscal_year);
    if (!facts_.plan) return;
    if (const auto approved = plans.approved(question_.agency, question_.fiscal_year); approved && approved->settled_at)
      facts_.plan_approved_day = measures::day_number(thai::day_of(*approved->settled_at));
    facts_.answered = facts_.plan->cycle != 0 ? cycles::CycleStore(connection_).framework(facts_.plan->cycle)
                                              : framework::embedded_year(facts_.plan->result_year);
    for (measures::Measure& one : measures::MeasureStore(connection_).measures(question_.agency, question_.fiscal_year))
      facts_.measures.push_back(of_measure(std::move(one)));
    add_follow_up(connection_, question_.agency, facts_.measures);
    facts_.decisions = plans.decisions(question_.agency, question_.fiscal_year);
  }

  void read_frozen()
  {
    facts_.today = question_.today.value_or(measures::day_number(thai::day_of(now_)));
    facts_.picture = question_.picture;
    if (!question_.picture) return;
    const auto picture =
        measures::PictureStore(connection_).newest(question_.agency, question_.fiscal_year, *question_.picture);
    if (!picture) return;
    const measures::PictureContent content = measures::read_picture(picture->content);
    facts_.frozen_day = content.day;
    facts_.measures = frozen_measures(content, question_.fiscal_year, facts_.measures);
  }

  MeasureFacts of_measure(measures::Measure measure) const
  {
    MeasureFacts made;
    if (measure.lead) made.units.push_back(unit_name(*measure.lead));
    for (const std::int64_t unit : measure.units) {
      if (unit != measure.lead) made.units.push_back(unit_name(unit));
    }
    std::erase(made.units, std::string());
    made.measure = std::move(measure);
    return made;
  }

  void read_results()
  {
    const int answered = facts_.plan ? facts_.plan->result_year : question_.fiscal_year - 1;
    std::vector<int> read;
    std::vector<results::ShownRound> visible = rounds_.visible(connection_, now_);
    // Of one year a round of the program goes before scores that were read from a file.
    std::stable_sort(visible.begin(), visible.end(), [](const auto& a, const auto& b) {
      const int year_of_a = a.source.computation.fiscal_year;
      const int year_of_b = b.source.computation.fiscal_year;
      return year_of_a != year_of_b ? year_of_a > year_of_b : a.cycle != 0 && b.cycle == 0;
    });
    for (const results::ShownRound& round : visible) {
      const int year = round.source.computation.fiscal_year;
      if (year > question_.fiscal_year || std::find(read.begin(), read.end(), year) != read.end()) continue;
      auto result = result_in(round);
      if (!result) continue;
      read.push_back(year);
      if (year == question_.fiscal_year && year != answered) facts_.later = *result;
      if (year == answered) facts_.result = *result;
      if (year == answered - 1) facts_.earlier = *result;
      if (year < answered) facts_.history.push_back(std::move(*result));
    }
    if (!facts_.answered && facts_.result) facts_.answered = facts_.result->framework;
    if (!facts_.answered) facts_.answered = framework::embedded_year(answered);
  }

  std::optional<scoring::Result> result_in(const results::ShownRound& round)
  {
    const auto row = results::ResultStore(connection_, round.cycle, round.source.computation.id).find(question_.agency);
    if (!row || results::is_withheld(results::ReleaseStore(connection_).caution(round.release(), question_.agency)))
      return std::nullopt;
    scoring::Result result = results::restored(round.source.framework, row->texts);
    result.agency = row->name;
    result.agency_type = row->type;
    return results::SmallGroups(result, results::published_before(connection_, round, question_.agency)).shown();
  }

  void read_entries()
  {
    for (const cycles::Cycle& cycle : cycles::CycleStore(connection_).all()) {
      if (cycle.fiscal_year != question_.fiscal_year) continue;
      const auto enrolment = cycles::EnrolmentStore(connection_).find(cycle.id, question_.agency);
      if (!enrolment || enrolment->withdrawn) continue;
      facts_.year = cycles::CycleStore(connection_).framework(cycle.id);
      facts_.entries = disclosures::EntryStore(connection_).entries(cycle.id, question_.agency);
      return;
    }
    facts_.year = framework::embedded_year(question_.fiscal_year);
    if (!facts_.year) facts_.year = facts_.answered;
  }

  void read_references()
  {
    const auto rows =
        connection_
            .query(
                "SELECT p.kind, p.unit_id, p.number_text, p.day, p.subject FROM paper p WHERE p.agency_id = :agency "
                "AND p.id <> :self AND p.fiscal_year >= :first AND p.fiscal_year <= :last AND p.state <> 'cancelled' "
                "AND p.number_text <> '' ORDER BY p.day, p.id",
                question_.agency, question_.paper, question_.fiscal_year - 1, question_.fiscal_year)
            .all<std::string, std::optional<std::int64_t>, std::string, std::optional<std::int64_t>, std::string>();
    for (const auto& [kind, unit, number, day, subject] : rows)
      facts_.references.push_back(
          {kind, unit ? unit_name(*unit) : std::string(), number, day ? iso_day(*day) : std::string(), subject});
  }

  static std::string iso_day(std::int64_t number)
  {
    const std::chrono::year_month_day day = measures::day_of(number);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
  }

  db::Connection& connection_;
  results::ShownRounds& rounds_;
  const PaperQuestion& question_;
  util::UtcSeconds now_;
  PaperFacts facts_;
};

}  // namespace

PaperFacts gather_facts(db::Connection& connection, results::ShownRounds& rounds, const PaperQuestion& question,
                        util::UtcSeconds now)
{
  return Gathering(connection, rounds, question, now).run();
}

}  // namespace documents
