// SPDX-License-Identifier: Apache-2.0
// The tables of official documents, drawn from what is known of an agency and its year.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/office/document.hpp"
#include "lib/util/messages.hpp"

#include "src/documents/paper_facts.hpp"

namespace documents {

using PaperBlocks = std::vector<office::Block>;

/// What stands in a document for the table of that code (k_paper_tables): tables, with headings of their own where
/// there are several. A sentence where there is nothing to show. "contents" gives nothing: only a set has one.
PaperBlocks paper_table(std::string_view code, const PaperFacts& facts, const util::Messages& words);

// By where they stand.
PaperBlocks measures_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks measures_by_instrument(const PaperFacts& facts, const util::Messages& words);
PaperBlocks results_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks indicators_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks items_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks half_year_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks minutes_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks attendance_list(const PaperFacts& facts, const util::Messages& words);
PaperBlocks weaknesses_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks decisions_table(const PaperFacts& facts, const util::Messages& words);
PaperBlocks working_group_table(const PaperFacts& facts, const util::Messages& words);

// Pieces that they share.
office::Block plain_paragraph(std::string text);
office::Block small_heading(std::string text);
/// Several lines in one cell.
office::TableCell lines_cell(const std::vector<std::string>& lines);
/// "☐ not begun", "☑ in work", "☐ done" and under them the details, one a line.
office::TableCell progress_cell(StepState state, const std::vector<std::string>& details, const util::Messages& words);
/// "1. Finance Division", "2. …"; without numbers where there is one.
std::vector<std::string> numbered(const std::vector<std::string>& texts);
/// What was done: a line a step that has words or is done.
std::vector<std::string> done_lines(const MeasureFacts& measure, const util::Messages& words);
/// "From the assessment: o2 …; 8 …"; empty where it answers nothing.
std::string reason_line(const PaperFacts& facts, const measures::Measure& measure, const util::Messages& words);
/// How it is followed up, in words.
std::string follow_up_text(const measures::Measure& measure, const util::Messages& words);

}  // namespace documents
