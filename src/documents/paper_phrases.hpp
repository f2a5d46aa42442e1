// SPDX-License-Identifier: Apache-2.0
// Years, days, scores, periods and names as documents print them, in the language of the document.
#pragma once
#include <string>
#include <vector>

#include "lib/util/messages.hpp"

#include "src/documents/paper_facts.hpp"

namespace documents {

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
/// "Item o2 Executives", "Indicator 8 Improvement": kind, code and name; the code alone where the framework has none
/// such.
std::string subject_text(const framework::Framework* framework, const std::string& code, const util::Messages& words);
/// The unit of that Thai name as the language has it: facts, and pictures that were frozen, name units in Thai.
std::string unit_text(const PaperFacts& facts, const std::string& unit, util::Language language);
std::vector<std::string> unit_texts(const PaperFacts& facts, const std::vector<std::string>& units,
                                    util::Language language);

}  // namespace documents
