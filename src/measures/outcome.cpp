// SPDX-License-Identifier: Apache-2.0
#include "src/measures/outcome.hpp"

#include <algorithm>
#include <iterator>

#include "src/analysis/comparison.hpp"
#include "src/analysis/known_scores.hpp"
#include "src/framework/diff.hpp"

namespace measures {
namespace {

constexpr std::string_view k_met_codes[] = {"met", "partly", "not_met"};

using analysis::displayed;

std::optional<util::Exact> shown_score(const scoring::Result& result, std::optional<util::Exact> score)
{
  if (score) score = displayed(*result.framework, *score);
  return score;
}

std::optional<util::Exact> score_of(const scoring::Result& result, SubjectKind kind, std::string_view subject)
{
  const framework::Framework& framework = *result.framework;
  if (kind == SubjectKind::item) {
    const auto item = framework.item(subject);
    return item ? analysis::item_score(result, *item) : std::nullopt;
  }
  if (kind == SubjectKind::question) {
    const auto question = framework.question(subject);
    return question ? shown_score(result, analysis::question_score(result, *question)) : std::nullopt;
  }
  const auto indicator = framework.indicator(subject);
  return indicator ? shown_score(result, analysis::indicator_score(result, *indicator)) : std::nullopt;
}

std::optional<SubjectKind> kind_of(const framework::Framework& framework, std::string_view subject)
{
  if (framework.item(subject)) return SubjectKind::item;
  if (framework.question(subject)) return SubjectKind::question;
  if (framework.indicator(subject)) return SubjectKind::indicator;
  return std::nullopt;
}

std::optional<Met> met_of_items(const std::vector<ScoreMove>& moves)
{
  std::size_t known = 0;
  std::size_t met = 0;
  for (const ScoreMove& move : moves) {
    if (move.kind != SubjectKind::item || !move.after) continue;
    ++known;
    met += *move.after == util::Exact{100};
  }
  if (known == 0) return std::nullopt;
  return met == known ? Met::met : met > 0 ? Met::partly : Met::not_met;
}

}  // namespace

std::string_view code(Met met)
{
  return k_met_codes[static_cast<std::size_t>(met)];
}

std::optional<Met> met_named(std::string_view code)
{
  const auto* found = std::find(std::begin(k_met_codes), std::end(k_met_codes), code);
  if (found == std::end(k_met_codes)) return std::nullopt;
  return static_cast<Met>(found - std::begin(k_met_codes));
}

util::Problems check(const Outcome& outcome, const Success& success)
{
  util::Problems problems;
  const auto refuse = [&problems](const char* field, const char* code) {
    util::Problem problem{{}, std::string("follow_up.") + code, {}};
    problem.place.field = field;
    problems.push_back(std::move(problem));
  };
  if (success.kind == SuccessKind::count && !outcome.value) refuse("value", "needs_value");
  if (outcome.words.empty()) refuse("words", "needs_outcome_words");
  return problems;
}

std::optional<util::Exact> ScoreMove::change() const
{
  if (!before || !after || !alike) return std::nullopt;
  return *after - *before;
}

SameThings::SameThings(const framework::Framework& older, const framework::Framework& newer)
    : older_(older),
      newer_(newer),
      items_(framework::matched_items(older, newer)),
      questions_(framework::matched_questions(older, newer))
{
}

std::string SameThings::newer(std::string_view code) const
{
  if (const auto item = older_.item(code)) return items_[*item] ? newer_.items[*items_[*item]].code : std::string();
  if (const auto question = older_.question(code))
    return questions_[*question] ? newer_.questions[*questions_[*question]].code : std::string();
  if (older_.indicator(code) && newer_.indicator(code)) return std::string(code);
  return {};
}

std::optional<ScoreMove> move_of(const std::string& subject, const scoring::Result& before,
                                 const scoring::Result& after, const SameThings& same)
{
  const auto kind = kind_of(*before.framework, subject);
  if (!kind) return std::nullopt;
  ScoreMove move{.subject = subject, .kind = *kind, .newer_subject = same.newer(subject)};
  move.before = score_of(before, *kind, subject);
  if (move.newer_subject.empty()) return move;
  move.after = score_of(after, *kind, move.newer_subject);
  if (*kind == SubjectKind::indicator)
    move.alike = analysis::why_not_comparable(*before.framework, before.framework->indicator(subject).value(),
                                              *after.framework, after.framework->indicator(move.newer_subject).value())
                     .empty();
  return move;
}

std::optional<Met> said_by_numbers(const Measure& measure, const std::vector<ScoreMove>& moves,
                                   const std::optional<util::Exact>& counted)
{
  const Success& success = measure.success;
  if (success.kind == SuccessKind::items_met) return met_of_items(moves);
  if (success.kind == SuccessKind::indicator && success.target) {
    const auto found = std::find_if(moves.begin(), moves.end(),
                                    [&](const ScoreMove& move) { return move.subject == success.subject; });
    if (found == moves.end() || !found->after) return std::nullopt;
    if (*found->after >= *success.target) return Met::met;
    return found->before && *found->after > *found->before ? Met::partly : Met::not_met;
  }
  if (success.kind == SuccessKind::count && success.target && counted) {
    if (*counted >= *success.target) return Met::met;
    return *counted > util::Exact{0} ? Met::partly : Met::not_met;
  }
  return std::nullopt;
}

}  // namespace measures
