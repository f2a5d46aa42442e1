// SPDX-License-Identifier: Apache-2.0
// The plan's way to the executive: the coordinator submits it when nothing is missing and may withdraw it; the
// executive approves exactly what he saw, with an opinion, or returns it with a reason. Each version stays readable.
#pragma once
#include "src/measures/place_pages.hpp"

namespace measures {

class ApprovalPages {
 public:
  explicit ApprovalPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer submit_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/submit
  site::Answer submit(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer withdraw(http::Request& request, const accounts::Visitor& visitor);
  site::Answer approve_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer approve(http::Request& request, const accounts::Visitor& visitor);
  site::Answer return_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer give_back(http::Request& request, const accounts::Visitor& visitor);
  site::Answer versions(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/versions
  site::Answer version(http::Request& request, const accounts::Visitor& visitor);   ///< GET …/versions/2

 private:
  site::Answer settle_form(http::Request& request, const accounts::Visitor& visitor, VersionState to);
  site::Answer settle(http::Request& request, const accounts::Visitor& visitor, VersionState to);
  PageParts parts_;
};

}  // namespace measures
