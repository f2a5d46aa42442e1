// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/region.hpp"

#include <algorithm>
#include <span>

#include "src/agencies/agency.hpp"

namespace agencies {
namespace {

// Of the numbers that begin with 1, 2, 6 and 7, which are of several regions; all others of these are central.
constexpr std::string_view k_eastern[] = {"20", "21", "22", "23", "24", "25", "27"};
constexpr std::string_view k_western[] = {"63", "70", "71", "76", "77"};

bool is_among(std::span<const std::string_view> codes, std::string_view code)
{
  return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

std::string_view region_of(std::string_view province)
{
  if (!is_province(province)) return {};
  switch (province.front()) {
    case '3':
    case '4':
      return "northeast";
    case '5':
      return "north";
    case '8':
    case '9':
      return "south";
    default:
      break;
  }
  if (is_among(k_eastern, province)) return "east";
  return is_among(k_western, province) ? "west" : "central";
}

}  // namespace agencies
