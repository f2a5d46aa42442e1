// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/themes.hpp"

#include <algorithm>

#include "src/analysis/known_scores.hpp"

namespace analysis {
namespace {

bool lists(const framework::Theme& theme, PointKind kind, std::size_t index)
{
  const auto& members = kind == PointKind::item ? theme.items : theme.questions;
  return std::find(members.begin(), members.end(), index) != members.end();
}

}  // namespace

std::optional<std::size_t> theme_of(const framework::Framework& framework, PointKind kind, std::size_t index)
{
  for (std::size_t theme = 0; theme < framework.themes.size(); ++theme) {
    if (lists(framework.themes[theme], kind, index)) return theme;
  }
  return std::nullopt;
}

std::vector<ThemeFinding> theme_findings(const scoring::Result& result, const std::vector<WeakPoint>& weak_points)
{
  std::vector<ThemeFinding> findings;
  for (std::size_t index = 0; index < result.framework->themes.size(); ++index) {
    const framework::Theme& theme = result.framework->themes[index];
    ThemeFinding finding{index, theme.questions, theme.items, {}, {}};
    for (std::size_t point = 0; point < weak_points.size(); ++point) {
      // By the theme's own list, so that a point that two themes name shows under both.
      if (lists(theme, weak_points[point].kind, weak_points[point].index)) finding.weak_points.push_back(point);
    }
    std::vector<Exact> scores;
    for (const std::size_t question : theme.questions) {
      if (const auto score = question_score(result, question)) scores.push_back(*score);
    }
    for (const std::size_t item : theme.items) {
      if (const auto score = item_score(result, item)) scores.push_back(*score);
    }
    finding.mean = mean(scores);
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace analysis
