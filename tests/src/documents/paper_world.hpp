// SPDX-License-Identifier: Apache-2.0
// An agency with a result, a plan, progress and a meeting, without a database: what documents are made from in tests.
#pragma once
#include "src/documents/paper_facts.hpp"
#include "src/documents/paper_layout.hpp"

namespace paper_world {

/// The sub-district body of seed 002 with its result of 2567, three measures for 2568 of which o2 and e9 are answered.
documents::PaperFacts facts();
/// Of the agency in whose name the words stand, as tests/world/published.csv has it.
std::optional<scoring::Result> published(const char* part_of_name, int year);
const util::Messages& words(util::Language language);
/// A document of that kind from facts(), signed by nobody.
documents::PrintedPaper paper(const std::string& kind, util::Language language,
                              const documents::PaperFacts& facts = paper_world::facts());
office::Document document(const std::string& kind, util::Language language);

}  // namespace paper_world
