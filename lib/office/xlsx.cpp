// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <system_error>

#include <stdlib.h>
#include <unistd.h>

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

}  // namespace office
