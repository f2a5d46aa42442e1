// SPDX-License-Identifier: Apache-2.0
// How the questionnaires of a round are shown, as its administrator sets it.
#pragma once
#include <string>

#include "lib/util/messages.hpp"

namespace surveys {

/// The question that the public answers before the questionnaire, and its two answers. In the question k_agency_mark
/// stands for the agency's name. All empty: the words of the program.
struct ScreeningTexts {
  std::string question;
  std::string yes;
  std::string no;
  bool operator==(const ScreeningTexts&) const = default;
};
inline constexpr const char* k_agency_mark = "{agency}";

struct ScreeningWords {
  ScreeningTexts th;
  ScreeningTexts en;
  const ScreeningTexts& in(util::Language language) const { return language == util::Language::thai ? th : en; }
  bool operator==(const ScreeningWords&) const = default;
};

struct Asking {
  bool one_by_one = false;    ///< one question a page instead of all on one
  bool screening = false;     ///< the public is asked first whether it used a service of the agency in the fiscal year
  ScreeningWords words = {};  ///< not changed any more once the surveys of the round have begun
  bool operator==(const Asking&) const = default;
};

}  // namespace surveys
