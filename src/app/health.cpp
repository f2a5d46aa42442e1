// SPDX-License-Identifier: Apache-2.0
#include "src/app/health.hpp"

#include <memory>
#include <optional>

#include <nlohmann/json.hpp>

#include "lib/db/migrations.hpp"
#include "lib/html/assets.hpp"
#include "lib/http/outcome.hpp"
#include "lib/http/static_files.hpp"
#include "lib/util/embedded.hpp"

namespace app {
namespace {

constexpr int k_unavailable = 503;

std::string schema_in_words(db::Database& database, const std::vector<db::Migration>& migrations)
{
  const db::SchemaState state = db::schema_state(database, migrations);
  if (!state.problems.empty()) return "foreign";
  return state.pending.empty() ? "current" : "old";
}

http::Response health(db::Database& database, const std::vector<db::Migration>& migrations)
{
  nlohmann::ordered_json said{{"status", "ok"}, {"version", PRONGSAI_VERSION}, {"database", "ok"}};
  int status = 200;
  try {
    said["engine"] = db::name(database.engine());
    said["schema"] = schema_in_words(database, migrations);
    if (said["schema"] != "current") status = k_unavailable;
  } catch (const db::Error&) {
    said["database"] = "unavailable";
    status = k_unavailable;
  }
  if (status != 200) said["status"] = "trouble";
  http::Response response = http::json(said.dump() + "\n");
  response.status = status;
  return response;
}

/// "/static/prongsai.0123.css" → "prongsai.0123.css", with its compressed forms.
std::shared_ptr<http::StaticFiles> static_files()
{
  constexpr std::string_view k_folder = "/static/";
  auto files = std::make_shared<http::StaticFiles>();
  for (const html::Asset& asset : html::assets()) {
    const std::string name = asset.address.substr(k_folder.size());
    files->add(name, asset.bytes);
    if (!asset.gzip.empty()) files->add(name + ".gz", asset.gzip);
    if (!asset.brotli.empty()) files->add(name + ".br", asset.brotli);
  }
  return files;
}

bool is_local(const std::string& client)
{
  return client == "unix" || client == "::1" || client.starts_with("127.");
}

}  // namespace

void add_upkeep_routes(http::Router& router, db::Database& database, std::function<std::string()> metrics)
{
  router.add(http::get("/health", [&database, migrations = db::read_migrations(util::embedded_program_files())](
                                      http::Request& /*request*/) { return health(database, migrations); }));
  router.add(http::get("/metrics", [metrics = std::move(metrics)](http::Request& request) {
    if (!is_local(request.client)) throw http::NotFound("figures are for the machine's own");
    return http::text(metrics());
  }));
  router.add(http::get_now("/static/{name...}", [files = static_files()](http::Request& request, http::Reply reply) {
    try {
      reply(files->answer(request.parameters.get("name"), request));
    } catch (...) {
      reply.fail(std::current_exception());
    }
  }));
}

}  // namespace app
