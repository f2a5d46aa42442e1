// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_model.hpp"

#include <set>

#include "lib/thai/thai.hpp"

#include "src/analysis/advice.hpp"
#include "src/analysis/analysis.hpp"
#include "src/documents/paper_phrases.hpp"

namespace documents {
namespace {

constexpr const char* k_yes = "1";
constexpr const char* k_measures_topic = "integrity_measures";
constexpr const char* k_report_topic = "integrity_measures_report";

class ModelWriter {
 public:
  ModelWriter(const PaperFacts& facts, const util::Messages& words)
      : facts_(facts), words_(words), language_(words.language()), model_(all_names())
  {
    for (auto& [name, text] : model_.texts)
      text.clear();
    for (auto& [name, members] : model_.lists)
      members.clear();
  }

  TextModel write()
  {
    head();
    years();
    scores();
    items();
    counts();
    measures();
    indicators();
    meeting();
    references();
    return std::move(model_);
  }

 private:
  void set(const char* name, std::string text) { model_.texts.at(name) = std::move(text); }
  void set(const char* name, std::size_t count) { set(name, std::to_string(count)); }
  void add(const char* list, TextModel member) { model_.lists.at(list).push_back(std::move(member)); }

  void head()
  {
    set("agency", agency_name(facts_, language_));
    set("address", facts_.head.address_in(language_));
    set("telephone", facts_.head.telephone);
    set("web", facts_.agency.web);
    const std::string& executive = facts_.head.executive_in(language_);
    set("executive", executive.empty() ? words_.say("papers.executive") : executive);
    set("unit", unit_text(facts_, facts_.unit, language_));
    std::size_t open = 0;
    for (const agencies::Unit& unit : facts_.units) {
      if (!unit.is_open()) continue;
      ++open;
      add("units", {.texts = {{"name", unit.name_in(language_)}}});
    }
    set("unit_count", open);
  }

  void years()
  {
    const int year = facts_.fiscal_year;
    set("year", year_text(year, language_));
    set("last_year", year_text(year - 1, language_));
    set("next_year", year_text(year + 1, language_));
    set("year_begin", thai::long_date(thai::fiscal_year_begin(year), language_));
    set("year_end", thai::long_date(thai::fiscal_year_end(year), language_));
  }

  void scores()
  {
    if (facts_.plan) set("threshold", facts_.plan->threshold.decimal(0));
    if (facts_.result) {
      set("result_year", year_text(facts_.result->fiscal_year(), language_));
      set("score", score_text(facts_.result->total));
      set("level", level(*facts_.result));
    } else if (facts_.plan) {
      set("result_year", year_text(facts_.plan->result_year, language_));
    }
    if (facts_.earlier) {
      set("earlier_year", year_text(facts_.earlier->fiscal_year(), language_));
      set("earlier_score", score_text(facts_.earlier->total));
      set("earlier_level", level(*facts_.earlier));
    }
    compare(facts_.earlier, facts_.result, "change", "rose", "fell", "same");
    if (!facts_.later) return;
    set("later_score", score_text(facts_.later->total));
    set("later_level", level(*facts_.later));
    compare(facts_.result, facts_.later, "later_change", "later_rose", "later_fell", nullptr);
  }

  /// Scores are compared as they are printed: the reader can check the difference.
  void compare(const std::optional<scoring::Result>& before, const std::optional<scoring::Result>& after,
               const char* change, const char* rose, const char* fell, const char* same)
  {
    if (!before || !after || !before->total || !after->total) return;
    constexpr int k_places = 2;
    const util::Exact difference = after->total->rounded(k_places) - before->total->rounded(k_places);
    if (difference.is_zero()) {
      if (same != nullptr) set(same, k_yes);
      return;
    }
    const bool up = difference > util::Exact(0);
    set(up ? rose : fell, k_yes);
    set(change, (up ? difference : util::Exact(0) - difference).decimal(k_places));
  }

  std::string level(const scoring::Result& result) const
  {
    return result.level ? result.framework->levels[*result.level].name.in(language_) : std::string();
  }

  void items()
  {
    if (facts_.year == nullptr) return;
    for (const framework::Item& item : facts_.year->items) {
      const analysis::Topic* topic = analysis::AdviceBook::embedded().topic(item.code, facts_.year->fiscal_year);
      if (topic == nullptr) continue;
      if (topic->code == k_measures_topic) {
        set("measures_item", item.code);
        set("measures_item_title", item.title.in(language_));
      } else if (topic->code == k_report_topic) {
        set("report_item", item.code);
        set("report_item_title", item.title.in(language_));
      }
    }
  }

  void counts()
  {
    std::size_t steps = 0;
    std::size_t by_state[4] = {};
    int percent = 0;
    std::set<std::string> weaknesses;
    for (const MeasureFacts& one : facts_.measures) {
      steps += one.measure.steps.size();
      ++by_state[static_cast<std::size_t>(one.state())];
      if (one.state() != StepState::cancelled) percent += one.percent();
      weaknesses.insert(one.measure.weaknesses.begin(), one.measure.weaknesses.end());
    }
    set("measure_count", facts_.measures.size());
    set("step_count", steps);
    set("not_begun_count", by_state[0]);
    set("in_work_count", by_state[1]);
    set("done_count", by_state[2]);
    if (by_state[3] > 0) set("cancelled_count", by_state[3]);
    const std::size_t counted = facts_.measures.size() - by_state[3];
    set("percent", counted == 0 ? counted : static_cast<std::size_t>(percent) / counted);
    if (!weaknesses.empty()) set("weakness_count", weaknesses.size());
    set("decision_count", facts_.decisions.size());
    set("state_day", day_in_words(facts_.frozen_day.value_or(facts_.today), language_));
    if (facts_.frozen_day) set("is_frozen", k_yes);
    if (facts_.plan_approved_day) set("plan_approved", day_in_words(*facts_.plan_approved_day, language_));
  }

  void measures()
  {
    static constexpr const char* k_states[] = {"papers.step.not_begun", "papers.step.in_work", "papers.step.done",
                                               "papers.step.cancelled"};
    for (std::size_t i = 0; i < facts_.measures.size(); ++i) {
      const MeasureFacts& one = facts_.measures[i];
      std::string units;
      for (const std::string& unit : unit_texts(facts_, one.units, language_))
        units += (units.empty() ? "" : ", ") + unit;
      add("measures", {.texts = {{"number", std::to_string(i + 1)},
                                 {"title", one.measure.title},
                                 {"units", units},
                                 {"period", period_of(one.measure, language_)},
                                 {"state", words_.say(k_states[static_cast<std::size_t>(one.state())])},
                                 {"percent", std::to_string(one.percent())}}});
    }
  }

  void indicators()
  {
    if (!facts_.result) return;
    const scoring::Result& result = *facts_.result;
    const framework::Framework& framework = *result.framework;
    analysis::Options options;
    if (facts_.plan) options.threshold = facts_.plan->threshold;
    const analysis::Analysis analysis = analysis::analyse(result, {}, options);
    if (!analysis.weaknesses.empty()) set("weak_count", analysis.weaknesses.size());
    for (const std::size_t weak : analysis.weaknesses)
      add("weak_indicators", {.texts = {{"code", framework.indicators[weak].code},
                                        {"name", framework.indicators[weak].name.in(language_)},
                                        {"score", score_text(result.indicators[weak].score)}}});
    for (const analysis::InstrumentFinding& finding : analysis.instruments) {
      if (finding.worst.empty()) continue;
      const framework::Indicator& worst = framework.indicators[finding.worst.front()];
      const framework::Instrument& instrument = framework.instruments[finding.instrument];
      add("lowest", {.texts = {{"instrument", instrument.code},
                               {"instrument_name", instrument.name.in(language_)},
                               {"code", worst.code},
                               {"name", worst.name.in(language_)},
                               {"score", score_text(result.indicators[finding.worst.front()].score)},
                               {"purpose", worst.purpose.in(language_)}}});
    }
  }

  void meeting()
  {
    if (!facts_.meeting) return;
    set("meeting_number", facts_.meeting->number);
    set("meeting_day", day_in_words(facts_.meeting->day, language_));
    set("meeting_place", facts_.meeting->place);
    set("meeting_opening", facts_.meeting->opening);
    set("meeting_closing", facts_.meeting->closing);
    for (const std::string& position : facts_.meeting->present)
      add("present", {.texts = {{"name", position}}});
  }

  /// The newest of each kind: the list has one member or none, so that {{#ref_circular}} shows it or nothing.
  void references()
  {
    for (const PaperReference& reference : facts_.references) {
      const auto list = model_.lists.find("ref_" + reference.kind);
      if (list == model_.lists.end()) continue;
      list->second = {{.texts = {{"unit", unit_text(facts_, reference.unit, language_)},
                                 {"number", reference.number},
                                 {"day", day_in_words(reference.day, language_)},
                                 {"subject", reference.subject}}}};
    }
  }

  const PaperFacts& facts_;
  const util::Messages& words_;
  util::Language language_;
  TextModel model_;
};

}  // namespace

TextModel text_model(const PaperFacts& facts, const util::Messages& words)
{
  return ModelWriter(facts, words).write();
}

}  // namespace documents
