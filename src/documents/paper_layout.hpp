// SPDX-License-Identifier: Apache-2.0
// A document as it is printed: the layout of its kind around its content, its number, and the places for signatures
// with what is written in them.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "lib/office/document.hpp"
#include "lib/util/messages.hpp"

#include "src/documents/paper_content.hpp"
#include "src/documents/paper_kind.hpp"

namespace documents {

/// One place for a signature.
struct PrintedSigner {
  std::string position = {};
  std::string name = {};     ///< empty: to be written by hand
  std::string opinion = {};  ///< empty: dotted lines where the layout has room for one
  std::string picture = {};  ///< PNG in base64; empty: none
  std::string when = {};     ///< day and hour in words; empty: not signed
};

struct PrintedPaper {
  PaperContent content = {};
  std::string number = {};  ///< as printed; empty: a gap
  std::int64_t version = 1;
  std::string digest = {};  ///< of the content
  std::vector<PrintedSigner> signers = {};
  std::string emblem = {};  ///< PNG in base64; empty: none
  std::chrono::sys_seconds created = {};
};

/// The same for the same: nothing is asked of a clock. `words`: in the language of the content.
office::Document laid_out(const PrintedPaper& paper, const PaperKind& kind, const util::Messages& words);

/// A PNG of that height in points as a picture of a document; its width follows.
office::Picture picture_of_png(const std::string& base64_png, double height, std::string description);

/// So that no page begins with what comes next, such as a signature: the last words or rows go with it.
void keep_last_with_next(std::vector<office::Block>& blocks);

// The parts of a layout (paper_signatures.cpp).
void add_signatures(office::Document& document, const PrintedPaper& paper, const PaperKind& kind,
                    const util::Messages& words);

}  // namespace documents
