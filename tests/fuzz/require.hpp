// SPDX-License-Identifier: Apache-2.0
// What fuzz targets demand; what does not hold ends the process, so that the fuzzer keeps the input.
#pragma once
#include <cstdlib>

#include "lib/util/messages.hpp"

inline void require(bool holds)
{
  if (!holds) std::abort();
}

/// Every problem has words in both languages.
inline void require_said(const util::Problems& problems)
{
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  for (const util::Problem& problem : problems)
    require(!k_thai.say(problem).empty() && !k_english.say(problem).empty());
}
