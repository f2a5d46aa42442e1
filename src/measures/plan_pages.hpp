// SPDX-License-Identifier: Apache-2.0
// The plan of a year: what is weak and has no measure yet, worst cost first; its measures, sorted, searched and taken
// along; how far it is on its way to the executive; and the weaknesses on which the agency decided not to act.
#pragma once
#include "src/measures/place_pages.hpp"
#include "src/measures/plan_state_pages.hpp"

namespace measures {

class PlanPages {
 public:
  explicit PlanPages(PageParts parts) : parts_(std::move(parts)) {}

  /// GET /agencies/12/plans/2568; ?format=xlsx or csv hands out the measures that are shown.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  site::Answer threshold_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/threshold
  site::Answer threshold(http::Request& request, const accounts::Visitor& visitor);       ///< POST there
  /// POST …/result: answers the newest published result of the same year, where the round was published once more.
  site::Answer take_result(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/decide?weakness=o2&weakness=o5: not to act on these, with a reason.
  site::Answer decide_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer decide(http::Request& request, const accounts::Visitor& visitor);
  site::Answer undecide_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/decisions/3/withdraw
  site::Answer undecide(http::Request& request, const accounts::Visitor& visitor);

 private:
  PageParts parts_;
};

}  // namespace measures
