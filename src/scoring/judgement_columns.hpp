// SPDX-License-Identifier: Apache-2.0
// The headings of a judgements file: which column tells what, in any order and in either language.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/util/csv.hpp"

#include "src/scoring/fault_log.hpp"
#include "src/scoring/words.hpp"

namespace scoring {

struct JudgementColumns {
  enum Name : std::size_t { agency, item, element, met, reason, points, k_count };
  static constexpr std::array<const char*, k_count> k_names = {"agency", "item", "element", "met", "reason", "score"};

  std::vector<std::string> headings;  ///< as written, without blanks around
  std::array<std::optional<std::size_t>, k_count> place;

  /// The heading of the column as written, or its name where the file does not have it.
  std::string heading(Name name) const { return place[name] ? headings[*place[name]] : k_names[name]; }
};

/// Names every unknown, doubled and missing column. Empty where no row can be understood.
std::optional<JudgementColumns> read_judgement_columns(const util::CsvRow& row, const Words& words, FaultLog& log);

}  // namespace scoring
