// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/finding.hpp"

namespace disclosures {

std::string_view code(Weight weight)
{
  return weight == Weight::fault ? "fault" : "hint";
}

std::optional<Weight> weight_named(std::string_view code)
{
  if (code == "fault") return Weight::fault;
  if (code == "hint") return Weight::hint;
  return std::nullopt;
}

}  // namespace disclosures
