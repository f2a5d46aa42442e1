// SPDX-License-Identifier: Apache-2.0
#include "src/measures/approval_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/act_pages.hpp"
#include "src/measures/measure_words_pages.hpp"
#include "src/measures/plan_state_pages.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/version_parts_pages.hpp"

namespace measures {
namespace {

using html::Word;

constexpr std::size_t k_longest_opinion = 2000;

const html::Field k_opinion_field{
    .name = "reason", .label = Word{"measures.opinion"}, .hint = Word{"measures.opinion_hint"}};
const html::Field k_change_reason_field{
    .name = "reason", .label = Word{"measures.change_reason"}, .hint = Word{"measures.change_reason_hint"}};

std::string settle_key(VersionState to)
{
  switch (to) {
    case VersionState::approved:
      return "approve";
    case VersionState::returned:
      return "return";
    case VersionState::withdrawn:
    case VersionState::submitted:
      break;
  }
  return "withdraw";
}

/// Whoever may not sees no such page; where it cannot be now, the plan says why.
void require_settling(const Place& place, VersionState to)
{
  const bool executive = to != VersionState::withdrawn;
  if (executive ? !place.party.approves : !place.party.coordinates) throw http::NotFound("not this person's act");
  if (!place.is_locked()) throw http::SeeOther(place.path());
}

struct Submitting {
  WholePlan whole;
  PlanState state;
  std::string json;
};

Submitting submitting_at(db::Connection& connection, const Place& place)
{
  Submitting at{.whole = whole_plan(connection, place.plan, place.framework)};
  const PlanContent content = content_of(place, at.whole);
  at.state = plan_state(connection, place.plan, content);
  at.json = plan_json(content);
  return at;
}

std::string fault_address(const Place& place, const PlanFault& fault)
{
  if (fault.measure != 0) return place.path_of(fault.measure) + "/edit";
  return fault.subject.empty() ? std::string() : place.path() + "/propose?weakness=" + fault.subject;
}

/// A weakness is told by its name.
util::Params said_params(const Place& place, const PlanFault& fault, util::Language language)
{
  util::Params params = fault.problem.params;
  if (!fault.subject.empty()) params["subject"] = subject_name(*place.framework, fault.subject, language);
  return params;
}

site::View submit_view(const Place& place, const Submitting& at, const html::Form& form, const util::Messages& messages)
{
  const auto faults = at.whole.faults(place.plan, place.units);
  ActPage page{.key = "submit", .action = place.path() + "/submit", .possible = faults.empty()};
  page.kept.add("digest", util::sha256_hex(at.json));
  if (!faults.empty())
    page.warning = Word{"measures.submit_missing", {{"count", std::to_string(faults.size())}}};
  else if (at.state.approved)
    page.asks = &k_change_reason_field;
  site::View view = act_view(place, page, form);
  for (const PlanFault& fault : faults)
    view.values.add("problems",
                    html::Values()
                        .set("text", messages.say(fault.problem.code, said_params(place, fault, messages.language())))
                        .set("href", fault_address(place, fault)));
  if (at.state.approved)
    view.values.set("differences",
                    difference_values(at.state.since_approval, names_of(place, messages.language()), messages));
  return view;
}

site::View settle_view(db::Connection& connection, const Place& place, VersionState to, const html::Form& form,
                       const util::Messages& messages)
{
  const PlanStore store(connection);
  const auto version = store.version(place.agency.id, place.plan.fiscal_year, place.newest.value().number);
  const PlanContent content = read_plan_content(version.value().content);
  const std::string number = std::to_string(version->number);
  ActPage page{.key = settle_key(to), .params = {{"version", number}}, .action = place.path() + "/" + settle_key(to)};
  page.asks = to == VersionState::approved ? &k_opinion_field : &reason_field();
  page.kept.add("version", number);
  page.kept.add("digest", version->digest);
  site::View view = act_view(place, page, form);
  const auto approved = store.approved(place.agency.id, place.plan.fiscal_year);
  if (approved)
    view.values.set("differences", difference_values(differences(read_plan_content(approved->content), content),
                                                     names_of(place, messages.language()), messages));
  if (to != VersionState::withdrawn) view.values.set("below", content_values(content, messages));
  return view;
}

/// What was typed; the opinion of an approval may be empty.
std::string read_opinion(html::Form& form, VersionState to)
{
  if (to != VersionState::approved) return read_reason(form);
  return form.text(k_opinion_field, {.required = false, .at_most = k_longest_opinion, .lines = true});
}

}  // namespace

site::Answer ApprovalPages::submit_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    const Submitting at = submitting_at(connection, place);
    if (!at.state.can_be_submitted()) throw http::SeeOther(place.path());
    return submit_view(place, at, html::Form(), parts_.site.words(site::language_of(request)).messages());
  });
}

site::Answer ApprovalPages::submit(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const Submitting at = submitting_at(connection, place);
    if (!at.state.can_be_submitted()) throw http::SeeOther(path);
    html::Form form(request.form);
    std::string reason;
    if (at.state.approved) reason = form.text(k_change_reason_field, {.at_most = k_longest_opinion, .lines = true});
    if (request.form.get("digest") != util::sha256_hex(at.json))
      form.refuse(util::Problem{{}, "measures.changed_meanwhile", {}});
    if (!form.ok() || !at.whole.faults(place.plan, place.units).empty()) {
      again = submit_view(place, at, form, parts_.site.words(site::language_of(request)).messages());
      again->has_problems = true;
      return;
    }
    const std::int64_t number =
        PlanStore(connection).submit(place.plan, at.json, {visitor.account, parts_.clock.now(), reason});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.submit", place.object(),
             "version " + std::to_string(number) + " " + util::sha256_hex(at.json));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.submitted"});
}

site::Answer ApprovalPages::settle_form(http::Request& request, const accounts::Visitor& visitor, VersionState to)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_settling(place, to);
    return settle_view(connection, place, to, html::Form(), parts_.site.words(site::language_of(request)).messages());
  });
}

site::Answer ApprovalPages::settle(http::Request& request, const accounts::Visitor& visitor, VersionState to)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_settling(place, to);
    path = place.path();
    html::Form form(request.form);
    const std::string opinion = read_opinion(form, to);
    const Version& newest = place.newest.value();
    // Withdrawn and submitted again while the page was open: what he looked at is not what lies there now.
    const bool same =
        request.form.get("version") == std::to_string(newest.number) && request.form.get("digest") == newest.digest;
    if (!same) form.refuse(util::Problem{{}, "measures.changed_meanwhile", {}});
    if (!form.ok()) {
      again = settle_view(connection, place, to, form, parts_.site.words(site::language_of(request)).messages());
      return;
    }
    PlanStore(connection).settle(place.plan, newest.number, to, {visitor.account, parts_.clock.now(), opinion});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures." + std::string(code(to)), place.object(),
             "version " + std::to_string(newest.number) + " " + newest.digest);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.settled." + std::string(code(to))});
}

site::Answer ApprovalPages::withdraw_form(http::Request& request, const accounts::Visitor& visitor)
{
  return settle_form(request, visitor, VersionState::withdrawn);
}

site::Answer ApprovalPages::withdraw(http::Request& request, const accounts::Visitor& visitor)
{
  return settle(request, visitor, VersionState::withdrawn);
}

site::Answer ApprovalPages::approve_form(http::Request& request, const accounts::Visitor& visitor)
{
  return settle_form(request, visitor, VersionState::approved);
}

site::Answer ApprovalPages::approve(http::Request& request, const accounts::Visitor& visitor)
{
  return settle(request, visitor, VersionState::approved);
}

site::Answer ApprovalPages::return_form(http::Request& request, const accounts::Visitor& visitor)
{
  return settle_form(request, visitor, VersionState::returned);
}

site::Answer ApprovalPages::give_back(http::Request& request, const accounts::Visitor& visitor)
{
  return settle(request, visitor, VersionState::returned);
}

}  // namespace measures
