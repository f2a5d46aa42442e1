// SPDX-License-Identifier: Apache-2.0
#include "src/measures/programme.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "src/agencies/agency_words.hpp"
#include "src/analysis/students_t.hpp"

namespace measures {
namespace {

bool fits(const ProgrammeRow& row, const ProgrammeFilter& filter, const std::string& search)
{
  using State = ProgrammeFilter::State;
  if (!filter.type.empty() && row.type != filter.type) return false;
  if (!search.empty() && row.search_text.find(search) == std::string::npos) return false;
  switch (filter.state) {
    case State::all:
      return true;
    case State::with_plan:
      return row.has_plan;
    case State::without_plan:
      return !row.has_plan;
    case State::approved:
      return row.approved;
    case State::not_approved:
      return row.has_plan && !row.approved;
    case State::overdue:
      return row.counts.with_overdue > 0;
  }
  return false;
}

/// Below 0 where there is nothing to share in. For sorting only.
double part_of(std::int64_t part, std::int64_t whole)
{
  return whole == 0 ? -1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

double key_of(const ProgrammeRow& row, const std::string& by)
{
  const ProgrammeCounts& counts = row.counts;
  if (by == "measures") return static_cast<double>(counts.measures);
  if (by == "done") return part_of(counts.done, counts.measures);
  if (by == "answered") return part_of(counts.answered, counts.weaknesses);
  if (by == "evidence") return part_of(counts.with_evidence, counts.measures);
  return static_cast<double>(counts.with_overdue);
}

}  // namespace

std::vector<const ProgrammeRow*> chosen(const std::vector<ProgrammeRow>& rows, const ProgrammeFilter& filter,
                                        const ProgrammeOrder& order)
{
  const std::string search = agencies::folded(filter.search);
  std::vector<const ProgrammeRow*> found;
  for (const ProgrammeRow& row : rows)
    if (fits(row, filter, search)) found.push_back(&row);
  if (order.by == "name") {
    if (order.descending) std::reverse(found.begin(), found.end());
    return found;
  }
  const auto before = [&](const ProgrammeRow* a, const ProgrammeRow* b) {
    return order.by == "type" ? a->type < b->type : key_of(*a, order.by) < key_of(*b, order.by);
  };
  std::stable_sort(found.begin(), found.end(), [&](const ProgrammeRow* a, const ProgrammeRow* b) {
    return order.descending ? before(b, a) : before(a, b);
  });
  return found;
}

std::vector<ProgrammeType> types_of(const std::vector<ProgrammeRow>& rows)
{
  std::map<std::string, ProgrammeType> types;
  for (const ProgrammeRow& row : rows) {
    ProgrammeType& type = types[row.type];
    type.type = row.type;
    ++type.agencies;
    type.with_plan += row.has_plan ? 1 : 0;
    type.approved += row.approved ? 1 : 0;
    type.counts.measures += row.counts.measures;
    type.counts.with_evidence += row.counts.with_evidence;
    type.counts.with_overdue += row.counts.with_overdue;
    type.counts.done += row.counts.done;
    type.counts.weaknesses += row.counts.weaknesses;
    type.counts.answered += row.counts.answered;
  }
  std::vector<ProgrammeType> all;
  for (auto& [code, type] : types)
    all.push_back(std::move(type));
  return all;
}

namespace {

Gain gain_of(const std::string& kind, const std::vector<double>& changes)
{
  const auto n = static_cast<double>(changes.size());
  const double mean = std::accumulate(changes.begin(), changes.end(), 0.0) / n;
  const double squares = std::accumulate(changes.begin(), changes.end(), 0.0, [mean](double sum, double change) {
    return sum + (change - mean) * (change - mean);
  });
  const double standard_error = std::sqrt(squares / (n - 1) / n);
  const auto degrees = static_cast<std::uint32_t>(changes.size() - 1);
  return {kind, changes.size(), mean, analysis::students_t_975(degrees) * standard_error};
}

}  // namespace

std::optional<int> share(std::int64_t part, std::int64_t whole)
{
  if (whole == 0) return std::nullopt;
  return static_cast<int>((200 * part + whole) / (2 * whole));
}

std::vector<Gain> gains_of(const std::vector<std::pair<std::string, std::vector<double>>>& changes)
{
  std::vector<Gain> gains;
  for (const auto& [kind, of_agencies] : changes) {
    if (of_agencies.size() >= k_fewest_agencies) gains.push_back(gain_of(kind, of_agencies));
  }
  std::stable_sort(gains.begin(), gains.end(), [](const Gain& a, const Gain& b) { return a.mean > b.mean; });
  return gains;
}

}  // namespace measures
