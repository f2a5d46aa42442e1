// SPDX-License-Identifier: Apache-2.0
// What MeasureStore writes.
#include <algorithm>
#include <string>

#include "src/measures/change_store.hpp"
#include "src/measures/measure_store.hpp"

namespace measures {
namespace {

std::string target_text(const std::optional<util::Exact>& target)
{
  return target ? target->decimal(2) : std::string();
}

void note_changes(db::Connection& connection, const Measure& before, const Measure& after, MeasureAct act,
                  const Deed& deed)
{
  ChangeStore store(connection);
  for (const MeasureChange& change : changes(before, after))
    store.note(after.agency, after.fiscal_year, after.id, code(act), change, deed);
}

}  // namespace

std::int64_t MeasureStore::next_position(std::int64_t agency, int fiscal_year) const
{
  return connection_
      .query(R"(
        SELECT COALESCE(MAX(position), 0) + 1 FROM measure
        WHERE agency_id = :agency AND fiscal_year = :year AND removed_at IS NULL)",
             agency, fiscal_year)
      .one<std::int64_t>();
}

std::int64_t MeasureStore::add(const Measure& measure, MeasureAct act, const Deed& deed)
{
  Measure added = measure;
  added.position = next_position(measure.agency, measure.fiscal_year);
  added.id =
      connection_
          .query(R"(
      INSERT INTO measure (agency_id, fiscal_year, position, title, lead_unit_id, person, first_day, last_day, budget,
        follow_up, follow_up_words, success, success_subject, success_target, success_words, priority, source,
        carried_from, revision, changed_at, changed_by)
      VALUES (:agency, :year, :position, :title, :lead, :person, :first, :last, :budget, :follow_up, :follow_up_words,
        :success, :subject, :target, :success_words, :priority, :source, :carried, 1, :at, :by)
      RETURNING id)",
                 added.agency, added.fiscal_year, added.position, added.title, added.lead, added.person,
                 added.first_day, added.last_day, added.budget, code(added.follow_up), added.follow_up_words,
                 code(added.success.kind), added.success.subject, target_text(added.success.target),
                 added.success.words, code(added.priority), added.source, added.carried_from, deed.at, deed.account)
          .one<std::int64_t>();
  added.revision = 1;
  for (Step& step : added.steps)
    step.id = 0;
  const Measure nothing = {.agency = added.agency, .fiscal_year = added.fiscal_year, .id = added.id};
  write_parts(nothing, added, deed);
  note_changes(connection_, nothing, added, act, deed);
  return added.id;
}

bool MeasureStore::save(const Measure& measure, MeasureAct act, const Deed& deed)
{
  const auto before = this->measure(measure.agency, measure.id);
  if (!before || before->revision != measure.revision) return false;
  if (changes(*before, measure).empty()) return true;
  const std::int64_t written = connection_.execute(
      R"(
    UPDATE measure SET title = :title, lead_unit_id = :lead, person = :person, first_day = :first, last_day = :last,
      budget = :budget, follow_up = :follow_up, follow_up_words = :follow_up_words, success = :success,
      success_subject = :subject, success_target = :target, success_words = :success_words, priority = :priority,
      revision = revision + 1, changed_at = :at, changed_by = :by
    WHERE agency_id = :agency AND id = :id AND revision = :revision AND removed_at IS NULL)",
      measure.title, measure.lead, measure.person, measure.first_day, measure.last_day, measure.budget,
      code(measure.follow_up), measure.follow_up_words, code(measure.success.kind), measure.success.subject,
      target_text(measure.success.target), measure.success.words, code(measure.priority), deed.at, deed.account,
      measure.agency, measure.id, measure.revision);
  if (written != 1) return false;
  write_parts(*before, measure, deed);
  note_changes(connection_, *before, measure, act, deed);
  return true;
}

void MeasureStore::write_parts(const Measure& before, const Measure& after, const Deed& deed)
{
  if (before.units != after.units) {
    connection_.execute("DELETE FROM measure_unit WHERE agency_id = :agency AND measure_id = :id", after.agency,
                        after.id);
    for (const std::int64_t unit : after.units)
      connection_.execute(R"(
        INSERT INTO measure_unit (agency_id, measure_id, unit_id) VALUES (:agency, :id, :unit)
        ON CONFLICT (agency_id, measure_id, unit_id) DO NOTHING)",
                          after.agency, after.id, unit);
  }
  if (before.weaknesses != after.weaknesses) {
    connection_.execute("DELETE FROM measure_weakness WHERE agency_id = :agency AND measure_id = :id", after.agency,
                        after.id);
    for (const std::string& subject : after.weaknesses)
      connection_.execute(R"(
        INSERT INTO measure_weakness (agency_id, measure_id, subject) VALUES (:agency, :id, :subject)
        ON CONFLICT (agency_id, measure_id, subject) DO NOTHING)",
                          after.agency, after.id, subject);
  }
  write_steps(before, after, deed);
}

void MeasureStore::write_steps(const Measure& before, const Measure& after, const Deed& deed)
{
  std::int64_t position = 0;
  std::vector<std::int64_t> kept;
  for (const Step& step : after.steps) {
    ++position;
    const bool is_known = step.id != 0 && std::any_of(before.steps.begin(), before.steps.end(),
                                                      [&](const Step& one) { return one.id == step.id; });
    if (is_known) {
      kept.push_back(step.id);
      connection_.execute(R"(
        UPDATE measure_step SET position = :position, words = :words, due_day = :due
        WHERE agency_id = :agency AND measure_id = :measure AND id = :id)",
                          position, step.words, step.due_day, after.agency, after.id, step.id);
    } else {
      connection_.execute(R"(
        INSERT INTO measure_step (agency_id, measure_id, position, words, due_day)
        VALUES (:agency, :measure, :position, :words, :due))",
                          after.agency, after.id, position, step.words, step.due_day);
    }
  }
  for (const Step& step : before.steps) {
    if (std::find(kept.begin(), kept.end(), step.id) != kept.end()) continue;
    connection_.execute("UPDATE measure_step SET removed_at = :at WHERE agency_id = :agency AND id = :id", deed.at,
                        after.agency, step.id);
  }
}

bool MeasureStore::remove(const Measure& measure, const Deed& deed)
{
  const std::int64_t written = connection_.execute(
      R"(
    UPDATE measure SET removed_at = :at, removed_by = :by, revision = revision + 1
    WHERE agency_id = :agency AND id = :id AND revision = :revision AND removed_at IS NULL)",
      deed.at, deed.account, measure.agency, measure.id, measure.revision);
  if (written != 1) return false;
  number(measure.agency, measure.fiscal_year);
  ChangeStore(connection_).note(measure.agency, measure.fiscal_year, measure.id, code(MeasureAct::removed), {}, deed);
  return true;
}

bool MeasureStore::restore(const Measure& measure, const Deed& deed)
{
  const std::int64_t written = connection_.execute(
      R"(
    UPDATE measure SET removed_at = NULL, removed_by = NULL, position = :position, revision = revision + 1
    WHERE agency_id = :agency AND id = :id AND revision = :revision AND removed_at IS NOT NULL)",
      next_position(measure.agency, measure.fiscal_year), measure.agency, measure.id, measure.revision);
  if (written != 1) return false;
  ChangeStore(connection_).note(measure.agency, measure.fiscal_year, measure.id, code(MeasureAct::restored), {}, deed);
  return true;
}

void MeasureStore::move(const Measure& measure, int places, const Deed& deed)
{
  std::vector<Measure> all = measures(measure.agency, measure.fiscal_year);
  const auto here = std::find_if(all.begin(), all.end(), [&](const Measure& one) { return one.id == measure.id; });
  if (here == all.end()) return;
  const auto from = here - all.begin();
  const auto to = from + places;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(all.size())) return;
  const Measure& other = all[static_cast<std::size_t>(to)];
  const auto place = [this](const Measure& one, std::int64_t position) {
    connection_.execute("UPDATE measure SET position = :position WHERE agency_id = :agency AND id = :id", position,
                        one.agency, one.id);
  };
  place(*here, other.position);
  place(other, here->position);
  ChangeStore(connection_)
      .note(measure.agency, measure.fiscal_year, measure.id, code(MeasureAct::moved),
            {"position", std::to_string(here->position), std::to_string(other.position), 0}, deed);
}

/// Positions from 1 without gaps.
void MeasureStore::number(std::int64_t agency, int fiscal_year)
{
  std::int64_t position = 0;
  for (const Measure& one : measures(agency, fiscal_year)) {
    ++position;
    if (one.position == position) continue;
    connection_.execute("UPDATE measure SET position = :position WHERE agency_id = :agency AND id = :id", position,
                        agency, one.id);
  }
}

}  // namespace measures
