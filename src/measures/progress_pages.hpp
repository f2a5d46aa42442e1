// SPDX-License-Identifier: Apache-2.0
// The progress of one measure: what each step is at, with its evidence and what came of the measure; and the form in
// which a unit reports on one step. Two officers at the same step: the second is told, and keeps what he typed.
#pragma once
#include "src/measures/place_pages.hpp"

namespace measures {

class ProgressPages {
 public:
  explicit ProgressPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/measures/3/progress
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/measures/3/progress/7
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  PageParts parts_;
};

}  // namespace measures
