// SPDX-License-Identifier: Apache-2.0
// What every row of an answers or judgements file begins with: as many cells as there are headings, and an agency.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "lib/util/csv.hpp"

#include "src/scoring/fault_log.hpp"

namespace scoring {

class RowBegin {
 public:
  RowBegin(const std::vector<std::string>& headings, std::size_t agency_column, Inputs& inputs, FaultLog& log)
      : headings_(headings), agency_column_(agency_column), inputs_(inputs), log_(log)
  {
  }

  bool is_whole(const util::CsvRow& row);     ///< names a row with more or fewer cells than headings
  bool find_agency(const util::CsvRow& row);  ///< names a blank one
  std::size_t agency() const { return agency_; }

 private:
  const std::vector<std::string>& headings_;
  std::size_t agency_column_;
  Inputs& inputs_;
  FaultLog& log_;
  std::size_t agency_ = 0;
  std::string last_written_;
};

}  // namespace scoring
