// SPDX-License-Identifier: Apache-2.0
// The measures of all agencies of a year, for those who look after the programme: shares by type, agencies one by one,
// and what kinds of measures were followed by better scores.
#pragma once
#include "src/measures/place_pages.hpp"
#include "src/measures/programme.hpp"

namespace measures {

class ProgrammePages {
 public:
  explicit ProgrammePages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET /measures; ?year=2568, ?view=types or gains, ?format=xlsx or csv of the agencies.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);

 private:
  PageParts parts_;
};

}  // namespace measures
