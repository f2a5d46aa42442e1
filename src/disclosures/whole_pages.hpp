// SPDX-License-Identifier: Apache-2.0
// The disclosure as a whole: the coordinator submits it and may withdraw it before the deadline; the executive approves
// exactly what he saw, or returns it for correction with a reason.
#pragma once
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class WholePages {
 public:
  explicit WholePages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer submit_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/disclosures/submit
  site::Answer submit(http::Request& request, const accounts::Visitor& visitor);       ///< POST there
  site::Answer approve_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer approve(http::Request& request, const accounts::Visitor& visitor);
  site::Answer return_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer give_back(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::Answer settle_form(http::Request& request, const accounts::Visitor& visitor, SubmissionState to);
  site::Answer settle(http::Request& request, const accounts::Visitor& visitor, SubmissionState to);
  PageParts parts_;
};

}  // namespace disclosures
