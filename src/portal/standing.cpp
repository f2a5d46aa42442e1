// SPDX-License-Identifier: Apache-2.0
#include "src/portal/standing.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

namespace portal {
namespace {

Millionths low_of(const Standing& one)
{
  return *one.total - one.margin.value_or(0);
}

Millionths high_of(const Standing& one)
{
  return *one.total + one.margin.value_or(0);
}

/// Sorted edges of all intervals, in which counting is a search.
struct Edges {
  std::vector<Millionths> totals;
  std::vector<Millionths> lows;
  std::vector<Millionths> highs;

  std::int64_t better_than(Millionths total) const { return above(totals, total); }
  std::int64_t surely_better_than(Millionths high) const { return above(lows, high); }
  std::int64_t surely_worse_than(Millionths low) const
  {
    return std::lower_bound(highs.begin(), highs.end(), low) - highs.begin();
  }

 private:
  static std::int64_t above(const std::vector<Millionths>& sorted, Millionths value)
  {
    return sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), value);
  }
};

Edges edges_of(const std::vector<Standing>& standings)
{
  Edges edges;
  for (const Standing& one : standings) {
    if (!one.total) continue;
    edges.totals.push_back(*one.total);
    edges.lows.push_back(low_of(one));
    edges.highs.push_back(high_of(one));
  }
  for (std::vector<Millionths>* values : {&edges.totals, &edges.lows, &edges.highs})
    std::sort(values->begin(), values->end());
  return edges;
}

}  // namespace

Standing standing_of(const results::AgencyResult& row, std::int64_t release,
                     const std::optional<results::Caution>& caution)
{
  Standing one{.agency = row.agency,
               .release = release,
               .cycle = row.cycle,
               .computation = row.computation,
               .code = row.code,
               .name = row.name,
               .name_en = row.name_en,
               .type = row.type,
               .province = row.province,
               .region = row.region};
  if (caution && caution->how != results::BelowSample::publish) {
    one.caution = caution->how;
    one.caution_reason = caution->reason;
  }
  if (one.is_withheld()) return one;
  one.total = row.total;
  one.level = row.level;
  one.level_place = row.level_place;
  one.instruments = row.instruments;
  return one;
}

void rank(std::vector<Standing>& standings)
{
  const Edges edges = edges_of(standings);
  const auto all = static_cast<std::int64_t>(edges.totals.size());
  for (Standing& one : standings) {
    if (!one.total) continue;
    one.place = 1 + edges.better_than(*one.total);
    if (!one.margin) continue;
    one.best = 1 + edges.surely_better_than(high_of(one));
    one.worst = all - edges.surely_worse_than(low_of(one));
    one.alike = *one.worst - *one.best;
  }
}

void sort_by_precedence(std::vector<results::Release>& releases)
{
  std::sort(releases.begin(), releases.end(), [](const results::Release& a, const results::Release& b) {
    if ((a.cycle == 0) != (b.cycle == 0)) return b.cycle == 0;
    return a.id > b.id;
  });
}

std::string ids_of(const std::vector<results::Release>& releases)
{
  std::vector<std::string> ids;
  for (const results::Release& release : releases)
    ids.push_back(std::to_string(release.id));
  return util::join(ids, ",");
}

}  // namespace portal
