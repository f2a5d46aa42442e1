// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/whole_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/disclosures/submission_store.hpp"

namespace disclosures {
namespace {

using html::Word;

/// The word of locale for that act: "approve", "return_whole", "withdraw".
std::string act_key(SubmissionState to)
{
  switch (to) {
    case SubmissionState::approved:
      return "disclosures.approve";
    case SubmissionState::returned:
      return "disclosures.return_whole";
    case SubmissionState::withdrawn:
      return "disclosures.withdraw";
    case SubmissionState::submitted:
      break;
  }
  return "disclosures.submit";
}

std::string act_path(SubmissionState to)
{
  switch (to) {
    case SubmissionState::approved:
      return "/approve";
    case SubmissionState::returned:
      return "/return";
    case SubmissionState::withdrawn:
      return "/withdraw";
    case SubmissionState::submitted:
      break;
  }
  return "/submit";
}

/// Whoever may not sees no such page; where it cannot be now, the list says why.
void require(const Place& place, SubmissionState to)
{
  const bool executive = to == SubmissionState::approved || to == SubmissionState::returned;
  if (executive ? !place.party.approves : !place.party.coordinates) throw http::NotFound("not this person's act");
  const bool possible =
      executive ? may_settle(place.window, place.submission) : may_withdraw(place.window, place.submission);
  if (!possible) throw http::SeeOther(place.path());
}

site::View act_view(const Place& place, SubmissionState to, const html::Form& form)
{
  const std::string key = act_key(to);
  site::View view{.title = Word{key}, .view = "disclosures/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_disclosures(place, Word{key});
  view.values.set("summary", html::error_summary(form))
      .set("heading", Word{key})
      .set("explanation", Word{key + "_explanation"})
      .set("warning_text", "")
      .set("submission", place.submission ? std::to_string(place.submission->id) : std::string())
      .set("digest", place.submission ? place.submission->digest : std::string())
      .set("reason", false)
      .set("button", html::button(Word{key}))
      .set("action", place.path() + act_path(to))
      .set("back", place.path())
      .list("problems");
  return view;
}

site::View settle_view(const Place& place, SubmissionState to, const html::Form& form)
{
  site::View view = act_view(place, to, form);
  if (to != SubmissionState::approved) view.values.set("reason", html::text_area(form, reason_field(), 4));
  if (to == SubmissionState::approved) view.values.set("warning_text", Word{"disclosures.approve_warning"});
  return view;
}

site::View submit_view(const Place& place, const std::vector<Entry>& entries, const util::Messages& messages)
{
  const util::Problems missing = check_submission(*place.framework, entries);
  site::View view = act_view(place, SubmissionState::submitted, html::Form());
  view.values.set("digest", digest_of(entries)).set("submission", "");
  if (missing.empty()) return view;
  view.values.set("explanation", Word{"disclosures.submit_missing", {{"count", std::to_string(missing.size())}}})
      .set("button", false);
  for (const util::Problem& problem : missing)
    view.values.add("problems", html::Values()
                                    .set("text", messages.say(problem.code, problem.params))
                                    .set("href", place.path_of(problem.place.field)));
  return view;
}

}  // namespace

site::Answer WholePages::submit_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    return submit_view(place, all_entries(connection, place), parts_.site.words(site::language_of(request)).messages());
  });
}

site::Answer WholePages::submit(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const std::vector<Entry> entries = all_entries(connection, place);
    const std::string digest = digest_of(entries);
    if (!check_submission(*place.framework, entries).empty() || request.form.get("digest") != digest) {
      again = submit_view(place, entries, parts_.site.words(site::language_of(request)).messages());
      again->values.set("warning_text", Word{"disclosures.changed_meanwhile"});
      return;
    }
    SubmissionStore(connection)
        .submit(place.cycle.id, place.agency(), digest, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "disclosure.submit", place.object(), digest);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"disclosures.submitted"});
}

site::Answer WholePages::settle_form(http::Request& request, const accounts::Visitor& visitor, SubmissionState to)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require(place, to);
    return settle_view(place, to, html::Form());
  });
}

site::Answer WholePages::settle(http::Request& request, const accounts::Visitor& visitor, SubmissionState to)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require(place, to);
    path = place.path();
    html::Form form(request.form);
    const std::string reason = to == SubmissionState::approved ? std::string() : read_reason(form);
    // Withdrawn and submitted again while the page was open: what he looked at is not what lies there now.
    const bool same = request.form.get("submission") == std::to_string(place.submission->id) &&
                      request.form.get("digest") == place.submission->digest;
    if (!same) form.refuse(util::Problem{{}, "disclosures.changed_meanwhile", {}});
    if (!form.ok()) {
      again = settle_view(place, to, form);
      return;
    }
    SubmissionStore(connection)
        .settle(place.cycle.id, place.agency(), place.submission->id, to,
                {visitor.account, parts_.clock.now(), reason});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure." + std::string(code(to)), place.object(),
             to == SubmissionState::approved ? place.submission->digest : reason);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"disclosures.settled." + std::string(code(to))});
}

site::Answer WholePages::approve_form(http::Request& request, const accounts::Visitor& visitor)
{
  return settle_form(request, visitor, SubmissionState::approved);
}

site::Answer WholePages::approve(http::Request& request, const accounts::Visitor& visitor)
{
  return settle(request, visitor, SubmissionState::approved);
}

site::Answer WholePages::return_form(http::Request& request, const accounts::Visitor& visitor)
{
  return settle_form(request, visitor, SubmissionState::returned);
}

site::Answer WholePages::give_back(http::Request& request, const accounts::Visitor& visitor)
{
  return settle(request, visitor, SubmissionState::returned);
}

site::Answer WholePages::withdraw_form(http::Request& request, const accounts::Visitor& visitor)
{
  return settle_form(request, visitor, SubmissionState::withdrawn);
}

site::Answer WholePages::withdraw(http::Request& request, const accounts::Visitor& visitor)
{
  return settle(request, visitor, SubmissionState::withdrawn);
}

}  // namespace disclosures
