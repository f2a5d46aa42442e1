// SPDX-License-Identifier: Apache-2.0
#include "src/results/computation.hpp"

#include <array>
#include <utility>

namespace results {
namespace {

constexpr std::array<std::pair<ComputationState, std::string_view>, 5> k_computation_states{
    {{ComputationState::waiting, "waiting"},
     {ComputationState::running, "running"},
     {ComputationState::done, "done"},
     {ComputationState::failed, "failed"},
     {ComputationState::dropped, "dropped"}}};

}  // namespace

std::string_view code(ComputationState state)
{
  return k_computation_states[static_cast<std::size_t>(state)].second;
}

std::optional<ComputationState> computation_state_named(std::string_view code)
{
  for (const auto& [state, name] : k_computation_states) {
    if (name == code) return state;
  }
  return std::nullopt;
}

std::string_view program_version()
{
  return PRONGSAI_VERSION;
}

}  // namespace results
