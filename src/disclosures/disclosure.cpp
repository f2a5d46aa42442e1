// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/disclosure.hpp"

#include <array>
#include <utility>

namespace disclosures {
namespace {

constexpr std::array<std::pair<EntryState, std::string_view>, 4> k_states{{{EntryState::not_begun, "not_begun"},
                                                                           {EntryState::in_work, "in_work"},
                                                                           {EntryState::ready, "ready"},
                                                                           {EntryState::checked, "checked"}}};

}  // namespace

std::string_view code(EntryState state)
{
  return k_states[static_cast<std::size_t>(state)].second;
}

std::optional<EntryState> entry_state_named(std::string_view code)
{
  for (const auto& [state, name] : k_states) {
    if (name == code) return state;
  }
  return std::nullopt;
}

}  // namespace disclosures
