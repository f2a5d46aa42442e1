// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/rounds.hpp"

#include <algorithm>
#include <exception>
#include <span>

namespace surveys {

const Round* Rounds::find(std::int64_t cycle) const
{
  const auto found = by_cycle.find(cycle);
  return found == by_cycle.end() ? nullptr : &found->second;
}

bool Round::is_interview(const Survey& survey) const
{
  const auto asked = framework ? questionnaire(*framework, survey.instrument, survey.part) : std::nullopt;
  return asked && way_of(*asked) == Way::interview;
}

bool Round::takes(const Survey& survey) const
{
  return answering || (judging && is_interview(survey));
}

cycles::AgencyNames Round::names() const
{
  std::vector<cycles::NamedAgency> named;
  for (const auto& [id, agency] : agencies)
    named.push_back({id, agency.code, agency.name_th, agency.name_en});
  return cycles::AgencyNames(std::span<const cycles::NamedAgency>(named));
}

std::int64_t Round::last_day_of(const Survey& survey) const
{
  return is_interview(survey) ? std::max(last_day, last_day_judging) : last_day;
}

const AskedAgency* Rounds::find(const Survey& survey) const
{
  const Round* round = find(survey.cycle);
  if (round == nullptr || !round->framework) return nullptr;
  if (!questionnaire(*round->framework, survey.instrument, survey.part)) return nullptr;
  const auto agency = round->agencies.find(survey.agency);
  return agency == round->agencies.end() ? nullptr : &agency->second;
}

LiveRounds::LiveRounds(Read read, std::chrono::milliseconds every) : read_(std::move(read))
{
  try_to_renew();
  if (every.count() > 0) thread_ = std::thread([this, every] { work(every); });
}

LiveRounds::~LiveRounds()
{
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ending_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const Rounds> LiveRounds::now() const
{
  const std::lock_guard lock(mutex_);
  return rounds_;
}

void LiveRounds::renew()
{
  auto fresh = std::make_shared<const Rounds>(read_());
  const std::lock_guard lock(mutex_);
  rounds_ = std::move(fresh);
}

void LiveRounds::try_to_renew()
{
  try {
    renew();
  } catch (const std::exception&) {
    // The database is away for a while: whoever answers goes on with what was known.
  }
}

void LiveRounds::work(std::chrono::milliseconds every)
{
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (ending_.wait_for(lock, every, [this] { return end_; })) return;
    }
    try_to_renew();
  }
}

}  // namespace surveys
