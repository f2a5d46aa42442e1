// SPDX-License-Identifier: Apache-2.0
// What everybody may see: results, open data, methodology, the API; and who may bring in what came from elsewhere.
#include <memory>

#include "src/app/page_of.hpp"
#include "src/app/routes.hpp"
#include "src/app/site_address.hpp"
#include "src/disclosures/snapshot_store.hpp"
#include "src/portal/api_pages.hpp"
#include "src/portal/history_pages.hpp"
#include "src/portal/public_pages.hpp"
#include "src/portal/token_pages.hpp"
#include "src/surveys/answering_pages.hpp"

namespace app {
namespace {

constexpr std::chrono::seconds k_publication_every{5};
constexpr std::size_t k_portal_threads = 2;
constexpr std::size_t k_portal_bytes = std::size_t{48} * 1024 * 1024;

portal::Looker looker_of(const Resources& with)
{
  portal::Doors doors{.address = site_address(with.settings)};
  doors.survey_path = [&signer = with.signer](const surveys::Survey& survey) {
    return surveys::link_path(signer, survey);
  };
  doors.snapshots = [](db::Connection& connection, std::int64_t cycle, std::int64_t agency) {
    std::map<std::int64_t, util::UtcSeconds> seen;
    for (const auto& [link, snapshot] : disclosures::SnapshotStore(connection).newest(cycle, agency))
      seen.emplace(link, snapshot.at);
    return seen;
  };
  doors.year_pages = true;
  return {with.database, with.site, with.clock, std::move(doors), with.groups};
}

portal::HashToken hash_of(const Resources& with)
{
  return [&signer = with.signer](std::string_view token) { return signer.keyed_hash("token", token); };
}

/// Spreads without the scores that are withheld, before anybody asks for them.
portal::LivePublication::Prepare prepare_groups(const Resources& with)
{
  return [&database = with.database, groups = with.groups](const portal::Publication& publication) {
    for (const portal::Edition& edition : publication.editions) {
      for (const results::Release& release : edition.releases)
        database.read([&](db::Connection& connection) {
          groups->spreads.prepare(connection, groups->rounds.of(connection, release));
        });
    }
  };
}

/// Everything that the portal keeps while the server runs; the routes own it together.
struct PortalSite {
  explicit PortalSite(const Resources& with)
      : live(with.database, with.clock, k_publication_every, prepare_groups(with)),
        kept(live, with.clock, k_portal_threads, k_portal_bytes),
        site(looker_of(with), kept),
        api(looker_of(with), kept, hash_of(with))
  {
  }
  portal::LivePublication live;
  portal::KeptPages kept;
  portal::PublicSite site;
  portal::Api api;
};
using SharedPortal = std::shared_ptr<PortalSite>;

PageRoute public_route(const SharedPortal& portal, std::string path, portal::PublicPage page)
{
  return {http::Method::get,
          std::move(path),
          {.everybody = true},
          http::ImmediateHandler([portal, page](http::Request& request, http::Reply reply) {
            portal->site.answer(page, request, std::move(reply));
          })};
}

PageRoute api_route(const SharedPortal& portal, const portal::ApiOperation& operation)
{
  http::Method method = http::Method::get;
  if (operation.method == "post") method = http::Method::post;
  if (operation.method == "put") method = http::Method::put;
  return {method,
          std::string(operation.path),
          {.everybody = true},
          http::ImmediateHandler([portal, &operation](http::Request& request, http::Reply reply) {
            portal->api.answer(operation, request, std::move(reply));
          }),
          http::BodyKind::bytes,
          portal::Api::k_body_limit};
}

void add_api_routes(std::vector<PageRoute>& routes, const SharedPortal& portal)
{
  for (const portal::ApiOperation& operation : portal::api_operations())
    routes.push_back(api_route(portal, operation));
  routes.push_back({http::Method::get,
                    "/api/v1/{rest...}",
                    {.everybody = true},
                    http::ImmediateHandler(
                        [portal](http::Request& request, http::Reply reply) { reply(portal->api.absent(request)); })});
}

void add_keeping_routes(std::vector<PageRoute>& routes, const Resources& with)
{
  using http::Method;
  using portal::HistoryPages;
  using portal::TokenPages;
  const accounts::Access administrator{.roles = {accounts::Role::administrator}};
  const auto history = std::make_shared<HistoryPages>(with.database, with.site, with.clock);
  const auto tokens = std::make_shared<TokenPages>(with.database, with.site, with.clock, with.random, hash_of(with));
  const std::string release = "/results/history/{release}/withdraw";
  routes.push_back({Method::get, "/results/history", administrator, page_of(history, &HistoryPages::form)});
  routes.push_back({Method::post, "/results/history", administrator, page_of(history, &HistoryPages::preview),
                    http::BodyKind::files, HistoryPages::k_file_limit});
  routes.push_back(
      {Method::post, "/results/history/{import}/take", administrator, page_of(history, &HistoryPages::take)});
  routes.push_back({Method::get, release, administrator, page_of(history, &HistoryPages::ask_withdraw)});
  routes.push_back({Method::post, release, administrator, page_of(history, &HistoryPages::withdraw)});
  routes.push_back({Method::get, "/tokens", administrator, page_of(tokens, &TokenPages::list)});
  routes.push_back({Method::post, "/tokens", administrator, page_of(tokens, &TokenPages::make)});
  routes.push_back({Method::get, "/tokens/{token_id}/revoke", administrator, page_of(tokens, &TokenPages::ask)});
  routes.push_back({Method::post, "/tokens/{token_id}/revoke", administrator, page_of(tokens, &TokenPages::revoke)});
}

}  // namespace

std::vector<PageRoute> portal_routes(const Resources& resources)
{
  using portal::PublicPage;
  const auto shared = std::make_shared<PortalSite>(resources);
  std::vector<PageRoute> routes;
  routes.push_back(public_route(shared, "/results", PublicPage::search));
  routes.push_back(public_route(shared, "/results/rankings", PublicPage::rankings));
  routes.push_back(public_route(shared, "/results/rankings/{year}", PublicPage::rankings));
  routes.push_back(public_route(shared, "/results/agencies/{agency}", PublicPage::agency));
  routes.push_back(public_route(shared, "/results/agencies/{agency}/measures/{year}", PublicPage::measures));
  routes.push_back(public_route(shared, "/results/methodology", PublicPage::methodology));
  routes.push_back(public_route(shared, "/results/methodology/{year}", PublicPage::methodology));
  routes.push_back(public_route(shared, "/results/data", PublicPage::data));
  routes.push_back(public_route(shared, "/results/data/{year}/{file}", PublicPage::data_file));
  add_api_routes(routes, shared);
  add_keeping_routes(routes, resources);
  return routes;
}

}  // namespace app
