// SPDX-License-Identifier: Apache-2.0
// Takes in the rows of an answers file one after the other: finds each row's agency, survey and part, and counts its
// answers unless the row has a fault.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/scoring/answer_rules.hpp"
#include "src/scoring/fault_log.hpp"

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
        positions_(rules.most_cells)
  {
  }

  void take(const util::CsvRow& row);

 private:
  bool find_agency(const util::CsvRow& row);
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
  std::vector<std::size_t> positions_;  // of the current row, by cell of its plan
  std::size_t agency_ = 0;
  std::string last_agency_;
  const AnswerPlan* last_plan_ = nullptr;
  std::string last_instrument_;
  std::string last_part_;
};

}  // namespace scoring
