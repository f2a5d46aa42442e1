// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/slips.hpp"

#include "lib/util/csv.hpp"

#include "src/surveys/code.hpp"

namespace surveys {

std::string slips_csv(const SlipSheet& sheet)
{
  std::string csv =
      "\xEF\xBB\xBF"
      "code,address\r\n";
  for (const std::string& code : sheet.codes)
    csv += grouped_code(code) + "," + util::csv_field(sheet.address_of(code)) + "\r\n";
  return csv;
}

}  // namespace surveys
