// SPDX-License-Identifier: Apache-2.0
// Which items are read a second time: all that the first reading fails, and of all items a share that chance picks.
// Chance is the hash of a seed that is written down, so that anybody can check afterwards that nobody picked by hand.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/reviews/judgement.hpp"

namespace reviews {

struct SecondReadingRule {
  std::int64_t share = 10;  ///< percent, 0 … 100
  std::string seed = {};
};
constexpr std::int64_t k_usual_share = 10;

enum class WhySecond { random, zero };
std::string_view code(WhySecond why);
std::optional<WhySecond> why_second_named(std::string_view code);

/// Whether chance picks the item: the first eight digits of SHA-256("seed:agency:item"), as a number below 2³², are
/// below share/100 of 2³². The same for the same seed; of many items very nearly the share.
bool is_picked(const SecondReadingRule& rule, std::int64_t agency, std::string_view item);

/// Why the item is to be read again; nothing: the first reading stands. What chance picks counts as picked also when it
/// failed, so that agreement can be measured on an even sample.
std::optional<WhySecond> second_reading(const SecondReadingRule& rule, std::int64_t agency, std::string_view item,
                                        ItemState first);

}  // namespace reviews
