// SPDX-License-Identifier: Apache-2.0
// A piece of an answers file, read beside other pieces: counts on its own and joins the rest in the order of the file.
// The only thing in which rows depend on rows of earlier pieces is what is said of an agency itself; where a piece says
// something else than an earlier one, it does not join, and is read again in order.
#pragma once
#include "lib/util/csv_pieces.hpp"

#include "src/scoring/answer_rows.hpp"

namespace scoring {

class AnswerPiece : public util::CsvPiece {
 public:
  AnswerPiece(const AnswerRules& rules, const std::string& file, Inputs& all, FaultLog& log)
      : rules_(rules), file_(file), all_(all), log_(log), own_(all.framework())
  {
  }

  void take(util::CsvReader& rows) override;
  bool settle(int lines_before) override;

 private:
  const AnswerRules& rules_;
  const std::string& file_;
  Inputs& all_;
  FaultLog& log_;
  Inputs own_;
  Reading reading_;
};

}  // namespace scoring
