// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as a file of links: every fault in words of both languages, a plan without faults is the same
// twice and holds nothing but web addresses.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "lib/office/read_table.hpp"
#include "lib/util/web_address.hpp"

#include "src/disclosures/link_import.hpp"
#include "src/framework/load.hpp"

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  static const auto k_framework = framework::embedded_year(2568);
  static const std::vector<disclosures::Entry> k_entries = [] {
    std::vector<disclosures::Entry> entries;
    for (const framework::Item& item : k_framework->items)
      entries.push_back({.item = item.code});
    return entries;
  }();
  const std::vector<agencies::Unit> units{{1, 2, "Finance", {}}};
  const util::TableRows table =
      office::read_table({reinterpret_cast<const char*>(data), size}, "fuzz.csv", {.rows = 200, .columns = 20});
  const disclosures::LinkPlan plan = disclosures::plan_links(table, *k_framework, k_entries, units);
  require_said(plan.problems);
  require(plan.faults >= plan.problems.size());
  if (plan.faults != 0) return 0;
  require(plan.digest() == disclosures::plan_links(table, *k_framework, k_entries, units).digest());
  for (const disclosures::ImportedEntry& one : plan.entries) {
    require(!one.changes.empty() && one.entry.links.size() <= disclosures::k_most_links);
    for (const disclosures::Link& link : one.entry.links)
      require(util::read_web_address(link.url) == link.url);
  }
  return 0;
}
