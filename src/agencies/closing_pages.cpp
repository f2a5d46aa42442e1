// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/closing_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/agencies/parts_pages.hpp"
#include "src/agencies/unit_store.hpp"

namespace agencies {
namespace {

using html::Field;
using html::Word;

const Field& into_field()
{
  static const Field k_field{
      .name = "into", .label = Word{"agencies.merge_into"}, .hint = Word{"agencies.merge_into_hint"}};
  return k_field;
}

const Field& units_field()
{
  static const Field k_field{.name = "units", .label = Word{"agencies.merge_units"}};
  return k_field;
}

const Field& people_field()
{
  static const Field k_field{.name = "people", .label = Word{"agencies.merge_people"}};
  return k_field;
}

/// Everybody who has a role at the agency gets it at the other one; an officer only where the unit moved too. How many
/// roles that are. What they may do at the old agency stays: its rounds and results are still theirs to look after.
std::size_t carry_people(db::Connection& connection, const accounts::Visitor& visitor, const util::Clock& clock,
                         std::int64_t from, std::int64_t into, const MovedUnits& units)
{
  constexpr std::int64_t k_all = 1'000'000;
  accounts::AccountStore people(connection);
  accounts::AuditStore audit(connection, clock);
  std::size_t carried = 0;
  for (const accounts::Account& account : people.list({.agency = from}, k_all, 0)) {
    if (account.state == accounts::AccountState::closed) continue;
    for (accounts::Grant grant : account.grants) {
      const auto moved = grant.unit ? units.find(*grant.unit) : units.end();
      if (grant.agency != from || (grant.unit && moved == units.end())) continue;
      grant.agency = into;
      if (grant.unit) grant.unit = moved->second;
      if (std::ranges::find(account.grants, grant) != account.grants.end()) continue;
      people.grant(account.id, grant);
      audit.add(visitor, "account.grant", "account " + std::to_string(account.id), shown_plainly(grant));
      ++carried;
    }
  }
  return carried;
}

/// What an act on one agency asks: a heading, what it will do, a reason, and for a merge the other agency.
struct Asked {
  const char* title;
  const char* explanation;
  const char* button;
  const char* path;  ///< behind that of the agency
};
constexpr Asked k_close{"agencies.close", "agencies.close_explanation", "agencies.close", "/close"};
constexpr Asked k_reopen{"agencies.reopen", "agencies.reopen_explanation", "agencies.reopen", "/reopen"};
constexpr Asked k_merge{"agencies.merge", "agencies.merge_explanation", "agencies.merge_next", "/merge"};

site::View asking(const Asked& asked, const Agency& agency, const html::Form& form, const accounts::Visitor& visitor)
{
  site::View view{Word{asked.title}, "agencies/closing"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_agency(visitor, agency, Word{asked.title});
  const bool merges = std::string_view(asked.path) == k_merge.path;
  view.values.set("error_summary", html::error_summary(form))
      .set("heading", Word{asked.title})
      .set("name", agency.name)
      .set("explanation", Word{asked.explanation})
      .set("reason", html::text_area(form, reason_field(), 3))
      .set("action", path_of(agency.id) + asked.path)
      .set("back", path_of(agency.id))
      .set("button", html::button(Word{asked.button}, merges ? html::ButtonKind::usual : html::ButtonKind::warning));
  if (merges) {
    view.values.set("into", html::text_input(form, into_field(), {.width = 20}))
        .set("units", html::checkbox(form, units_field()))
        .set("people", html::checkbox(form, people_field()));
  } else {
    view.values.set("into", false).set("units", false).set("people", false);
  }
  return view;
}

/// The agency that takes over; faults go to the form.
std::optional<Agency> read_into(html::Form& form, const AgencyStore& store, const Agency& agency)
{
  const auto code = read_agency_code(form.text(into_field(), {.at_most = k_longest_code}));
  std::optional<Agency> into = code ? store.find_by_code(*code) : std::nullopt;
  if (!into) {
    if (form.problem_of("into") == nullptr) form.refuse(into_field(), "agencies.unknown_code");
    return std::nullopt;
  }
  if (into->id == agency.id) form.refuse(into_field(), "agencies.merge_with_itself");
  if (!into->is_open()) form.refuse(into_field(), "agencies.merge_with_closed");
  if (into->id != agency.id && store.is_within(into->id, agency.id))
    form.refuse(into_field(), "agencies.merge_with_below");
  return into;
}

site::View confirming(const Agency& agency, const Agency& into, const html::Form& form)
{
  site::View view{Word{"agencies.merge"}, "agencies/confirm"};
  html::Confirmation asked{.question = Word{"agencies.merge_question", {{"name", agency.name}, {"into", into.name}}},
                           .explanation = Word{"agencies.merge_explanation"},
                           .warning = Word{"agencies.merge_warning"},
                           .button = Word{"agencies.merge"},
                           .action = path_of(agency.id) + k_merge.path,
                           .back = path_of(agency.id)};
  asked.kept.add("into", into.code);
  asked.kept.add("reason", std::string(form.typed().get("reason")));
  if (form.checked(units_field())) asked.kept.add("units", "yes");
  if (form.checked(people_field())) asked.kept.add("people", "yes");
  asked.kept.add("confirmed", "yes");
  view.values.set("confirmation", html::confirmation(asked));
  return view;
}

}  // namespace

Agency ClosingPages::found(const http::Request& request, bool open)
{
  Agency agency =
      database_.read([&](db::Connection& connection) { return agency_in_path(AgencyStore(connection), request); });
  if (agency.is_open() != open) throw http::SeeOther(path_of(agency.id));
  return agency;
}

site::Answer ClosingPages::close_form(http::Request& request, const accounts::Visitor& visitor)
{
  return asking(k_close, found(request, true), html::Form(), visitor);
}

site::Answer ClosingPages::reopen_form(http::Request& request, const accounts::Visitor& visitor)
{
  return asking(k_reopen, found(request, false), html::Form(), visitor);
}

site::Answer ClosingPages::merge_form(http::Request& request, const accounts::Visitor& visitor)
{
  // Without its people the agency's work would lie there until somebody asks why.
  return asking(k_merge, found(request, true), html::Form(util::Fields({{"units", "yes"}, {"people", "yes"}})),
                visitor);
}

site::Answer ClosingPages::close(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  const Agency agency = found(request, true);
  const std::string reason = read_reason(form);
  if (!form.ok()) return asking(k_close, agency, form, visitor);
  database_.write([&](db::Connection& connection) {
    AgencyStore(connection).close(agency.id, {visitor.account, clock_.now(), reason});
    accounts::AuditStore(connection, clock_).add(visitor, "agency.close", object_of(agency.id), reason);
  });
  return site_.done(request, path_of(agency.id), {"agencies.closed_done", {{"name", agency.name}}});
}

site::Answer ClosingPages::reopen(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  const Agency agency = found(request, false);
  const std::string reason = read_reason(form);
  if (!form.ok()) return asking(k_reopen, agency, form, visitor);
  database_.write([&](db::Connection& connection) {
    AgencyStore(connection).reopen(agency.id, {visitor.account, clock_.now(), reason});
    accounts::AuditStore(connection, clock_).add(visitor, "agency.reopen", object_of(agency.id), reason);
  });
  return site_.done(request, path_of(agency.id), {"agencies.reopened_done", {{"name", agency.name}}});
}

site::Answer ClosingPages::merge(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  std::optional<Agency> into;
  Agency agency;
  std::size_t carried = 0;
  const bool confirmed = request.form.get("confirmed") == "yes";
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    AgencyStore store(connection);
    agency = agency_in_path(store, request);
    if (!agency.is_open()) throw http::SeeOther(path_of(agency.id));
    into = read_into(form, store, agency);
    const Deed deed{visitor.account, clock_.now(), read_reason(form)};
    if (!form.ok() || !confirmed) return;
    MovedUnits units;
    if (form.checked(units_field())) units = UnitStore(connection).move_all(agency.id, into->id, deed);
    if (form.checked(people_field())) carried = carry_people(connection, visitor, clock_, agency.id, into->id, units);
    store.merge(agency.id, into->id, deed);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "agency.merge", object_of(agency.id), "into " + object_of(into->id) + ": " + deed.reason);
  });
  if (!form.ok()) return asking(k_merge, agency, form, visitor);
  if (!confirmed) return confirming(agency, *into, form);
  return site_.done(
      request, path_of(into->id),
      {"agencies.merged_done",
       {{"name", agency.name}, {"into", into->name}, {"roles", html::grouped(static_cast<long long>(carried))}}});
}

}  // namespace agencies
