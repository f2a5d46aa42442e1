// SPDX-License-Identifier: Apache-2.0
// Any bytes at all given as a table, also as the sheet of a workbook, and the table given to the register as agencies:
// read without failing, within bounds, each fault in words of both languages; a plan without faults is the same twice.
#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/office/read_table.hpp"
#include "lib/office/zip_file.hpp"

#include "src/agencies/agency_import.hpp"

#include "require.hpp"

namespace {

constexpr const char* k_workbook = R"(<workbook xmlns:r="r"><sheets><sheet r:id="r1"/></sheets></workbook>)";
constexpr const char* k_relations =
    R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)";

std::string as_workbook(const std::string& sheet)
{
  return office::zip_file({{"xl/workbook.xml", k_workbook, 0},
                           {"xl/_rels/workbook.xml.rels", k_relations, 0},
                           {"xl/sharedStrings.xml", "<sst><si><t>code</t></si><si><t>name</t></si></sst>", 0},
                           {"xl/worksheets/sheet1.xml", sheet, 0}});
}

void require_planned(std::string bytes)
{
  const office::TableLimits limits{.rows = 200, .columns = 20};
  const util::TableRows table = office::read_table(std::move(bytes), "fuzz.xlsx", limits);
  require_said(table.problems);
  require(table.rows.size() <= limits.rows);
  const agencies::ImportPlan plan = agencies::plan_import(table, {});
  require_said(plan.problems);
  require_said(plan.remarks);
  require(plan.faults >= plan.problems.size());
  if (plan.faults != 0) return;
  require(plan.rows.size() + 1 == table.rows.size());
  require(plan.digest() == agencies::plan_import(table, {}).digest());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  require_planned(bytes);
  require_planned(as_workbook(bytes));
  return 0;
}
