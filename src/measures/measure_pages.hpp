// SPDX-License-Identifier: Apache-2.0
// One measure: written in one form, so that nothing typed is lost; shown; moved among the others, taken away and put
// back. Two people who write at the same time: the second is told, with what the first has stored, and keeps what was
// typed.
#pragma once
#include "src/measures/place_pages.hpp"

namespace measures {

class MeasurePages {
 public:
  explicit MeasurePages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET …/measures/new?weakness=o2, also with &source=topic:code to begin from the library.
  site::Answer new_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer add(http::Request& request, const accounts::Visitor& visitor);  ///< POST there
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/measures/3/edit
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);
  site::Answer remove_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer remove(http::Request& request, const accounts::Visitor& visitor);
  site::Answer restore(http::Request& request, const accounts::Visitor& visitor);
  site::Answer move(http::Request& request, const accounts::Visitor& visitor);

 private:
  PageParts parts_;
};

}  // namespace measures
