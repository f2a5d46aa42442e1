// SPDX-License-Identifier: Apache-2.0
// Which function answers which address. Patterns are paths with parameters: "/agencies/{agency}/units"; a last
// "{name...}" takes the rest of the path. A fixed segment goes before a parameter.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lib/http/reply.hpp"
#include "lib/http/request.hpp"
#include "lib/http/response.hpp"

namespace http {

/// May block, for example on the database: runs on a worker thread. Throws an Outcome to end otherwise.
using Handler = std::function<Response(Request&)>;
/// Runs on the thread that serves all connections and must not block: for pages kept as bytes, and for answers that
/// come later. The request lives until the Reply is used or dropped.
using ImmediateHandler = std::function<void(Request&, Reply)>;

/// What a route takes as a body; another kind is answered 415.
enum class BodyKind {
  none,   ///< nothing
  form,   ///< fields of a form, urlencoded or multipart
  files,  ///< the same, and files
  bytes,  ///< anything, into Request::body
};

constexpr std::size_t k_form_limit = std::size_t{256} * 1024;

struct Route {
  Method method = Method::get;
  std::string pattern;
  std::variant<Handler, ImmediateHandler> handler;
  BodyKind body = BodyKind::none;
  std::size_t body_limit = k_form_limit;  ///< bytes; more is answered 413
  std::vector<std::string> parameters;    ///< names in the pattern; the router fills them in
};

Route get(std::string pattern, Handler handler);
Route get_now(std::string pattern, ImmediateHandler handler);
Route post(std::string pattern, Handler handler, BodyKind body = BodyKind::form, std::size_t limit = k_form_limit);
Route post_now(std::string pattern, ImmediateHandler handler, BodyKind body = BodyKind::form,
               std::size_t limit = k_form_limit);

struct Match {
  const Route* route = nullptr;          ///< nothing: see `allow`
  std::vector<std::string_view> values;  ///< of the pattern's parameters, in order, within the path that was looked up
  std::string allow;                     ///< methods that the path knows, "GET, HEAD, OPTIONS"; empty: no such path
};

class Router {
 public:
  Router();
  /// std::logic_error for two routes of the same method and path, or a pattern that is none.
  explicit Router(std::vector<Route> routes);
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;
  ~Router();

  void add(Route route);
  /// `path` as decode_path() gives it. HEAD finds the route of GET where it has none of its own.
  Match find(Method method, std::string_view path) const;
  std::vector<const Route*> routes() const;  ///< in the order in which they were added

 private:
  struct Node;
  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Route>> routes_;
};

}  // namespace http
