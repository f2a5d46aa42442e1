// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/setting_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/conflict_form_pages.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/round_stage.hpp"
#include "src/reviews/setting_store.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

const html::Field k_share_field{.name = "share", .label = Word{"reviews.share"}, .hint = Word{"reviews.share_hint"}};
const html::Field k_moderators_field{
    .name = "moderators", .label = Word{"reviews.moderators"}, .hint = Word{"reviews.moderators_hint"}};
const html::Field k_who_field{.name = "account", .label = Word{"reviews.assessor"}};
constexpr std::int64_t k_all = 100;

std::vector<html::Option> assessor_options(db::Connection& connection)
{
  return people_options(accounts::AccountStore(connection).people_in(accounts::Role::assessor));
}

html::Form stored_settings(db::Connection& connection, std::int64_t cycle)
{
  const auto rule = SettingStore(connection).rule(cycle);
  util::Fields typed;
  typed.add("share", std::to_string(rule ? rule->share : k_usual_share));
  for (const std::int64_t moderator : SettingStore(connection).moderators(cycle))
    typed.add("moderators", std::to_string(moderator));
  return html::Form(std::move(typed));
}

}  // namespace

site::Answer SettingPages::form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const RoundPlace place = round_in_path(connection, request);
    return settings_view(connection, place, stored_settings(connection, place.cycle.id));
  });
}

site::View SettingPages::settings_view(db::Connection& connection, const RoundPlace& place, const html::Form& form)
{
  const auto rule = SettingStore(connection).rule(place.cycle.id);
  const std::vector<html::Option> people = assessor_options(connection);
  site::View view{.title = Word{"reviews.settings"}, .view = "reviews/settings"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"reviews.round_title"}, round_path(place.cycle.id)}, {Word{"reviews.settings"}, "", true}};
  view.values.set("round", place.cycle.name)
      .set("summary", html::error_summary(form))
      .set("share", html::text_input(form, k_share_field, {.mode = "numeric", .width = 3, .unit = "%"}))
      .set("any", !people.empty())
      .set("moderators", html::checkboxes(form, k_moderators_field, people))
      .set("seed", rule ? rule->seed : std::string())
      .set("save", html::button(Word{"reviews.settings_save"}))
      .set("action", round_path(place.cycle.id) + "/settings");
  return view;
}

site::Answer SettingPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    html::Form form(request.form);
    again.reset();
    const RoundPlace place = round_in_path(connection, request);
    const std::int64_t cycle = place.cycle.id;
    path = round_path(cycle);
    if (!may_prepare(place.cycle, place.calendar)) throw http::SeeOther(path);
    const auto share = form.whole(k_share_field, {.at_least = 0, .at_most = k_all});
    const auto moderators = form.choices(k_moderators_field, html::values_of(assessor_options(connection)));
    if (!form.ok()) {
      again = settings_view(connection, place, form);
      return;
    }
    SettingStore store(connection);
    const util::UtcSeconds now = parts_.clock.now();
    SecondReadingRule rule = store.rule_or_begin(cycle, parts_.random, now);
    if (rule.share != *share) {
      rule.share = *share;
      store.set(cycle, rule, visitor.account, now);
    }
    for (const std::int64_t before : store.moderators(cycle)) {
      if (std::find(moderators.begin(), moderators.end(), std::to_string(before)) == moderators.end())
        store.dismiss_moderator(cycle, before);
    }
    std::string named;
    for (const std::string& moderator : moderators) {
      store.name_moderator(cycle, std::stoll(moderator), visitor.account, now);
      named += " " + moderator;
    }
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "review.settings", "cycle " + std::to_string(cycle),
             std::to_string(*share) + " % read twice, seed " + rule.seed + ", moderators" +
                 (named.empty() ? " none" : named));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"reviews.settings_saved"});
}

site::Answer SettingPages::conflicts(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    return conflicts_view(connection, request, round_in_path(connection, request), html::Form());
  });
}

site::View SettingPages::conflicts_view(db::Connection& connection, const http::Request& request,
                                        const RoundPlace& place, const html::Form& form)
{
  const util::Language language = site::language_of(request);
  site::View view{.title = Word{"reviews.conflicts"}, .view = "reviews/conflicts"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"reviews.round_title"}, round_path(place.cycle.id)}, {Word{"reviews.conflicts"}, "", true}};
  const std::vector<Conflict> known = ConflictStore(connection).all();
  const std::string path = round_path(place.cycle.id) + "/conflicts";
  std::vector<html::Option> people = assessor_options(connection);
  people.insert(people.begin(), {"", Word{"reviews.choose_assessor"}});
  view.values.set("summary", html::error_summary(form))
      .set("any", !known.empty())
      .set("account", html::select(form, k_who_field, people))
      .set("form", conflict_form_values(form))
      .set("save", html::button(Word{"reviews.conflict_enter"}))
      .set("action", path)
      .list("conflicts");
  for (const Conflict& conflict : known)
    view.values.add("conflicts",
                    Values()
                        .set("who", account_name(connection, conflict.account))
                        .set("with", conflict_with(connection, conflict, language))
                        .set("reason", conflict.reason)
                        .set("at", moment(conflict.declared_at, language))
                        .set("end", html::button(Word{"reviews.conflict_end"}, html::ButtonKind::secondary))
                        .set("end_action", path + "/" + std::to_string(conflict.id)));
  return view;
}

site::Answer SettingPages::declare(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    html::Form form(request.form);
    again.reset();
    const RoundPlace place = round_in_path(connection, request);
    path = round_path(place.cycle.id) + "/conflicts";
    const std::string who = form.choice(k_who_field, html::values_of(assessor_options(connection)));
    Conflict conflict = read_conflict(form, connection);
    if (!form.ok()) {
      again = conflicts_view(connection, request, place, form);
      return;
    }
    conflict.account = std::stoll(who);
    conflict.declared_at = parts_.clock.now();
    conflict.declared_by = visitor.account;
    AssigningStore(connection, parts_.clock, visitor).declare(conflict);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"reviews.conflict_declared"});
}

site::Answer SettingPages::end_conflict(http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t id = site::id_in_path(request, "conflict");
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    path = round_path(round_in_path(connection, request).cycle.id) + "/conflicts";
    const auto conflict = ConflictStore(connection).find(id);
    if (!conflict) throw http::NotFound("no such conflict in force");
    AssigningStore(connection, parts_.clock, visitor).end_conflict(*conflict);
  });
  return parts_.site.done(request, path, Word{"reviews.conflict_ended"});
}

}  // namespace reviews
