// SPDX-License-Identifier: Apache-2.0
// A letter by e-mail, as whoever sends letters gets it. Sending does not hold up the page: the function takes the
// letter and returns; what becomes of it stands in the server's log.
#pragma once
#include <functional>
#include <string>

namespace accounts {

struct Letter {
  std::string to;  ///< e-mail address
  std::string subject;
  std::string text;  ///< plain, lines end with \n
};

using SendLetter = std::function<void(Letter)>;

}  // namespace accounts
