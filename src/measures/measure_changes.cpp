// SPDX-License-Identifier: Apache-2.0
#include "src/measures/measure_changes.hpp"

#include <algorithm>
#include <iterator>

namespace measures {
namespace {

constexpr std::string_view k_act_codes[] = {"made",    "drafted", "edited",  "imported",
                                            "carried", "moved",   "removed", "restored"};

std::string number_text(const std::optional<std::int64_t>& number)
{
  return number ? std::to_string(*number) : std::string();
}

std::string joined(std::vector<std::string> parts)
{
  std::sort(parts.begin(), parts.end());
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : " ") + part;
  return text;
}

std::string units_text(const std::vector<std::int64_t>& units)
{
  std::vector<std::string> parts;
  parts.reserve(units.size());
  std::transform(units.begin(), units.end(), std::back_inserter(parts),
                 [](std::int64_t unit) { return std::to_string(unit); });
  return joined(std::move(parts));
}

std::string success_text(const Success& success)
{
  return std::string(code(success.kind)) + ' ' + success.subject + ' ' +
         (success.target ? success.target->decimal(2) : std::string()) + ' ' + success.words;
}

std::string step_text(const Step& step)
{
  return step.due_day ? step.words + " (" + std::to_string(*step.due_day) + ')' : step.words;
}

const Step* step_with(const std::vector<Step>& steps, std::int64_t id)
{
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& step) { return step.id == id; });
  return found == steps.end() ? nullptr : &*found;
}

void add_step_changes(const Measure& before, const Measure& after, std::vector<MeasureChange>& list)
{
  std::vector<std::int64_t> old_order;
  std::vector<std::int64_t> new_order;
  for (const Step& step : before.steps) {
    if (step_with(after.steps, step.id) != nullptr)
      old_order.push_back(step.id);
    else
      list.push_back({"step", step_text(step), "", step.id});
  }
  for (const Step& step : after.steps) {
    const Step* old = step.id == 0 ? nullptr : step_with(before.steps, step.id);
    if (old == nullptr) {
      list.push_back({"step", "", step_text(step), 0});
      continue;
    }
    new_order.push_back(step.id);
    if (step_text(*old) != step_text(step)) list.push_back({"step", step_text(*old), step_text(step), step.id});
  }
  if (old_order != new_order) list.push_back({"order", "", "", 0});
}

}  // namespace

std::string_view code(MeasureAct act)
{
  return k_act_codes[static_cast<std::size_t>(act)];
}

std::vector<MeasureChange> changes(const Measure& before, const Measure& after)
{
  std::vector<MeasureChange> list;
  const auto compare = [&list](const char* field, std::string old_text, std::string new_text) {
    if (old_text != new_text) list.push_back({field, std::move(old_text), std::move(new_text), 0});
  };
  const auto period = [](const Measure& one) {
    return one.revision == 0 ? std::string() : std::to_string(one.first_day) + ' ' + std::to_string(one.last_day);
  };
  compare("title", before.title, after.title);
  compare("weaknesses", joined(before.weaknesses), joined(after.weaknesses));
  add_step_changes(before, after, list);
  compare("lead", number_text(before.lead), number_text(after.lead));
  compare("units", units_text(before.units), units_text(after.units));
  compare("person", before.person, after.person);
  if (before.revision != 0 || after.revision != 0) compare("period", period(before), period(after));
  compare("budget", number_text(before.budget), number_text(after.budget));
  compare("follow_up", std::string(code(before.follow_up)), std::string(code(after.follow_up)));
  compare("follow_up_words", before.follow_up_words, after.follow_up_words);
  compare("success", success_text(before.success), success_text(after.success));
  compare("priority", std::string(code(before.priority)), std::string(code(after.priority)));
  return list;
}

}  // namespace measures
