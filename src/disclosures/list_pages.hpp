// SPDX-License-Identifier: Apache-2.0
// The task list of a disclosure: every item with its state, who sees to it and until when, how far each unit is, and
// what is to be done with the whole.
#pragma once
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class ListPages {
 public:
  explicit ListPages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET …/disclosures; ?format=xlsx or csv hands out the items that are shown, a row for each link.
  site::Answer list(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::View shown(const http::Request& request, const Place& place, const std::vector<Entry>& entries) const;
  http::Response file(const http::Request& request, const Place& place, const std::vector<Entry>& entries) const;
  PageParts parts_;
};

}  // namespace disclosures
