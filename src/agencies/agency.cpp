// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency.hpp"

#include <algorithm>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace agencies {
namespace {

constexpr std::array<std::string_view, k_agency_fields.size()> k_field_codes = {
    "code", "name", "name_en", "type", "province", "province_size", "parent", "web", "telephone"};

constexpr std::array<std::string_view, 10> k_act_codes = {"made",         "imported",   "changed",   "closed",
                                                          "reopened",     "merged",     "took_over", "unit_made",
                                                          "unit_renamed", "unit_closed"};

std::string value_of(const Agency& agency, AgencyField field)
{
  switch (field) {
    case AgencyField::code:
      return agency.code;
    case AgencyField::name:
      return agency.name;
    case AgencyField::name_en:
      return agency.name_en;
    case AgencyField::type:
      return agency.type;
    case AgencyField::province:
      return agency.province;
    case AgencyField::province_size:
      return agency.province_size;
    case AgencyField::parent:
      return agency.parent ? std::to_string(*agency.parent) : std::string();
    case AgencyField::web:
      return agency.web;
    case AgencyField::telephone:
      return agency.telephone;
  }
  return {};
}

bool is_sign_of_code(char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-./_").find(c) != std::string_view::npos;
}

/// Numbers of the provinces, by region; gaps are numbers that no province has.
std::vector<std::string> all_provinces()
{
  constexpr std::array<std::array<int, 2>, 7> k_ranges = {
      {{10, 27}, {30, 49}, {50, 58}, {60, 67}, {70, 77}, {80, 86}, {90, 96}}};
  std::vector<std::string> codes;
  for (const auto& [first, last] : k_ranges) {
    for (int number = first; number <= last; ++number)
      codes.push_back(std::to_string(number));
  }
  return codes;
}

}  // namespace

std::string_view code(AgencyField field)
{
  return k_field_codes.at(static_cast<std::size_t>(field));
}

std::string_view code(Act act)
{
  return k_act_codes.at(static_cast<std::size_t>(act));
}

std::vector<FieldChange> changes(const Agency& before, const Agency& after)
{
  std::vector<FieldChange> found;
  for (const AgencyField field : k_agency_fields) {
    std::string old = value_of(before, field);
    std::string now = value_of(after, field);
    if (old != now) found.push_back({field, std::move(old), std::move(now)});
  }
  return found;
}

bool is_renamed(const std::vector<FieldChange>& changes)
{
  return std::ranges::any_of(changes, [](const FieldChange& change) {
    return change.field == AgencyField::name || change.field == AgencyField::name_en;
  });
}

std::optional<std::string> read_agency_code(std::string_view typed)
{
  std::string code = thai::to_arabic_digits(util::trim(typed));
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (code.empty() || code.size() > k_longest_code || !std::ranges::all_of(code, is_sign_of_code)) return std::nullopt;
  return code;
}

std::optional<std::string> read_telephone(std::string_view typed)
{
  constexpr std::ptrdiff_t k_fewest_digits = 3;
  std::string number = thai::to_arabic_digits(util::trim(typed));
  const auto digits = std::ranges::count_if(number, [](char c) { return c >= '0' && c <= '9'; });
  if (digits < k_fewest_digits || util::character_count(number) > k_longest_telephone) return std::nullopt;
  return number;
}

const std::vector<std::string>& province_codes()
{
  static const std::vector<std::string> k_codes = all_provinces();
  return k_codes;
}

bool is_province(std::string_view code)
{
  return std::ranges::find(province_codes(), code) != province_codes().end();
}

}  // namespace agencies
