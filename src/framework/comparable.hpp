// SPDX-License-Identifier: Apache-2.0
// Texts brought to a form in which what people read as the same is the same.
#pragma once
#include <string>
#include <string_view>

namespace framework {

/// Without any blanks: names of levels are typed with and without them.
std::string without_blanks(std::string_view utf8);

/// A title or wording for comparison between years: without blanks and punctuation, ASCII in lower case, Thai digits as
/// Arabic ones, and U+0E4D U+0E32 (as PDF files have it) as U+0E33.
std::string comparable(std::string_view utf8);

/// How alike two texts in comparable form are: 1 the same, 0 without a common pair of characters (Dice's coefficient of
/// the pairs of neighbouring characters): "abcd" and "abce" share 2 of 3 pairs, 2·2/6 = 0.67.
double likeness(std::string_view comparable_a, std::string_view comparable_b);

}  // namespace framework
