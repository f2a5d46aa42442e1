// SPDX-License-Identifier: Apache-2.0
#include "lib/db/backup_file.hpp"

#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include "lib/util/base64.hpp"

namespace db {
namespace {

using Json = nlohmann::ordered_json;

bool take_value(const Json& value, Cell& cell)
{
  cell.null = value.is_null();
  if (cell.null) return true;
  if (cell.kind == Kind::text) {
    if (!value.is_string()) return false;
    cell.text = value.get<std::string>();
    return cell.text.find('\0') == std::string::npos;
  }
  if (cell.kind == Kind::real) {
    if (!value.is_number()) return false;
    cell.real = value.get<double>();
    return true;
  }
  if (!value.is_number_integer()) return false;
  if (value.is_number_unsigned() &&
      value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
    return false;
  cell.integer = value.get<std::int64_t>();
  return true;
}

std::string text_of(const Json& object, const char* key)
{
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number_of_key(const Json& object, const char* key)
{
  const auto found = object.find(key);
  Cell cell{.kind = Kind::integer};
  return found != object.end() && take_value(*found, cell) && !cell.null ? cell.integer : -1;
}

/// The members of an array under a key; none where there is no such array.
Json list_of(const Json& object, const char* key)
{
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : Json::array();
}

/// A line that is an object; nothing where it is something else.
std::optional<Json> read_object(const std::string& line)
{
  Json read = Json::parse(line, nullptr, false);
  if (!read.is_object()) return std::nullopt;
  return read;
}

}  // namespace

void LinesDigest::add(std::string_view line)
{
  hash_.add(line);
  hash_.add("\n");
}

std::optional<std::vector<Cell>> read_row(std::string_view line, std::span<const TableColumn> columns)
{
  const Json row = Json::parse(line, nullptr, false);
  if (!row.is_array() || row.size() != columns.size()) return std::nullopt;
  std::vector<Cell> cells(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    cells[i].kind = columns[i].kind;
    if (!take_value(row[i], cells[i])) return std::nullopt;
  }
  return cells;
}

BackupReader::BackupReader(std::unique_ptr<LineSource> source, std::string shown_as)
    : source_(std::move(source)), shown_as_(std::move(shown_as))
{
}

void BackupReader::fault(std::string code, util::Params params)
{
  if (problems_.size() >= k_problem_limit) return;
  problems_.push_back(
      {{.file = shown_as_, .line = line_number_, .column = 0, .field = {}}, std::move(code), std::move(params)});
}

bool BackupReader::next_line()
{
  if (over_) return false;
  const LineSource::Got got = source_->next(line_);
  ++line_number_;
  if (got == LineSource::Got::line) return true;
  over_ = true;
  fault(got == LineSource::Got::end ? "db.backup_cut" : "db.backup_damaged");
  return false;
}

std::vector<Migration> BackupReader::header()
{
  std::vector<Migration> migrations;
  // A file of another kind has no lines of ours, or cannot be read at all.
  const bool read = source_->next(line_) == LineSource::Got::line;
  line_number_ = 1;
  const std::optional<Json> header = read ? read_object(line_) : std::nullopt;
  over_ = true;
  if (!header || text_of(*header, "backup") != k_backup_format) {
    fault("db.backup_not_one");
  } else if (number_of_key(*header, "version") < 1 || number_of_key(*header, "version") > k_backup_version) {
    fault("db.backup_version");
  } else {
    for (const Json& one : list_of(*header, "migrations")) {
      if (!one.is_object()) continue;
      const int number = static_cast<int>(migrations.size()) + 1;
      migrations.push_back({number, text_of(one, "name"), {}, text_of(one, "sha256")});
    }
    over_ = migrations.empty();
    if (over_) fault("db.backup_not_one");
  }
  return migrations;
}

std::optional<BackupTable> BackupReader::next_table()
{
  if (!next_line()) return std::nullopt;
  const std::optional<Json> line = read_object(line_);
  line_waits_ = line && (line->contains("end") || line->contains("file") || line->contains("missing_file"));
  if (line_waits_) return std::nullopt;
  table_ = {};
  if (line) table_.table.name = text_of(*line, "table");
  if (table_.table.name.empty()) {
    over_ = true;
    fault("db.backup_damaged");
    return std::nullopt;
  }
  for (const Json& column : list_of(*line, "columns")) {
    if (!column.is_object()) continue;
    const std::string kind = text_of(column, "kind");
    for (const auto& [known, known_name] : k_backup_kinds)
      if (kind == known_name) table_.table.columns.push_back({text_of(column, "name"), known});
  }
  table_.next_id = std::max<std::int64_t>(0, number_of_key(*line, "next_id"));
  digest_ = std::make_unique<LinesDigest>();
  table_rows_ = 0;
  ++tables_;
  return table_;
}

void BackupReader::check_table_end()
{
  const std::optional<Json> line = read_object(line_);
  const std::string& table = table_.table.name;
  if (!line || text_of(*line, "end_of") != table) {
    over_ = true;
    fault("db.backup_damaged");
  } else if (number_of_key(*line, "rows") != table_rows_ || text_of(*line, "sha256") != digest_->hex()) {
    fault("db.backup_sum", {{"table", table}});
  }
}

std::optional<std::vector<Cell>> BackupReader::next_row()
{
  while (next_line()) {
    if (!line_.starts_with('[')) {
      check_table_end();
      return std::nullopt;
    }
    digest_->add(line_);
    ++table_rows_;
    ++rows_;
    std::optional<std::vector<Cell>> row = read_row(line_, table_.table.columns);
    if (row) return row;
    fault("db.backup_row", {{"table", table_.table.name}});
  }
  return std::nullopt;
}

void BackupReader::check_end(const std::string& line)
{
  over_ = true;
  const std::optional<Json> end = read_object(line);
  if (!end || text_of(*end, "end") != k_backup_format) {
    fault("db.backup_damaged");
  } else if (number_of_key(*end, "tables") != tables_ || number_of_key(*end, "rows") != rows_ ||
             std::max<std::int64_t>(0, number_of_key(*end, "files")) != files_) {
    fault("db.backup_sum_of_all");
  }
}

std::optional<BackupFile> BackupReader::next_file()
{
  if (!std::exchange(line_waits_, false) && !next_line()) return std::nullopt;
  const std::optional<Json> line = read_object(line_);
  beside_ = {};
  file_is_whole_ = false;
  if (line) {
    beside_.missing = line->contains("missing_file");
    beside_.name = text_of(*line, beside_.missing ? "missing_file" : "file");
  }
  if (beside_.name.empty()) {
    check_end(line_);
    return std::nullopt;
  }
  if (!is_beside_name(beside_.name)) {
    over_ = true;
    fault("db.backup_damaged");
    return std::nullopt;
  }
  ++files_;
  beside_hash_ = std::make_unique<util::Sha256>();
  beside_bytes_ = 0;
  return beside_;
}

std::optional<std::string> BackupReader::next_piece()
{
  if (beside_.missing || !next_line()) return std::nullopt;
  if (!line_.starts_with('"')) {
    check_file_end();
    return std::nullopt;
  }
  const std::string_view letters(line_);
  std::optional<std::string> bytes;
  if (letters.size() > 1 && letters.ends_with('"')) bytes = util::from_base64url(letters.substr(1, letters.size() - 2));
  if (!bytes) {
    over_ = true;
    fault("db.backup_damaged");
    return std::nullopt;
  }
  beside_hash_->add(*bytes);
  beside_bytes_ += static_cast<std::int64_t>(bytes->size());
  return bytes;
}

void BackupReader::check_file_end()
{
  const std::optional<Json> line = read_object(line_);
  const std::string sha256 = beside_hash_->hex();
  if (!line || text_of(*line, "end_of_file") != beside_.name) {
    over_ = true;
    fault("db.backup_damaged");
  } else if (number_of_key(*line, "bytes") != beside_bytes_ || text_of(*line, "sha256") != sha256) {
    fault("db.backup_file_sum", {{"file", beside_.name}});
  } else {
    file_is_whole_ = sha256 == sha256_of_name(beside_.name);
  }
}

}  // namespace db
