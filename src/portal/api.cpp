// SPDX-License-Identifier: Apache-2.0
#include "src/portal/api.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "src/portal/token.hpp"

namespace portal {
namespace {

ApiParameter year_parameter(std::string_view about)
{
  return {"year", ApiKind::year, about};
}

std::vector<ApiParameter> narrowing_parameters()
{
  return {{"search", ApiKind::text, "Part of a code or a name."},
          {"type", ApiKind::text, "Code of the type of agency, for example subdistrict."},
          {"province", ApiKind::text, "Code of the province (ISO 3166-2:TH), for example 34."}};
}

std::vector<ApiParameter> results_parameters()
{
  std::vector<ApiParameter> parameters = narrowing_parameters();
  parameters.push_back(
      {"region", ApiKind::choice, "Region.", {"north", "northeast", "central", "east", "west", "south"}});
  parameters.push_back({"level", ApiKind::text, "Code of the level, by the framework of the year."});
  parameters.push_back({"sort",
                        ApiKind::choice,
                        "Sorted by; without a score come last.",
                        {"total", "name", "code", "type", "province", "level"}});
  parameters.push_back({"order", ApiKind::choice, "Direction; asc unless it is sorted by total.", {"asc", "desc"}});
  parameters.insert(parameters.begin(),
                    year_parameter("Fiscal year, Buddhist era; the newest visible one unless given."));
  return parameters;
}

/// An item of an agency that discloses it now, as its token reads and writes it.
std::vector<ApiOperation> disclosure_operations()
{
  const std::vector<ApiParameter> place{{"year", ApiKind::year, "Fiscal year of an open round, Buddhist era."},
                                        {"agency", ApiKind::whole, "Number of the agency that the token was made for."},
                                        {"item", ApiKind::text, "Code of the item, for example o1."}};
  return {{.call = ApiCall::disclosure,
           .path = "/api/v1/disclosures/{year}/{agency}/{item}",
           .id = "getDisclosure",
           .summary = "The links of an item as the agency has entered them so far",
           .schema = "DisclosureAnswer",
           .in_path = place,
           .scope = k_scope_disclosures},
          {.call = ApiCall::put_disclosure,
           .method = "put",
           .path = "/api/v1/disclosures/{year}/{agency}/{item}",
           .id = "putDisclosure",
           .summary = "Makes the links of an item those that are sent, in their order; the same ones again change "
                      "nothing. With If-Match only where nobody changed the item since. All faults are named at once",
           .schema = "DisclosureAnswer",
           .in_path = place,
           .scope = k_scope_disclosures,
           .takes = "application/json",
           .body = "DisclosureLinks"}};
}

ApiParameter agency_parameter()
{
  return {"agency", ApiKind::whole, "Number of the agency; it never changes."};
}

std::vector<ApiOperation> register_operations()
{
  return {{.call = ApiCall::index,
           .path = "/api/v1",
           .id = "getIndex",
           .summary = "Where everything is",
           .schema = "Index"},
          {.call = ApiCall::openapi,
           .path = "/api/v1/openapi.json",
           .id = "getDescription",
           .summary = "This description",
           .schema = "Description"},
          {.call = ApiCall::agencies,
           .path = "/api/v1/agencies",
           .id = "listAgencies",
           .summary = "Agencies of the register, by name",
           .schema = "Agencies",
           .in_query = narrowing_parameters(),
           .paged = true},
          {.call = ApiCall::agency,
           .path = "/api/v1/agencies/{agency}",
           .id = "getAgency",
           .summary = "An agency with its results over the years",
           .schema = "AgencyAnswer",
           .in_path = {agency_parameter()}}};
}

std::vector<ApiOperation> result_operations()
{
  const ApiParameter year = year_parameter("Fiscal year, Buddhist era.");
  return {{.call = ApiCall::rounds,
           .path = "/api/v1/rounds",
           .id = "listRounds",
           .summary = "Fiscal years with visible results, the newest first",
           .schema = "Rounds"},
          {.call = ApiCall::results,
           .path = "/api/v1/results",
           .id = "listResults",
           .summary = "Results of a fiscal year, with ranks and what they leave open",
           .schema = "Results",
           .in_query = results_parameters(),
           .paged = true},
          {.call = ApiCall::result,
           .path = "/api/v1/results/{year}/{agency}",
           .id = "getResult",
           .summary = "One result with its instruments, indicators, questions and items",
           .schema = "ResultAnswer",
           .in_path = {year, agency_parameter()}},
          {.call = ApiCall::items,
           .path = "/api/v1/results/{year}/{agency}/items",
           .id = "listItems",
           .summary = "What was found of each item and its elements, with the links that the agency disclosed",
           .schema = "Items",
           .in_path = {year, agency_parameter()}}};
}

std::vector<ApiOperation> rule_operations()
{
  const ApiParameter year = year_parameter("Fiscal year, Buddhist era.");
  return {{.call = ApiCall::frameworks,
           .path = "/api/v1/frameworks",
           .id = "listFrameworks",
           .summary = "Fiscal years whose rules are known",
           .schema = "Frameworks"},
          {.call = ApiCall::framework,
           .path = "/api/v1/frameworks/{year}",
           .id = "getFramework",
           .summary = "Everything that a year asks and how it counts",
           .schema = "FrameworkAnswer",
           .in_path = {year}},
          {.call = ApiCall::spreads,
           .path = "/api/v1/spreads",
           .id = "listSpreads",
           .summary = "How scores are spread over groups of agencies; groups of fewer than five are left out",
           .schema = "Spreads",
           .in_query = {
               year_parameter("Fiscal year, Buddhist era; the newest visible one unless given."),
               {"grouping",
                ApiKind::choice,
                "By what agencies are grouped; all unless given.",
                {"all", "type", "province", "region"}},
               {"subject", ApiKind::text, "total, or the code of an instrument or indicator; total unless given."}}}};
}

std::vector<ApiOperation> made_operations()
{
  std::vector<ApiOperation> all = register_operations();
  const auto add = [&all](std::vector<ApiOperation> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
  };
  add(result_operations());
  add(rule_operations());
  all.push_back({.call = ApiCall::import_published,
                 .method = "post",
                 .path = "/api/v1/published",
                 .id = "importPublished",
                 .summary = "Brings in scores of earlier years as a published.csv; all faults are named at once, and "
                            "nothing is taken while there are any",
                 .schema = "Imported",
                 .in_query = {{"as_printed",
                               ApiKind::choice,
                               "yes: take scores that contradict each other as they were printed.",
                               {"yes"}}},
                 .scope = k_scope_results,
                 .takes = "text/csv",
                 .done = 201});
  add(disclosure_operations());
  return all;
}

}  // namespace

std::span<const ApiOperation> api_operations()
{
  static const std::vector<ApiOperation> k_operations = made_operations();
  return k_operations;
}

const ApiOperation& operation_of(ApiCall call)
{
  for (const ApiOperation& operation : api_operations()) {
    if (operation.call == call) return operation;
  }
  throw std::logic_error("an API call without a row");
}

}  // namespace portal
