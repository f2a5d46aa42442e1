// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/import_store.hpp"

#include <charconv>
#include <string>
#include <string_view>

#include "lib/util/text.hpp"

namespace agencies {
namespace {

constexpr util::UtcSeconds k_day = 86'400;
constexpr char k_row_end = '\x1e';  // neither can be typed, and what is typed loses them here
constexpr char k_cell_end = '\x1f';

std::string packed(const util::TableRows& table)
{
  std::string text;
  for (const util::TableRow& row : table.rows) {
    text += std::to_string(row.line);
    for (const std::string& cell : row.cells) {
      text += k_cell_end;
      // PostgreSQL keeps no NUL in a text; the marks would part the cell in two.
      for (const char c : cell)
        text += c == k_row_end || c == k_cell_end || c == '\0' ? ' ' : c;
    }
    text += k_row_end;
  }
  return text;
}

std::vector<util::TableRow> unpacked(std::string_view text)
{
  std::vector<util::TableRow> rows;
  while (!text.empty()) {
    const std::size_t end = text.find(k_row_end);
    const std::vector<std::string_view> parts = util::split(text.substr(0, end), k_cell_end);
    util::TableRow row;
    std::from_chars(parts.front().data(), parts.front().data() + parts.front().size(), row.line);
    row.cells.assign(parts.begin() + 1, parts.end());
    rows.push_back(std::move(row));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return rows;
}

}  // namespace

std::int64_t ImportStore::keep(const util::TableRows& table, std::int64_t account, util::UtcSeconds now)
{
  connection_.execute("DELETE FROM agency_import WHERE at < :oldest", now - k_day);
  return connection_
      .query(
          "INSERT INTO agency_import (account_id, at, file_name, content) VALUES (:account, :at, :file, :content)"
          " RETURNING id",
          account, now, table.name, packed(table))
      .one<std::int64_t>();
}

std::optional<util::TableRows> ImportStore::find(std::int64_t id, std::int64_t account) const
{
  const auto row =
      connection_
          .query("SELECT file_name, content FROM agency_import WHERE id = :id AND account_id = :account", id, account)
          .maybe<std::string, std::string>();
  if (!row) return std::nullopt;
  return util::TableRows{.name = std::get<0>(*row), .rows = unpacked(std::get<1>(*row)), .problems = {}};
}

void ImportStore::forget(std::int64_t id)
{
  connection_.execute("DELETE FROM agency_import WHERE id = :id", id);
}

}  // namespace agencies
