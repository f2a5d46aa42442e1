// SPDX-License-Identifier: Apache-2.0
#include "src/measures/plans_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/html/plain_table.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/measures/plan_state_pages.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/weakness_store.hpp"

namespace measures {
namespace {

using html::Word;

constexpr int k_years_ahead = 3;
constexpr int k_full_points = 100;

const html::Field k_result_field{
    .name = "result", .label = Word{"measures.make_result"}, .hint = Word{"measures.make_result_hint"}};
const html::Field k_year_field{
    .name = "year", .label = Word{"measures.make_year"}, .hint = Word{"measures.make_year_hint"}};
const html::Field k_new_threshold_field{
    .name = "threshold", .label = Word{"measures.threshold"}, .hint = Word{"measures.threshold_hint"}};

agencies::Agency agency_of(db::Connection& connection, const http::Request& request)
{
  auto agency = agencies::AgencyStore(connection).find(site::id_in_path(request, "agency"));
  if (!agency) throw http::NotFound("no such agency");
  return std::move(*agency);
}

std::string plans_path(const agencies::Agency& agency)
{
  return "/agencies/" + std::to_string(agency.id) + "/plans";
}

std::vector<html::Option> result_options(const std::vector<PublishedYear>& years)
{
  std::vector<html::Option> options;
  for (const PublishedYear& year : years)
    options.push_back(
        {std::to_string(year.fiscal_year), Word{year.total ? "measures.result_with_total" : "measures.result_of_year",
                                                {{"year", std::to_string(year.fiscal_year)},
                                                 {"total", year.total ? year.total->decimal(2) : std::string()}}}});
  return options;
}

util::Fields first_fields(const std::vector<PublishedYear>& years)
{
  util::Fields fields;
  if (years.empty()) return fields;
  fields.add(k_result_field.name, std::to_string(years.front().fiscal_year));
  fields.add(k_year_field.name, std::to_string(years.front().fiscal_year + 1));
  fields.add(k_new_threshold_field.name, Plan().threshold.decimal(2));
  return fields;
}

std::vector<html::Cell> plan_row(db::Connection& connection, const Plan& plan, const agencies::Agency& agency,
                                 const util::Messages& messages)
{
  const auto framework = framework_of(connection, plan);
  const WholePlan whole = whole_plan(connection, plan, framework);
  const PlanContent content =
      content_of(plan, agency, *framework, {}, whole.known_weaknesses(), whole.measures, whole.decisions);
  const PlanState state = plan_state(connection, plan, content);
  return {{.text = Word{"measures.fiscal_year", {{"year", std::to_string(plan.fiscal_year)}}},
           .href = plans_path(agency) + "/" + std::to_string(plan.fiscal_year)},
          {.text = messages.say("measures.fiscal_year", {{"year", std::to_string(plan.result_year)}})},
          html::number_cell(std::to_string(whole.measures.size())),
          html::number_cell(whole.weaknesses ? std::to_string(whole.open().size()) : "–"),
          {.text = state_word(state), .colour = state_colour(state)}};
}

html::Values plan_table(db::Connection& connection, const std::vector<Plan>& plans, const agencies::Agency& agency,
                        const util::Messages& messages)
{
  std::vector<std::vector<html::Cell>> rows;
  for (const Plan& plan : plans)
    rows.push_back(plan_row(connection, plan, agency, messages));
  return html::plain_table(
      Word{"measures.plans"},
      {Word{"measures.column.plan"}, Word{"measures.column.result"}, Word{"measures.column.measures"},
       Word{"measures.column.without"}, Word{"measures.column.state"}},
      rows);
}

/// What was chosen; faults go to the form.
std::optional<Plan> read_plan(html::Form& form, const std::vector<PublishedYear>& years, std::int64_t agency)
{
  const std::string chosen = form.choice(k_result_field, html::values_of(result_options(years)));
  const auto year = form.whole(k_year_field);
  const auto threshold = form.decimal(k_new_threshold_field, {.at_most = k_full_points});
  const auto result = std::find_if(years.begin(), years.end(),
                                   [&](const PublishedYear& one) { return std::to_string(one.fiscal_year) == chosen; });
  if (result != years.end() && year && (*year <= result->fiscal_year || *year > result->fiscal_year + k_years_ahead))
    form.refuse(k_year_field, "measures.year_not_after",
                {{"first", std::to_string(result->fiscal_year + 1)},
                 {"last", std::to_string(result->fiscal_year + k_years_ahead)}});
  if (!form.ok() || result == years.end()) return std::nullopt;
  return Plan{.agency = agency,
              .fiscal_year = static_cast<int>(*year),
              .cycle = result->cycle,
              .computation = result->computation,
              .result_year = result->fiscal_year,
              .threshold = *threshold};
}

}  // namespace

site::View PlansPages::shown(db::Connection& connection, const agencies::Agency& agency,
                             const accounts::Visitor& visitor, const html::Form& form,
                             const util::Messages& messages) const
{
  const Party party = party_of(visitor, agency.id);
  const std::vector<Plan> plans = PlanStore(connection).of_agency(agency.id);
  const auto years = WeaknessStore(connection).published(agency.id, parts_.clock.now());
  site::View view{.title = Word{"measures.plans"}, .view = "measures/plans"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{html::name_of(agency), "/agencies/" + std::to_string(agency.id)},
                      {Word{"measures.plans"}, "", true}};
  view.values.set("summary", html::error_summary(form))
      .set("agency", html::name_of(agency))
      .set("any", !plans.empty())
      .set("plans", plan_table(connection, plans, agency, messages))
      .set("nothing", html::nothing_yet(Word{"measures.no_plans"}, Word{"measures.no_plans_hint"}))
      .set("library", plans_path(agency) + "/library")
      .set("may_make", party.coordinates && !years.empty())
      .set("nothing_to_answer", party.coordinates && years.empty())
      .set("action", plans_path(agency))
      .set("result", html::select(form, k_result_field, result_options(years)))
      .set("year", html::text_input(form, k_year_field, {.mode = "numeric", .width = 5}))
      .set("threshold", html::text_input(form, k_new_threshold_field, {.mode = "decimal", .width = 5}))
      .set("make", html::button(Word{"measures.make"}));
  return view;
}

site::Answer PlansPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const agencies::Agency agency = agency_of(connection, request);
    const auto years = WeaknessStore(connection).published(agency.id, parts_.clock.now());
    return shown(connection, agency, visitor, html::Form(first_fields(years)),
                 parts_.site.words(site::language_of(request)).messages());
  });
}

site::Answer PlansPages::make(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const agencies::Agency agency = agency_of(connection, request);
    if (!party_of(visitor, agency.id).coordinates) throw http::NotFound("for the coordinator");
    html::Form form(request.form);
    const auto years = WeaknessStore(connection).published(agency.id, parts_.clock.now());
    const std::optional<Plan> plan = read_plan(form, years, agency.id);
    if (plan && !PlanStore(connection).make(*plan, {visitor.account, parts_.clock.now(), {}}))
      form.refuse(k_year_field, "measures.plan_there", {{"year", std::to_string(plan->fiscal_year)}});
    if (!form.ok() || !plan) {
      again = shown(connection, agency, visitor, form, parts_.site.words(site::language_of(request)).messages());
      return;
    }
    path = plans_path(agency) + "/" + std::to_string(plan->fiscal_year);
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.plan",
             "agency " + std::to_string(agency.id) + " plan " + std::to_string(plan->fiscal_year),
             "result of " + std::to_string(plan->result_year));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.made"});
}

}  // namespace measures
