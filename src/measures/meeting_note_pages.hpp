// SPDX-License-Identifier: Apache-2.0
// One measure on the screen of a meeting: how far it is, its evidence, what is overdue; beside it what is said and
// resolved; then on to the next. Two who write: the second is told, and keeps what he typed.
#pragma once
#include "src/measures/meeting.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

class MeetingNotePages {
 public:
  explicit MeetingNotePages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/meetings/4/measures/3
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  PageParts parts_;
};

}  // namespace measures
