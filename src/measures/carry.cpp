// SPDX-License-Identifier: Apache-2.0
#include "src/measures/carry.hpp"

#include <algorithm>
#include <utility>

#include "lib/thai/thai.hpp"

#include "src/analysis/known_scores.hpp"

namespace measures {
namespace {

constexpr std::string_view k_moved_codes[] = {"better", "same", "worse", "unknown"};

std::optional<util::Exact> carried_score(const scoring::Result& result, const std::string& subject)
{
  const framework::Framework& framework = *result.framework;
  if (const auto item = framework.item(subject)) return analysis::item_score(result, *item);
  if (const auto question = framework.question(subject)) return analysis::question_score(result, *question);
  if (const auto indicator = framework.indicator(subject)) return analysis::indicator_score(result, *indicator);
  return std::nullopt;
}

/// Codes of the newer year that speak of the same thing.
std::vector<std::string> same_in(const framework::Framework& framework, const std::string& subject,
                                 const analysis::AdviceBook& book, int year_before)
{
  std::vector<std::string> codes;
  const analysis::Topic* topic = book.topic(subject, year_before);
  if (topic == nullptr) {
    if (framework.indicator(subject)) codes.push_back(subject);
    return codes;
  }
  const auto add = [&](const std::string& code) {
    // A topic may join a question of staff with one of the public: the same letter is the same instrument.
    if (code.front() == subject.front() && book.topic(code, framework.fiscal_year) == topic) codes.push_back(code);
  };
  for (const framework::Question& question : framework.questions)
    add(question.code);
  for (const framework::Item& item : framework.items)
    add(item.code);
  return codes;
}

Moved moved_of(const std::vector<SubjectMove>& moves)
{
  bool better = false;
  bool same = false;
  for (const SubjectMove& move : moves) {
    if (move.moved() == Moved::worse) return Moved::worse;
    better = better || move.moved() == Moved::better;
    same = same || move.moved() == Moved::same;
  }
  if (better) return Moved::better;
  return same ? Moved::same : Moved::unknown;
}

/// The same day of the other fiscal year; 29 February becomes the 28th.
std::int64_t shifted(std::int64_t day, int years)
{
  const std::chrono::year_month_day old = day_of(day);
  std::chrono::year_month_day wanted = old + std::chrono::years(years);
  if (!wanted.ok()) wanted = wanted.year() / wanted.month() / std::chrono::last;
  return day_number(wanted);
}

bool is_open(const std::vector<agencies::Unit>& units, std::int64_t id)
{
  return std::any_of(units.begin(), units.end(),
                     [&](const agencies::Unit& unit) { return unit.id == id && unit.is_open(); });
}

}  // namespace

std::string_view code(Moved moved)
{
  return k_moved_codes[static_cast<std::size_t>(moved)];
}

Moved SubjectMove::moved() const
{
  if (!before || !after) return Moved::unknown;
  // As a reader sees them: a difference below a hundredth is none.
  const util::Exact old_score = before->rounded(2);
  const util::Exact new_score = after->rounded(2);
  if (new_score > old_score) return Moved::better;
  return new_score < old_score ? Moved::worse : Moved::same;
}

SubjectMove score_move(const std::string& subject, const scoring::Result* before, const scoring::Result& after,
                       const analysis::AdviceBook& book, int year_before)
{
  SubjectMove move{.subject = subject, .now = same_in(*after.framework, subject, book, year_before)};
  if (before != nullptr) move.before = carried_score(*before, subject);
  std::vector<util::Exact> scores;
  for (const std::string& one : move.now) {
    if (auto score = carried_score(after, one)) scores.push_back(std::move(*score));
  }
  move.after = analysis::mean(scores);
  return move;
}

CarryOffer carry_offer(const Measure& measure, const scoring::Result* before, const scoring::Result& after,
                       const std::vector<Weakness>& weaknesses, const analysis::AdviceBook& book, int year_before)
{
  CarryOffer offer{.measure = measure};
  for (const std::string& subject : measure.weaknesses) {
    offer.moves.push_back(score_move(subject, before, after, book, year_before));
    for (const std::string& now : offer.moves.back().now) {
      const bool is_new = std::find(offer.still_weak.begin(), offer.still_weak.end(), now) == offer.still_weak.end();
      if (is_new && find_weakness(weaknesses, now) != nullptr) offer.still_weak.push_back(now);
    }
  }
  offer.moved = moved_of(offer.moves);
  return offer;
}

Measure carried(const CarryOffer& offer, int fiscal_year, const framework::Framework& framework,
                const std::vector<agencies::Unit>& units)
{
  const Measure& last = offer.measure;
  const int years = fiscal_year - last.fiscal_year;
  Measure measure = last;
  measure.id = 0;
  measure.revision = 0;
  measure.fiscal_year = fiscal_year;
  measure.carried_from = last.id;
  measure.weaknesses = offer.still_weak;
  measure.first_day = shifted(last.first_day, years);
  measure.last_day = shifted(last.last_day, years);
  for (Step& step : measure.steps) {
    step.id = 0;
    if (step.due_day) step.due_day = shifted(*step.due_day, years);
  }
  if (measure.lead && !is_open(units, *measure.lead)) measure.lead.reset();
  std::erase_if(measure.units, [&](std::int64_t unit) { return !is_open(units, unit); });
  const bool no_item = std::none_of(measure.weaknesses.begin(), measure.weaknesses.end(),
                                    [&](const std::string& subject) { return framework.item(subject).has_value(); });
  const bool cannot_be =
      (measure.success.kind == SuccessKind::items_met && no_item) ||
      (measure.success.kind == SuccessKind::indicator && !framework.indicator(measure.success.subject));
  if (cannot_be) measure.success = {};
  return measure;
}

}  // namespace measures
