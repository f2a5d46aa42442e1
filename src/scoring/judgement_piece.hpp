// SPDX-License-Identifier: Apache-2.0
// A piece of a judgements file, read beside other pieces. It joins the rest where nothing in it needs a word and
// nothing was judged before that it judges too; otherwise it is read again in order, because its faults name earlier
// lines.
#pragma once
#include <optional>
#include <string>

#include "lib/util/csv_pieces.hpp"

#include "src/scoring/judgement_rows.hpp"

namespace scoring {

class JudgementPiece : public util::CsvPiece {
 public:
  JudgementPiece(const JudgementColumns& columns, const Words& words, const std::string& file, Inputs& all,
                 JudgedItems& all_items, FaultLog& log)
      : own_(all.framework()),
        own_log_(file, reading_),
        rows_(columns, words, own_, own_log_, reading_),
        all_items_(all_items),
        log_(log)
  {
  }

  void take(util::CsvReader& rows) override;
  bool settle(int lines_before) override;

 private:
  Inputs own_;
  Reading reading_;
  FaultLog own_log_;
  JudgementRows rows_;
  JudgedItems& all_items_;
  FaultLog& log_;
};

}  // namespace scoring
