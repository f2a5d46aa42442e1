// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/answer_columns.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

namespace scoring {
namespace {

std::string column_called(const std::string& heading, const Words& words)
{
  const auto found = std::find_if(words.headings.begin(), words.headings.end(),
                                  [&](const auto& known) { return known.first == heading; });
  return found == words.headings.end() ? heading : found->second;
}

class Headings {
 public:
  Headings(const util::CsvRow& row, const framework::Framework& framework, const Words& words, FaultLog& log)
      : row_(row), framework_(framework), words_(words), log_(log)
  {
  }

  std::optional<AnswerColumns> read()
  {
    for (std::size_t column = 0; column < row_.fields.size(); ++column)
      place(column);
    for (const char* needed : {"agency", "instrument"}) {
      const auto& found = std::string_view(needed) == "agency" ? columns_.agency : columns_.instrument;
      if (!found) log_.fault(row_.line, needed, "scoring.column_missing", {{"column", needed}});
    }
    name_missing_questions();
    if (!columns_.agency || !columns_.instrument) return std::nullopt;
    return std::move(columns_);
  }

 private:
  void place(std::size_t column)
  {
    const std::string written(util::trim(row_.fields[column]));
    const std::string name = column_called(plain(written), words_);
    columns_.headings.push_back(written);
    if (name == "agency") return put(columns_.agency, column);
    if (name == "instrument") return put(columns_.instrument, column);
    if (name == "part") return put(columns_.part, column);
    if (name == "agency_type") return put(columns_.agency_type, column);
    if (name == "province_size") return put(columns_.province_size, column);
    if (const auto question = framework_.question(name)) return put(columns_.questions, column, *question);
    for (std::size_t index = 0; index < framework_.instruments.size(); ++index) {
      if (name == plain("population_" + framework_.instruments[index].code)) {
        return put(columns_.population, column, index);
      }
    }
    log_.fault(row_.line, written, "scoring.column_unknown",
               {{"column", shown(written)},
                {"position", std::to_string(column + 1)},
                {"year", std::to_string(framework_.fiscal_year)}});
  }

  void put(std::optional<std::size_t>& place, std::size_t column)
  {
    if (place) {
      twice(column);
    } else {
      place = column;
    }
  }

  void put(std::vector<std::pair<std::size_t, std::size_t>>& places, std::size_t column, std::size_t meaning)
  {
    const bool taken =
        std::any_of(places.begin(), places.end(), [&](const auto& place) { return place.second == meaning; });
    if (taken) {
      twice(column);
    } else {
      places.emplace_back(column, meaning);
    }
  }

  void twice(std::size_t column)
  {
    log_.fault(row_.line, columns_.headings[column], "scoring.column_twice",
               {{"column", shown(columns_.headings[column])}});
  }

  /// A survey with some of its questions and without others was cut by mistake; one without any is just not in the
  /// file.
  void name_missing_questions()
  {
    for (const framework::Instrument& instrument : framework_.instruments) {
      std::vector<std::string> missing;
      std::size_t asked = 0;
      for (const std::size_t indicator : instrument.indicators) {
        for (const std::size_t question : framework_.indicators[indicator].questions) {
          ++asked;
          const bool there = std::any_of(columns_.questions.begin(), columns_.questions.end(),
                                         [&](const auto& place) { return place.second == question; });
          if (!there) missing.push_back(framework_.questions[question].code);
        }
      }
      if (missing.empty() || missing.size() == asked) continue;
      log_.fault(row_.line, util::join(missing, ", "), "scoring.question_columns_missing",
                 {{"instrument", instrument.code}, {"questions", util::join(missing, ", ")}});
    }
  }

  const util::CsvRow& row_;
  const framework::Framework& framework_;
  const Words& words_;
  FaultLog& log_;
  AnswerColumns columns_;
};

}  // namespace

std::optional<AnswerColumns> read_answer_columns(const util::CsvRow& row, const framework::Framework& framework,
                                                 const Words& words, FaultLog& log)
{
  return Headings(row, framework, words, log).read();
}

}  // namespace scoring
