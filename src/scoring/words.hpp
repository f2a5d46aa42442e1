// SPDX-License-Identifier: Apache-2.0
// What people write into answer and judgement files, as the framework knows it.
#pragma once
#include "src/framework/answer_values.hpp"
#include "src/framework/words.hpp"

namespace scoring {

using framework::AnswerValues;
using framework::item_code;
using framework::plain;
using framework::same_word;
using framework::shown;
using framework::Words;

}  // namespace scoring
