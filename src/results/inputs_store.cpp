// SPDX-License-Identifier: Apache-2.0
#include "src/results/inputs_store.hpp"

#include <map>
#include <utility>

#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/surveys/answer_store.hpp"

namespace results {

GatheredInputs gather(db::Connection& connection, std::int64_t cycle, std::optional<std::int64_t> before_day)
{
  std::vector<cycles::Enrolment> enrolments = cycles::EnrolmentStore(connection).all(cycle);
  RoundInputs inputs(cycles::CycleStore(connection).framework(cycle), enrolments);
  std::map<std::pair<std::string, std::string>, surveys::PartCount> by_part;
  const std::int64_t day = before_day.value_or(surveys::AnswerStore::k_every_day);
  surveys::AnswerStore(connection).each_part(cycle, day, [&](const surveys::PartAnswers& one) {
    inputs.add(one.survey, one.all);
    surveys::PartCount& count = by_part[{one.survey.instrument, one.survey.part}];
    count.answers += one.answers;
    count.repeated += one.repeated;
  });
  reviews::JudgementStore(connection).each_state(cycle, [&](const reviews::Judgement& one) { inputs.add(one); });
  GatheredInputs gathered{std::move(inputs), std::move(enrolments), {}};
  for (const auto& [codes, count] : by_part)
    gathered.by_part.push_back({codes.first, codes.second, count.answers, count.repeated});
  return gathered;
}

}  // namespace results
