// SPDX-License-Identifier: Apache-2.0
// What ProgrammeStore reads of results before and after: every result of the rounds concerned is read once.
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "src/analysis/advice.hpp"
#include "src/measures/outcome.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/programme_store.hpp"
#include "src/results/result_store.hpp"
#include "src/results/shown_round_store.hpp"

namespace measures {
namespace {

using SubjectsOf = std::map<std::int64_t, std::set<std::string>>;  // by agency

/// A result as it is stored: in thousands, whole ones would fill the memory.
struct ResultBefore {
  std::shared_ptr<const framework::Framework> framework;
  results::StoredTexts texts;
};
using ResultsBefore = std::map<std::int64_t, ResultBefore>;  // by agency

/// Of measures of approved plans that were begun in earnest.
SubjectsOf worked_on(db::Connection& connection, int fiscal_year)
{
  SubjectsOf subjects;
  connection
      .query(R"(
        SELECT DISTINCT w.agency_id, w.subject FROM measure_weakness w
        JOIN measure m ON m.agency_id = w.agency_id AND m.id = w.measure_id
        WHERE m.fiscal_year = :year AND m.removed_at IS NULL
          AND EXISTS (SELECT 1 FROM measure_plan_version v WHERE v.agency_id = m.agency_id
            AND v.fiscal_year = m.fiscal_year AND v.state = 'approved')
          AND EXISTS (SELECT 1 FROM measure_progress p WHERE p.agency_id = m.agency_id AND p.measure_id = m.id
            AND p.state = 'done'))",
             fiscal_year)
      .each<std::int64_t, std::string>(
          [&](std::int64_t agency, std::string subject) { subjects[agency].insert(std::move(subject)); });
  return subjects;
}

/// Each result of a round but for those that are withheld.
template <typename Each>
void each_result(db::Connection& connection, const results::ShownRound& round, Each&& each)
{
  const std::vector<std::int64_t> hidden = results::withheld_by(connection, round.release());
  const std::set<std::int64_t> withheld(hidden.begin(), hidden.end());
  results::ResultStore(connection, round.cycle, round.source.computation.id)
      .each([&](const results::AgencyResult& row) {
        if (!withheld.contains(row.agency)) each(row);
      });
}

/// What a measure is about: the topic of the advice, which is the same in all years, or the indicator.
std::string kind_of_measure(const std::string& subject, int result_year)
{
  const analysis::Topic* topic = analysis::AdviceBook::embedded().topic(subject, result_year);
  return topic == nullptr ? "indicator " + subject : "topic " + topic->code;
}

class GainCounts {
 public:
  void add(const scoring::Result& before, const scoring::Result& after, const std::set<std::string>& subjects)
  {
    std::map<std::string, std::pair<double, int>> of_agency;
    const SameThings& same = same_things(before.framework, after.framework);
    for (const std::string& subject : subjects) {
      const auto move = move_of(subject, before, after, same);
      const auto change = move ? move->change() : std::nullopt;
      if (!change) continue;
      auto& sum = of_agency[kind_of_measure(subject, before.fiscal_year())];
      sum.first += change->approximate();
      ++sum.second;
    }
    for (const auto& [kind, sum] : of_agency)
      changes_[kind].push_back(sum.first / sum.second);
  }
  std::vector<Gain> gains() const { return gains_of({changes_.begin(), changes_.end()}); }

 private:
  /// Comparing all titles takes milliseconds; few pairs of years meet here.
  const SameThings& same_things(const std::shared_ptr<const framework::Framework>& older,
                                const std::shared_ptr<const framework::Framework>& newer)
  {
    return same_.try_emplace({older.get(), newer.get()}, *older, *newer).first->second;
  }
  std::map<std::pair<const void*, const void*>, SameThings> same_;
  std::map<std::string, std::vector<double>> changes_;
};

}  // namespace

std::vector<Gain> ProgrammeStore::gains(util::UtcSeconds now) const
{
  const SubjectsOf subjects = worked_on(connection_, fiscal_year_);
  std::map<std::pair<std::int64_t, int>, std::set<std::int64_t>> answering;  // (round, year of the result) → agencies
  for (const Plan& plan : PlanStore(connection_).of_year(fiscal_year_)) {
    if (subjects.contains(plan.agency)) answering[{plan.cycle, plan.result_year}].insert(plan.agency);
  }
  if (answering.empty()) return {};
  results::ShownRounds rounds;
  const std::vector<results::ShownRound> visible = rounds.visible(connection_, now);
  ResultsBefore before;
  for (const results::ShownRound& round : visible) {
    const auto asked = answering.find({round.cycle, round.source.framework->fiscal_year});
    if (asked == answering.end()) continue;
    each_result(connection_, round, [&](const results::AgencyResult& row) {
      if (asked->second.contains(row.agency))
        before.emplace(row.agency, ResultBefore{round.source.framework, row.texts});
    });
  }
  GainCounts counts;
  for (const results::ShownRound& round : visible) {
    if (round.source.framework->fiscal_year != fiscal_year_) continue;
    each_result(connection_, round, [&](const results::AgencyResult& row) {
      const auto then = before.find(row.agency);
      if (then == before.end()) return;
      counts.add(results::restored(then->second.framework, then->second.texts),
                 results::restored(round.source.framework, row.texts), subjects.at(row.agency));
      before.erase(then);
    });
  }
  return counts.gains();
}

}  // namespace measures
