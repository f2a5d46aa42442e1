// SPDX-License-Identifier: Apache-2.0
// Frameworks and agencies drawn by rapidcheck, small enough to try every choice and crooked enough to find mistakes:
// uneven parts, reversed and yes/no questions, questions that only one part asks, items not applicable.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "src/framework/framework.hpp"
#include "src/scoring/score.hpp"

namespace random_agency {

using util::Exact;

inline int draw(int from, int to)
{
  return *rc::gen::inRange(from, to + 1);
}

inline std::vector<framework::Scale> scales()
{
  framework::Scale six{"six", {}, false};
  for (int points = 0; points <= 100; points += 20)
    six.levels.push_back({"", {}, Exact{points}});
  framework::Scale four{"four", {}, false};
  for (int third = 0; third <= 3; ++third)
    four.levels.push_back({"", {}, Exact{100 * third, 3}});
  framework::Scale yes_no{"yes_no", {{"no", {}, Exact{0}}, {"yes", {}, Exact{100}}}, true};
  framework::Scale uneven{"uneven", {{"", {}, Exact{0}}, {"", {}, Exact{50}}, {"", {}, Exact{100}}}, false};
  uneven.levels[1].points = Exact{70};
  return {six, four, yes_no, uneven};
}

class Builder {
 public:
  std::shared_ptr<const framework::Framework> build()
  {
    framework_.fiscal_year = 2599;
    framework_.scales = scales();
    add_survey("IIT", Exact{30}, draw(1, 2));
    add_survey("EIT", Exact{30}, draw(1, 2));
    add_disclosure("OIT", Exact{40});
    add_levels();
    return std::make_shared<const framework::Framework>(framework_);
  }

 private:
  std::size_t add_indicator(std::size_t instrument)
  {
    framework::Indicator indicator;
    indicator.code = std::to_string(framework_.indicators.size() + 1);
    indicator.instrument = instrument;
    framework_.indicators.push_back(indicator);
    framework_.instruments[instrument].indicators.push_back(framework_.indicators.size() - 1);
    return framework_.indicators.size() - 1;
  }

  void add_survey(const std::string& code, const Exact& weight, int parts)
  {
    framework::Instrument survey{code, {}, framework::InstrumentKind::survey, weight, {}, {}};
    const Exact first = parts == 1 ? Exact{1} : Exact{draw(1, 3), 4};
    survey.parts.push_back({"1", {}, first});
    if (parts == 2) survey.parts.push_back({"2", {}, Exact{1} - first});
    framework_.instruments.push_back(survey);
    for (int count = draw(1, 2); count > 0; --count) {
      const std::size_t indicator = add_indicator(framework_.instruments.size() - 1);
      for (int questions = draw(1, 2); questions > 0; --questions)
        add_question(code, indicator, parts);
    }
  }

  void add_question(const std::string& survey, std::size_t indicator, int parts)
  {
    framework::Question question;
    question.code = (survey == "IIT" ? "i" : "e") + std::to_string(framework_.questions.size() + 1);
    question.indicator = indicator;
    question.scale = static_cast<std::size_t>(draw(0, 3));
    question.reversed = draw(0, 1) == 1;
    if (parts == 2 && draw(0, 3) == 0) question.parts = {std::to_string(draw(1, 2))};
    framework_.indicators[indicator].questions.push_back(framework_.questions.size());
    framework_.questions.push_back(question);
  }

  void add_disclosure(const std::string& code, const Exact& weight)
  {
    framework_.instruments.push_back({code, {}, framework::InstrumentKind::disclosure, weight, {}, {}});
    for (int count = draw(1, 2); count > 0; --count) {
      const std::size_t indicator = add_indicator(framework_.instruments.size() - 1);
      for (int subs = draw(1, 2); subs > 0; --subs)
        add_sub_indicator(indicator);
    }
  }

  void add_sub_indicator(std::size_t indicator)
  {
    framework::SubIndicator sub;
    sub.code = "s" + std::to_string(framework_.sub_indicators.size() + 1);
    sub.indicator = indicator;
    for (int items = draw(1, 2); items > 0; --items) {
      framework::Item item;
      item.code = "o" + std::to_string(framework_.items.size() + 1);
      item.sub_indicator = framework_.sub_indicators.size();
      sub.items.push_back(framework_.items.size());
      framework_.items.push_back(item);
    }
    framework_.indicators[indicator].sub_indicators.push_back(framework_.sub_indicators.size());
    framework_.sub_indicators.push_back(sub);
  }

  void add_levels()
  {
    using framework::Condition;
    using framework::ConditionScope;
    const int asked = draw(60, 100);
    framework::Level good{"good", {"ดี", "good"}, {{ConditionScope::total, 0, Exact{asked}}}};
    if (draw(0, 1) == 1) good.conditions.push_back({ConditionScope::every_instrument, 0, Exact{draw(20, 100)}});
    if (draw(0, 1) == 1) good.conditions.push_back({ConditionScope::every_indicator, 0, Exact{draw(20, 100)}});
    if (draw(0, 1) == 1) good.conditions.push_back({ConditionScope::one_instrument, 1, Exact{draw(20, 100)}});
    if (draw(0, 1) == 1) good.conditions.push_back({ConditionScope::one_indicator, 0, Exact{draw(20, 100)}});
    framework_.levels = {good, {"rest", {"ที่เหลือ", "rest"}, {}}};
  }

  framework::Framework framework_;
};

/// The counts of every question and part, so that a test can change one and score again.
struct Agency {
  std::shared_ptr<const framework::Framework> framework;
  std::vector<std::vector<std::vector<int>>> answers;  ///< by question, part, position − 1
  std::vector<scoring::ItemScore> items;

  scoring::Result score() const
  {
    scoring::AgencyInput input{"agency", "", "", scoring::Counts(*framework), items, {}};
    for (std::size_t question = 0; question < answers.size(); ++question) {
      for (std::size_t part = 0; part < answers[question].size(); ++part) {
        for (std::size_t level = 0; level < answers[question][part].size(); ++level) {
          for (int person = 0; person < answers[question][part][level]; ++person)
            input.counts.add(question, part, level + 1);
        }
      }
    }
    return scoring::score(framework, input);
  }

  std::size_t parts_of(std::size_t question) const
  {
    return framework->instruments[framework->indicators[framework->questions[question].indicator].instrument]
        .parts.size();
  }
};

inline bool asks(const framework::Framework& framework, std::size_t question, std::size_t part)
{
  const auto& asked = framework.questions[question];
  const auto& parts = framework.instruments[framework.indicators[asked.indicator].instrument].parts;
  return asked.parts.empty() || asked.parts.front() == parts[part].code;
}

/// `gaps`: parts without answers and items not judged or not applicable may occur.
inline Agency draw_agency(bool gaps)
{
  Agency agency{Builder().build(), {}, {}};
  const framework::Framework& framework = *agency.framework;
  for (std::size_t question = 0; question < framework.questions.size(); ++question) {
    const std::size_t levels = framework.scales[framework.questions[question].scale].levels.size();
    agency.answers.emplace_back(agency.parts_of(question), std::vector<int>(levels, 0));
    for (std::size_t part = 0; part < agency.parts_of(question); ++part) {
      if (!asks(framework, question, part) || (gaps && draw(0, 5) == 0)) continue;
      for (int people = draw(1, 4); people > 0; --people)
        ++agency.answers[question][part][static_cast<std::size_t>(draw(0, static_cast<int>(levels) - 1))];
    }
  }
  for (std::size_t item = 0; item < framework.items.size(); ++item) {
    scoring::ItemScore score;
    const int drawn = draw(0, gaps ? 8 : 3);
    score.state = drawn <= 1   ? scoring::ItemState::failed
                  : drawn >= 7 ? scoring::ItemState::not_applicable
                               : scoring::ItemState::met;
    if (gaps && draw(0, 29) == 0) score.state = scoring::ItemState::unknown;
    agency.items.push_back(score);
  }
  return agency;
}

}  // namespace random_agency
