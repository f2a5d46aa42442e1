// SPDX-License-Identifier: Apache-2.0
// Takes in the rows of an answers file one after the other: finds each row's agency, survey and part, and counts its
// answers unless the row has a fault.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/scoring/alike_rows.hpp"
#include "src/scoring/answer_rules.hpp"
#include "src/scoring/row_begin.hpp"

namespace scoring {

class AnswerRows {
 public:
  AnswerRows(const AnswerRules& rules, Inputs& inputs, FaultLog& log, Reading& reading)
      : rules_(rules),
        framework_(rules.framework),
        columns_(rules.columns),
        inputs_(inputs),
        log_(log),
        reading_(reading),
        begin_(rules.columns.headings, *rules.columns.agency, inputs, log),
        positions_(rules.most_cells),
        alike_(rules)
  {
  }

  void take(const util::CsvRow& row);
  /// After take(): counts the rows that follow as far as they are like the one before.
  void take_alike(util::CsvReader& rows);

 private:
  const AnswerPlan* find_plan(const util::CsvRow& row);
  const AnswerPlan* look_up_plan(const util::CsvRow& row, std::string_view instrument, std::string_view part);
  const AnswerPlan* check_columns(const util::CsvRow& row, const AnswerPlan& plan);
  bool read_cells(const util::CsvRow& row, const AnswerPlan& plan);
  void name_unreadable(const util::CsvRow& row, const AnswerPlan::Cell& cell);
  void check_foreign(const util::CsvRow& row, const AnswerPlan& plan);
  void count(const AnswerPlan& plan);
  void read_attributes(const util::CsvRow& row);
  void keep(const util::CsvRow& row, std::size_t column, std::string& kept, std::span<const std::string_view> codes,
            const char* unknown);
  void read_population(const util::CsvRow& row, std::size_t column, std::uint32_t& kept);
  void differs(const util::CsvRow& row, std::size_t column, const std::string& before);

  const AnswerRules& rules_;
  const framework::Framework& framework_;
  const AnswerColumns& columns_;
  Inputs& inputs_;
  FaultLog& log_;
  Reading& reading_;
  RowBegin begin_;
  std::vector<std::size_t> positions_;  // of the current row, by cell of its plan
  AlikeRows alike_;
  bool is_like_ = false;  // whether rows can be like the one taken last
  const AnswerPlan* last_plan_ = nullptr;
  std::string last_instrument_;
  std::string last_part_;
};

}  // namespace scoring
