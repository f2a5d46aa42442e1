// SPDX-License-Identifier: Apache-2.0
// Paragraphs shaped before on this thread: reports differ in their numbers, hardly in their words, and shaping is the
// slowest part of a PDF. What is remembered is what would be shaped anew, so that the bytes of a document do not depend
// on those before it.
#pragma once
#include <string>
#include <unordered_map>

#include "lib/office/pdf_text.hpp"

namespace office::pdf {

class ShapedBefore {
 public:
  static ShapedBefore& of_this_thread();

  /// Null where it is not known.
  ShapedTextPtr find(const std::string& key) const;
  void keep(std::string key, ShapedTextPtr shaped);

 private:
  std::unordered_map<std::string, ShapedTextPtr> shaped_;
  std::size_t weight_ = 0;
};

}  // namespace office::pdf
