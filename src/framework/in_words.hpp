// SPDX-License-Identifier: Apache-2.0
// Rules of a framework as sentences, for terminals and pages alike, in the language of the words.
#pragma once
#include <string>

#include "lib/util/messages.hpp"

#include "src/framework/framework.hpp"

namespace framework {

/// "total at least 85.00 and every instrument at least 85.00"; what it says of a level without conditions.
std::string conditions_in_words(const Framework& framework, const Level& level, const util::Messages& messages);
/// "10 percent, at least 30, at most 400".
std::string sample_in_words(const SampleRule& sample, const util::Messages& messages);
/// What should be known of a text: that answers count the other way, that the wording or the fact is not certain. May
/// be empty.
std::string remarks_in_words(bool reversed, const Text& text, Certainty certainty, const util::Messages& messages);

}  // namespace framework
