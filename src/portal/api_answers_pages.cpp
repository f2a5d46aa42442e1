// SPDX-License-Identifier: Apache-2.0
#include "src/portal/api_answers_pages.hpp"

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/office/iso_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/framework/canonical.hpp"
#include "src/portal/api_json_pages.hpp"
#include "src/portal/data_pages.hpp"
#include "src/portal/standing_store.hpp"

namespace portal {
namespace {

constexpr std::int64_t k_fewest_in_group = 5;  // agencies

Json agency_json(const agencies::Agency& agency)
{
  return {{"id", agency.id},
          {"code", agency.code},
          {"name", both_languages(agency.name, agency.name_en)},
          {"type", text_or_null(agency.type)},
          {"province", text_or_null(agency.province)},
          {"web", text_or_null(agency.web)},
          {"telephone", text_or_null(agency.telephone)},
          {"closed", !agency.is_open()},
          {"successor", whole_or_null(agency.successor)},
          {"links", {{"self", api_agency_path(agency.id)}, {"page", agency_path(agency.id)}}}};
}

Made index_answer()
{
  Json links;
  for (const ApiOperation& operation : api_operations()) {
    if (operation.method == "get") links[std::string(operation.id)] = operation.path;
  }
  return as_made({{"name", "Prongsai"}, {"version", "v1"}, {"links", std::move(links)}});
}

Made agencies_answer(const Looker& looker, const ApiAsked& asked)
{
  const agencies::AgencyFilter filter{.search = std::string(asked.query.get("search")),
                                      .type = std::string(asked.query.get("type")),
                                      .province = std::string(asked.query.get("province")),
                                      .state = agencies::AgencyFilter::State::all};
  Json data = Json::array();
  std::int64_t total = 0;
  looker.database.read([&](db::Connection& connection) {
    const agencies::AgencyStore store(connection);
    total = store.count(filter);
    for (const agencies::Agency& agency : store.page(filter, {}, asked.per_page, offset_of(asked)))
      data.push_back(agency_json(agency));
  });
  return paged(std::move(data), asked, total);
}

Made agency_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked)
{
  Json data;
  looker.database.read([&](db::Connection& connection) {
    const auto agency = agencies::AgencyStore(connection).find(asked.agency);
    if (!agency) throw http::NotFound("no such agency");
    data = agency_json(*agency);
    data["results"] = Json::array();
    for (const Edition& edition : publication.editions) {
      if (const auto one = StandingStore(connection).of_agency(edition, asked.agency))
        data["results"].push_back(standing_json(*one, edition.fiscal_year, publication));
    }
  });
  return as_made({{"data", std::move(data)}});
}

Made rounds_answer(const Publication& publication)
{
  Json data = Json::array();
  for (const Edition& edition : publication.editions) {
    const std::string year = std::to_string(edition.fiscal_year);
    Json files = Json::array();
    for (const std::string& name : data_files(edition.fiscal_year))
      files.push_back(fmt::format("/results/data/{}/{}", year, name));
    data.push_back(
        {{"year", edition.fiscal_year},
         {"round", edition.round() != nullptr ? Json(edition.round()->cycle) : Json(nullptr)},
         {"agencies", edition.agencies},
         {"with_margin", edition.certain},
         {"visible_since", office::iso_time(std::chrono::sys_seconds(std::chrono::seconds(edition.since())))},
         {"links",
          {{"results", "/api/v1/results?year=" + year},
           {"framework", api_framework_path(edition.fiscal_year)},
           {"page", rankings_path(edition.fiscal_year)},
           {"files", std::move(files)}}}});
  }
  return as_made({{"data", std::move(data)}});
}

Json framework_json(const framework::Framework& rules)
{
  return {{"year", rules.fiscal_year},
          {"name", both_languages(rules.name)},
          {"hash", rules.hash},
          {"links", {{"self", api_framework_path(rules.fiscal_year)}, {"page", methodology_path(rules.fiscal_year)}}}};
}

Made frameworks_answer(const Publication& publication)
{
  Json data = Json::array();
  for (auto known = publication.frameworks.rbegin(); known != publication.frameworks.rend(); ++known)
    data.push_back(framework_json(*known->second));
  return as_made({{"data", std::move(data)}});
}

Made framework_answer(const Publication& publication, const ApiAsked& asked)
{
  const auto known = publication.frameworks.find(asked.year);
  if (known == publication.frameworks.end()) throw http::NotFound("no framework of that year");
  Json data = framework_json(*known->second);
  data["content"] = Json::parse(framework::canonical_json(*known->second));
  return as_made({{"data", std::move(data)}});
}

Made spreads_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked)
{
  Json data = Json::array();
  if (asked.year == 0 && publication.newest() == nullptr) return as_made({{"data", std::move(data)}});
  const Edition& edition = edition_of(publication, asked.year);
  const std::string grouping = asked.query.has("grouping") ? std::string(asked.query.get("grouping")) : "all";
  const std::string subject = asked.query.has("subject") ? std::string(asked.query.get("subject")) : "total";
  looker.database.read([&](db::Connection& connection) {
    // Without what is withheld, so that nothing of it can be worked out from edges and means.
    const results::ShownRound round = looker.groups->rounds.of(connection, edition.releases.front());
    for (const results::Spread& one : looker.groups->spreads.of_subject(connection, round, grouping, subject)) {
      if (one.agencies < k_fewest_in_group) continue;
      data.push_back({{"year", edition.fiscal_year},
                      {"grouping", grouping},
                      {"member", text_or_null(one.group.member)},
                      {"subject", subject},
                      {"agencies", one.agencies},
                      {"passed", one.passed},
                      {"lowest", number_or_null(one.lowest)},
                      {"quartile_1", number_or_null(one.quartile_1)},
                      {"median", number_or_null(one.median)},
                      {"quartile_3", number_or_null(one.quartile_3)},
                      {"highest", number_or_null(one.highest)},
                      {"mean", number_or_null(one.mean)}});
    }
  });
  return as_made({{"data", std::move(data)}});
}

}  // namespace

Made api_answer(ApiCall call, const Looker& looker, const Publication& publication, const ApiAsked& asked)
{
  switch (call) {
    case ApiCall::index:
      return index_answer();
    case ApiCall::openapi:
      return {.bytes = openapi_description(looker.doors.address), .type = "application/json", .for_scripts = true};
    case ApiCall::agencies:
      return agencies_answer(looker, asked);
    case ApiCall::agency:
      return agency_answer(looker, publication, asked);
    case ApiCall::rounds:
      return rounds_answer(publication);
    case ApiCall::results:
      return results_answer(looker, publication, asked);
    case ApiCall::result:
      return result_answer(looker, publication, asked);
    case ApiCall::items:
      return items_answer(looker, publication, asked);
    case ApiCall::frameworks:
      return frameworks_answer(publication);
    case ApiCall::framework:
      return framework_answer(publication, asked);
    case ApiCall::spreads:
      return spreads_answer(looker, publication, asked);
    case ApiCall::import_published:
    case ApiCall::disclosure:
    case ApiCall::put_disclosure:
      break;  // with a token: api_token_pages
  }
  throw http::NotFound("no such call");
}

}  // namespace portal
