// SPDX-License-Identifier: Apache-2.0
// One table as one sheet of a workbook.
#pragma once
#include <map>
#include <string>
#include <tuple>

#include <xlsxwriter.h>

#include "lib/office/document.hpp"

namespace office::xlsx {

/// The formats of a workbook, each made once.
class Formats {
 public:
  struct Look {
    bool head = false;
    bool bold = false;
    bool shaded = false;
    Align align = Align::left;
    std::string number;  ///< number format; empty for text
    friend bool operator<(const Look& a, const Look& b)
    {
      return std::tie(a.head, a.bold, a.shaded, a.align, a.number) <
             std::tie(b.head, b.bold, b.shaded, b.align, b.number);
    }
  };

  explicit Formats(lxw_workbook* workbook) : workbook_(workbook) {}
  lxw_format* of(const Look& look);

 private:
  lxw_workbook* workbook_;
  std::map<Look, lxw_format*> formats_;
};

/// Text that a spreadsheet can hold: valid UTF-8 without control characters, at most 32,767 UTF-16 units.
std::string cell_content(std::string_view text);

/// The number format that shows a number as the text beside it does: "86.63" → "0.00", "1,250" → "#,##0"; "0.00" where
/// the text is more than a number. With Thai digits where the document has them.
std::string number_format(std::string_view text, thai::Digits digits);

void fill_sheet(lxw_worksheet* sheet, const Table& table, const Document& document, Formats& formats);

}  // namespace office::xlsx
