// SPDX-License-Identifier: Apache-2.0
// Bodies that are made from other documents: the analysis report of a result, and a set of documents with its contents.
#pragma once
#include <string>
#include <vector>

#include "lib/util/messages.hpp"

#include "src/documents/paper_content.hpp"
#include "src/documents/paper_facts.hpp"
#include "src/documents/paper_layout.hpp"

namespace documents {

/// Puts the analysis of the answered result behind the content's own sections; a sentence where there is no result.
/// Margins of error are left out: they are for the pages that know what may be said of small groups.
void add_analysis(PaperContent& content, const PaperFacts& facts, const util::Messages& words);

/// SHA-256 of everything that add_analysis() would draw from: results, threshold, names, language, digits, and the
/// program with its advice. The content alone gives the digits.
std::string source_of_analysis(const PaperContent& content, const PaperFacts& facts, const util::Messages& words);

/// A document of a set, as it is printed, and the name of its kind.
struct SetMember {
  std::string name = {};
  std::string number = {};
  office::Document document = {};
};
/// Puts the members behind the content's own sections, each on a new page under a heading, and writes the contents with
/// the pages of the PDF.
void add_members(PaperContent& content, const std::vector<SetMember>& members, const PaperKind& kind,
                 const util::Messages& words);

}  // namespace documents
