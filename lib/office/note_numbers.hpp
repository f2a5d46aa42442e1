// SPDX-License-Identifier: Apache-2.0
// Footnotes are numbered in the order in which the text first calls for them; one that is never called for, or that
// does not exist, has no number and is not shown.
#pragma once
#include <vector>

#include "lib/office/document.hpp"

namespace office {

class NoteNumbers {
 public:
  explicit NoteNumbers(const Document& document);

  /// From 1; 0 where the document has no such footnote. `note` is an index into Document::footnotes.
  int number(int note) const;
  int calls(int note) const;  ///< how often the text calls for it
  /// Indexes into Document::footnotes by number: the first has number 1.
  const std::vector<int>& in_order() const { return in_order_; }

 private:
  void read(const Runs& runs);
  void read(const Table& table);

  std::vector<int> numbers_;
  std::vector<int> calls_;
  std::vector<int> in_order_;
};

}  // namespace office
