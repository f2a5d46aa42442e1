// SPDX-License-Identifier: Apache-2.0
// What is known of each agency before it is scored, gathered from the files that are read one after the other.
// Agencies are told apart by their name as written, without blanks around it.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/scoring/score.hpp"

namespace scoring {

class Inputs {
 public:
  explicit Inputs(std::shared_ptr<const framework::Framework> framework);

  /// The place of the agency in agencies(); a new one is added, with nothing answered and nothing judged.
  std::size_t find_or_add(std::string_view name);
  /// Whether nothing is said of an agency itself, its type, province or population, that is said differently in
  /// `others`.
  bool agrees_with(const Inputs& others) const;
  /// Adds the answers counted in `others`, which agree, and what they say of the agencies themselves.
  void add_answers(const Inputs& others);
  AgencyInput& at(std::size_t place) { return agencies_[place]; }
  const std::vector<AgencyInput>& agencies() const { return agencies_; }  ///< in the order in which they were met
  const std::shared_ptr<const framework::Framework>& framework() const { return framework_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
  };
  std::shared_ptr<const framework::Framework> framework_;
  AgencyInput blank_;  // what a new agency is copied from
  std::vector<AgencyInput> agencies_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> places_;
};

/// What a reader says about a file. Rows with faults are never taken in; whether the rest may be used is for the caller
/// to decide: by default nothing is, with --skip-faulty the rest is, and the faults tell what was left out.
struct Reading {
  util::Problems problems;        ///< the first k_most_listed faults, in the order of the file
  std::size_t faults = 0;         ///< all of them
  util::Problems remarks;         ///< oddities that do not stop: a zero read as the letter o of an item
  std::size_t rows = 0;           ///< with content, without the heading
  std::size_t rows_left_out = 0;  ///< because of faults
  std::size_t rows_blank = 0;     ///< of respondents who answered nothing; they do not count
  bool usable = true;             ///< false where the headings are such that no row can be understood

  static constexpr std::size_t k_most_listed = 1000;
};

}  // namespace scoring
