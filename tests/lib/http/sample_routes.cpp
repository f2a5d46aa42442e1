// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include <string>

#include "lib/http/outcome.hpp"
#include "lib/http/static_files.hpp"

#include "test_server.hpp"

namespace http_test {
namespace {

using http::Request;
using http::Response;

std::string listed(std::string_view what, const util::Fields& fields)
{
  std::string text;
  for (const auto& [name, value] : fields.entries())
    text += std::string(what) + " " + name + "=" + value + "\n";
  return text;
}

/// Everything that a request says, a line each.
Response echo(Request& request)
{
  std::string said = std::string(http::name(request.method)) + " " + request.path + "\n";
  said += listed("query", request.query) + listed("parameter", request.parameters) + listed("form", request.form);
  for (const http::Upload& file : request.files) {
    said += "file " + file.field + "=" + file.file_name + " " + std::to_string(file.size()) + " " + file.sha256() +
            " " + file.stated_type + "\n";
  }
  if (!request.body.empty()) said += "body " + request.body + "\n";
  if (const auto cookie = request.cookie("session")) said += "cookie " + std::string(*cookie) + "\n";
  said += "client " + request.client + (request.secure ? " secure" : "") + "\n";
  return http::text(said);
}

Response thrown(Request& request)
{
  const std::string_view what = request.parameters.get("what");
  if (what == "forbidden") throw http::Forbidden();
  if (what == "conflict") throw http::Conflict("changed meanwhile");
  if (what == "too-many") throw http::TooMany(std::chrono::seconds(30));
  if (what == "see-other") throw http::SeeOther("/log-in?next=/a b");
  if (what == "bug") throw std::runtime_error("secret detail");
  throw http::NotFound();
}

}  // namespace

http::Router sample_routes()
{
  using http::BodyKind;
  static const http::KeptBytes k_kept = http::kept_page("<p>kept</p>", "(gzip)", "(brotli)");
  http::Router router;
  router.add(http::get("/", [](Request&) { return http::page("<h1>home</h1>"); }));
  router.add(http::get("/echo/{name}", echo));
  router.add(http::get("/rest/{path...}", echo));
  router.add(http::post("/echo", echo, BodyKind::form, 1000));
  router.add(http::post("/files", echo, BodyKind::files, std::size_t{100} * 1024 * 1024));
  router.add(http::post("/bytes", echo, BodyKind::bytes, 1000));
  router.add(http::get("/throw/{what}", thrown));
  router.add(http::get_now("/now", [](Request&, http::Reply reply) { reply(http::page("now")); }));
  router.add(http::get_now("/kept", [](Request& request, http::Reply reply) { reply(answer_with(k_kept, request)); }));
  router.add(http::get_now("/dropped", [](Request&, http::Reply) {}));
  router.add(http::get_now("/throw-now", [](Request&, http::Reply) { throw http::Gone("over"); }));
  router.add(http::get(
      "/cookie", [](Request&) { return http::page("set").with(http::Cookie{.name = "session", .value = "abc"}); }));
  router.add(http::get("/attachment", [](Request&) {
    return http::attachment("a,b\n", "text/csv; charset=utf-8", "\u0e04\u0e30\u0e41\u0e19\u0e19 \"1\".csv");
  }));
  return router;
}

}  // namespace http_test
