// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_columns.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace office::pdf {
namespace {

constexpr double k_least_scale = 0.8;  // 14-point letters do not become smaller than 11.2 points
// What is longer than this share of the table is no word but a web address or a hash, and may be broken.
constexpr double k_longest_word = 1.0 / 3;

double sum(const std::vector<double>& values)
{
  return std::accumulate(values.begin(), values.end(), 0.0);
}

std::vector<double> capped(std::vector<double> values, double cap)
{
  for (double& value : values)
    value = std::min(value, cap);
  return values;
}

// Shares `whole` by weight; who would get less than its least takes that, and the others share the rest.
std::vector<double> share(const std::vector<ColumnNeed>& needs, const std::vector<double>& least, double whole)
{
  std::vector<double> widths(needs.size(), 0);
  std::vector<bool> fixed(needs.size(), false);
  for (bool again = true; again;) {
    again = false;
    double rest = whole;
    double weights = 0;
    for (std::size_t i = 0; i < needs.size(); ++i)
      if (fixed[i])
        rest -= widths[i];
      else
        weights += needs[i].weight;
    for (std::size_t i = 0; i < needs.size(); ++i) {
      if (fixed[i]) continue;
      widths[i] = rest * needs[i].weight / weights;
      if (widths[i] >= least[i]) continue;
      widths[i] = least[i];
      fixed[i] = again = true;
    }
  }
  return widths;
}

// The largest cap under which the words fit: the widest columns give way first.
double fitting_cap(std::vector<double> words, double room)
{
  std::sort(words.begin(), words.end());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double equal_share = room / static_cast<double>(words.size() - i);
    if (words[i] >= equal_share) return equal_share;
    room -= words[i];
  }
  return words.empty() ? 0 : words.back();
}

}  // namespace

ColumnPlan plan_columns(const std::vector<ColumnNeed>& asked, double whole_width, double padding)
{
  std::vector<ColumnNeed> needs = asked;
  std::vector<double> words;
  for (ColumnNeed& need : needs) {
    if (!std::isfinite(need.weight) || need.weight <= 0) need.weight = 0.01;
    words.push_back(need.word);
  }
  const double room = std::max(whole_width - padding * static_cast<double>(needs.size()), whole_width * 0.1);
  if (sum(words) > room) words = capped(words, whole_width * k_longest_word);
  ColumnPlan plan;
  if (sum(words) > room) {
    plan.scale = std::max(k_least_scale, room / sum(words));
    for (double& word : words)
      word *= plan.scale;
    words = capped(words, fitting_cap(words, room));
  }
  const double pad = (whole_width - room) / std::max(1.0, static_cast<double>(needs.size()));
  for (double& word : words)
    word += std::min(pad, padding);
  // Rounding must not leave a column a hair narrower than its word.
  const double full = sum(words);
  if (full > whole_width)
    for (double& word : words)
      word *= whole_width / full;
  plan.widths = share(needs, words, whole_width);
  return plan;
}

}  // namespace office::pdf
