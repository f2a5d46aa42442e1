// SPDX-License-Identifier: Apache-2.0
// A workbook that somebody sent, as an archive: its parts unpacked within bounds and parsed without entities.
#pragma once
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "lib/office/read_table.hpp"

namespace office::xlsx {

/// Why a workbook cannot be read: the key of a problem.
struct Unreadable : std::runtime_error {
  explicit Unreadable(const std::string& problem) : std::runtime_error(problem) {}
};

class Parts {
 public:
  /// `bytes` outlive the Parts. Unreadable where they are no archive, or one of too many parts.
  Parts(std::string_view bytes, const TableLimits& limits);
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts();

  bool has(const std::string& name) const;
  /// The part as a tree. Unreadable where it is missing, too large, damaged, no XML, or has a document type.
  void read(const std::string& name, pugi::xml_document& into) const;

 private:
  struct Archive;
  std::string unpacked(const std::string& name) const;
  TableLimits limits_;
  std::unique_ptr<Archive> archive_;
};

/// The first sheet that is shown, as a name of a part: "xl/worksheets/sheet1.xml".
std::string first_sheet(const Parts& parts);

}  // namespace office::xlsx
