// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as the text of a backup: read to its end without failing, each fault with words; rows that are
// taken come out the same when written and read again.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "lib/db/backup_file.hpp"

#include "require.hpp"

namespace {

class Lines final : public db::LineSource {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  Got next(std::string& line) override
  {
    if (text_.empty()) return Got::end;
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    line = text_.substr(0, end);
    text_.remove_prefix(std::min(end + 1, text_.size()));
    return Got::line;
  }

 private:
  std::string_view text_;
};

void require_same(const std::vector<db::Cell>& row, const db::BackupTable& table)
{
  const auto again = db::read_row(db::row_line(row), table.table.columns);
  require(again && again->size() == row.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const db::Cell& was = row[i];
    const db::Cell& is = (*again)[i];
    require(was.null == is.null && was.integer == is.integer && was.text == is.text);
    require(std::bit_cast<std::uint64_t>(was.real) == std::bit_cast<std::uint64_t>(is.real));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  db::BackupReader reader(std::make_unique<Lines>(std::string_view(reinterpret_cast<const char*>(data), size)), "fuzz");
  const std::vector<db::Migration> migrations = reader.header();
  require(migrations.empty() == !reader.problems().empty());
  while (const auto table = reader.next_table()) {
    while (const auto row = reader.next_row())
      require_same(*row, *table);
  }
  while (const auto file = reader.next_file()) {
    require(db::is_beside_name(file->name));
    while (reader.next_piece()) {
    }
  }
  require(reader.problems().size() <= db::BackupReader::k_problem_limit);
  require_said(reader.problems());
  return 0;
}
