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

/// "2568", in English "2568 (2025)".
std::string year_text(int fiscal_year, util::Language language);
/// "2025-10-21" as a day in words; empty for an empty text.
std::string day_in_words(const std::string& iso, util::Language language);
std::string day_in_words(std::int64_t day_number, util::Language language);
/// "86.63"; empty where it is not known.
std::string score_text(const std::optional<util::Exact>& score);
/// Lasts a whole fiscal year: its months; else both days.
std::string period_of(const measures::Measure& measure, util::Language language);
/// Name of the agency in the language, as far as it has one.
const std::string& agency_name(const PaperFacts& facts, util::Language language);
/// "o2 Executives", "8 Improvement": code and name; the code alone where the framework has none such.
std::string subject_text(const framework::Framework* framework, const std::string& code, util::Language language);

}  // namespace documents
