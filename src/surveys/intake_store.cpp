// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/intake_store.hpp"

#include <algorithm>
#include <utility>

#include "src/surveys/code_store.hpp"

namespace surveys {

Intake::Intake(db::Database& database, const util::Clock& clock, util::Random& random, IsOpen is_open,
               db::GroupLimits limits)
    : clock_(clock),
      random_(random),
      answers_(
          database, [this](db::Connection& connection, std::span<Submission*> group) { store(connection, group); },
          limits),
      codes_(
          database,
          [is_open = std::move(is_open)](db::Connection& connection, std::span<CodeUse*> group) {
            CodeStore codes(connection);
            for (CodeUse* use : group) {
              use->survey = codes.find(use->hash);
              use->closed = use->survey && !is_open(*use->survey);
              // Of two who send the same code at once one deletes it.
              if (use->survey && !use->closed && !codes.use(use->hash)) use->survey.reset();
            }
          },
          limits)
{
}

bool Intake::offer(Submission submission, Stored stored)
{
  const std::size_t bytes = sizeof submission + submission.answers.size() + submission.receipt.size();
  return answers_.offer(std::move(submission), bytes,
                        [this, stored = std::move(stored)](Submission& /*unused*/, const std::exception_ptr& failure) {
                          if (!failure) settled_ = std::max(settled_, settling_);
                          stored(failure);
                        });
}

bool Intake::use_code(std::string hash, Used used)
{
  const std::size_t bytes = sizeof(CodeUse) + hash.size();
  return codes_.offer(
      {std::move(hash)}, bytes,
      [used = std::move(used)](CodeUse& use, const std::exception_ptr& failure) { used(use, failure); });
}

void Intake::drain()
{
  codes_.drain();
  answers_.drain();
}

void Intake::store(db::Connection& connection, std::span<Submission*> group)
{
  AnswerStore store(connection);
  const std::int64_t today = day_of(clock_.now());
  settling_ = std::max(today, settled_);  // a clock that was set back unsettles nothing
  if (settling_ > settled_) store.settle_before(settling_);
  store.add(group, today, random_);
}

}  // namespace surveys
