// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

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
  std::string written = framework::plain(heading);
  for (const auto& [name, column] : framework::Words::embedded().headings) {
    if (name == written) return column;
  }
  return written;
}

/// Reads one file; each row needs what the heading and the round say.
class AnswersReading {
 public:
  AnswersReading(util::CsvReader reader, const Round& round)
      : reader_(std::move(reader)),
        round_(round),
        names_(round.names()),
        values_(*round.framework, framework::Words::embedded())
  {
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

  /// What a row of one instrument and part holds; worked out once, because a file has a million rows.
  struct Asked {
    Questionnaire questionnaire;
    Survey survey;  ///< without the agency
    struct Column {
      std::string name;
      std::size_t column = 0;
    };
    std::vector<std::optional<Column>> answers;  ///< by question; nothing where the file has no such column
    std::vector<Column> foreign;                 ///< questions of other parts
  };

  static std::string_view cell(const util::CsvRow& row, std::size_t column)
  {
    return column < row.fields.size() ? util::trim(row.fields[column]) : std::string_view();
  }

  std::string_view named_cell(const util::CsvRow& row, const char* name) const
  {
    const auto column = columns_.find(name);
    return column == columns_.end() ? std::string_view() : cell(row, column->second);
  }

  void read_row(const util::CsvRow& row)
  {
    const std::string agency(named_cell(row, "agency"));
    const cycles::AgencyNames::Found found = names_.find(agency);
    if (!found.agency) {
      problem(row.line, 0, "agency", found.is_ambiguous ? "surveys.csv_agency_ambiguous" : "surveys.csv_agency_unknown",
              {{"agency", agency}});
    }
    const std::pair codes(std::string(named_cell(row, "instrument")), std::string(named_cell(row, "part")));
    auto known = asked_.find(codes);
    if (known == asked_.end()) known = asked_.emplace(codes, asked_by(codes.first, codes.second)).first;
    if (!known->second) {
      return problem(row.line, 0, "instrument", "surveys.csv_survey_unknown",
                     {{"instrument", codes.first}, {"part", codes.second}});
    }
    const Asked& asked = *known->second;
    Survey survey = asked.survey;
    survey.agency = found.agency.value_or(0);
    std::string& answers = read_.answers[std::move(survey)];
    for (std::size_t i = 0; i < asked.answers.size(); ++i)
      answers +=
          asked.answers[i] ? read_cell(row, asked.questionnaire.question(i).scale, *asked.answers[i]) : k_skipped;
    // An answer to a question that this part does not ask was put into the wrong row or column.
    for (const auto& [name, column] : asked.foreign) {
      if (!cell(row, column).empty()) problem(row.line, column + 1, name, "surveys.csv_answer_foreign");
    }
    ++read_.rows;
  }

  std::optional<Asked> asked_by(const std::string& instrument, const std::string& part) const
  {
    const auto index = round_.framework->instrument(instrument);
    if (!index) return std::nullopt;
    const framework::Instrument& found = round_.framework->instruments[*index];
    const std::string only =
        part.empty() && found.parts.size() == 1 ? found.parts.front().code : thai::to_arabic_digits(part);
    auto questions = questionnaire(*round_.framework, instrument, only);
    if (!questions) return std::nullopt;
    Survey survey{round_.cycle, 0, found.code, found.parts[questions->part].code};
    Asked asked{std::move(*questions), std::move(survey), {}, {}};
    for (const std::size_t question : asked.questionnaire.questions) {
      const std::string name = lowered(round_.framework->questions[question].code);
      const auto column = columns_.find(name);
      asked.answers.push_back(column == columns_.end() ? std::nullopt
                                                       : std::optional(Asked::Column{name, column->second}));
    }
    for (const auto& [name, column] : columns_) {
      const auto question = round_.framework->question(name);
      if (question &&
          std::ranges::find(asked.questionnaire.questions, *question) == asked.questionnaire.questions.end())
        asked.foreign.push_back({name, column});
    }
    return asked;
  }

  char read_cell(const util::CsvRow& row, std::size_t scale, const Asked::Column& at)
  {
    const std::string_view typed = cell(row, at.column);
    if (typed.empty()) return k_skipped;
    // Nearly every cell is the number of an answer.
    std::size_t position = typed.size() == 1 ? values_.quick(scale)[static_cast<unsigned char>(typed[0])] : 0;
    if (position == 0) position = values_.position(scale, typed);
    if (position != framework::AnswerValues::k_unreadable) return position == 0 ? k_skipped : level_character(position);
    problem(row.line, at.column + 1, at.name, "surveys.csv_answer_unknown", {{"answer", std::string(typed)}});
    return k_skipped;
  }

  util::CsvReader reader_;
  const Round& round_;
  cycles::AgencyNames names_;
  framework::AnswerValues values_;
  std::map<std::string, std::size_t> columns_;
  std::map<std::pair<std::string, std::string>, std::optional<Asked>> asked_;
  ReadAnswersFile read_;
};

}  // namespace

ReadAnswersFile read_answers_csv(util::CsvReader reader, const Round& round)
{
  return AnswersReading(std::move(reader), round).run();
}

}  // namespace surveys
