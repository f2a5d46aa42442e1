// SPDX-License-Identifier: Apache-2.0
// Takes in the rows of a judgements file one after the other: finds each row's agency and item and what was judged.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "src/scoring/judged_items.hpp"
#include "src/scoring/judgement_columns.hpp"
#include "src/scoring/row_begin.hpp"

namespace scoring {

class JudgementRows {
 public:
  JudgementRows(const JudgementColumns& columns, const Words& words, Inputs& inputs, FaultLog& log, Reading& reading)
      : columns_(columns),
        words_(words),
        framework_(*inputs.framework()),
        log_(log),
        reading_(reading),
        begin_(columns.headings, *columns.place[Column::agency], inputs, log),
        items_(inputs, log, reading)
  {
  }

  void take(const util::CsvRow& row);
  JudgedItems& items() { return items_; }

 private:
  using Column = JudgementColumns;
  std::string_view cell(const util::CsvRow& row, Column::Name name) const;
  std::optional<std::size_t> find_item(const util::CsvRow& row);
  std::optional<std::size_t> look_up_item(const util::CsvRow& row, std::string_view written);
  bool judge(const util::CsvRow& row, std::size_t judged);
  bool judge_element(const util::CsvRow& row, std::size_t judged, const std::string& code, const std::string& is_met);
  bool judge_item(const util::CsvRow& row, std::size_t judged, Column::Name name, const std::string& written);
  ItemState state_of(Column::Name name, const std::string& written) const;

  const JudgementColumns& columns_;
  const Words& words_;
  const framework::Framework& framework_;
  FaultLog& log_;
  Reading& reading_;
  RowBegin begin_;
  JudgedItems items_;
  std::size_t last_item_ = 0;
};

}  // namespace scoring
