// SPDX-License-Identifier: Apache-2.0
// The letters of a text, cut into clusters that may be spread apart, and what stays together on a line beyond the
// general rules of line breaking.
#pragma once
#include <string>
#include <vector>

#include "lib/office/pdf_text.hpp"
#include "lib/thai/kept_together.hpp"

namespace office::pdf {

/// Ranges inside which no line may begin: abbreviations of single letters with full stops, the sign for "and so on",
/// the repetition mark with what it repeats, 12/2568, e-Service, compound words.
std::vector<thai::ByteRange> ranges_without_break(const std::string& utf8);

/// Fills clusters, hard_ends and right_to_left from the layout.
void read_clusters(ShapedText& shaped);

}  // namespace office::pdf
