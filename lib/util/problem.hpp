// SPDX-License-Identifier: Apache-2.0
// A fault in something that a person wrote, said so that the person can correct it: where it is and what it is.
// Readers collect all problems of an input; none stops at the first. The words for `code` live in locale/.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace util {

using Params = std::map<std::string, std::string>;

struct Place {
  std::string file;   ///< as the person named it; empty where there is no file
  int line = 0;       ///< from 1; 0 where the whole file is meant
  int column = 0;     ///< from 1, in characters; 0 where the whole line is meant
  std::string field;  ///< column heading or key, for example "i3" or "indicator.7.name.en"
};

struct Problem {
  Place place;
  std::string code;  ///< message key, for example "framework.weights_not_100"
  Params params;     ///< what the message names
};

using Problems = std::vector<Problem>;

}  // namespace util
