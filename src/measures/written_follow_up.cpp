// SPDX-License-Identifier: Apache-2.0
#include "src/measures/written_follow_up.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "lib/thai/thai.hpp"
#include "lib/util/exact.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/measures/import_words.hpp"

namespace measures {
namespace {

/// Any of the words of "measure_import.<key>" stands in it, blanks aside.
bool speaks_of(std::string_view folded, const std::string& key)
{
  const std::vector<std::string>& words = import_words(key);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return folded.find(word) != std::string_view::npos; });
}

bool means_none(std::string_view folded)
{
  const std::vector<std::string>& words = import_words("no_budget");
  return folded.empty() || std::find(words.begin(), words.end(), folded) != words.end();
}

/// The amount without what parts thousands and names the currency.
std::string amount_in(std::string_view folded)
{
  std::string amount;
  for (const char c : folded) {
    if (c != ',') amount += c;
  }
  for (const std::string& unit : import_words("baht")) {
    if (amount.ends_with(unit)) return amount.substr(0, amount.size() - unit.size());
  }
  return amount;
}

}  // namespace

FollowUp rhythm_in(std::string_view words)
{
  const std::string folded = agencies::folded(thai::to_arabic_digits(words));
  for (const FollowUp follow_up : k_follow_ups) {
    if (speaks_of(folded, "follow_up." + std::string(code(follow_up)))) return follow_up;
  }
  return FollowUp::half_yearly;
}

WrittenBudget read_budget_text(std::string_view written)
{
  const std::string folded = agencies::folded(thai::to_arabic_digits(written));
  if (means_none(folded)) return {.is_read = true};
  const std::string amount = amount_in(folded);
  if (amount.find_first_not_of("0123456789.") != std::string::npos) return {};
  try {
    const auto satang = (util::Exact::parse(amount) * util::Exact(100)).as_whole();
    if (!satang || *satang < 0 || *satang > k_most_budget) return {};
    return {.is_read = true, .satang = *satang};
  } catch (const std::invalid_argument&) {
    return {};
  }
}

}  // namespace measures
