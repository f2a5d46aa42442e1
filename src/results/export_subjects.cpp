// SPDX-License-Identifier: Apache-2.0
#include "src/results/export_subjects.hpp"

#include <algorithm>

namespace results {
namespace {

using framework::Framework;
using util::Exact;

constexpr const char* k_total = "total";

bool is_asked(const framework::Question& question, const framework::Part& part)
{
  return question.parts.empty() || std::ranges::find(question.parts, part.code) != question.parts.end();
}

class Subjects {
 public:
  explicit Subjects(const Framework& framework) : framework_(framework) {}

  std::vector<Subject> all()
  {
    add({SubjectKind::total, k_total, "", Exact(1)});
    for (std::size_t i = 0; i < framework_.instruments.size(); ++i) {
      const framework::Instrument& instrument = framework_.instruments[i];
      add({SubjectKind::instrument, instrument.code, k_total, instrument.weight, i});
      for (const std::size_t indicator : instrument.indicators)
        add_indicator(instrument, indicator);
    }
    return std::move(subjects_);
  }

 private:
  void add(Subject subject) { subjects_.push_back(std::move(subject)); }

  void add_indicator(const framework::Instrument& instrument, std::size_t index)
  {
    const framework::Indicator& indicator = framework_.indicators[index];
    add({SubjectKind::indicator, indicator.code, instrument.code, Exact(1), index});
    const bool has_parts = instrument.parts.size() > 1;
    for (std::size_t part = 0; has_parts && part < instrument.parts.size(); ++part)
      add({SubjectKind::indicator_part, indicator.code + "/" + instrument.parts[part].code, indicator.code,
           instrument.parts[part].weight, index, part});
    for (const std::size_t question : indicator.questions)
      add_question(instrument, indicator, question);
    for (const std::size_t sub : indicator.sub_indicators) {
      add({SubjectKind::sub_indicator, framework_.sub_indicators[sub].code, indicator.code, Exact(1), sub});
      for (const std::size_t item : framework_.sub_indicators[sub].items)
        add({SubjectKind::item, framework_.items[item].code, framework_.sub_indicators[sub].code, Exact(1), item});
    }
  }

  void add_question(const framework::Instrument& instrument, const framework::Indicator& indicator, std::size_t index)
  {
    const framework::Question& question = framework_.questions[index];
    const bool has_parts = instrument.parts.size() > 1;
    add({SubjectKind::question, question.code, has_parts ? "" : indicator.code, Exact(1), index});
    for (std::size_t part = 0; has_parts && part < instrument.parts.size(); ++part) {
      if (!is_asked(question, instrument.parts[part])) continue;
      const std::string& code = instrument.parts[part].code;
      add({SubjectKind::question_part, question.code + "/" + code, indicator.code + "/" + code, Exact(1), index, part});
    }
  }

  const Framework& framework_;
  std::vector<Subject> subjects_;
};

std::optional<Exact> points_of_item(const scoring::ItemScore& item)
{
  if (item.state == scoring::ItemState::not_applicable) return std::nullopt;
  if (item.printed) return item.printed;
  if (item.state == scoring::ItemState::met) return Exact(100);
  if (item.state == scoring::ItemState::failed) return Exact(0);
  return std::nullopt;
}

std::optional<Exact> part_of(const std::vector<std::optional<Exact>>& parts, std::size_t part)
{
  return part < parts.size() ? parts[part] : std::nullopt;
}

framework::Text with_part(const framework::Text& name, const framework::Part& part)
{
  return {name.th + " \u00b7 " + part.name.th, name.en + " \u00b7 " + part.name.en};
}

}  // namespace

std::string_view code(SubjectKind kind)
{
  constexpr std::string_view k_codes[] = {"total",         "instrument", "indicator",     "indicator_part",
                                          "sub_indicator", "question",   "question_part", "item"};
  return k_codes[static_cast<std::size_t>(kind)];
}

std::vector<Subject> subjects_of(const Framework& framework)
{
  return Subjects(framework).all();
}

std::optional<Exact> score_of(const scoring::Result& result, const Subject& subject)
{
  switch (subject.kind) {
    case SubjectKind::total:
      return result.total;
    case SubjectKind::instrument:
      return result.instruments[subject.index].score;
    case SubjectKind::indicator:
      return result.indicators[subject.index].score;
    case SubjectKind::indicator_part:
      return part_of(result.indicators[subject.index].parts, subject.part);
    case SubjectKind::sub_indicator:
      return result.sub_indicators[subject.index];
    case SubjectKind::question:
      return result.questions[subject.index].score;
    case SubjectKind::question_part: {
      const auto& parts = result.questions[subject.index].parts;
      return subject.part < parts.size() ? parts[subject.part].score : std::nullopt;
    }
    case SubjectKind::item:
      break;
  }
  return points_of_item(result.items[subject.index]);
}

framework::Text name_of(const Framework& framework, const Subject& subject)
{
  const auto part_name = [&](std::size_t indicator, const framework::Text& name) {
    return with_part(name, framework.instruments[framework.indicators[indicator].instrument].parts[subject.part]);
  };
  switch (subject.kind) {
    case SubjectKind::total:
      return framework.name;
    case SubjectKind::instrument:
      return framework.instruments[subject.index].name;
    case SubjectKind::indicator:
      return framework.indicators[subject.index].name;
    case SubjectKind::indicator_part:
      return part_name(subject.index, framework.indicators[subject.index].name);
    case SubjectKind::sub_indicator:
      return framework.sub_indicators[subject.index].name;
    case SubjectKind::question:
      return framework.questions[subject.index].wording;
    case SubjectKind::question_part:
      return part_name(framework.questions[subject.index].indicator, framework.questions[subject.index].wording);
    case SubjectKind::item:
      break;
  }
  return framework.items[subject.index].title;
}

}  // namespace results
