// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_import.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "lib/thai/read_period.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/framework/words.hpp"
#include "src/measures/measure_changes.hpp"
#include "src/measures/measure_columns.hpp"
#include "src/measures/split_steps.hpp"
#include "src/measures/written_follow_up.hpp"
#include "src/measures/written_units.hpp"
#include "src/measures/written_weaknesses.hpp"

namespace measures {
namespace {

constexpr std::size_t k_longest_cell = 30'000;  // characters

/// A row with those that go on with it.
struct WholeRow {
  const util::TableRow* row = nullptr;
  std::map<ImportColumn, std::string> cells;
};

class Importing {
 public:
  Importing(const util::TableRows& table, const ImportInto& into)
      : table_(table), into_(into), columns_(table, plan_.problems, plan_.remarks)
  {
    plan_.faults = plan_.problems.size();
  }

  MeasureImport run()
  {
    if (columns_.found()) {
      for (const WholeRow& row : whole_rows())
        read(row);
    }
    for (const util::Problem& problem : table_.problems)
      refuse(problem.place, problem.code, problem.params);
    if (plan_.faults == 0 && plan_.measures.empty()) refuse({.file = table_.name}, "measure_import.empty");
    return std::move(plan_);
  }

 private:
  void refuse(util::Place place, std::string problem, util::Params params = {})
  {
    ++plan_.faults;
    if (plan_.problems.size() < MeasureImport::k_most_listed)
      plan_.problems.push_back({std::move(place), std::move(problem), std::move(params)});
  }
  void remark(util::Place place, std::string problem, util::Params params = {})
  {
    if (plan_.remarks.size() < MeasureImport::k_most_listed)
      plan_.remarks.push_back({std::move(place), std::move(problem), std::move(params)});
  }

  std::vector<WholeRow> whole_rows()
  {
    std::vector<WholeRow> rows;
    for (std::size_t i = columns_.first_row(); i < table_.rows.size(); ++i) {
      const util::TableRow& row = table_.rows[i];
      if (columns_.is_heading(row)) continue;
      const bool goes_on = !rows.empty() && util::trim(columns_.raw(row, ImportColumn::title)).empty() &&
                           util::trim(columns_.raw(row, ImportColumn::number)).empty();
      if (!goes_on) rows.push_back({&row, {}});
      for (const ImportColumn column : k_import_columns) {
        const std::string text = cell(row, column);
        if (text.empty()) continue;
        std::string& whole = rows.back().cells[column];
        whole += (whole.empty() ? "" : "\n") + text;
      }
    }
    return rows;
  }

  std::string cell(const util::TableRow& row, ImportColumn column)
  {
    util::TypedText typed = util::typed_lines(columns_.raw(row, column));
    if (typed.has_refused) refuse(columns_.place(row, column), "measure_import.text_bad");
    if (util::character_count(typed.text) <= k_longest_cell) return std::move(typed.text);
    too_long(row, column, k_longest_cell);
    return {};
  }

  void too_long(const util::TableRow& row, ImportColumn column, std::size_t most)
  {
    refuse(columns_.place(row, column), "measure_import.text_too_long", {{"most", std::to_string(most)}});
  }

  static std::string text_of(const WholeRow& whole, ImportColumn column)
  {
    const auto found = whole.cells.find(column);
    return found == whole.cells.end() ? std::string() : found->second;
  }

  void read(const WholeRow& whole)
  {
    if (whole.cells.empty()) return;
    ImportedMeasure one = {.line = whole.row->line};
    one.measure.agency = into_.agency;
    one.measure.fiscal_year = into_.fiscal_year;
    read_title(whole, one);
    read_steps(whole, one.measure);
    read_units_of(whole, one.measure);
    read_period_of(whole, one.measure);
    read_weaknesses(whole, one.measure);
    read_budget(whole, one.measure);
    one.measure.follow_up_words = limited(whole, ImportColumn::follow_up, k_longest_words);
    one.measure.follow_up = rhythm_in(one.measure.follow_up_words);
    read_success(whole, one.measure);
    read_progress(whole, one);
    plan_.measures.push_back(std::move(one));
  }

  /// Without words, a measure about items succeeds when they are met.
  void read_success(const WholeRow& whole, Measure& measure)
  {
    measure.success.words = limited(whole, ImportColumn::success, k_longest_words);
    const bool only_items =
        !measure.weaknesses.empty() && std::all_of(measure.weaknesses.begin(), measure.weaknesses.end(),
                                                   [&](const std::string& one) { return into_.framework.item(one); });
    if (measure.success.words.empty() && only_items) measure.success.kind = SuccessKind::items_met;
  }

  std::string limited(const WholeRow& whole, ImportColumn column, std::size_t most)
  {
    std::string text = text_of(whole, column);
    if (util::character_count(text) > most) too_long(*whole.row, column, most);
    return text;
  }

  void read_title(const WholeRow& whole, ImportedMeasure& one)
  {
    const std::string written = text_of(whole, ImportColumn::title);
    SplitText split = split_list(written);
    if (split.pieces.size() < 2) split = split_list(without_number(written));  // the number of the measure itself
    std::string title = split.opening;
    for (const std::string& piece : split.pieces)
      title += (title.empty() ? "" : "; ") + piece;
    one.measure.title = util::typed_line(title).text;
    const util::Place place = columns_.place(*whole.row, ImportColumn::title);
    if (one.measure.title.empty()) refuse(place, "measure_import.title_missing");
    if (util::character_count(one.measure.title) > k_longest_title)
      too_long(*whole.row, ImportColumn::title, k_longest_title);
    const std::string folded = agencies::folded(one.measure.title);
    const auto [first, is_new] = titles_.emplace(folded, one.line);
    if (!is_new && !folded.empty())
      refuse(place, "measure_import.title_twice", {{"line", std::to_string(first->second)}});
    one.is_there = std::any_of(into_.measures.begin(), into_.measures.end(),
                               [&](const Measure& there) { return agencies::folded(there.title) == folded; });
  }

  void read_steps(const WholeRow& whole, Measure& measure)
  {
    const SplitText split = split_list(text_of(whole, ImportColumn::steps));
    // What leads up to a list belongs to its first step, so that nothing is lost.
    std::string opening = split.opening;
    for (const std::string& piece : split.pieces) {
      if (!opening.empty()) opening += '\n';
      measure.steps.push_back({.words = opening.append(piece)});
      opening.clear();
    }
    if (!opening.empty()) measure.steps.push_back({.words = opening});
    if (measure.steps.size() > k_most_steps)
      refuse(columns_.place(*whole.row, ImportColumn::steps), "measure_import.steps_too_many",
             {{"most", std::to_string(k_most_steps)}});
    for (const Step& step : measure.steps) {
      if (util::character_count(step.words) > k_longest_step) too_long(*whole.row, ImportColumn::steps, k_longest_step);
    }
  }

  void read_units_of(const WholeRow& whole, Measure& measure)
  {
    const WrittenUnits read = units_written_in(text_of(whole, ImportColumn::units), into_.units);
    const util::Place place = columns_.place(*whole.row, ImportColumn::units);
    for (const std::string& name : read.closed)
      refuse(place, "measure_import.unit_closed", {{"unit", name}});
    for (const std::string& name : read.unknown) {
      measure.person += (measure.person.empty() ? "" : ", ") + util::typed_line(name).text;
      remark(place, "measure_import.unit_unknown", {{"written", framework::shown(name)}});
    }
    if (util::character_count(measure.person) > k_longest_person)
      too_long(*whole.row, ImportColumn::units, k_longest_person);
    if (!read.units.empty()) {
      measure.lead = read.units.front();
      measure.units.assign(read.units.begin() + 1, read.units.end());
    }
  }

  void read_period_of(const WholeRow& whole, Measure& measure)
  {
    const thai::Period year = {thai::fiscal_year_begin(into_.fiscal_year), thai::fiscal_year_end(into_.fiscal_year)};
    measure.first_day = day_number(year.first);
    measure.last_day = day_number(year.last);
    const std::string written = util::typed_line(text_of(whole, ImportColumn::period)).text;
    const util::Place place = columns_.place(*whole.row, ImportColumn::period);
    if (written.empty()) return remark(place, "measure_import.period_whole", {{"title", measure.title}});
    const auto period = thai::read_period(written, into_.fiscal_year);
    if (!period) return refuse(place, "measure_import.period_unread", {{"written", framework::shown(written)}});
    if (period->first < year.first || period->last > year.last)
      return refuse(place, "measure_import.period_outside",
                    {{"written", framework::shown(written)}, {"year", std::to_string(into_.fiscal_year)}});
    measure.first_day = day_number(period->first);
    measure.last_day = day_number(period->last);
  }

  void read_weaknesses(const WholeRow& whole, Measure& measure)
  {
    const WrittenWeaknesses named = weaknesses_listed(text_of(whole, ImportColumn::weaknesses), into_.framework);
    for (const std::string& unknown : named.unknown)
      refuse(columns_.place(*whole.row, ImportColumn::weaknesses), "measure_import.weakness_unknown",
             {{"written", framework::shown(unknown)}});
    measure.weaknesses = named.subjects;
    for (const ImportColumn column : {ImportColumn::title, ImportColumn::steps}) {
      for (const std::string& subject : indicators_mentioned(text_of(whole, column), into_.framework)) {
        if (!measure.answers(subject)) measure.weaknesses.push_back(subject);
      }
    }
  }

  void read_budget(const WholeRow& whole, Measure& measure)
  {
    const std::string written = util::typed_line(text_of(whole, ImportColumn::budget)).text;
    const WrittenBudget read = read_budget_text(written);
    if (read.is_read)
      measure.budget = read.satang;
    else
      refuse(columns_.place(*whole.row, ImportColumn::budget), "measure_import.budget_unread",
             {{"written", framework::shown(written)}});
  }

  void read_progress(const WholeRow& whole, ImportedMeasure& one)
  {
    const SplitText done = split_list(limited(whole, ImportColumn::done, k_longest_cell));
    if (!done.opening.empty()) one.done.push_back(done.opening);
    one.done.insert(one.done.end(), done.pieces.begin(), done.pieces.end());
    one.outcome = limited(whole, ImportColumn::outcome, k_longest_step);
  }

  const util::TableRows& table_;
  const ImportInto& into_;
  MeasureImport plan_;
  MeasureColumns columns_;
  std::map<std::string, int> titles_;
};

}  // namespace

std::size_t MeasureImport::count_new() const
{
  return static_cast<std::size_t>(
      std::count_if(measures.begin(), measures.end(), [](const ImportedMeasure& one) { return !one.is_there; }));
}

std::string MeasureImport::digest() const
{
  std::string all;
  const Measure nothing;
  for (const ImportedMeasure& one : measures) {
    all += one.is_there ? "there\n" : "new\n";
    for (const MeasureChange& change : changes(nothing, one.measure))
      all += change.field + '\t' + change.after + '\n';
    for (const std::string& done : one.done)
      all += done + '\n';
    all += one.outcome + '\n';
  }
  return util::sha256_hex(all);
}

MeasureImport plan_import(const util::TableRows& table, const ImportInto& into)
{
  return Importing(table, into).run();
}

}  // namespace measures
