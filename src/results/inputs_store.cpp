// SPDX-License-Identifier: Apache-2.0
#include "src/results/inputs_store.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/surveys/answer_store.hpp"

namespace results {

GatheredInputs gather(db::Connection& connection, std::int64_t cycle, std::optional<std::int64_t> before_day)
{
  std::vector<cycles::Enrolment> enrolments = cycles::EnrolmentStore(connection).all(cycle);
  RoundInputs inputs(cycles::CycleStore(connection).framework(cycle), enrolments);
  const auto add = [&](const surveys::Survey& survey, const std::string& answers) { inputs.add(survey, answers); };
  surveys::AnswerStore answers(connection);
  if (before_day) {
    answers.each_before(cycle, *before_day, add);
  } else {
    answers.each(cycle, add);
  }
  reviews::JudgementStore(connection).each(cycle, [&](const reviews::Judgement& one) { inputs.add(one); });
  return {std::move(inputs), std::move(enrolments)};
}

}  // namespace results
