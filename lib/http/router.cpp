// SPDX-License-Identifier: Apache-2.0
#include "lib/http/router.hpp"

#include <array>
#include <map>
#include <stdexcept>
#include <utility>

#include "lib/util/text.hpp"

namespace http {
namespace {

constexpr std::size_t k_methods = 7;

bool is_parameter(std::string_view segment)
{
  return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

bool takes_the_rest(std::string_view segment)
{
  return is_parameter(segment) && segment.ends_with("...}");
}

/// The first segment of the path, taken off it.
std::string_view next_segment(std::string_view& path)
{
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return segment;
}

}  // namespace

struct Router::Node {
  using Routes = std::array<const Route*, k_methods>;
  std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
  std::unique_ptr<Node> parameter;
  Routes routes{};
  Routes rest{};  // of "{name...}" below this node

  /// Looks for a node with routes, first along fixed segments; `rest` and `more` say what of the path is left.
  const Routes* find(std::string_view path, bool more, std::vector<std::string_view>& values) const
  {
    if (!more) return routes == Routes{} ? nullptr : &routes;
    std::string_view left = path;
    const std::string_view segment = next_segment(left);
    const bool more_left = segment.size() < path.size();
    if (const auto next = fixed.find(segment); next != fixed.end()) {
      if (const Routes* found = next->second->find(left, more_left, values)) return found;
    }
    if (parameter && !segment.empty()) {
      values.push_back(segment);
      if (const Routes* found = parameter->find(left, more_left, values)) return found;
      values.pop_back();
    }
    if (rest == Routes{} || path.empty()) return nullptr;
    values.push_back(path);
    return &rest;
  }
};

namespace {

std::vector<std::string> parameter_names(std::string_view pattern)
{
  std::vector<std::string> names;
  for (std::string_view segment : util::split(pattern, '/')) {
    if (!is_parameter(segment)) continue;
    const std::size_t tail = takes_the_rest(segment) ? 5 : 2;
    names.emplace_back(segment.substr(1, segment.size() - tail));
  }
  return names;
}

std::string allowed(const std::array<const Route*, k_methods>& routes)
{
  std::string allow;
  const bool has_get = routes[static_cast<std::size_t>(Method::get)] != nullptr;
  for (std::size_t i = 0; i < k_methods; ++i) {
    const auto method = static_cast<Method>(i);
    const bool implied = method == Method::options || (method == Method::head && has_get);
    if (routes[i] == nullptr && !implied) continue;
    allow += (allow.empty() ? "" : ", ") + std::string(name(method));
  }
  return allow;
}

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;
Router::~Router() = default;

Router::Router(std::vector<Route> routes) : Router()
{
  for (Route& route : routes)
    add(std::move(route));
}

void Router::add(Route route)
{
  const std::string& pattern = route.pattern;
  if (!pattern.starts_with('/')) throw std::logic_error("route does not begin with a slash: " + pattern);
  Node* node = root_.get();
  Node::Routes* place = nullptr;
  for (const std::string_view segment : util::split(std::string_view(pattern).substr(1), '/')) {
    if (place != nullptr) throw std::logic_error("route goes on after the rest of the path: " + pattern);
    if (takes_the_rest(segment)) {
      place = &node->rest;
      continue;
    }
    std::unique_ptr<Node>& next = is_parameter(segment) ? node->parameter : node->fixed[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  if (place == nullptr) place = &node->routes;
  const Route*& slot = (*place)[static_cast<std::size_t>(route.method)];
  if (slot != nullptr) throw std::logic_error("two routes for " + std::string(name(route.method)) + " " + pattern);
  route.parameters = parameter_names(pattern);
  routes_.push_back(std::make_unique<Route>(std::move(route)));
  slot = routes_.back().get();
}

Match Router::find(Method method, std::string_view path) const
{
  Match match;
  const Node::Routes* routes = root_->find(path.substr(1), true, match.values);
  if (routes == nullptr) return match;
  match.route = (*routes)[static_cast<std::size_t>(method)];
  if (match.route == nullptr && method == Method::head) match.route = (*routes)[static_cast<std::size_t>(Method::get)];
  if (match.route == nullptr) match.allow = allowed(*routes);
  return match;
}

std::vector<const Route*> Router::routes() const
{
  std::vector<const Route*> all;
  for (const auto& route : routes_)
    all.push_back(route.get());
  return all;
}

Route get(std::string pattern, Handler handler)
{
  return {Method::get, std::move(pattern), std::move(handler), BodyKind::none, 0, {}};
}

Route get_now(std::string pattern, ImmediateHandler handler)
{
  return {Method::get, std::move(pattern), std::move(handler), BodyKind::none, 0, {}};
}

Route post(std::string pattern, Handler handler, BodyKind body, std::size_t limit)
{
  return {Method::post, std::move(pattern), std::move(handler), body, limit, {}};
}

Route post_now(std::string pattern, ImmediateHandler handler, BodyKind body, std::size_t limit)
{
  return {Method::post, std::move(pattern), std::move(handler), body, limit, {}};
}

}  // namespace http
