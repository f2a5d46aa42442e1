// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_files.hpp"

#include <algorithm>
#include <stdexcept>

#include "lib/util/csv.hpp"
#include "lib/util/embedded.hpp"

namespace app {

std::string demo_file(std::string_view name)
{
  const std::string whole = "tests/world/" + std::string(name);
  const auto files = util::embedded_program_files();
  const auto found = std::ranges::find(files, whole, &util::EmbeddedFile::name);
  if (found == files.end()) throw std::logic_error("the program lacks " + whole);
  return std::string(found->bytes);
}

std::vector<DemoRow> demo_rows(std::string_view name)
{
  util::CsvReader reader = util::CsvReader::from_text(demo_file(name), std::string(name));
  std::vector<std::string> headings;
  std::vector<DemoRow> rows;
  util::CsvRow row;
  while (reader.next(row)) {
    if (headings.empty()) {
      headings.assign(row.fields.begin(), row.fields.end());
      continue;
    }
    if (row.fields.size() != headings.size()) throw std::logic_error("a row of " + std::string(name) + " is not whole");
    DemoRow& made = rows.emplace_back();
    for (std::size_t column = 0; column < headings.size(); ++column)
      made.emplace(headings[column], row.fields[column]);
  }
  return rows;
}

}  // namespace app
