// SPDX-License-Identifier: Apache-2.0
// Links, explanation and person of an entry, written in one form, so that nothing typed is lost. Two people who write
// at the same time: the second is told, with what the first has stored, and keeps what he typed.
#pragma once
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class EditPages {
 public:
  explicit EditPages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET …/disclosures/o1/edit; ?from=last-year fills in what the agency disclosed a year ago.
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  PageParts parts_;
};

}  // namespace disclosures
