// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/intake_store.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "src/surveys/code_store.hpp"

namespace surveys {
namespace {

std::vector<std::string> hashes_of(std::span<Intake::CodeUse* const> uses)
{
  std::vector<std::string> hashes;
  hashes.reserve(uses.size());
  for (const Intake::CodeUse* use : uses)
    hashes.push_back(use->hash);
  return hashes;
}

void use_codes(db::Connection& connection, std::span<Intake::CodeUse* const> group, const Intake::IsOpen& is_open)
{
  CodeStore codes(connection);
  const std::map<std::string, Survey> known = codes.find(hashes_of(group));
  std::vector<Intake::CodeUse*> open;
  for (Intake::CodeUse* use : group) {
    const auto found = known.find(use->hash);
    use->survey = found == known.end() ? std::nullopt : std::optional<Survey>(found->second);
    use->closed = use->survey && !is_open(*use->survey);
    if (use->survey && !use->closed) open.push_back(use);
  }
  std::set<std::string> used = codes.use(hashes_of(open));
  for (Intake::CodeUse* use : open) {
    // Of two who send the same code at once one is let in.
    if (used.erase(use->hash) == 0) use->survey.reset();
  }
}

}  // namespace

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
            use_codes(connection, group, is_open);
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
                          note(failure);
                          stored(failure);
                        });
}

bool Intake::use_code(std::string hash, Used used)
{
  const std::size_t bytes = sizeof(CodeUse) + hash.size();
  return codes_.offer({std::move(hash)}, bytes,
                      [this, used = std::move(used)](CodeUse& use, const std::exception_ptr& failure) {
                        note(failure);
                        used(use, failure);
                      });
}

void Intake::note(const std::exception_ptr& failure)
{
  constexpr std::chrono::seconds k_every{10};
  if (!failure || !trouble_) return;
  {
    const std::lock_guard lock(mutex_);
    const std::chrono::milliseconds now = clock_.elapsed();
    if (told_last_ && now - *told_last_ < k_every) return;
    told_last_ = now;
  }
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    trouble_(std::string("answers cannot be stored: ") + error.what());
  }
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
  util::SeededRandom chance(random_.bytes(32));  // asking the system for each row costs as much as the row
  store.add(group, today, chance);
}

}  // namespace surveys
