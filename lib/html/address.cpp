// SPDX-License-Identifier: Apache-2.0
#include "lib/html/address.hpp"

#include "lib/util/percent.hpp"
#include "lib/util/text.hpp"

namespace html {
std::string with_parameter(std::string_view address, std::string_view name, std::string_view value)
{
  address = address.substr(0, address.find('#'));
  const std::size_t mark = address.find('?');
  std::string out(address.substr(0, mark));
  const std::string wanted = util::percent_encoded(name);
  char before = '?';
  if (mark != std::string_view::npos) {
    for (const std::string_view part : util::split(address.substr(mark + 1), '&')) {
      if (part.empty() || part.substr(0, part.find('=')) == wanted) continue;
      out += before;
      out += part;
      before = '&';
    }
  }
  return out + before + wanted + '=' + util::percent_encoded(value);
}

}  // namespace html
