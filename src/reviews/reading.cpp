// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/reading.hpp"

#include <algorithm>
#include <utility>

namespace reviews {
namespace {

constexpr std::array<std::string_view, 5> k_kinds = {"first", "second", "moderated", "clarified", "imported"};

void check_reason(const Reading& reading, const std::string& element, util::Problems& problems)
{
  const auto given = reading.reasons.find(element);
  const std::string suffix = element.empty() ? "item" : element;
  if (given == reading.reasons.end() || !is_reason(given->second.code)) {
    problems.push_back({{.field = "reason_" + suffix}, "reviews.reason_missing", {{"element", element}}});
  } else if (given->second.code == "other" && given->second.words.empty()) {
    problems.push_back({{.field = "words_" + suffix}, "reviews.words_missing", {{"element", element}}});
  }
}

}  // namespace

std::string_view code(ReadingKind kind)
{
  return k_kinds.at(static_cast<std::size_t>(kind));
}

std::optional<ReadingKind> reading_kind_named(std::string_view code)
{
  const auto found = std::find(k_kinds.begin(), k_kinds.end(), code);
  if (found == k_kinds.end()) return std::nullopt;
  return static_cast<ReadingKind>(found - k_kinds.begin());
}

bool is_reason(std::string_view code)
{
  return std::find(k_reasons.begin(), k_reasons.end(), code) != k_reasons.end();
}

bool allows_not_applicable(const framework::Framework& framework)
{
  return framework.rules.reweight_not_applicable_items;
}

util::Problems check(const framework::Item& item, const Reading& reading)
{
  util::Problems problems;
  if (reading.state == ItemState::not_applicable) {
    if (reading.words.empty()) problems.push_back({{.field = "words"}, "reviews.why_not_applicable", {}});
    return problems;
  }
  if (reading.state == ItemState::met) return problems;
  if (reading.elements.empty()) check_reason(reading, {}, problems);
  for (std::size_t i = 0; i < item.elements.size() && i < reading.elements.size(); ++i) {
    if (reading.elements[i] == '0') check_reason(reading, item.elements[i].code, problems);
  }
  return problems;
}

bool agree(const Reading& first, const Reading& second)
{
  if (first.state != second.state) return false;
  return first.state == ItemState::not_applicable || first.elements == second.elements;
}

Judgement judgement_of(const Reading& reading, util::UtcSeconds now)
{
  Judgement judgement{.cycle = reading.cycle,
                      .agency = reading.agency,
                      .item = reading.item,
                      .state = reading.state,
                      .elements = reading.elements,
                      .reasons = reading.reasons,
                      .at = now,
                      .by = reading.reader,
                      .reading = reading.id};
  if (reading.state == ItemState::not_applicable && !reading.words.empty()) judgement.reasons[""] = {"", reading.words};
  return judgement;
}

}  // namespace reviews
