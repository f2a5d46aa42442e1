// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_history.hpp"

#include <stdexcept>

#include "src/agencies/agency_store.hpp"
#include "src/app/demo_files.hpp"
#include "src/portal/history_check.hpp"
#include "src/results/history_store.hpp"

namespace app {

void add_demo_history(db::Connection& connection, std::int64_t administrator, const util::Clock& clock)
{
  constexpr const char* k_file = "published.csv";
  const portal::HistoryCheck check =
      portal::check_history(demo_file(k_file), k_file, agencies::AgencyStore(connection).all());
  if (const util::Problems faults = check.faults(true); !faults.empty())
    throw std::logic_error("the demo's published.csv: " + faults.front().code);
  results::HistoryStore(connection).take(check.plan, check.sha256, {administrator, clock.now(), k_file});
}

}  // namespace app
