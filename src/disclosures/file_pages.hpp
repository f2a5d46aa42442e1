// SPDX-License-Identifier: Apache-2.0
// Files of an item: handed in, kept under their hash with every revision, handed out to be saved, taken away from the
// entry (never from the disk: the history tells of them).
#pragma once
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class FilePages {
 public:
  explicit FilePages(PageParts parts) : parts_(std::move(parts)) {}

  /// Bytes of a request: twice the limit of a file, so that somewhat too large a file is told in words.
  static std::size_t request_limit(std::int64_t file_limit);

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);         ///< GET …/o1/files
  site::Answer take(http::Request& request, const accounts::Visitor& visitor);         ///< POST there
  site::Answer hand_out(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/o1/files/7
  site::Answer remove_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/o1/files/7/remove
  site::Answer remove(http::Request& request, const accounts::Visitor& visitor);       ///< POST there

 private:
  site::View file_view(const Place& place, const std::string& item, const html::Form& form) const;
  PageParts parts_;
};

}  // namespace disclosures
