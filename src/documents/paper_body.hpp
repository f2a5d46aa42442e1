// SPDX-License-Identifier: Apache-2.0
// From a template and what is known to the content of a document, and from its sections to the blocks of its body.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/messages.hpp"

#include "src/documents/paper_content.hpp"
#include "src/documents/paper_facts.hpp"
#include "src/documents/paper_kind.hpp"
#include "src/documents/paper_text.hpp"

namespace documents {

/// The sections of a template as they begin: as the agency words them, else as the program does. Not filled yet.
std::vector<PaperSection> template_sections(const PaperKind& kind, util::Language language);

/// A new document: everything filled from what is known. `sections`: of the template.
PaperContent new_content(const PaperKind& kind, const std::vector<PaperSection>& sections, const PaperFacts& facts,
                         const util::Messages& words);

/// The same document from what is known now: head, tables and the texts that nobody edited; `sections`: of the
/// template. Sections that the template has not any more stay where they were edited.
PaperContent renewed(const PaperContent& content, const PaperKind& kind, const std::vector<PaperSection>& sections,
                     const PaperFacts& facts, const util::Messages& words);

/// The body from the sections as they are, with tables drawn from what is known.
std::vector<office::Block> body_of(const std::vector<PaperSection>& sections, const PaperFacts& facts,
                                   const util::Messages& words);

/// A text as paragraphs and list items (PaperSection::text). Web addresses keep their digits.
std::vector<office::Block> blocks_of_text(std::string_view text);
/// Web addresses apart from the rest, because their digits stay as they are.
office::Runs runs_of_text(std::string_view text);

}  // namespace documents
