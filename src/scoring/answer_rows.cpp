// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/answer_rows.hpp"

#include <algorithm>
#include <charconv>

#include "lib/util/text.hpp"

#include "src/scoring/sample.hpp"

namespace scoring {

void AnswerRows::take(const util::CsvRow& row)
{
  ++reading_.rows;
  is_like_ = false;
  const std::size_t faults_before = reading_.faults;
  if (!begin_.is_whole(row)) {
    ++reading_.rows_left_out;
    return;
  }
  const bool named = begin_.find_agency(row);
  const AnswerPlan* plan = find_plan(row);
  const bool answered = plan != nullptr && read_cells(row, *plan);
  if (named) read_attributes(row);
  if (reading_.faults != faults_before) {
    ++reading_.rows_left_out;
  } else if (!answered) {
    ++reading_.rows_blank;
  } else {
    count(*plan);
    is_like_ = alike_.remember(row, *plan);
  }
}

void AnswerRows::take_alike(util::CsvReader& rows)
{
  if (is_like_) reading_.rows += alike_.take(rows, inputs_.at(begin_.agency()).counts);
}

const AnswerPlan* AnswerRows::find_plan(const util::CsvRow& row)
{
  const std::string_view instrument = row.fields[*columns_.instrument];
  const std::string_view part = columns_.part ? row.fields[*columns_.part] : std::string_view();
  if (last_plan_ != nullptr && same_word(instrument, last_instrument_) && same_word(part, last_part_)) {
    return last_plan_;
  }
  const AnswerPlan* plan = look_up_plan(row, instrument, part);
  if (plan != nullptr) {
    last_plan_ = plan;
    last_instrument_ = instrument;
    last_part_ = part;
  }
  return plan;
}

const AnswerPlan* AnswerRows::look_up_plan(const util::CsvRow& row, std::string_view instrument, std::string_view part)
{
  std::vector<std::string> surveys;
  std::vector<std::string> parts;
  bool known_survey = false;
  for (const AnswerPlan& plan : rules_.plans) {
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

const AnswerPlan* AnswerRows::check_columns(const util::CsvRow& row, const AnswerPlan& plan)
{
  if (!plan.cells.empty()) return &plan;
  log_.fault(row.line, columns_.headings[*columns_.instrument], "scoring.no_columns_for_instrument",
             {{"instrument", framework_.instruments[plan.instrument].code}});
  return nullptr;
}

/// Fills positions_; whether at least one question is answered.
bool AnswerRows::read_cells(const util::CsvRow& row, const AnswerPlan& plan)
{
  std::size_t answered = 0;
  bool unreadable = false;
  for (std::size_t index = 0; index < plan.cells.size(); ++index) {
    const AnswerPlan::Cell& cell = plan.cells[index];
    const std::string_view written = row.fields[cell.column];
    std::size_t position = 0;
    if (written.size() == 1) position = (*cell.quick)[static_cast<unsigned char>(written.front())];
    if (position == 0 && !written.empty()) position = rules_.values.position(cell.scale, written);
    positions_[index] = position;
    answered |= position;
    unreadable |= position == AnswerValues::k_unreadable;
  }
  if (unreadable) {
    for (std::size_t index = 0; index < plan.cells.size(); ++index) {
      if (positions_[index] == AnswerValues::k_unreadable) name_unreadable(row, plan.cells[index]);
    }
  }
  check_foreign(row, plan);
  return answered != 0;
}

void AnswerRows::name_unreadable(const util::CsvRow& row, const AnswerPlan::Cell& cell)
{
  log_.fault(row.line, columns_.headings[cell.column], "scoring.answer_unknown",
             {{"value", shown(row.fields[cell.column])}, {"allowed", rules_.values.allowed(cell.scale)}});
}

void AnswerRows::check_foreign(const util::CsvRow& row, const AnswerPlan& plan)
{
  std::size_t bytes = 0;
  for (const AnswerPlan::Cell& cell : plan.foreign)
    bytes |= row.fields[cell.column].size();
  if (bytes == 0) return;
  for (const AnswerPlan::Cell& cell : plan.foreign) {
    if (row.fields[cell.column].empty() || util::trim(row.fields[cell.column]).empty()) continue;
    const framework::Instrument& survey = framework_.instruments[plan.instrument];
    log_.fault(row.line, columns_.headings[cell.column], "scoring.answer_not_asked",
               {{"question", framework_.questions[cell.question].code},
                {"instrument", survey.code},
                {"part", survey.parts[plan.part].code}});
  }
}

void AnswerRows::count(const AnswerPlan& plan)
{
  Counts& counts = inputs_.at(begin_.agency()).counts;
  counts.add_respondent(plan.instrument, plan.part);
  std::uint32_t* const cells = counts.cells();
  for (std::size_t index = 0; index < plan.cells.size(); ++index)
    ++cells[plan.cells[index].counter + positions_[index]];
}

void AnswerRows::read_attributes(const util::CsvRow& row)
{
  AgencyInput& agency = inputs_.at(begin_.agency());
  if (columns_.agency_type) {
    keep(row, *columns_.agency_type, agency.agency_type, framework::k_agency_types, "scoring.agency_type_unknown");
  }
  if (columns_.province_size) {
    keep(row, *columns_.province_size, agency.province_size, framework::k_province_sizes,
         "scoring.province_size_unknown");
  }
  for (const auto& [column, instrument] : columns_.population)
    read_population(row, column, agency.population[instrument]);
}

/// What is said of the agency itself must be the same in all its rows, or be said once.
void AnswerRows::keep(const util::CsvRow& row, std::size_t column, std::string& kept,
                      std::span<const std::string_view> codes, const char* unknown)
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

void AnswerRows::read_population(const util::CsvRow& row, std::size_t column, std::uint32_t& kept)
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

void AnswerRows::differs(const util::CsvRow& row, std::size_t column, const std::string& before)
{
  log_.fault(
      row.line, columns_.headings[column], "scoring.agency_differs",
      {{"agency", inputs_.at(begin_.agency()).agency}, {"value", shown(row.fields[column])}, {"before", before}});
}

}  // namespace scoring
