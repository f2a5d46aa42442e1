// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/history_pages.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "lib/thai/thai_time.hpp"

#include "src/agencies/parts_pages.hpp"

namespace agencies {
namespace {

/// The agency of an id as the history keeps it; what is no id of an agency stays as it is.
std::string named_agency(const AgencyStore& store, const std::string& written, util::Language language)
{
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), id);
  if (error != std::errc() || end != written.data() + written.size()) return written;
  const auto agency = store.find(id);
  return agency ? html::name_of(*agency).in(language) : written;
}

/// What the row is about besides the act; nothing where it names no field, or a unit.
std::optional<AgencyField> field_of(const HistoryRow& row)
{
  if (row.act.starts_with("unit_")) return std::nullopt;
  const auto* const found =
      std::ranges::find_if(k_agency_fields, [&](AgencyField field) { return code(field) == row.field; });
  return found == k_agency_fields.end() ? std::nullopt : std::optional(*found);
}

html::Phrase told_value(const AgencyStore& store, const HistoryRow& row, const std::string& value,
                        util::Language language)
{
  if (const auto field = field_of(row)) return value_phrase(store, *field, value, language);
  const bool of_another = row.act == code(Act::merged) || row.act == code(Act::took_over);
  return of_another ? named_agency(store, value, language) : value;
}

}  // namespace

html::Phrase value_phrase(const AgencyStore& store, AgencyField field, const std::string& value,
                          util::Language language)
{
  switch (field) {
    case AgencyField::type:
      return named_phrase("agencies.type.", value);
    case AgencyField::province:
      return named_phrase("agencies.province.", value);
    case AgencyField::province_size:
      return named_phrase("agencies.size.", value);
    case AgencyField::parent:
      return named_agency(store, value, language);
    default:
      return value;
  }
}

html::Values history_values(const AgencyStore& store, const HistoryRow& row, accounts::AccountNames& names,
                            util::Language language)
{
  html::Phrase field =
      row.field.empty() ? html::Phrase("")
      : row.act.starts_with("unit_")
          ? html::Phrase(html::Word{row.field == "name_en" ? "agencies.unit_name_en" : "agencies.unit"})
          : html::Phrase(html::Word{"agencies.field." + row.field});
  return html::Values()
      .set("day", thai::day_of(row.at))
      .set("act", html::Word{"agencies.act." + row.act})
      .set("by", names.of(row.account))
      .set("field", std::move(field))
      .set("before", told_value(store, row, row.before, language))
      .set("after", told_value(store, row, row.after, language))
      .set("reason", row.reason);
}

}  // namespace agencies
