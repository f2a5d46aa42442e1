// SPDX-License-Identifier: Apache-2.0
// What stands for one item of one agency: each required element met or not, with the reason; an item is met when all of
// its elements are.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/clock.hpp"

#include "src/framework/framework.hpp"

namespace reviews {

enum class ItemState { met, failed, not_applicable };
std::string_view code(ItemState state);  ///< "not_applicable", as in the database and in message keys
std::optional<ItemState> item_state_named(std::string_view code);

struct Reason {
  std::string code = {};  ///< from the list of reasons; empty where there are only words
  std::string words = {};
  bool operator==(const Reason&) const = default;
};

struct Judgement {
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string item = {};  ///< code: "o1"
  ItemState state = ItemState::failed;
  /// A character an element of the framework's item: '1' met, '0' not met; empty where only the whole was judged.
  std::string elements = {};
  std::map<std::string, Reason> reasons = {};  ///< by code of the element that is not met; "" about the whole item
  util::UtcSeconds at = 0;
  std::int64_t by = 0;
  std::int64_t reading = 0;  ///< from which it comes; 0: from elsewhere
};

/// met where every element is '1', otherwise failed.
ItemState state_of(std::string_view elements);
/// Whether the text has one '0' or '1' for each element of the item.
bool fits(const framework::Item& item, std::string_view elements);

}  // namespace reviews
