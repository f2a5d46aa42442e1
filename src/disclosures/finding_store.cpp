// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/finding_store.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace disclosures {
namespace {

std::string json_of_params(const util::Params& params)
{
  return nlohmann::json(params).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

util::Params params_of_json(const std::string& text)
{
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  util::Params params;
  if (!json.is_object()) return params;
  for (const auto& [name, value] : json.items()) {
    if (value.is_string()) params.emplace(name, value.get<std::string>());
  }
  return params;
}

}  // namespace

std::vector<Finding> FindingStore::of_item(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  return rows(cycle, agency, item, false);
}

std::vector<Finding> FindingStore::of_agency(std::int64_t cycle, std::int64_t agency) const
{
  return rows(cycle, agency, {}, false);
}

std::vector<Finding> FindingStore::history(std::int64_t cycle, std::int64_t agency, std::string_view item) const
{
  std::vector<Finding> found = rows(cycle, agency, item, true);
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.gone.value_or(a.seen), a.id) > std::pair(b.gone.value_or(b.seen), b.id);
  });
  return found;
}

std::vector<Finding> FindingStore::rows(std::int64_t cycle, std::int64_t agency, std::string_view item,
                                        bool gone_too) const
{
  std::vector<Finding> found;
  connection_
      .query(R"(
        SELECT id, item, element, rule, code, weight, link_id, file_id, snapshot_id, quote, params, found_at, seen_at,
          gone_at
        FROM precheck_finding
        WHERE cycle_id = :cycle AND agency_id = :agency AND (:item = '' OR item = :item)
          AND (:gone_too = 1 OR gone_at IS NULL)
        ORDER BY item, weight, element, rule, id)",
             cycle, agency, item, gone_too)
      .each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::int64_t, std::int64_t,
            std::int64_t, std::string, std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>>(
          [&](std::int64_t id, std::string code_of_item, std::string element, std::string rule, std::string code,
              const std::string& weight, std::int64_t link, std::int64_t file, std::int64_t snapshot, std::string quote,
              const std::string& params, std::int64_t found_at, std::int64_t seen_at,
              std::optional<std::int64_t> gone_at) {
            found.push_back({.id = id,
                             .item = std::move(code_of_item),
                             .element = std::move(element),
                             .rule = std::move(rule),
                             .code = std::move(code),
                             .weight = weight_named(weight).value_or(Weight::hint),
                             .link = link,
                             .file = file,
                             .snapshot = snapshot,
                             .quote = std::move(quote),
                             .params = params_of_json(params),
                             .found = found_at,
                             .seen = seen_at,
                             .gone = gone_at});
          });
  return found;
}

std::vector<FindingCount> FindingStore::most_frequent(std::int64_t cycle) const
{
  std::vector<FindingCount> counts;
  connection_
      .query(R"(
        SELECT item, element, code, weight, count(DISTINCT agency_id) AS agencies, count(*) FROM precheck_finding
        WHERE cycle_id = :cycle AND gone_at IS NULL
        GROUP BY item, element, code, weight ORDER BY agencies DESC, item, element, code)",
             cycle)
      .each<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>(
          [&](std::string item, std::string element, std::string code, const std::string& weight, std::int64_t agencies,
              std::int64_t findings) {
            counts.push_back({std::move(item), std::move(element), std::move(code),
                              weight_named(weight).value_or(Weight::hint), agencies, findings});
          });
  return counts;
}

std::map<std::int64_t, std::int64_t> FindingStore::faults_by_agency(std::int64_t cycle) const
{
  std::map<std::int64_t, std::int64_t> faults;
  connection_
      .query(R"(
        SELECT agency_id, count(*) FROM precheck_finding
        WHERE cycle_id = :cycle AND gone_at IS NULL AND weight = 'fault' GROUP BY agency_id)",
             cycle)
      .each<std::int64_t, std::int64_t>(
          [&](std::int64_t agency, std::int64_t count) { faults.emplace(agency, count); });
  return faults;
}

void FindingStore::replace(std::int64_t cycle, std::int64_t agency, std::string_view item,
                           const std::vector<Finding>& seen, std::int64_t run, util::UtcSeconds at)
{
  const std::vector<Finding> before = rows(cycle, agency, item, false);
  std::set<std::int64_t> still_there;
  for (const Finding& finding : seen) {
    const auto same = std::find_if(before.begin(), before.end(), [&](const Finding& one) {
      return one.is_same(finding) && !still_there.contains(one.id);
    });
    if (same == before.end()) {
      add(cycle, agency, finding, run, at);
      continue;
    }
    still_there.insert(same->id);
    see_again(*same, finding, run, at);
  }
  for (const Finding& finding : before) {
    if (still_there.contains(finding.id)) continue;
    connection_.execute("UPDATE precheck_finding SET gone_at = :at WHERE id = :id", at, finding.id);
  }
}

void FindingStore::add(std::int64_t cycle, std::int64_t agency, const Finding& finding, std::int64_t run,
                       util::UtcSeconds at)
{
  connection_.execute(R"(
    INSERT INTO precheck_finding (cycle_id, agency_id, item, element, rule, code, weight, link_id, file_id, snapshot_id,
      quote, params, first_run, last_run, found_at, seen_at)
    VALUES (:cycle, :agency, :item, :element, :rule, :code, :weight, :link, :file, :snapshot, :quote, :params, :run, :run,
      :at, :at))",
                      cycle, agency, finding.item, finding.element, finding.rule, finding.code, code(finding.weight),
                      finding.link, finding.file, finding.snapshot, finding.quote, json_of_params(finding.params), run,
                      at);
}

void FindingStore::see_again(const Finding& before, const Finding& now, std::int64_t run, util::UtcSeconds at)
{
  connection_.execute(R"(
    UPDATE precheck_finding SET weight = :weight, snapshot_id = :snapshot, quote = :quote, params = :params,
      last_run = :run, seen_at = :at WHERE id = :id)",
                      code(now.weight), now.snapshot, now.quote, json_of_params(now.params), run, at, before.id);
}

}  // namespace disclosures
