// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/framework/answer_values.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/answers_csv.hpp"

namespace surveys {
namespace {

constexpr std::size_t k_most_problems = 1000;

std::string lowered(std::string_view text)
{
  std::string lower(util::trim(text));
  std::ranges::transform(lower, lower.begin(), util::ascii_lower);
  return lower;
}

/// The column that a heading means, whatever it is called; in small letters where it is none of those with other names.
std::string column_named(std::string_view heading)
{
  const std::string written = framework::plain(heading);
  for (const auto& [name, column] : framework::Words::embedded().headings) {
    if (name == written) return column;
  }
  return written;
}

/// Reads one file; each row needs what the heading and the round say.
class AnswersReading {
 public:
  AnswersReading(util::CsvReader reader, const Round& round)
      : reader_(std::move(reader)), round_(round), values_(*round.framework, framework::Words::embedded())
  {
    for (const auto& [id, agency] : round.agencies) {
      agencies_.emplace(agency.name_th, id);
      if (!agency.name_en.empty()) agencies_.emplace(agency.name_en, id);
    }
  }

  ReadAnswersFile run()
  {
    util::CsvRow row;
    if (!reader_.next(row)) {
      problem(0, 0, "", "surveys.csv_empty");
    } else if (read_head(row)) {
      while (reader_.next(row) && read_.problems.size() < k_most_problems)
        read_row(row);
    }
    read_.problems.insert(read_.problems.end(), reader_.problems().begin(), reader_.problems().end());
    if (!read_.problems.empty()) read_.answers.clear();
    return std::move(read_);
  }

 private:
  void problem(int line, std::size_t column, const std::string& field, const char* code, util::Params params = {})
  {
    read_.problems.push_back(
        {{.file = reader_.name(), .line = line, .column = static_cast<int>(column), .field = field},
         code,
         std::move(params)});
  }

  bool read_head(const util::CsvRow& row)
  {
    for (std::size_t column = 0; column < row.fields.size(); ++column) {
      const std::string name = column_named(row.fields[column]);
      if (name.empty()) continue;
      if (columns_.contains(name)) problem(row.line, column + 1, name, "surveys.csv_column_twice");
      columns_.emplace(name, column);
      if (!is_known(name)) problem(row.line, column + 1, name, "surveys.csv_column_unknown");
    }
    for (const char* needed : {"agency", "instrument"}) {
      if (!columns_.contains(needed)) problem(row.line, 0, needed, "surveys.csv_column_missing", {{"column", needed}});
    }
    return read_.problems.empty();
  }

  bool is_known(const std::string& name) const
  {
    static const std::vector<std::string> k_others = {"agency", "instrument", "part", "agency_type", "province_size"};
    return std::ranges::find(k_others, name) != k_others.end() || name.starts_with("population_") ||
           round_.framework->question(name).has_value();
  }

  std::string_view cell(const util::CsvRow& row, const std::string& name) const
  {
    const auto column = columns_.find(name);
    if (column == columns_.end() || column->second >= row.fields.size()) return "";
    return util::trim(row.fields[column->second]);
  }

  void read_row(const util::CsvRow& row)
  {
    const std::string agency(cell(row, "agency"));
    const auto id = agencies_.find(agency);
    if (id == agencies_.end()) problem(row.line, 0, "agency", "surveys.csv_agency_unknown", {{"agency", agency}});
    const std::string instrument(cell(row, "instrument"));
    const std::string part(cell(row, "part"));
    auto asked = questionnaire_of(instrument, part);
    if (!asked) {
      return problem(row.line, 0, "instrument", "surveys.csv_survey_unknown",
                     {{"instrument", instrument}, {"part", part}});
    }
    const framework::Instrument& found = round_.framework->instruments[asked->instrument];
    std::string& answers =
        read_
            .answers[{round_.cycle, id == agencies_.end() ? 0 : id->second, found.code, found.parts[asked->part].code}];
    for (std::size_t i = 0; i < asked->questions.size(); ++i)
      answers += read_cell(row, *asked, i);
    refuse_foreign(row, *asked);
    ++read_.rows;
  }

  std::optional<Questionnaire> questionnaire_of(const std::string& instrument, const std::string& part) const
  {
    const auto index = round_.framework->instrument(instrument);
    if (!index) return std::nullopt;
    const auto& parts = round_.framework->instruments[*index].parts;
    const std::string only = part.empty() && parts.size() == 1 ? parts.front().code : thai::to_arabic_digits(part);
    return questionnaire(*round_.framework, instrument, only);
  }

  char read_cell(const util::CsvRow& row, const Questionnaire& asked, std::size_t index)
  {
    const std::string code = lowered(asked.question(index).code);
    const std::string written = thai::to_arabic_digits(cell(row, code));
    if (written.empty()) return k_skipped;
    const std::size_t position = values_.position(asked.question(index).scale, written);
    if (position != framework::AnswerValues::k_unreadable) return position == 0 ? k_skipped : level_character(position);
    problem(row.line, columns_.at(code) + 1, code, "surveys.csv_answer_unknown", {{"answer", written}});
    return k_skipped;
  }

  /// An answer to a question that this part does not ask was put into the wrong row or column.
  void refuse_foreign(const util::CsvRow& row, const Questionnaire& asked)
  {
    for (const auto& [name, column] : columns_) {
      const auto question = round_.framework->question(name);
      if (!question || cell(row, name).empty()) continue;
      if (std::ranges::find(asked.questions, *question) == asked.questions.end())
        problem(row.line, column + 1, name, "surveys.csv_answer_foreign");
    }
  }

  util::CsvReader reader_;
  const Round& round_;
  framework::AnswerValues values_;
  std::unordered_map<std::string, std::int64_t> agencies_;
  std::map<std::string, std::size_t> columns_;
  ReadAnswersFile read_;
};

}  // namespace

ReadAnswersFile read_answers_csv(util::CsvReader reader, const Round& round)
{
  return AnswersReading(std::move(reader), round).run();
}

}  // namespace surveys
