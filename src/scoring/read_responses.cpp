// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_responses.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "lib/util/text.hpp"

#include "src/scoring/answer_columns.hpp"
#include "src/scoring/answer_values.hpp"
#include "src/scoring/sample.hpp"
#include "src/scoring/surveys.hpp"

namespace scoring {
namespace {

/// Which cells count in rows of one part of one survey, and which must be blank there.
struct Plan {
  struct Cell {
    std::size_t column = 0;
    std::size_t question = 0;
    std::size_t scale = 0;
  };
  std::size_t instrument = 0;
  std::size_t part = 0;
  std::vector<Cell> cells;
  std::vector<Cell> foreign;
};

class Responses {
 public:
  Responses(Inputs& inputs, const Words& words, AnswerColumns columns, FaultLog& log, Reading& reading)
      : inputs_(inputs),
        framework_(*inputs.framework()),
        columns_(std::move(columns)),
        values_(framework_, words),
        log_(log),
        reading_(reading)
  {
    make_plans();
  }

  void take(const util::CsvRow& row)
  {
    ++reading_.rows;
    const std::size_t faults_before = reading_.faults;
    if (row.fields.size() != columns_.headings.size()) {
      log_.fault(
          row.line, {}, "scoring.row_length",
          {{"found", std::to_string(row.fields.size())}, {"expected", std::to_string(columns_.headings.size())}});
      ++reading_.rows_left_out;
      return;
    }
    const bool named = find_agency(row);
    const Plan* plan = find_plan(row);
    const bool answered = plan != nullptr && read_cells(row, *plan);
    if (named) read_attributes(row);
    if (reading_.faults != faults_before) {
      ++reading_.rows_left_out;
    } else if (!answered) {
      ++reading_.rows_blank;
    } else {
      count(*plan);
    }
  }

 private:
  void make_plans()
  {
    for (std::size_t index = 0; index < framework_.instruments.size(); ++index) {
      const framework::Instrument& instrument = framework_.instruments[index];
      if (instrument.kind != framework::InstrumentKind::survey) continue;
      for (std::size_t part = 0; part < instrument.parts.size(); ++part) {
        Plan plan{index, part, {}, {}};
        for (const auto& [column, number] : columns_.questions) {
          const framework::Question& question = framework_.questions[number];
          const bool ours = framework_.indicators[question.indicator].instrument == index;
          auto& cells = ours && asks(question, instrument.parts[part]) ? plan.cells : plan.foreign;
          cells.push_back({column, number, question.scale});
          most_cells_ = std::max(most_cells_, plan.cells.size());
        }
        plans_.push_back(std::move(plan));
      }
    }
    positions_.resize(most_cells_);
  }

  /// Rows of one agency usually stand together, so the last one is tried first.
  bool find_agency(const util::CsvRow& row)
  {
    const std::string_view written = row.fields[*columns_.agency];
    if (written == last_agency_ && !written.empty()) return true;
    const std::string_view name = util::trim(written);
    if (name.empty()) {
      log_.fault(row.line, columns_.headings[*columns_.agency], "scoring.agency_blank");
      return false;
    }
    agency_ = inputs_.find_or_add(name);
    last_agency_ = written;
    return true;
  }

  const Plan* find_plan(const util::CsvRow& row)
  {
    const std::string_view instrument = row.fields[*columns_.instrument];
    const std::string_view part = columns_.part ? row.fields[*columns_.part] : std::string_view();
    if (last_plan_ != nullptr && instrument == last_instrument_ && part == last_part_) return last_plan_;
    const Plan* plan = look_up_plan(row, instrument, part);
    if (plan != nullptr) {
      last_plan_ = plan;
      last_instrument_ = instrument;
      last_part_ = part;
    }
    return plan;
  }

  const Plan* look_up_plan(const util::CsvRow& row, std::string_view instrument, std::string_view part)
  {
    std::vector<std::string> surveys;
    std::vector<std::string> parts;
    bool known_survey = false;
    for (const Plan& plan : plans_) {
      const framework::Instrument& survey = framework_.instruments[plan.instrument];
      if (plan.part == 0) surveys.push_back(survey.code);
      if (plain(survey.code) != plain(instrument)) continue;
      known_survey = true;
      if (plain(survey.parts[plan.part].code) == plain(part)) return check_columns(row, plan);
      if (plain(part).empty() && survey.parts.size() == 1) return check_columns(row, plan);
      parts.push_back(survey.parts[plan.part].code);
    }
    if (!known_survey) {
      log_.fault(row.line, columns_.headings[*columns_.instrument], "scoring.instrument_unknown",
                 {{"value", shown(instrument)}, {"known", util::join(surveys, ", ")}});
    } else {
      log_.fault(row.line, columns_.part ? columns_.headings[*columns_.part] : "part",
                 plain(part).empty() ? "scoring.part_blank" : "scoring.part_unknown",
                 {{"value", shown(part)}, {"instrument", shown(instrument)}, {"known", util::join(parts, ", ")}});
    }
    return nullptr;
  }

  const Plan* check_columns(const util::CsvRow& row, const Plan& plan)
  {
    if (!plan.cells.empty()) return &plan;
    log_.fault(row.line, columns_.headings[*columns_.instrument], "scoring.no_columns_for_instrument",
               {{"instrument", framework_.instruments[plan.instrument].code}});
    return nullptr;
  }

  /// Fills positions_; whether at least one question is answered.
  bool read_cells(const util::CsvRow& row, const Plan& plan)
  {
    bool answered = false;
    for (std::size_t index = 0; index < plan.cells.size(); ++index) {
      const Plan::Cell& cell = plan.cells[index];
      const std::size_t position = values_.position(cell.scale, row.fields[cell.column]);
      positions_[index] = position;
      answered = answered || position != 0;
      if (position == AnswerValues::k_unreadable) {
        log_.fault(row.line, columns_.headings[cell.column], "scoring.answer_unknown",
                   {{"value", shown(row.fields[cell.column])}, {"allowed", values_.allowed(cell.scale)}});
      }
    }
    for (const Plan::Cell& cell : plan.foreign) {
      if (row.fields[cell.column].empty() || util::trim(row.fields[cell.column]).empty()) continue;
      const framework::Instrument& survey = framework_.instruments[plan.instrument];
      log_.fault(row.line, columns_.headings[cell.column], "scoring.answer_not_asked",
                 {{"question", framework_.questions[cell.question].code},
                  {"instrument", survey.code},
                  {"part", survey.parts[plan.part].code}});
    }
    return answered;
  }

  void count(const Plan& plan)
  {
    Counts& counts = inputs_.at(agency_).counts;
    counts.add_respondent(plan.instrument, plan.part);
    for (std::size_t index = 0; index < plan.cells.size(); ++index) {
      counts.add(plan.cells[index].question, plan.part, positions_[index]);
    }
  }

  void read_attributes(const util::CsvRow& row)
  {
    AgencyInput& agency = inputs_.at(agency_);
    if (columns_.agency_type) {
      keep(row, *columns_.agency_type, agency.agency_type, k_agency_types, "scoring.agency_type_unknown");
    }
    if (columns_.province_size) {
      keep(row, *columns_.province_size, agency.province_size, k_province_sizes, "scoring.province_size_unknown");
    }
    for (const auto& [column, instrument] : columns_.population)
      read_population(row, column, agency.population[instrument]);
  }

  /// What is said of the agency itself must be the same in all its rows, or be said once.
  void keep(const util::CsvRow& row, std::size_t column, std::string& kept, std::span<const std::string_view> codes,
            const char* unknown)
  {
    const std::string_view written = row.fields[column];
    if (written.empty() || written == kept) return;
    const std::string value = plain(written);
    if (value.empty() || value == kept) return;
    if (std::find(codes.begin(), codes.end(), value) == codes.end()) {
      const std::vector<std::string> known(codes.begin(), codes.end());
      log_.fault(row.line, columns_.headings[column], unknown,
                 {{"value", shown(written)}, {"known", util::join(known, ", ")}});
    } else if (kept.empty()) {
      kept = value;
    } else {
      differs(row, column, kept);
    }
  }

  void read_population(const util::CsvRow& row, std::size_t column, std::uint32_t& kept)
  {
    if (row.fields[column].empty()) return;
    const std::string value = plain(row.fields[column]);
    if (value.empty()) return;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number == 0) {
      log_.fault(row.line, columns_.headings[column], "scoring.population_not_whole",
                 {{"value", shown(row.fields[column])}});
    } else if (kept == 0) {
      kept = number;
    } else if (kept != number) {
      differs(row, column, std::to_string(kept));
    }
  }

  void differs(const util::CsvRow& row, std::size_t column, const std::string& before)
  {
    log_.fault(row.line, columns_.headings[column], "scoring.agency_differs",
               {{"agency", inputs_.at(agency_).agency}, {"value", shown(row.fields[column])}, {"before", before}});
  }

  Inputs& inputs_;
  const framework::Framework& framework_;
  AnswerColumns columns_;
  AnswerValues values_;
  FaultLog& log_;
  Reading& reading_;
  std::vector<Plan> plans_;
  std::size_t most_cells_ = 0;
  std::vector<std::size_t> positions_;  // of the current row, by cell of its plan
  std::size_t agency_ = 0;
  std::string last_agency_;
  const Plan* last_plan_ = nullptr;
  std::string last_instrument_;
  std::string last_part_;
};

}  // namespace

Reading read_responses(util::CsvReader reader, Inputs& inputs, const Words& words)
{
  Reading reading;
  FaultLog log(reader.name(), reading);
  util::CsvRow row;
  if (!reader.next(row)) {
    reading.usable = false;
    if (reader.problems().empty()) log.fault(0, {}, "scoring.file_empty");
  } else if (auto columns = read_answer_columns(row, *inputs.framework(), words, log)) {
    Responses responses(inputs, words, std::move(*columns), log, reading);
    while (reader.next(row))
      responses.take(row);
  } else {
    reading.usable = false;
  }
  log.take_over(reader.problems());
  log.finish();
  return reading;
}

}  // namespace scoring
