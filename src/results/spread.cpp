// SPDX-License-Identifier: Apache-2.0
#include "src/results/spread.hpp"

#include <algorithm>
#include <numeric>

#include "src/results/compared.hpp"

namespace results {
namespace {

constexpr int k_band = 5;  // points
constexpr int k_last_band = 95;

/// "85" for 85 to below 90; 100 belongs to the last band.
std::string band_of(const util::Exact& shown)
{
  const Millionths score = millionths(shown);
  const Millionths wide = millionths(util::Exact(k_band));
  return std::to_string(std::min<std::int64_t>(score / wide * k_band, k_last_band));
}

Spread spread_of(const Group& group, const std::string& subject, std::vector<Millionths> scores, Millionths pass_mark)
{
  std::ranges::sort(scores);
  const auto count = static_cast<std::int64_t>(scores.size());
  const std::int64_t sum = std::accumulate(scores.begin(), scores.end(), std::int64_t{0});
  return {.group = group,
          .subject = subject,
          .agencies = count,
          .passed = std::ranges::count_if(scores, [&](Millionths score) { return score >= pass_mark; }),
          .lowest = scores.front(),
          .quartile_1 = quantile(scores, 1),
          .median = quantile(scores, 2),
          .quartile_3 = quantile(scores, 3),
          .highest = scores.back(),
          .mean = (sum + count / 2) / count};
}

}  // namespace

std::vector<Group> groups_of(const AgencyResult& agency)
{
  std::vector<Group> groups = {{"all", ""}};
  if (!agency.type.empty()) groups.push_back({"type", agency.type});
  if (!agency.province.empty()) groups.push_back({"province", agency.province});
  if (!agency.region.empty()) groups.push_back({"region", agency.region});
  if (!agency.type.empty() && !agency.province.empty())
    groups.push_back({"type_province", agency.type + " " + agency.province});
  return groups;
}

Millionths quantile(const std::vector<Millionths>& sorted, int quarters)
{
  const auto steps = static_cast<std::int64_t>(sorted.size() - 1) * quarters;
  const auto at = static_cast<std::size_t>(steps / 4);
  const std::int64_t rest = steps % 4;
  if (rest == 0) return sorted[at];
  return sorted[at] + ((sorted[at + 1] - sorted[at]) * rest + 2) / 4;
}

void Spreads::add_score(const Groups& groups, const std::string& subject, const std::optional<util::Exact>& score,
                        const framework::Framework& framework)
{
  if (!score) return;
  const Millionths shown = millionths(score->rounded(framework.rules.display_places));
  for (OfGroup* group : groups)
    group->scores[subject].push_back(shown);
}

void Spreads::add_count(const Groups& groups, const std::string& about, const std::string& code)
{
  const std::pair key(about, code);
  for (OfGroup* group : groups)
    ++group->counts[key];
}

void Spreads::add_items(const Groups& groups, const std::vector<scoring::ItemScore>& items)
{
  for (OfGroup* group : groups) {
    group->items.resize(std::max(group->items.size(), items.size()));
    for (std::size_t i = 0; i < items.size(); ++i)
      ++group->items[i].at(static_cast<std::size_t>(items[i].state));
  }
}

void Spreads::add(const AgencyResult& agency, const scoring::Result& result)
{
  const framework::Framework& framework = *result.framework;
  pass_mark_ = millionths(framework.rules.pass_mark);
  Groups groups;
  for (Group& group : groups_of(agency))
    groups.push_back(&groups_[std::move(group)]);
  add_score(groups, "total", result.total, framework);
  for (std::size_t i = 0; i < framework.instruments.size(); ++i)
    add_score(groups, framework.instruments[i].code, result.instruments[i].score, framework);
  for (std::size_t i = 0; i < framework.indicators.size(); ++i)
    add_score(groups, framework.indicators[i].code, result.indicators[i].score, framework);
  if (result.total) add_count(groups, "band", band_of(result.total->rounded(framework.rules.display_places)));
  if (result.level) add_count(groups, "level", framework.levels[*result.level].code);
  add_items(groups, result.items);
  framework_ = result.framework;
}

std::vector<Spread> Spreads::spreads() const
{
  std::vector<Spread> spreads;
  for (const auto& [group, of_group] : groups_) {
    for (const auto& [subject, scores] : of_group.scores)
      spreads.push_back(spread_of(group, subject, scores, pass_mark_));
  }
  return spreads;
}

std::map<std::pair<std::string, std::string>, std::int64_t> Spreads::counts_of(const OfGroup& group) const
{
  using enum scoring::ItemState;
  auto counts = group.counts;
  for (std::size_t i = 0; i < group.items.size(); ++i) {
    for (const scoring::ItemState state : {met, failed, not_applicable}) {
      const std::int64_t agencies = group.items[i].at(static_cast<std::size_t>(state));
      if (agencies > 0) counts.emplace(std::pair(std::string(code(state)), framework_->items[i].code), agencies);
    }
  }
  return counts;
}

std::vector<GroupCount> Spreads::counts() const
{
  std::vector<GroupCount> counts;
  for (const auto& [group, of_group] : groups_) {
    for (const auto& [key, agencies] : counts_of(of_group))
      counts.push_back({group, key.first, key.second, agencies});
  }
  return counts;
}

}  // namespace results
