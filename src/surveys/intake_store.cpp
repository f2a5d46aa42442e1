// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/intake_store.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "src/surveys/code_store.hpp"
#include "src/surveys/grant_store.hpp"

namespace surveys {
namespace {

using Uses = std::vector<Intake::CodeUse*>;

std::vector<std::string> texts_of(std::span<Intake::CodeUse* const> uses, std::string Intake::CodeUse::*text)
{
  std::vector<std::string> texts;
  texts.reserve(uses.size());
  for (const Intake::CodeUse* use : uses)
    texts.push_back(use->*text);
  return texts;
}

/// Sets what each is for by `known`, and returns those that may be answered now.
Uses open_among(std::span<Intake::CodeUse* const> uses, std::string Intake::CodeUse::*by,
                const std::map<std::string, Survey>& known, const Intake::IsOpen& is_open)
{
  Uses open;
  for (Intake::CodeUse* use : uses) {
    const auto found = known.find(use->*by);
    use->survey = found == known.end() ? std::nullopt : std::optional<Survey>(found->second);
    use->closed = use->survey && !is_open(*use->survey);
    if (use->survey && !use->closed) open.push_back(use);
  }
  return open;
}

/// Uses up the codes of the group that are there. Those whose code is not there (any more).
Uses use_up(db::Connection& connection, std::span<Intake::CodeUse* const> group, std::int64_t today,
            const Intake::IsOpen& is_open)
{
  using Use = Intake::CodeUse;
  CodeStore codes(connection);
  const Uses open = open_among(group, &Use::hash, codes.find(texts_of(group, &Use::hash)), is_open);
  std::set<std::string> used = codes.use(texts_of(open, &Use::hash));
  std::vector<Grant> grants;
  for (Use* use : open) {
    // Of two who send the same code at once one is let in.
    if (used.erase(use->hash) == 0) {
      use->survey.reset();
    } else if (!use->grant.empty()) {
      grants.push_back({*use->survey, use->grant});
    }
  }
  if (!grants.empty()) GrantStore(connection).keep(std::move(grants), today);
  Uses gone;
  std::ranges::copy_if(group, std::back_inserter(gone),
                       [](const Use* use) { return !use->survey && !use->grant.empty(); });
  return gone;
}

void use_codes(db::Connection& connection, std::span<Intake::CodeUse* const> group, std::int64_t today,
               const Intake::IsOpen& is_open)
{
  const Uses gone = use_up(connection, group, today, is_open);
  if (gone.empty()) return;
  const auto grants = GrantStore(connection).find(texts_of(gone, &Intake::CodeUse::grant));
  open_among(gone, &Intake::CodeUse::grant, grants, is_open);
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
          [this, is_open = std::move(is_open)](db::Connection& connection, std::span<CodeUse*> group) {
            use_codes(connection, group, day_of(clock_.now()), is_open);
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

bool Intake::use_code(CodeUse use, Used used)
{
  const std::size_t bytes = sizeof(CodeUse) + use.hash.size() + use.grant.size();
  return codes_.offer(std::move(use), bytes,
                      [this, used = std::move(used)](const CodeUse& tried, const std::exception_ptr& failure) {
                        note(failure);
                        used(tried, failure);
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
