// SPDX-License-Identifier: Apache-2.0
#include "src/app/portal_commands.hpp"

#include <filesystem>
#include <ostream>

#include "lib/util/files.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/portal/edition_store.hpp"
#include "src/portal/export_pages.hpp"
#include "src/portal/history_check.hpp"
#include "src/results/history_store.hpp"

namespace app {
namespace {

html::Words catalogue(util::Language language)
{
  return html::Words(util::Messages::embedded(language));
}

void refuse(const util::Problem& problem, Context& context)
{
  print_problems({problem}, context);
  context.exit_code = 1;
}

}  // namespace

void export_portal(const Settings& settings, db::Database& database, const std::string& folder, Context& context)
{
  namespace fs = std::filesystem;
  if (fs::exists(folder) && !(fs::is_directory(folder) && fs::is_empty(folder))) {
    refuse({.place = {.file = folder}, .code = "portal.export_not_empty", .params = {}}, context);
    return;
  }
  const util::SystemClock clock;
  const http::Signer no_forms(util::SystemRandom().token(http::Signer::k_key_bytes));
  const site::Site site(html::Templates::embedded(), catalogue(util::Language::thai),
                        catalogue(util::Language::english), no_forms);
  const portal::Looker looker{database, site, clock, {.address = settings.text("address")}};
  const std::size_t files = portal::write_static_site(looker, portal::read_publication(database, clock.now()), folder);
  context.out << context.messages().say("portal.export_done", {{"count", std::to_string(files)}, {"folder", folder}})
              << '\n';
}

void import_history(db::Database& database, const std::string& file, bool as_printed, Context& context)
{
  const std::string bytes = util::read_file(file);
  const std::string name = std::filesystem::path(file).filename().string();
  const util::SystemClock clock;
  util::Problems faults;
  std::size_t rows = 0;
  database.write([&](db::Connection& connection) {
    const portal::HistoryCheck check = portal::check_history(bytes, name, agencies::AgencyStore(connection).all());
    faults = check.faults(as_printed);
    results::HistoryStore store(connection);
    if (faults.empty() && store.has(check.sha256))
      faults.push_back({.place = {.file = name}, .code = "results.history_taken", .params = {}});
    if (!faults.empty()) return;
    store.take(check.plan, check.sha256, {0, clock.now(), name});
    accounts::AuditStore(connection, clock).add("results.history", name, "SHA-256 " + check.sha256);
    rows = check.plan.agencies();
  });
  if (!faults.empty()) {
    print_problems(faults, context);
    context.exit_code = 1;
    return;
  }
  context.out << context.messages().say("portal.history_done", {{"count", std::to_string(rows)}}) << '\n';
}

}  // namespace app
