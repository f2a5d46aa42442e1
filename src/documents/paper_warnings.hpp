// SPDX-License-Identifier: Apache-2.0
// Slips that real documents of agencies contain and that nothing else makes impossible: the web address of another
// agency, a digit 0 typed for the letter of an item. Whoever signs is told; the document stays as it was written.
#pragma once
#include "lib/util/problem.hpp"

#include "src/documents/paper_content.hpp"

namespace documents {

/// papers.warn_address {address}: an address of another site than the agency's. papers.warn_item {typed, item}: "028"
/// where the year has an item o28. Each once, in the order of the text.
util::Problems warnings_of(const PaperContent& content);

/// Digits of both kinds as Arabic ones, but in literal runs: the renderer turns all of them into those of the document.
void make_digits_alike(std::vector<office::Block>& blocks);

}  // namespace documents
