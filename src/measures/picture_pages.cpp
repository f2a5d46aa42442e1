// SPDX-License-Identifier: Apache-2.0
#include "src/measures/picture_pages.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/picture_store.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/progress_parts_pages.hpp"

namespace measures {
namespace {

using html::Values;
using html::Word;

const html::Field k_why_again_field{
    .name = "reason", .label = Word{"follow_up.why_again"}, .hint = Word{"follow_up.why_again_hint"}};
constexpr std::size_t k_longest_why = 2000;

Word period_word(Period period)
{
  return {"follow_up.period." + std::string(code(period))};
}

/// For those who see every measure of the plan.
void require_whole_view(const Place& place)
{
  if (!place.party.reads_all) throw http::NotFound("of all measures");
}

Period period_asked(std::string_view text)
{
  const auto period = period_named(text);
  if (!period) throw http::NotFound("no such period");
  return *period;
}

std::vector<html::Link> way_to_pictures(const Place& place, html::Phrase here)
{
  std::vector<html::Link> way = way_to_plan(place, std::move(here));
  way.insert(way.end() - 1, {Word{"follow_up.pictures"}, place.path() + "/pictures"});
  return way;
}

PictureContent content_of(db::Connection& connection, const Place& place, Period period, std::int64_t today)
{
  const int year = place.plan.fiscal_year;
  PictureContent content{.agency = place.agency.id,
                         .agency_name = place.agency.name,
                         .fiscal_year = year,
                         .period = period,
                         .day = today,
                         .measures = pictured(measures_now(connection, place.agency.id, year), today)};
  for (const Version& version : PlanStore(connection).versions(place.agency.id, year)) {
    if (version.state == VersionState::approved) content.plan_version = std::max(content.plan_version, version.number);
  }
  return content;
}

Values move_line(const PictureMove& move)
{
  constexpr const char* k_kinds[] = {"follow_up.move.added", "follow_up.move.removed", "follow_up.move.moved"};
  return Values()
      .set("position", move.position)
      .set("title", move.title)
      .set("kind", Word{k_kinds[static_cast<std::size_t>(move.kind)]})
      .set("moved", move.kind == PictureMove::Kind::moved)
      .set("state_before", state_tag(move.state_before))
      .set("state_after", state_tag(move.state_after))
      .set("percent_before", move.percent_before)
      .set("percent_after", move.percent_after)
      .set("reported", move.steps_reported)
      .set("any_reported", move.steps_reported > 0)
      .set("evidence", move.new_evidence)
      .set("any_evidence", move.new_evidence > 0)
      .set("outcome_changed", move.outcome_changed)
      .set("plan_changed", move.plan_changed);
}

Values pictured_step(const PictureStep& step, std::size_t number, util::Language language)
{
  Values report = report_values(step.report, language);
  report.set("reported", true);
  return Values()
      .set("number", number)
      .set("step_words", step.words)
      .set("due", day_text(step.due_day, language))
      .set("late", step.overdue)
      .set("report", std::move(report));
}

Values pictured_values(const PictureMeasure& measure, util::Language language)
{
  std::string units = measure.lead;
  for (const std::string& unit : measure.units)
    units += (units.empty() ? "" : ", ") + unit;
  Values shown = Values()
                     .set("position", measure.position)
                     .set("title", measure.title)
                     .set("units", units)
                     .set("person", measure.person)
                     .set("state", state_tag(measure.state))
                     .set("percent", measure.percent)
                     .set("late", measure.overdue)
                     .set("first", day_text(measure.first_day, language))
                     .set("last", day_text(measure.last_day, language))
                     .set("any_outcome", measure.outcome.has_value())
                     .set("met", met_tag(measure.outcome ? measure.outcome->met : Met::not_met))
                     .set("outcome_words", measure.outcome ? measure.outcome->words : std::string())
                     .list("steps")
                     .list("evidence");
  std::size_t number = 0;
  for (const PictureStep& step : measure.steps)
    shown.add("steps", pictured_step(step, ++number, language));
  for (const PictureEvidence& one : measure.evidence)
    shown.add("evidence", Values().set("name", one.name).set("proof", one.url.empty() ? one.sha256 : one.url));
  return shown;
}

}  // namespace

site::Answer PicturePages::list(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_whole_view(place);
    site::View view{.title = Word{"follow_up.pictures"}, .view = "measures/pictures"};
    view.breadcrumbs = way_to_plan(place, Word{"follow_up.pictures"});
    view.values.set("agency", place.agency_name(language))
        .set("year", place.plan.fiscal_year)
        .set("path", place.path())
        .set("may_freeze", place.party.coordinates && was_approved(connection, place))
        .list("pictures")
        .list("periods");
    for (const Period period : k_periods)
      view.values.add("periods", Values()
                                     .set("period", period_word(period))
                                     .set("code", std::string(code(period)))
                                     .set("until", day_text(last_day_of(period, place.plan.fiscal_year), language)));
    for (const Picture& picture : PictureStore(connection).of_plan(place.agency.id, place.plan.fiscal_year))
      view.values.add("pictures", Values()
                                      .set("href", place.path() + "/pictures/" + std::to_string(picture.id))
                                      .set("period", period_word(picture.period))
                                      .set("at", time_text(picture.frozen_at, language))
                                      .set("by", picture.frozen_by)
                                      .set("reason", picture.reason)
                                      .set("digest", picture.digest));
    return view;
  });
}

site::View PicturePages::freeze_view(db::Connection& connection, const Place& place, Period period,
                                     const html::Form& form) const
{
  const std::int64_t today = today_of(parts_.clock);
  const auto earlier = PictureStore(connection).newest(place.agency.id, place.plan.fiscal_year, period);
  site::View view{.title = Word{"follow_up.freeze"}, .view = "measures/picture_freeze"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_pictures(place, Word{"follow_up.freeze"});
  const PictureContent content = content_of(connection, place, period, today);
  const auto late = std::count_if(content.measures.begin(), content.measures.end(),
                                  [](const PictureMeasure& one) { return one.overdue; });
  view.values.set("summary", html::error_summary(form))
      .set("period", period_word(period))
      .set("code", std::string(code(period)))
      .set("measures", content.measures.size())
      .set("overdue", late)
      .set("early", today < last_day_of(period, place.plan.fiscal_year))
      .set("again", earlier.has_value())
      .set("reason", html::text_area(form, k_why_again_field, 3))
      .set("freeze", html::button(Word{"follow_up.freeze"}))
      .set("action", place.path() + "/pictures/new")
      .set("back", place.path() + "/pictures");
  return view;
}

site::Answer PicturePages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    if (!place.party.coordinates) throw http::NotFound("for the coordinator");
    if (!was_approved(connection, place)) throw http::SeeOther(place.path() + "/pictures");
    const Period period = request.query.has("period") ? period_asked(request.query.get("period")) : Period::half_year;
    return freeze_view(connection, place, period, html::Form());
  });
}

site::Answer PicturePages::freeze(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    if (!place.party.coordinates) throw http::NotFound("for the coordinator");
    if (!was_approved(connection, place)) throw http::SeeOther(place.path() + "/pictures");
    const Period period = period_asked(request.form.get("period"));
    html::Form form(request.form);
    const bool is_again = PictureStore(connection).newest(place.agency.id, place.plan.fiscal_year, period).has_value();
    const std::string reason =
        form.text(k_why_again_field, {.required = is_again, .at_most = k_longest_why, .lines = true});
    if (!form.ok()) {
      again = freeze_view(connection, place, period, form);
      return;
    }
    const PictureContent content = content_of(connection, place, period, today_of(parts_.clock));
    const std::int64_t id = PictureStore(connection).freeze(content, {visitor.account, parts_.clock.now(), reason});
    path = place.path() + "/pictures/" + std::to_string(id);
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measure.freeze", place.object(), std::string(code(period)));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"follow_up.frozen"});
}

site::Answer PicturePages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_whole_view(place);
    const auto picture =
        PictureStore(connection).find(place.agency.id, place.plan.fiscal_year, site::id_in_path(request, "picture"));
    if (!picture) throw http::NotFound("no such picture");
    const PictureContent content = read_picture(picture->content);
    site::View view{.title = period_word(picture->period), .view = "measures/picture"};
    view.breadcrumbs = way_to_pictures(place, period_word(picture->period));
    view.values.set("period", period_word(picture->period))
        .set("agency", place.agency_name(language))
        .set("year", place.plan.fiscal_year)
        .set("day", day_text(content.day, language))
        .set("at", time_text(picture->frozen_at, language))
        .set("by", picture->frozen_by)
        .set("reason", picture->reason)
        .set("digest", picture->digest)
        .set("intact", util::sha256_hex(picture->content) == picture->digest)
        .set("version", content.plan_version)
        .set("has_version", content.plan_version > 0)
        .list("moves")
        .list("measures");
    const MeasuresNow now = measures_now(connection, place.agency.id, place.plan.fiscal_year);
    for (const PictureMove& move : moves_between(content.measures, pictured(now, today_of(parts_.clock))))
      view.values.add("moves", move_line(move));
    for (const PictureMeasure& measure : content.measures)
      view.values.add("measures", pictured_values(measure, language));
    return view;
  });
}

}  // namespace measures
