// SPDX-License-Identifier: Apache-2.0
// A list as people take it along: rows of texts under headings, as a workbook or as CSV that Excel opens rightly.
// Nothing that somebody wrote into a cell runs as a formula in either.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/messages.hpp"

namespace office {

struct List {
  std::string title;
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
};

/// UTF-8 with byte-order mark and CRLF.
std::string list_csv(const List& list);
/// `created` is written into the file, so that the same list gives the same bytes.
std::string list_xlsx(const List& list, util::Language language, std::chrono::sys_seconds created);

/// A long list as a workbook of one sheet, row by row, kept on the disk while it grows.
class ListWorkbook {
 public:
  /// `numeric`: columns whose texts are written as numbers where they are some.
  ListWorkbook(const std::string& title, const std::vector<std::string>& headings, std::vector<bool> numeric,
               std::chrono::sys_seconds created);
  ListWorkbook(const ListWorkbook&) = delete;
  ListWorkbook& operator=(const ListWorkbook&) = delete;
  ~ListWorkbook();
  void add(const std::vector<std::string>& row);
  /// The bytes of the file. Nothing can be added afterwards.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

struct ListFile {
  std::string bytes;
  std::string type;  ///< media type
  std::string name;  ///< the list's title with its ending
};
/// "xlsx" gives the workbook, any other format the CSV.
ListFile list_file(const List& list, std::string_view format, util::Language language, util::UtcSeconds created);

}  // namespace office
