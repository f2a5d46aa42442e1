// SPDX-License-Identifier: Apache-2.0
#include "src/app/serve.hpp"

#include <atomic>
#include <optional>
#include <ostream>
#include <utility>

#include "lib/html/assets.hpp"
#include "lib/http/server.hpp"

#include "src/app/account_parts.hpp"
#include "src/app/background.hpp"
#include "src/app/calendar_watch.hpp"
#include "src/app/frame.hpp"
#include "src/app/gate.hpp"
#include "src/app/health.hpp"
#include "src/app/journal.hpp"
#include "src/app/metrics.hpp"
#include "src/app/precheck_parts.hpp"
#include "src/app/processors.hpp"
#include "src/app/schema.hpp"
#include "src/app/server_key.hpp"
#include "src/app/site_address.hpp"
#include "src/app/survey_parts.hpp"
#include "src/portal/fault_pages.hpp"
#include "src/results/computing_store.hpp"
#include "src/surveys/sweep_store.hpp"

namespace app {
namespace {

constexpr std::chrono::seconds k_watch_every{15};
constexpr std::chrono::seconds k_compute_every{1};

html::Words words_in(util::Language language)
{
  return html::Words(util::Messages::embedded(language));
}

site::Site make_site(const http::Signer& signer)
{
  html::Templates templates = html::Templates::embedded();
  templates.on_fault([](const std::string& fault) { journal::trouble(0, fault); });
  return {std::move(templates), words_in(util::Language::thai), words_in(util::Language::english), signer};
}

http::ServerOptions options_of(const Settings& settings)
{
  http::ServerOptions options;
  options.listen = settings.list("listen");
  options.certificate_file = settings.text("certificate");
  options.key_file = settings.text("certificate_key");
  options.trusted_proxies = settings.list("trusted_proxies");
  options.threads = static_cast<std::size_t>(settings.whole("threads"));
  options.workers = static_cast<std::size_t>(settings.whole("workers"));
  options.security.content_security_policy = html::k_content_security_policy;
  options.stop_on_signals = true;
  return options;
}

}  // namespace

void serve(const Settings& settings, db::Database& database, const util::Clock& clock, Context& context)
{
  util::Problems problems = precheck_faults(settings);
  if (problems.empty()) problems = prepare_schema(database, clock);
  if (!problems.empty()) {
    print_problems(problems, context);
    context.exit_code = 1;
    return;
  }
  util::SystemRandom random;
  const http::Signer signer(server_key(settings, random));
  const site::Site site = make_site(signer);
  const Resources resources{database, site, signer, clock, random, settings};
  Metrics metrics;
  std::vector<PageRoute> routes = all_routes(resources);
  const Furnish furnish = furnish_with(Menu(routes));
  const Gate gate(resources, recognise_with(resources), furnish);
  http::Router router;
  for (PageRoute& route : routes)
    router.add(gate.guard(std::move(route)));
  std::atomic<http::Server*> running = nullptr;
  add_upkeep_routes(router, database, [&] { return metrics.text(running.load()->load()); });

  http::Hooks hooks;
  hooks.error_page = [&](const http::Outcome& outcome, const http::Request& request) {
    if (request.path.starts_with("/api/"))
      return portal::fault_response(outcome, site.words(site::language_of(request)));
    return site.error_page(outcome, request, furnish(request, {}));
  };
  hooks.access = [&](const http::AccessLine& line) {
    metrics.count(line);
    journal::answer(line);
  };
  hooks.trouble = journal::trouble;
  http::Server server(options_of(settings), std::move(router), hooks);
  running = &server;
  context.out << context.messages().say("server.listens", {{"address", site_address(settings, server.port())}})
              << std::endl;
  if (const auto link = first_administrator_link(resources, site_address(settings, server.port())))
    context.out << context.messages().say("server.first_link", {{"link", *link}}) << std::endl;
  const accounts::Secrets contacts(contacts_key(signer));
  const CalendarWatch watch(database, clock, k_watch_every, [&] {
    surveys::sweep(database, contacts, clock, settings.whole("contact_days"));
    database.empty_log();  // which tells in which order answers came (docs/anonymity.md)
  });
  const Background computing(k_compute_every,
                             [&] { return results::compute_next(database, clock, processors()).has_value(); });
  std::optional<PrecheckWatch> prechecks;
  if (settings.yes("precheck")) prechecks.emplace(database, clock, precheck_settings(settings, signer, random));
  server.run();
  context.out << context.messages().say("server.stopped") << '\n';
}

}  // namespace app
