// SPDX-License-Identifier: Apache-2.0
// How the questionnaires of a round are shown, as its administrator sets it.
#pragma once

namespace surveys {

struct Asking {
  bool one_by_one = false;  ///< one question a page instead of all on one
  bool screening = false;   ///< the public is asked first whether it used a service of the agency in the fiscal year
  bool operator==(const Asking&) const = default;
};

}  // namespace surveys
