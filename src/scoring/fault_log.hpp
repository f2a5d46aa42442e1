// SPDX-License-Identifier: Apache-2.0
// Writes a reader's findings into its Reading, with the place in the file, and keeps the list within its limit.
#pragma once
#include <string>
#include <utility>

#include "src/scoring/inputs.hpp"

namespace scoring {

class FaultLog {
 public:
  FaultLog(std::string file, Reading& reading) : file_(std::move(file)), reading_(reading) {}

  void fault(int line, std::string field, std::string code, util::Params params = {});
  void remark(int line, std::string field, std::string code, util::Params params = {});
  /// What was read of a piece of the file, whose lines count from 1.
  void take_over(Reading piece, int lines_before);
  /// Faults of form that the CSV reader met: each row that it passed over is left out.
  void take_over(const util::Problems& problems);
  /// Puts the faults into the order of the file.
  void finish();

 private:
  std::string file_;
  Reading& reading_;
};

}  // namespace scoring
