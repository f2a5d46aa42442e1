// SPDX-License-Identifier: Apache-2.0
// Follow-up meetings: the list of them, a new one, the minutes, closing them.
#pragma once
#include "src/measures/meeting.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

class MeetingPages {
 public:
  explicit MeetingPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);        ///< GET …/plans/2568/meetings
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);        ///< GET …/meetings/new
  site::Answer make(http::Request& request, const accounts::Visitor& visitor);        ///< POST there
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);        ///< GET …/meetings/4: minutes
  site::Answer edit(http::Request& request, const accounts::Visitor& visitor);        ///< GET …/meetings/4/edit
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);        ///< POST there
  site::Answer close_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/meetings/4/close
  site::Answer close(http::Request& request, const accounts::Visitor& visitor);       ///< POST there

 private:
  PageParts parts_;
};

}  // namespace measures
