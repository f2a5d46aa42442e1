// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <ctime>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <stdlib.h>
#include <unistd.h>

#include "lib/office/list.hpp"
#include "lib/office/words.hpp"
#include "lib/office/xlsx_names.hpp"
#include "lib/office/xlsx_sheet.hpp"
#include "lib/util/files.hpp"

namespace office {
namespace {

/// An empty file of a name that nobody else has, removed in the end. libxlsxwriter writes only to files.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "prongsai-XXXXXX").string())
  {
    const int descriptor = mkstemp(path_.data());
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), path_);
    close(descriptor);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { unlink(path_.c_str()); }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct WorkbookFree {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};
using Workbook = std::unique_ptr<lxw_workbook, WorkbookFree>;

void set_properties(lxw_workbook* workbook, const Document& document)
{
  std::string title = xlsx::cell_content(document.title);
  std::string subject = xlsx::cell_content(document.subject);
  std::string author = xlsx::cell_content(document.author);
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.subject = subject.data();
  properties.author = author.data();
  // To libxlsxwriter, 0 means now.
  properties.created = std::max<time_t>(document.created.time_since_epoch().count(), 1);
  workbook_set_properties(workbook, &properties);
}

void save(Workbook workbook)
{
  // libxlsxwriter turns the date of creation into text in a buffer that all threads share (gmtime).
  static std::mutex saving;
  const std::lock_guard lock(saving);
  const lxw_error error = workbook_close(workbook.release());
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("spreadsheet: ") + lxw_strerror(error));
}

lxw_worksheet* add_sheet(lxw_workbook* workbook, const std::string& name)
{
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, name.c_str());
  if (sheet == nullptr) throw std::runtime_error("spreadsheet: no sheet can have the name \"" + name + "\"");
  return sheet;
}

// The name of a sheet whose table has no caption.
std::string untitled(const Document& document, int number)
{
  return thai::in_digits(words(document.language).say("office.sheet", {{"number", std::to_string(number)}}),
                         document.digits);
}

}  // namespace

std::string to_xlsx(const Document& document)
{
  const TemporaryFile file;
  Workbook workbook(workbook_new(file.path().c_str()));
  if (!workbook) throw std::runtime_error("spreadsheet: out of memory");
  set_properties(workbook.get(), document);
  xlsx::Formats formats(workbook.get());
  xlsx::SheetNames names;
  int count = 0;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table == nullptr) continue;
    const std::string name = names.add(thai::in_digits(table->caption, document.digits), untitled(document, ++count));
    xlsx::fill_sheet(add_sheet(workbook.get(), name), *table, document, formats);
  }
  if (count == 0) {
    // A workbook without sheets is no workbook.
    lxw_worksheet* sheet = add_sheet(workbook.get(), names.add(document.title, untitled(document, 1)));
    worksheet_write_string(sheet, 0, 0, xlsx::cell_content(document.title).c_str(), nullptr);
  }
  save(std::move(workbook));
  return util::read_file(file.path());
}

struct ListWorkbook::State {
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { lxw_workbook_free(workbook); }  // of nothing, once it is saved

  std::shared_ptr<const void> file;  // lives as long as this
  std::string path;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::vector<bool> numeric;
  lxw_row_t next = 0;
};

ListWorkbook::ListWorkbook(const std::string& title, const std::vector<std::string>& headings,
                           std::vector<bool> numeric, std::chrono::sys_seconds created)
    : state_(std::make_unique<State>())
{
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  const auto file = std::make_shared<const TemporaryFile>();
  state_->file = file;
  state_->path = file->path();
  state_->workbook = workbook_new_opt(state_->path.c_str(), &options);
  if (state_->workbook == nullptr) throw std::runtime_error("spreadsheet: out of memory");
  set_properties(state_->workbook, {.title = title, .created = created});
  xlsx::SheetNames names;
  state_->sheet = add_sheet(state_->workbook, names.add(title, "1"));
  state_->numeric.resize(headings.size());
  add(headings);
  worksheet_freeze_panes(state_->sheet, 1, 0);
  numeric.resize(headings.size());
  state_->numeric = std::move(numeric);
}

ListWorkbook::~ListWorkbook() = default;

void ListWorkbook::add(const std::vector<std::string>& row)
{
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i].empty()) continue;
    double number = 0;
    const auto end = std::from_chars(row[i].data(), row[i].data() + row[i].size(), number);
    const auto column = static_cast<lxw_col_t>(i);
    if (state_->numeric[i] && end.ec == std::errc() && end.ptr == row[i].data() + row[i].size()) {
      worksheet_write_number(state_->sheet, state_->next, column, number, nullptr);
    } else {
      worksheet_write_string(state_->sheet, state_->next, column, xlsx::cell_content(row[i]).c_str(), nullptr);
    }
  }
  ++state_->next;
}

std::string ListWorkbook::finish()
{
  save(Workbook(std::exchange(state_->workbook, nullptr)));
  return util::read_file(state_->path);
}

}  // namespace office
