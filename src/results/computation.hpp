// SPDX-License-Identifier: Apache-2.0
// One computing of a round: asked for by somebody, done in the background, kept with what it was computed from.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/clock.hpp"

namespace results {

enum class ComputationState {
  waiting,
  running,
  done,
  failed,   ///< trouble of the machine, told in the log
  dropped,  ///< its rows are gone: a newer one took its place
};
std::string_view code(ComputationState state);
std::optional<ComputationState> computation_state_named(std::string_view code);

struct Computation {
  std::int64_t id = 0;
  std::int64_t cycle = 0;  ///< 0: scores of the years before, read from a file
  int fiscal_year = 0;
  ComputationState state = ComputationState::waiting;
  util::UtcSeconds asked_at = 0;
  std::int64_t asked_by = 0;
  std::optional<util::UtcSeconds> finished_at = {};
  int progress = 0;  ///< per cent
  std::int64_t agencies = 0;
  std::int64_t answers = 0;
  std::int64_t judgements = 0;
  std::string framework_hash = {};
  std::string program_version = {};
  std::string input_digest = {};   ///< of everything that the scores depend on
  std::string result_digest = {};  ///< of every number that came out

  bool is_pending() const { return state == ComputationState::waiting || state == ComputationState::running; }
};

/// The version of this program, which stands on every result.
std::string_view program_version();

}  // namespace results
