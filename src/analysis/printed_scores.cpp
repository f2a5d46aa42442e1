// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/printed_scores.hpp"

#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

namespace analysis {

namespace {

using results::Printed;

/// Takes the printed numbers of one kind apart; reports each that is outside 0 … 100.
class Reader {
 public:
  explicit Reader(std::vector<Finding>& findings) : findings_(findings) {}

  bool in_range(const std::string& code, const Printed& printed)
  {
    if (any_score().contains(printed.value)) return true;
    findings_.push_back({"out_of_range", Severity::error, {{"code", code}, {"printed", shown(printed.value)}}});
    return false;
  }

  void intervals(const std::map<std::string, Printed>& printed, const std::map<std::string, std::size_t>& indexes,
                 std::vector<std::optional<Interval>>& into)
  {
    for (const auto& [code, number] : printed) {
      const bool usable = in_range(code, number);
      const auto index = indexes.find(code);
      if (index == indexes.end())
        not_in_year_.push_back(code);
      else if (usable)
        into[index->second] = Interval{number.low(), number.high()};
    }
  }

  void items(const std::map<std::string, Printed>& printed, const std::map<std::string, std::size_t>& indexes,
             std::vector<std::optional<Exact>>& into)
  {
    for (const auto& [code, number] : printed) {
      const bool usable = in_range(code, number);
      const auto index = indexes.find(code);
      if (index == indexes.end()) {
        not_in_year_.push_back(code);
      } else if (number.value.is_zero() || number.value == Exact{100}) {
        into[index->second] = number.value;
      } else if (usable) {
        findings_.push_back({"item_not_0_or_100", Severity::error, {{"item", code}, {"printed", shown(number.value)}}});
      }
    }
  }

  const std::vector<std::string>& not_in_year() const { return not_in_year_; }

 private:
  std::vector<Finding>& findings_;
  std::vector<std::string> not_in_year_;
};

template <class Entry>
std::map<std::string, std::size_t> index_by_code(const std::vector<Entry>& entries)
{
  std::map<std::string, std::size_t> indexes;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::string code = entries[i].code;
    std::ranges::transform(code, code.begin(), util::ascii_lower);
    indexes.emplace(std::move(code), i);
  }
  return indexes;
}

}  // namespace

std::string shown(const Exact& score)
{
  return score.decimal(2);
}

PrintedScores read_scores(const results::PublishedRow& row, const framework::Framework& framework,
                          std::vector<Finding>& findings)
{
  PrintedScores scores{row, framework, {}, {}, {}, {}};
  scores.questions.resize(framework.questions.size());
  scores.items.resize(framework.items.size());
  scores.indicators.resize(framework.indicators.size());

  Reader reader(findings);
  reader.intervals(row.indicators, index_by_code(framework.indicators), scores.indicators);
  reader.intervals(row.questions, index_by_code(framework.questions), scores.questions);
  reader.items(row.items, index_by_code(framework.items), scores.items);
  if (row.total && reader.in_range("total", *row.total)) scores.total = Interval{row.total->low(), row.total->high()};
  if (!reader.not_in_year().empty()) {
    findings.push_back(
        {"not_in_year",
         Severity::error,
         {{"codes", util::join(reader.not_in_year(), ", ")}, {"fiscal_year", std::to_string(framework.fiscal_year)}}});
  }
  return scores;
}

void check_ranges(const results::PublishedRow& row, std::vector<Finding>& findings)
{
  Reader reader(findings);
  for (const auto* printed : {&row.indicators, &row.questions, &row.items}) {
    for (const auto& [code, number] : *printed)
      reader.in_range(code, number);
  }
  if (row.total) reader.in_range("total", *row.total);
}

KnownMean mean_of_questions(const PrintedScores& scores, std::size_t indicator)
{
  const std::vector<std::size_t>& questions = scores.framework.indicators[indicator].questions;
  if (questions.empty()) return {};
  KnownMean mean{{Exact{0}, Exact{0}}, true, false};
  for (const std::size_t question : questions) {
    const std::optional<Interval>& printed = scores.questions[question];
    mean.interval += printed.value_or(any_score());
    mean.complete = mean.complete && printed;
    mean.any = mean.any || printed;
  }
  mean.interval = mean.interval / Exact{static_cast<std::int64_t>(questions.size())};
  return mean;
}

KnownMean mean_of_items(const PrintedScores& scores, std::size_t indicator)
{
  const std::vector<std::size_t>& subs = scores.framework.indicators[indicator].sub_indicators;
  if (subs.empty()) return {};
  KnownMean mean{{Exact{0}, Exact{0}}, true, false};
  for (const std::size_t sub : subs) {
    const std::vector<std::size_t>& items = scores.framework.sub_indicators[sub].items;
    Interval sum{Exact{0}, Exact{0}};
    for (const std::size_t item : items) {
      const std::optional<Exact>& score = scores.items[item];
      sum += score ? Interval{*score, *score} : any_score();
      mean.complete = mean.complete && score;
      mean.any = mean.any || score;
    }
    mean.complete = mean.complete && !items.empty();
    mean.interval += items.empty() ? any_score() : sum / Exact{static_cast<std::int64_t>(items.size())};
  }
  mean.interval = mean.interval / Exact{static_cast<std::int64_t>(subs.size())};
  return mean;
}

std::vector<KnownMean> indicator_bounds(const PrintedScores& scores)
{
  std::vector<KnownMean> bounds;
  for (std::size_t i = 0; i < scores.framework.indicators.size(); ++i) {
    const framework::Instrument& instrument = scores.framework.instruments[scores.framework.indicators[i].instrument];
    if (scores.indicators[i]) {
      bounds.push_back({*scores.indicators[i], true, true});
    } else if (instrument.kind == framework::InstrumentKind::disclosure) {
      bounds.push_back(mean_of_items(scores, i));
    } else {
      // Printed questions of a survey in parts may be those of one part only.
      bounds.push_back(instrument.parts.size() == 1 ? mean_of_questions(scores, i) : KnownMean{});
    }
  }
  return bounds;
}

}  // namespace analysis
