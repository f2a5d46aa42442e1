// SPDX-License-Identifier: Apache-2.0
// The blocks of a document as one long galley of pieces, each with what it must stay together with.
#pragma once
#include <vector>

#include "lib/office/pdf_page_flow.hpp"

namespace office::pdf {

std::vector<FlowItem> galley(const Document& document, const Typesetter& typesetter);

/// The lines of a footnote with its number.
std::vector<Piece> note_lines(const Document& document, int note, const Typesetter& typesetter);

}  // namespace office::pdf
