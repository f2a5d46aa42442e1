// SPDX-License-Identifier: Apache-2.0
// What is known of an agency and its year, under the names that templates use.
#pragma once
#include <string>

#include "lib/util/messages.hpp"

#include "src/documents/paper_facts.hpp"
#include "src/documents/paper_text.hpp"

namespace documents {

/// In the language of `words`; numbers in Arabic digits.
TextModel text_model(const PaperFacts& facts, const util::Messages& words);

/// Every name that text_model() can give, with something under it: what templates are checked against.
TextModel all_names();

}  // namespace documents
