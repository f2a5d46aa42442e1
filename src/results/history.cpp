// SPDX-License-Identifier: Apache-2.0
#include "src/results/history.hpp"

#include <algorithm>
#include <numeric>

#include "lib/util/text.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/cycles/enrolment.hpp"
#include "src/framework/load.hpp"

namespace results {
namespace {

/// Agencies of the register by what a document may call them.
class AgencyFinder {
 public:
  explicit AgencyFinder(std::span<const agencies::Agency> known)
  {
    for (const agencies::Agency& agency : known) {
      by_code_.emplace(agencies::folded(agency.code), &agency);
      by_name_.emplace(agencies::folded(agency.name), &agency);
      if (!agency.name_en.empty()) by_name_.emplace(agencies::folded(agency.name_en), &agency);
    }
  }

  std::vector<const agencies::Agency*> find(const PublishedRow& row) const
  {
    const std::string wanted = agencies::folded(row.agency);
    if (const auto coded = by_code_.find(wanted); coded != by_code_.end()) return {coded->second};
    std::vector<const agencies::Agency*> found;
    const auto [begin, end] = by_name_.equal_range(wanted);
    for (auto at = begin; at != end; ++at)
      found.push_back(at->second);
    const auto type = agencies::type_names().find(row.agency_type);
    if (found.size() > 1 && type)
      found.erase(std::remove_if(found.begin(), found.end(),
                                 [&](const agencies::Agency* agency) { return agency->type != *type; }),
                  found.end());
    return found;
  }

 private:
  std::map<std::string, const agencies::Agency*> by_code_;
  std::multimap<std::string, const agencies::Agency*> by_name_;
};

util::Problem history_problem(const PublishedRow& row, std::string code, util::Params params)
{
  util::Problem problem{.place = row.place, .code = std::move(code), .params = std::move(params)};
  problem.params.emplace("agency", row.agency);
  problem.params.emplace("year", std::to_string(row.fiscal_year));
  return problem;
}

std::string known_years()
{
  std::vector<std::string> years;
  for (const int year : framework::embedded_years())
    years.push_back(std::to_string(year));
  return util::join(years, ", ");
}

}  // namespace

std::size_t HistoryPlan::agencies() const
{
  return std::accumulate(years.begin(), years.end(), std::size_t{0},
                         [](std::size_t sum, const auto& year) { return sum + year.second.rows.size(); });
}

HistoryPlan plan_history(const Published& published, std::span<const agencies::Agency> known)
{
  HistoryPlan plan{.years = {}, .problems = published.problems, .remarks = published.remarks};
  const AgencyFinder finder(known);
  std::map<std::pair<int, std::int64_t>, const PublishedRow*> seen;
  for (const PublishedRow& row : published.rows) {
    const auto rules = framework::embedded_year(row.fiscal_year);
    if (!rules) plan.problems.push_back(history_problem(row, "results.history_no_year", {{"known", known_years()}}));
    const auto found = finder.find(row);
    if (found.empty()) plan.problems.push_back(history_problem(row, "results.history_no_agency", {}));
    if (found.size() > 1)
      plan.problems.push_back(
          history_problem(row, "results.history_several", {{"count", std::to_string(found.size())}}));
    if (!rules || found.size() != 1) continue;
    const auto [before, is_new] = seen.emplace(std::pair(row.fiscal_year, found.front()->id), &row);
    if (!is_new) {
      // Under the same name the reader of the file has said so.
      if (before->second->agency != row.agency)
        plan.problems.push_back(
            history_problem(row, "results.history_twice", {{"line", std::to_string(before->second->place.line)}}));
      continue;
    }
    const scoring::Result result = to_result(row, rules);
    HistoryYear& year = plan.years[row.fiscal_year];
    year.framework_hash = rules->hash;
    year.rows.push_back(agency_result(cycles::enrolment_of(0, *found.front()), result));
    year.spreads.add(year.rows.back(), result);
  }
  for (auto& [number, year] : plan.years)
    std::sort(year.rows.begin(), year.rows.end(),
              [](const AgencyResult& a, const AgencyResult& b) { return a.code < b.code; });
  return plan;
}

}  // namespace results
