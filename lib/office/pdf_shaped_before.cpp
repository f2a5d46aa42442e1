// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_shaped_before.hpp"

namespace office::pdf {
namespace {

// In clusters, of some 150 bytes with their glyphs: about 10 MB a thread, the letters of four reports.
constexpr std::size_t k_most_weight = 80'000;
constexpr std::size_t k_entry_weight = 16;  // what a text takes besides its letters

}  // namespace

ShapedBefore& ShapedBefore::of_this_thread()
{
  thread_local ShapedBefore shaped;
  return shaped;
}

ShapedTextPtr ShapedBefore::find(const std::string& key) const
{
  const auto found = shaped_.find(key);
  return found != shaped_.end() ? found->second : nullptr;
}

void ShapedBefore::keep(std::string key, ShapedTextPtr shaped)
{
  const std::size_t weight = shaped->clusters.size() + k_entry_weight;
  if (weight_ + weight > k_most_weight) {
    shaped_.clear();
    weight_ = 0;
  }
  if (weight <= k_most_weight && shaped_.emplace(std::move(key), std::move(shaped)).second) weight_ += weight;
}

}  // namespace office::pdf
