// SPDX-License-Identifier: Apache-2.0
// Weaknesses as tables of measures name them: a list of codes, or indicators mentioned in running text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "src/framework/framework.hpp"

namespace measures {

struct WrittenWeaknesses {
  std::vector<std::string> subjects;  ///< codes of the framework, once each: "o2", "e9", "8"
  std::vector<std::string> unknown;   ///< as they were written
};

/// "o2, o12 e9": codes parted by blanks, commas, strokes or lines; also with Thai digits, or with zero or its Thai
/// digit for the letter o, as documents have them.
WrittenWeaknesses weaknesses_listed(std::string_view written, const framework::Framework& framework);

/// "… Indicator 8 …": behind the word for indicator in Thai or English; a sub-indicator counts for its indicator.
std::vector<std::string> indicators_mentioned(std::string_view text, const framework::Framework& framework);

}  // namespace measures
