// SPDX-License-Identifier: Apache-2.0
// What a measure achieved: its target, the scores before and after where a newer result is published, and the words of
// the unit. Two people at the same outcome: the second is told, and keeps what he typed.
#pragma once
#include "src/measures/outcome.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

class OutcomePages {
 public:
  explicit OutcomePages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/measures/3/outcome
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  site::View outcome_view(db::Connection& connection, const Place& place, const Measure& measure,
                          const html::Form& form, util::Language language) const;
  PageParts parts_;
};

/// "indicator 8 at 90.00 or more", with the framework's names.
html::Phrase success_phrase(const Measure& measure, const framework::Framework& framework, util::Language language);

}  // namespace measures
