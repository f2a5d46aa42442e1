// SPDX-License-Identifier: Apache-2.0
// A page for one act on a plan or measure: what it means, a reason where one is asked for, one button and a way back.
#pragma once
#include <string>

#include "lib/html/components.hpp"

#include "src/measures/place_pages.hpp"

namespace measures {

struct ActPage {
  std::string key;                    ///< measures.<key> names it, measures.<key>_explanation says what it means
  util::Params params = {};           ///< of both
  html::Phrase warning = {};          ///< what the person must know first
  const html::Field* asks = nullptr;  ///< a text that is asked for
  util::Fields kept = {};             ///< hidden fields
  std::string action = {};            ///< where the form goes
  std::string back = {};              ///< where "go back" leads; empty: to the plan
  bool possible = true;               ///< false: it only says why not
};

/// View measures/act with "problems" (text, href) and "below" (false, or values of measures/content) to be filled.
site::View act_view(const Place& place, const ActPage& page, const html::Form& form);

}  // namespace measures
