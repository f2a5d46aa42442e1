// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_measures.hpp"

#include <charconv>
#include <stdexcept>
#include <string>

#include "lib/office/read_table.hpp"
#include "lib/util/embedded.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/app/demo_files.hpp"
#include "src/measures/measure_import_store.hpp"
#include "src/measures/place_pages.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/weakness_store.hpp"
#include "src/measures/whole_plan_store.hpp"

namespace app {
namespace {

constexpr std::string_view k_world_folder = "tests/world/";
constexpr std::string_view k_measures_folder = "demo/measures/";
constexpr std::string_view k_csv_ending = ".csv";
constexpr std::string_view k_still_planning = "DEMO-001";  // its plan forgets two items, as the document did

/// "demo/measures/DEMO-001-2568.csv"
struct MeasuresFile {
  std::string name;
  std::string agency;
  int fiscal_year = 0;
};

std::vector<MeasuresFile> measures_files()
{
  std::vector<MeasuresFile> files;
  for (const util::EmbeddedFile& file : util::embedded_program_files()) {
    std::string_view name = file.name;
    if (!name.starts_with(std::string(k_world_folder) + std::string(k_measures_folder))) continue;
    name.remove_prefix(k_world_folder.size());
    std::string_view parts =
        name.substr(k_measures_folder.size(), name.size() - k_measures_folder.size() - k_csv_ending.size());
    const std::size_t hyphen = parts.rfind('-');
    int year = 0;
    std::from_chars(parts.data() + hyphen + 1, parts.data() + parts.size(), year);
    files.push_back({std::string(name), std::string(parts.substr(0, hyphen)), year});
  }
  return files;
}

void approve(db::Connection& connection, const measures::Plan& plan,
             const std::shared_ptr<const framework::Framework>& framework, const cycles::Deed& deed)
{
  measures::PlanStore store(connection);
  const std::string content = measures::plan_json(measures::current_content(connection, plan, framework));
  const std::int64_t number = store.submit(plan, content, deed);
  store.settle(plan, number, measures::VersionState::approved, deed);
}

void add_plan(db::Connection& connection, const MeasuresFile& file, const cycles::Deed& deed)
{
  const auto agency = agencies::AgencyStore(connection).find_by_code(file.agency);
  if (!agency) throw std::logic_error("the demo has no agency " + file.agency);
  const auto answered = measures::WeaknessStore(connection).published(agency->id, file.fiscal_year - 1, deed.at);
  if (!answered) throw std::logic_error("nothing is published that " + file.name + " answers");
  const measures::Plan plan = {.agency = agency->id,
                               .fiscal_year = file.fiscal_year,
                               .cycle = answered->cycle,
                               .computation = answered->computation,
                               .result_year = answered->fiscal_year};
  measures::PlanStore(connection).make(plan, deed);
  const auto framework = measures::framework_of(connection, plan);
  const auto units = agencies::UnitStore(connection).units(agency->id);
  const util::TableRows table = office::read_table(demo_file(file.name), file.name);
  const measures::MeasureImport import = measures::plan_import(
      table,
      {.agency = agency->id, .fiscal_year = file.fiscal_year, .framework = *framework, .units = units, .measures = {}});
  if (import.faults != 0) throw std::logic_error(file.name + ": " + import.problems.front().code);
  measures::take_in(connection, import, {deed.account, deed.at, file.name});
  if (file.agency != k_still_planning) approve(connection, plan, framework, deed);
}

}  // namespace

void add_demo_measures(db::Connection& connection, std::int64_t administrator, const util::Clock& clock)
{
  for (const MeasuresFile& file : measures_files())
    add_plan(connection, file, {administrator, clock.now(), {}});
}

}  // namespace app
