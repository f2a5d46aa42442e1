// SPDX-License-Identifier: Apache-2.0
#include "src/measures/outcome_store.hpp"

#include <algorithm>
#include <utility>

#include "src/measures/change_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"
#include "src/results/shown_round_store.hpp"

namespace measures {
namespace {

std::string value_text(const std::optional<util::Exact>& value)
{
  return value ? value->decimal(2) : std::string();
}

/// Frameworks are kept between requests, because reading one takes longer than a page.
results::ShownRounds& shown_rounds()
{
  static results::ShownRounds rounds;
  return rounds;
}

std::optional<scoring::Result> shown_result(db::Connection& connection, const results::ShownRound& round,
                                            std::int64_t agency)
{
  if (results::is_withheld(results::ReleaseStore(connection).caution(round.release(), agency))) return std::nullopt;
  const auto row = results::ResultStore(connection, round.cycle, round.source.computation.id).find(agency);
  if (!row) return std::nullopt;
  const scoring::Result whole = results::restored(round.source.framework, row->texts);
  return results::SmallGroups(whole, results::published_before(connection, round, agency)).shown();
}

/// Whether a release tells more of what came of the plan than another one: of its own year, else the earlier one.
bool fits_better(const results::Release& release, const results::Release& other, const Plan& plan)
{
  if (other.fiscal_year == plan.fiscal_year) return false;
  return release.fiscal_year == plan.fiscal_year || release.fiscal_year < other.fiscal_year;
}

}  // namespace

std::map<std::int64_t, Outcome> OutcomeStore::rows(std::int64_t agency, int fiscal_year, std::int64_t measure) const
{
  std::map<std::int64_t, Outcome> found;
  connection_
      .query(R"(
        SELECT o.measure_id, o.met, o.value, o.words, o.revision
        FROM measure_outcome o JOIN measure m ON m.id = o.measure_id AND m.agency_id = o.agency_id
        WHERE o.agency_id = :agency AND (:year = 0 OR m.fiscal_year = :year)
          AND (:measure = 0 OR o.measure_id = :measure))",
             agency, fiscal_year, measure)
      .each<std::int64_t, std::string, std::string, std::string, std::int64_t>(
          [&](std::int64_t of, const std::string& met, const std::string& value, std::string words,
              std::int64_t revision) {
            Outcome outcome{
                .met = met_named(met).value_or(Met::not_met), .words = std::move(words), .revision = revision};
            if (!value.empty()) outcome.value = util::Exact::parse(value);
            found.emplace(of, std::move(outcome));
          });
  return found;
}

std::optional<Outcome> OutcomeStore::of_measure(std::int64_t agency, std::int64_t measure) const
{
  auto found = rows(agency, 0, measure);
  if (found.empty()) return std::nullopt;
  return std::move(found.begin()->second);
}

std::map<std::int64_t, Outcome> OutcomeStore::of_year(std::int64_t agency, int fiscal_year) const
{
  return rows(agency, fiscal_year, 0);
}

bool OutcomeStore::save(const Measure& measure, const Outcome& outcome, const cycles::Deed& deed)
{
  const auto before = of_measure(measure.agency, measure.id);
  if ((before ? before->revision : 0) != outcome.revision) return false;
  if (before && *before == outcome) return true;
  const std::int64_t written =
      before ? connection_.execute(R"(
    UPDATE measure_outcome SET met = :met, value = :value, words = :words, revision = revision + 1, changed_at = :at,
      changed_by = :by
    WHERE agency_id = :agency AND measure_id = :measure AND revision = :revision)",
                                   code(outcome.met), value_text(outcome.value), outcome.words, deed.at, deed.account,
                                   measure.agency, measure.id, outcome.revision)
             : connection_.execute(R"(
    INSERT INTO measure_outcome (agency_id, measure_id, met, value, words, revision, changed_at, changed_by)
    VALUES (:agency, :measure, :met, :value, :words, 1, :at, :by)
    ON CONFLICT (agency_id, measure_id) DO NOTHING)",
                                   measure.agency, measure.id, code(outcome.met), value_text(outcome.value),
                                   outcome.words, deed.at, deed.account);
  if (written != 1) return false;
  ChangeStore history(connection_);
  const auto note = [&](const char* field, const std::string& old_text, const std::string& new_text) {
    if (old_text != new_text)
      history.note(measure.agency, measure.fiscal_year, measure.id, "outcome", {field, old_text, new_text, 0}, deed);
  };
  note("met", before ? std::string(code(before->met)) : std::string(), std::string(code(outcome.met)));
  note("value", before ? value_text(before->value) : std::string(), value_text(outcome.value));
  note("words", before ? before->words : std::string(), outcome.words);
  return true;
}

std::vector<ScoreMove> TwoResults::moves(const std::vector<std::string>& subjects) const
{
  const SameThings same(*before.framework, *after.framework);
  std::vector<ScoreMove> found;
  for (const std::string& subject : subjects) {
    if (auto move = move_of(subject, before, after, same)) found.push_back(std::move(*move));
  }
  return found;
}

std::optional<TwoResults> results_around(db::Connection& connection, const Plan& plan, util::UtcSeconds now)
{
  std::optional<results::Release> older;
  std::optional<results::Release> newer;
  for (const results::Release& release : results::ReleaseStore(connection).all_visible(now)) {
    const bool answered = release.cycle == plan.cycle && release.fiscal_year == plan.result_year;
    if (answered && (plan.cycle != 0 || release.computation == plan.computation)) older = release;
    if (release.fiscal_year <= plan.result_year || (newer && !fits_better(release, *newer, plan))) continue;
    // Several may be visible of one year; the agency's result may stand in any of them.
    if (results::ResultStore(connection, release.cycle, release.computation).find(plan.agency)) newer = release;
  }
  if (!older || !newer) return std::nullopt;
  auto before = shown_result(connection, shown_rounds().of(connection, *older), plan.agency);
  auto after = shown_result(connection, shown_rounds().of(connection, *newer), plan.agency);
  if (!before || !after) return std::nullopt;
  return TwoResults{older->fiscal_year, newer->fiscal_year, std::move(*before), std::move(*after)};
}

std::vector<std::string> outcome_subjects(const Measure& measure)
{
  std::vector<std::string> subjects = measure.weaknesses;
  const bool has_target = measure.success.kind == SuccessKind::indicator && !measure.success.subject.empty();
  if (has_target && !measure.answers(measure.success.subject)) subjects.push_back(measure.success.subject);
  return subjects;
}

}  // namespace measures
