// SPDX-License-Identifier: Apache-2.0
// The library of measures to draft from: of an agency at /agencies/12/plans/library, of the programme for all at
// /measures/library. Each keeps its own entries; those of the advice files are only read.
#pragma once
#include "src/measures/place_pages.hpp"

namespace measures {

class LibraryPages {
 public:
  explicit LibraryPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);
  site::Answer new_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/library/new
  site::Answer add(http::Request& request, const accounts::Visitor& visitor);
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/library/3
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);
  site::Answer remove_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/library/3/remove
  site::Answer remove(http::Request& request, const accounts::Visitor& visitor);

 private:
  PageParts parts_;
};

}  // namespace measures
