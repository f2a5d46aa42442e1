// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as a table: the reader must not fail, must hand out valid UTF-8, must count lines upwards, and
// must find the same in pieces of every size. The first byte chooses the size.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lib/util/csv.hpp"
#include "lib/util/text.hpp"

#include "require.hpp"

namespace {

struct Found {
  std::vector<std::pair<int, std::vector<std::string>>> rows;
  std::vector<std::pair<int, std::string>> problems;
  bool operator==(const Found&) const = default;
};

constexpr std::size_t k_whole = 64 * 1024;  // more than the inputs, and quicker to set up than the usual piece

Found read_all(const std::string& bytes, std::size_t piece)
{
  util::CsvReader reader = util::CsvReader::from_text(bytes, "fuzz.csv", piece);
  Found found;
  util::CsvRow row;
  int line = 0;
  while (reader.next(row)) {
    require(row.line > line);
    line = row.line;
    require(!row.fields.empty());
    for (const std::string_view field : row.fields)
      require(util::is_utf8(field));
    found.rows.emplace_back(row.line, std::vector<std::string>(row.fields.begin(), row.fields.end()));
  }
  for (const util::Problem& problem : reader.problems())
    found.problems.emplace_back(problem.place.line, problem.code);
  return found;
}

/// What was read, written again by csv_field(), is read the same, formulas and blank rows aside.
void require_round_trip(const Found& found)
{
  std::string text = "sep=,\n";
  std::vector<std::vector<std::string>> expected;
  for (const auto& [line, fields] : found.rows) {
    std::vector<std::string> row = {"row"};
    for (const std::string& field : fields) {
      const std::string written = util::csv_field(field);
      const bool defused = written.starts_with('\'') || written.starts_with("\"'");
      row.push_back(defused && !field.starts_with('\'') ? "'" + field : field);
    }
    text += "row";
    for (const std::string& field : fields)
      text += "," + util::csv_field(field);
    text += '\n';
    expected.push_back(std::move(row));
  }
  util::CsvReader reader = util::CsvReader::from_text(std::move(text), "again.csv", k_whole);
  util::CsvRow row;
  for (const auto& fields : expected) {
    require(reader.next(row));
    require(std::vector<std::string>(row.fields.begin(), row.fields.end()) == fields);
  }
  require(!reader.next(row) && reader.problems().empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Found whole = read_all(bytes, k_whole);
  require(read_all(bytes, std::size_t{data[0]} + 1) == whole);
  require_round_trip(whole);
  return 0;
}
