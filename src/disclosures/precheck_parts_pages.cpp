// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck_parts_pages.hpp"

#include <utility>

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/cycles/enrolment_store.hpp"

namespace disclosures {

using html::Word;

std::string PrecheckPlace::round_path() const
{
  return "/agencies/" + std::to_string(enrolment.agency) + "/cycles/" + std::to_string(cycle.id);
}

std::string PrecheckPlace::agency_path() const
{
  return round_path() + "/prechecks";
}

std::string PrecheckPlace::snapshot_path(std::int64_t snapshot) const
{
  return snapshot == 0 ? std::string() : agency_path() + "/snapshots/" + std::to_string(snapshot);
}

PrecheckPlace precheck_round_of(db::Connection& connection, const http::Request& request)
{
  const cycles::CycleStore store(connection);
  auto cycle = store.find(site::id_in_path(request, "cycle"));
  if (!cycle) throw http::NotFound("no such round");
  const std::int64_t id = cycle->id;
  return {.cycle = std::move(*cycle), .enrolment = {}, .framework = store.framework(id)};
}

PrecheckPlace precheck_place_of(db::Connection& connection, const http::Request& request)
{
  PrecheckPlace place = precheck_round_of(connection, request);
  auto enrolment = cycles::EnrolmentStore(connection).find(place.cycle.id, site::id_in_path(request, "agency"));
  if (!enrolment || !enrolment->takes_part()) throw http::NotFound("not in this round");
  place.enrolment = std::move(*enrolment);
  return place;
}

Word precheck_moment(util::UtcSeconds at, util::Language language)
{
  const std::chrono::year_month_day day = thai::day_of(at);
  const std::int64_t minutes = (at - thai::day_begin(day)) / 60;
  return {"prechecks.moment",
          {{"date", thai::long_date(day, language)}, {"time", fmt::format("{:02}:{:02}", minutes / 60, minutes % 60)}}};
}

Word what_word(const Finding& finding)
{
  return {"prechecks.finding." + finding.code, finding.params};
}

Word advice_word(const Finding& finding)
{
  return {"prechecks.advice." + finding.code, finding.params};
}

Word weight_word(Weight weight)
{
  return {"prechecks.weight." + std::string(code(weight))};
}

html::Colour colour_of(Weight weight)
{
  return weight == Weight::fault ? html::Colour::orange : html::Colour::blue;
}

Word outcome_word(const Snapshot& snapshot)
{
  if (snapshot.outcome == "answered" && !snapshot.is_there()) return {"prechecks.outcome.answered_otherwise"};
  return {"prechecks.outcome." + (snapshot.outcome.empty() ? std::string("none") : snapshot.outcome)};
}

std::string state_of(const std::optional<PrecheckRun>& run)
{
  if (!run) return "never";
  if (run->is_open()) return run->started ? "running" : "waiting";
  return run->ended_how == "done" ? "done" : "given_up";
}

Word state_word(const std::optional<PrecheckRun>& run, util::Language language)
{
  const std::string state = state_of(run);
  if (state == "running")
    return {"prechecks.running", {{"done", std::to_string(run->items_done)}, {"items", std::to_string(run->items)}}};
  if (state == "done") {
    const Word at = precheck_moment(run->ended.value_or(0), language);
    return {"prechecks.done_at",
            {{"time", at.params.at("date") + " " + at.params.at("time")},
             {"findings", std::to_string(run->findings)},
             {"links", std::to_string(run->links)}}};
  }
  return {"prechecks." + state};
}

html::Values plain_table(const html::Phrase& caption, const std::vector<html::Column>& columns,
                         const std::vector<std::vector<html::Cell>>& rows)
{
  html::TableShape shape{.path = "/", .caption = caption, .columns = columns, .sorted_by = columns.front().name};
  for (html::Column& column : shape.columns)
    column.sortable = false;
  html::Values table = html::TableQuery(shape, {}).head();
  table.list("rows");
  for (const std::vector<html::Cell>& row : rows)
    table.add("rows", html::Row(row));
  return table;
}

}  // namespace disclosures
