// SPDX-License-Identifier: Apache-2.0
// Which question or item of one year is which of another.
#include <algorithm>

#include "src/framework/comparable.hpp"
#include "src/framework/diff.hpp"
#include "src/framework/draft.hpp"

namespace framework {

namespace {

constexpr double k_very_like = 0.75;
constexpr double k_partly_like = 0.35;

struct Titled {
  std::string code;
  std::string owner;  ///< code of its indicator or sub-indicator
  std::string title;  ///< comparable
  bool provisional = false;
};

struct Pair {
  double likeness = 0;
  std::size_t older = 0;
  std::size_t newer = 0;
};

using Matches = std::vector<std::optional<std::size_t>>;

/// How surely two things with different titles are one; 0 where they are not.
double likeness_of(const Titled& older, const Titled& newer)
{
  const double alike = likeness(older.title, newer.title);
  const bool code = same_code(older.code, newer.code);
  // A provisional title is not the year's own and says little; the code then decides, within the same indicator or
  // sub-indicator, but after titles that are like.
  const bool provisional = older.provisional || newer.provisional;
  if (code && alike < k_partly_like && provisional && older.owner == newer.owner) return k_partly_like / 2;
  return alike >= k_very_like || (code && alike >= k_partly_like) ? alike : 0;
}

/// Pairs of equal titles; where a title stands for several things, those of the same code first.
std::vector<Pair> equal_titles(const std::vector<Titled>& older, const std::vector<Titled>& newer)
{
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < older.size(); ++i) {
    for (std::size_t j = 0; j < newer.size(); ++j) {
      if (older[i].title != newer[j].title) continue;
      pairs.push_back({same_code(older[i].code, newer[j].code) ? 2.0 : 1.0, i, j});
    }
  }
  return pairs;
}

/// Pairs of like titles among what is not matched yet.
std::vector<Pair> like_titles(const std::vector<Titled>& older, const std::vector<Titled>& newer,
                              const Matches& matches, const std::vector<bool>& taken)
{
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < older.size(); ++i) {
    for (std::size_t j = 0; j < newer.size(); ++j) {
      if (matches[i] || taken[j]) continue;
      const double alike = likeness_of(older[i], newer[j]);
      if (alike > 0) pairs.push_back({alike, i, j});
    }
  }
  return pairs;
}

/// Takes the best pairs first, each thing once.
void take(std::vector<Pair> pairs, Matches& matches, std::vector<bool>& taken)
{
  std::ranges::stable_sort(pairs, std::ranges::greater{}, &Pair::likeness);
  for (const Pair& pair : pairs) {
    if (matches[pair.older] || taken[pair.newer]) continue;
    matches[pair.older] = pair.newer;
    taken[pair.newer] = true;
  }
}

Matches match(const std::vector<Titled>& older, const std::vector<Titled>& newer)
{
  Matches matches(older.size());
  std::vector<bool> taken(newer.size(), false);
  take(equal_titles(older, newer), matches, taken);
  take(like_titles(older, newer, matches, taken), matches, taken);
  return matches;
}

std::vector<Titled> items_of(const Framework& framework)
{
  std::vector<Titled> items;
  for (const Item& item : framework.items) {
    const std::string& owner = framework.sub_indicators[item.sub_indicator].code;
    items.push_back({item.code, owner, comparable(item.title.th), item.title.provisional});
  }
  return items;
}

std::vector<Titled> questions_of(const Framework& framework)
{
  std::vector<Titled> questions;
  for (const Question& question : framework.questions) {
    const std::string& owner = framework.indicators[question.indicator].code;
    questions.push_back({question.code, owner, comparable(question.wording.th), question.wording.provisional});
  }
  return questions;
}

}  // namespace

Matches matched_items(const Framework& older, const Framework& newer)
{
  return match(items_of(older), items_of(newer));
}

Matches matched_questions(const Framework& older, const Framework& newer)
{
  return match(questions_of(older), questions_of(newer));
}

}  // namespace framework
