// SPDX-License-Identifier: Apache-2.0
// Names of the sheets of a workbook, within the limits of Excel.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace office::xlsx {

/// Gives each sheet a name of its own: at most 31 characters (UTF-16 units), cut between Thai letters with their marks,
/// without []:*?/\ and control characters, no apostrophe at either end, not "History", different from the others
/// whatever the case.
class SheetNames {
 public:
  /// `wished`: a table's caption; where nothing of it remains, `otherwise`.
  std::string add(std::string_view wished, std::string_view otherwise);

 private:
  std::set<std::string> taken_;  // in lower case
};

}  // namespace office::xlsx
