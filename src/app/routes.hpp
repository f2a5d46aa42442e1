// SPDX-License-Identifier: Apache-2.0
// The routes of the whole site: method, path, who may, which function. Each feature has a file routes_<feature>.cpp
// that makes its pages and lists them; the gate (gate.hpp) stands before every one of them.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/http/router.hpp"
#include "lib/http/signed.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/access.hpp"
#include "src/app/settings.hpp"
#include "src/portal/parts_pages.hpp"

namespace app {

/// What pages are made with; lives as long as the server.
struct Resources {
  db::Database& database;
  const site::Site& site;
  const http::Signer& signer;
  const util::Clock& clock;
  util::Random& random;
  const Settings& settings;
  std::shared_ptr<portal::ShownGroups> groups = std::make_shared<portal::ShownGroups>();
};

/// May block, on a worker thread. The gate has let the visitor in and, for a form, found its token right.
using PageFunction = std::function<site::Answer(http::Request&, const accounts::Visitor&)>;

struct PageRoute {
  http::Method method = http::Method::get;
  std::string path;
  accounts::Access access;  ///< default: nobody
  /// An immediate one is for everybody, must not block, and guards its own forms: the gate only says who may.
  std::variant<PageFunction, http::ImmediateHandler> page;
  http::BodyKind body = http::BodyKind::form;  ///< of a POST
  std::size_t limit = http::k_form_limit;      ///< bytes of the body
};

/// Everything, in the order in which `prongsai routes` prints it.
std::vector<PageRoute> all_routes(const Resources& resources);

std::vector<PageRoute> site_routes(const Resources& resources);  // front page, health, metrics, static files
std::vector<PageRoute> account_routes(const Resources& resources);
std::vector<PageRoute> agency_routes(const Resources& resources);
std::vector<PageRoute> cycle_routes(const Resources& resources);
std::vector<PageRoute> survey_routes(const Resources& resources);
std::vector<PageRoute> disclosure_routes(const Resources& resources);
std::vector<PageRoute> precheck_routes(const Resources& resources);
std::vector<PageRoute> review_routes(const Resources& resources);
std::vector<PageRoute> result_routes(const Resources& resources);        // computing, hearings, release
std::vector<PageRoute> shown_result_routes(const Resources& resources);  // lists, overview, an agency's page
std::vector<PageRoute> measure_routes(const Resources& resources);       // plans, measures, their library and approval
std::vector<PageRoute> follow_up_routes(const Resources& resources);  // progress of measures, meetings, the programme
std::vector<PageRoute> document_routes(const Resources& resources);
std::vector<PageRoute> portal_routes(const Resources& resources);

}  // namespace app
