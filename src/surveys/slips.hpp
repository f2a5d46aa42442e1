// SPDX-License-Identifier: Apache-2.0
// A list of one-time codes as it leaves the server, once: for slips to cut out, or as a table to send from.
#pragma once
#include <string>
#include <vector>

#include "lib/util/messages.hpp"

namespace surveys {

struct SlipSheet {
  util::Language language = util::Language::thai;
  std::string agency;
  std::string survey;              ///< name of the instrument and year
  std::string address;             ///< where a code is typed in: "https://ita.example/code"
  std::vector<std::string> codes;  ///< without hyphens, in the order in which they are printed

  std::string address_of(const std::string& code) const { return address + "/" + code; }
};

/// Columns code and address, with a byte-order mark. No numbers: they would tell whose slip it was.
std::string slips_csv(const SlipSheet& sheet);

}  // namespace surveys
