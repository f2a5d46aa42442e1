// SPDX-License-Identifier: Apache-2.0
#include "src/measures/weakness_store.hpp"

#include <algorithm>
#include <utility>

#include "src/analysis/analysis.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"
#include "src/results/shown_round_store.hpp"
#include "src/results/small_groups.hpp"
#include "src/reviews/judgement_store.hpp"

namespace measures {
namespace {

constexpr std::int64_t k_millionths = 1'000'000;

std::optional<util::Exact> exact_of(const std::optional<results::Millionths>& score)
{
  if (!score) return std::nullopt;
  return util::Exact(*score, k_millionths);
}

}  // namespace

std::vector<PublishedYear> WeaknessStore::published(std::int64_t agency, util::UtcSeconds now) const
{
  std::vector<PublishedYear> years;
  const results::ReleaseStore releases(connection_);
  for (const results::Release& release : releases.all_visible(now)) {
    const auto same_year = std::find_if(
        years.begin(), years.end(), [&](const PublishedYear& one) { return one.fiscal_year == release.fiscal_year; });
    if (same_year != years.end() && (same_year->cycle != 0 || release.cycle == 0)) continue;
    const auto row = results::ResultStore(connection_, release.cycle, release.computation).find(agency);
    if (!row || results::is_withheld(releases.caution(release.id, agency))) continue;
    PublishedYear year{release.fiscal_year, release.cycle, release.computation, exact_of(row->total), row->level};
    if (same_year != years.end())
      *same_year = std::move(year);
    else
      years.push_back(std::move(year));
  }
  std::stable_sort(years.begin(), years.end(),
                   [](const PublishedYear& a, const PublishedYear& b) { return a.fiscal_year > b.fiscal_year; });
  return years;
}

std::optional<PublishedYear> WeaknessStore::published(std::int64_t agency, int fiscal_year, util::UtcSeconds now) const
{
  for (PublishedYear& year : published(agency, now)) {
    if (year.fiscal_year == fiscal_year) return std::move(year);
  }
  return std::nullopt;
}

std::optional<scoring::Result> WeaknessStore::result(std::int64_t agency, std::int64_t cycle, std::int64_t computation,
                                                     const std::shared_ptr<const framework::Framework>& framework) const
{
  const auto of = results::ComputationStore(connection_).find(computation);
  const auto row = results::ResultStore(connection_, cycle, computation).find(agency);
  if (!of || !row || of->framework_hash != framework->hash) return std::nullopt;
  scoring::Result whole = results::restored(framework, row->texts);
  whole.agency = row->name;
  whole.agency_type = row->type;
  const results::ShownRound round{.cycle = cycle, .source = {framework, *of, {}}};
  return results::SmallGroups(whole, results::published_before(connection_, round, agency)).shown();
}

std::optional<std::vector<Weakness>> WeaknessStore::weaknesses(
    const Plan& plan, const std::shared_ptr<const framework::Framework>& framework) const
{
  const auto shown = result(plan.agency, plan.cycle, plan.computation, framework);
  if (!shown) return std::nullopt;
  analysis::Options options;
  options.threshold = plan.threshold;
  std::vector<Weakness> weak = weaknesses_of(analysis::analyse(*shown, {}, options));
  add_reasons(plan, weak);
  return weak;
}

void WeaknessStore::add_reasons(const Plan& plan, std::vector<Weakness>& weaknesses) const
{
  if (plan.cycle == 0) return;
  for (const reviews::Judgement& judgement : reviews::JudgementStore(connection_).of_agency(plan.cycle, plan.agency)) {
    const auto weak = std::find_if(weaknesses.begin(), weaknesses.end(),
                                   [&](const Weakness& one) { return one.subject == judgement.item; });
    if (weak == weaknesses.end() || judgement.state != reviews::ItemState::failed) continue;
    weak->reasons.clear();
    for (const auto& [element, reason] : judgement.reasons) {
      if (!reason.words.empty()) weak->reasons.push_back(reason.words);
    }
  }
}

}  // namespace measures
