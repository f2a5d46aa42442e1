// SPDX-License-Identifier: Apache-2.0
// Reads what a respondent chose: the position of a level from 1, a level's code or its label in either language, yes or
// no in the words of either language. Made for millions of cells: the usual one-character ones take a table look-up.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/framework/framework.hpp"
#include "src/framework/words.hpp"

namespace framework {

class AnswerValues {
 public:
  AnswerValues(const Framework& framework, const Words& words);

  static constexpr std::size_t k_unreadable = static_cast<std::size_t>(-1);

  /// By the only byte of a cell: the position from 1, or 0 where position() knows better. Stays where it is as long as
  /// this does, moved or not.
  using Quick = std::array<std::uint8_t, 256>;
  const Quick& quick(std::size_t scale) const { return scales_[scale].by_character; }

  /// Position from 1; 0 for a blank cell, which is a skipped answer; k_unreadable for anything else.
  std::size_t position(std::size_t scale, std::string_view written) const;

  /// What may be written, for messages: "1-6" or "no, yes".
  const std::string& allowed(std::size_t scale) const { return scales_[scale].allowed; }

 private:
  struct Known {
    Quick by_character{};
    std::vector<std::string> codes;  // parallel to the levels; empty on scales answered by position
    std::unordered_map<std::string, std::size_t> by_word;
    std::string allowed;
  };
  static Known prepare(const Scale& scale, const Words& words);

  std::vector<Known> scales_;  // parallel to the framework's
};

}  // namespace framework
