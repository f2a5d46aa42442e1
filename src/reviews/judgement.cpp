// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/judgement.hpp"

#include <array>
#include <utility>

namespace reviews {
namespace {

constexpr std::array<std::pair<ItemState, std::string_view>, 3> k_states{
    {{ItemState::met, "met"}, {ItemState::failed, "failed"}, {ItemState::not_applicable, "not_applicable"}}};

}  // namespace

std::string_view code(ItemState state)
{
  return k_states[static_cast<std::size_t>(state)].second;
}

std::optional<ItemState> item_state_named(std::string_view code)
{
  for (const auto& [state, name] : k_states) {
    if (name == code) return state;
  }
  return std::nullopt;
}

ItemState state_of(std::string_view elements)
{
  return elements.find_first_not_of('1') == std::string_view::npos ? ItemState::met : ItemState::failed;
}

bool fits(const framework::Item& item, std::string_view elements)
{
  return elements.size() == item.elements.size() && elements.find_first_not_of("01") == std::string_view::npos;
}

}  // namespace reviews
