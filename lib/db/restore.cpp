// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "lib/db/backup.hpp"
#include "lib/db/backup_file.hpp"
#include "lib/db/references.hpp"
#include "lib/db/tables.hpp"
#include "lib/util/file_pieces.hpp"
#include "lib/util/text.hpp"

namespace db {
namespace {

/// Ends the transaction when the file is faulty; the problems are with the reader.
class FaultyBackup {};

/// Rows of one table on their way in, many with one statement: the way to the server and back is the longest part.
class RowInserter {
 public:
  RowInserter(Connection& connection, const Table& table) : connection_(connection), columns_(table.columns.size())
  {
    constexpr std::size_t k_most_values = 500;
    constexpr std::size_t k_most_rows = 100;
    together_ = std::clamp<std::size_t>(k_most_values / std::max<std::size_t>(columns_, 1), 1, k_most_rows);
    many_ = text_for_rows(table, together_);
    one_ = text_for_rows(table, 1);
  }

  void add(std::vector<Cell> row)
  {
    for (const Cell& cell : row)
      bytes_ += cell.text.size();
    std::ranges::move(row, std::back_inserter(values_));
    constexpr std::size_t k_enough_bytes = std::size_t{8} * 1024 * 1024;
    if (values_.size() == together_ * columns_ || bytes_ > k_enough_bytes) flush();
  }

  void flush()
  {
    if (values_.size() == together_ * columns_) {
      connection_.run_values(many_, values_);
    } else {
      for (std::size_t at = 0; at < values_.size(); at += columns_) {
        const auto begin = values_.begin() + static_cast<std::ptrdiff_t>(at);
        std::vector<Value> row(std::make_move_iterator(begin),
                               std::make_move_iterator(begin + static_cast<std::ptrdiff_t>(columns_)));
        connection_.run_values(one_, row);
      }
    }
    values_.clear();
    bytes_ = 0;
  }

 private:
  static std::string text_for_rows(const Table& table, std::size_t rows)
  {
    std::vector<std::string> names;
    for (const TableColumn& column : table.columns)
      names.push_back(sql_name(column.name));
    std::vector<std::string> groups;
    for (std::size_t row = 0; row < rows; ++row) {
      std::vector<std::string> places;
      for (std::size_t i = 0; i < names.size(); ++i)
        places.push_back(":v" + std::to_string(row * names.size() + i));
      groups.push_back("(" + util::join(places, ", ") + ")");
    }
    return "INSERT INTO " + sql_name(table.name) + " (" + util::join(names, ", ") + ") VALUES " +
           util::join(groups, ", ");
  }

  Connection& connection_;
  std::size_t columns_;
  std::size_t together_ = 1;
  std::string many_;
  std::string one_;
  std::vector<Value> values_;
  std::size_t bytes_ = 0;
};

class Restorer {
 public:
  Restorer(Connection& connection, BackupReader& reader, BackupReport& report, const std::filesystem::path& files)
      : connection_(connection), reader_(reader), report_(report), files_(files)
  {
  }

  /// Fills the schema, which has just been made.
  void fill()
  {
    for (Table& table : tables(connection_)) {
      if (table.name != k_migration_table) expected_.push_back(std::move(table));
    }
    const std::vector<std::string> put_back = take_references_away(connection_);
    // Rows that migrations put in are in the backup too, as they were then.
    for (const Table& table : expected_)
      connection_.script("DELETE FROM " + sql_name(table.name));
    while (const std::optional<BackupTable> table = reader_.next_table())
      take(*table);
    while (const std::optional<BackupFile> file = reader_.next_file())
      take_file(*file);
    for (const Table& table : expected_)
      reader_.fault("db.backup_table_missing", {{"table", table.name}});
    if (!reader_.problems().empty()) throw FaultyBackup();
    for (const std::string& sql : put_back)
      connection_.script(sql);
  }

 private:
  void take(const BackupTable& from)
  {
    const auto known = std::ranges::find(expected_, from.table.name, &Table::name);
    if (known == expected_.end()) {
      reader_.fault("db.backup_table_unknown", {{"table", from.table.name}});
    } else if (!same_columns(known->columns, from.table.columns)) {
      reader_.fault("db.backup_columns", {{"table", from.table.name}});
    }
    // Read on all the same, so that every fault of the file is named.
    if (known == expected_.end() || !reader_.problems().empty()) {
      while (reader_.next_row()) {
      }
    } else {
      put_in(*known, from);
    }
    if (known != expected_.end()) expected_.erase(known);
  }

  void put_in(const Table& table, const BackupTable& from)
  {
    // In the order of the file: another engine may name columns in another.
    RowInserter rows(connection_, from.table);
    while (std::optional<std::vector<Cell>> row = reader_.next_row()) {
      if (!reader_.problems().empty()) continue;
      rows.add(std::move(*row));
      ++report_.rows;
    }
    if (reader_.problems().empty()) rows.flush();
    set_next_id(connection_, table, from.next_id);
    ++report_.tables;
  }

  /// Nothing is written any more once a fault was found.
  void take_file(const BackupFile& file)
  {
    const bool wanted = !file.missing && !files_.empty() && reader_.problems().empty();
    std::optional<util::FileInPieces> target;
    if (wanted) target.emplace(files_ / file.name);
    while (const std::optional<std::string> piece = reader_.next_piece()) {
      if (target) target->add(*piece);
    }
    if (reader_.file_is_whole()) {
      if (target) target->finish();
      ++report_.files;
    } else {
      report_.lost.push_back({.place = {},
                              .code = file.missing ? "db.file_missing_then" : "db.file_changed_then",
                              .params = {{"file", file.name}}});
    }
  }

  static bool same_columns(std::span<const TableColumn> known, std::span<const TableColumn> read)
  {
    return std::ranges::is_permutation(
        known, read, [](const TableColumn& a, const TableColumn& b) { return a.name == b.name && a.kind == b.kind; });
  }

  Connection& connection_;
  BackupReader& reader_;
  BackupReport& report_;
  const std::filesystem::path& files_;
  std::vector<Table> expected_;
};

}  // namespace

BackupReport restore(Database& database, const std::filesystem::path& source, std::span<const Migration> migrations,
                     const util::Clock& clock, const RestoreOptions& options)
{
  BackupReport report;
  BackupReader reader(open_gzip(source), source.filename().string());
  const std::vector<Migration> had = reader.header();
  report.problems = reader.problems();
  if (report.problems.empty()) report.problems = compare_migrations(had, migrations);
  if (!report.problems.empty()) return report;
  try {
    database.write_alone([&](Connection& connection) {
      if (!options.replace && !table_names(connection).empty()) {
        reader.fault("db.restore_not_empty");
        throw FaultyBackup();
      }
      drop_tables(connection);
      apply(connection, migrations.first(had.size()), clock.now());
      Restorer(connection, reader, report, options.files).fill();
      apply(connection, migrations.subspan(had.size()), clock.now());
    });
  } catch (const FaultyBackup&) {
    report = {.problems = reader.problems()};
  } catch (const ConstraintViolation&) {
    reader.fault("db.backup_contradicts");
    report = {.problems = reader.problems()};
  }
  return report;
}

}  // namespace db
