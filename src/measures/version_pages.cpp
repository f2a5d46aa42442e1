// SPDX-License-Identifier: Apache-2.0
// The versions of a plan that went to the executive.
#include <utility>

#include "lib/html/plain_table.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/measures/approval_pages.hpp"
#include "src/measures/measure_words_pages.hpp"
#include "src/measures/plan_differences.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/version_parts_pages.hpp"

namespace measures {
namespace {

using html::Word;

html::Colour version_colour(VersionState state)
{
  switch (state) {
    case VersionState::approved:
      return html::Colour::green;
    case VersionState::submitted:
      return html::Colour::blue;
    case VersionState::returned:
      return html::Colour::orange;
    case VersionState::withdrawn:
      break;
  }
  return html::Colour::grey;
}

Word version_state_word(const Version& version)
{
  return {"measures.version_state." + std::string(code(version.state))};
}

std::string at_text(const std::optional<util::UtcSeconds>& at, util::Language language)
{
  return at ? time_text(*at, language) : std::string();
}

std::vector<html::Cell> version_row(const Place& place, const Version& version, accounts::AccountNames& names,
                                    util::Language language)
{
  return {{.text = Word{"measures.version_number", {{"number", std::to_string(version.number)}}},
           .href = place.path() + "/versions/" + std::to_string(version.number)},
          {.text = version_state_word(version), .colour = version_colour(version.state)},
          {.text = time_text(version.submitted_at, language) + " · " + names.of(version.submitted_by)},
          {.text = version.settled_at
                       ? time_text(*version.settled_at, language) + " · " + names.of(version.settled_by.value_or(0))
                       : std::string()},
          {.text = version.opinion}};
}

std::vector<html::SummaryRow> version_summary(const Version& version, accounts::AccountNames& names,
                                              util::Language language)
{
  std::vector<html::SummaryRow> rows;
  const auto add = [&](const char* key, html::Phrase value) {
    if (!value.empty()) rows.push_back({.key = Word{key}, .value = std::move(value)});
  };
  add("measures.column.state", version_state_word(version));
  add("measures.column.submitted", time_text(version.submitted_at, language) + " · " + names.of(version.submitted_by));
  add("measures.change_reason", version.reason);
  if (version.settled_at)
    add("measures.column.settled",
        at_text(version.settled_at, language) + " · " + names.of(version.settled_by.value_or(0)));
  add("measures.opinion", version.opinion);
  add("measures.digest", version.digest);
  return rows;
}

/// The approved version before that one.
std::optional<Version> approved_before(db::Connection& connection, const Place& place, std::int64_t number)
{
  const PlanStore store(connection);
  for (const Version& one : store.versions(place.agency.id, place.plan.fiscal_year)) {
    if (one.number < number && one.state == VersionState::approved)
      return store.version(place.agency.id, place.plan.fiscal_year, one.number);
  }
  return std::nullopt;
}

/// Drafts are between the coordinator and the executive; officers read what was approved.
bool may_read(const Place& place, const Version& version)
{
  return place.party.reads_all || version.state == VersionState::approved;
}

}  // namespace

html::Values content_values(const PlanContent& content, const util::Messages& messages)
{
  const Names names = names_of(content, messages.language());
  html::Values values = html::Values()
                            .set("any_measures", !content.measures.empty())
                            .set("any_decisions", !content.decisions.empty())
                            .list("measures")
                            .list("decisions");
  for (const Measure& measure : content.measures)
    values.add("measures", html::Values()
                               .set("number", measure.position)
                               .set("title", measure.title)
                               .set("summary", html::summary_list(summary_rows(measure, names, messages)))
                               .set("steps", step_list(measure, messages.language())));
  for (const Decision& decision : content.decisions)
    values.add("decisions", html::Values().set("name", names.subject(decision.subject)).set("reason", decision.reason));
  return values;
}

site::Answer ApprovalPages::versions(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const util::Language language = site::language_of(request);
    accounts::AccountNames names(connection);
    std::vector<std::vector<html::Cell>> rows;
    for (const Version& version : PlanStore(connection).versions(place.agency.id, place.plan.fiscal_year)) {
      if (may_read(place, version)) rows.push_back(version_row(place, version, names, language));
    }
    site::View view{.title = Word{"measures.versions"}, .view = "measures/versions"};
    view.breadcrumbs = way_to_plan(place, Word{"measures.versions"});
    view.values.set("any", !rows.empty())
        .set("nothing", html::nothing_yet(Word{"measures.no_versions"}, Word{"measures.no_versions_hint"}))
        .set("table", html::plain_table(Word{"measures.versions"},
                                        {Word{"measures.column.version"}, Word{"measures.column.state"},
                                         Word{"measures.column.submitted"}, Word{"measures.column.settled"},
                                         Word{"measures.opinion"}},
                                        rows));
    return view;
  });
}

site::Answer ApprovalPages::version(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
    const auto version =
        PlanStore(connection).version(place.agency.id, place.plan.fiscal_year, site::id_in_path(request, "version"));
    if (!version || !may_read(place, *version)) throw http::NotFound("no such version");
    const PlanContent content = read_plan_content(version->content);
    accounts::AccountNames names(connection);
    const Word title{"measures.version_number", {{"number", std::to_string(version->number)}}};
    site::View view{.title = title, .view = "measures/version"};
    view.breadcrumbs = way_to_plan(place, title);
    const auto before = approved_before(connection, place, version->number);
    view.values.set("heading", title)
        .set("versions", place.path() + "/versions")
        .set("summary", html::summary_list(version_summary(*version, names, messages.language())))
        .set("compared", before.has_value())
        .set("before_number", before ? before->number : 0)
        .set("content", content_values(content, messages))
        .list("differences");
    if (before)
      view.values.set("differences", difference_values(differences(read_plan_content(before->content), content),
                                                       names_of(place, messages.language()), messages));
    return view;
  });
}

}  // namespace measures
