// SPDX-License-Identifier: Apache-2.0
#include "lib/http/intake.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/http/parameters.hpp"
#include "lib/http/urlencoded.hpp"

namespace http {
namespace {

constexpr std::string_view k_all_methods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

Method parse_method(std::string_view text)
{
  for (int i = 0; i <= static_cast<int>(Method::options); ++i)
    if (name(static_cast<Method>(i)) == text) return static_cast<Method>(i);
  throw Outcome(501, "unknown method");
}

/// The path and query of a target: of "/path?query", and of "http://host/path?query", which proxies send.
std::string_view origin_form(std::string_view target)
{
  if (target.starts_with('/')) return target;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const std::size_t path = target.find_first_of("/?", scheme.size());
    if (path == std::string_view::npos) return "/";
    if (target[path] == '/') return target.substr(path);
  }
  throw BadRequest("target is no path");
}

Response allowed_methods(std::string_view methods)
{
  return no_content().with("Allow", methods);
}

}  // namespace

Intake::Intake(const IntakeRules& rules, const Client& peer, Request& request)
    : rules_(rules), peer_(peer), request_(request), parser_(rules.limits)
{
}

void Intake::put(std::string_view bytes)
{
  const bool had_head = has_head();
  used_ = 0;
  used_ = parser_.put(bytes, *this);
  if (!had_head && has_head()) {
    take_head();
    if (!is_done()) used_ += parser_.put(bytes.substr(used_), *this);
  }
  if (is_done()) end_body();
}

bool Intake::wants_continue() const
{
  return expects_word_ && has_head() && !is_done() && body_size_ == 0;
}

void Intake::take_head()
{
  Head& head = parser_.head();
  request_.headers = std::move(head.headers);
  request_.method = parse_method(head.method);
  Client client = rules_.proxies.client_of(peer_, request_.headers);
  request_.client = std::move(client.address);
  request_.secure = client.secure;
  expects_word_ = head.is_1_1 && head.has_body && request_.headers.has("expect");
  const bool whole_server = head.target == "*" && request_.method == Method::options;
  if (!whole_server) {
    const std::string_view target = origin_form(head.target);
    const std::size_t query = std::min({target.find('?'), target.find('#'), target.size()});
    request_.path = decode_path(target.substr(0, query));
    if (query < target.size() && target[query] == '#') throw BadRequest("fragment in target");
    request_.query = parse_urlencoded(target.substr(std::min(query + 1, target.size())), rules_.limits.form_fields);
  }
  find_route(whole_server);
  if (head.has_body) begin_body();
}

void Intake::find_route(bool whole_server)
{
  if (whole_server) {
    ready_answer_ = allowed_methods(k_all_methods);
    return;
  }
  const Match match = rules_.router.find(request_.method, request_.path);
  route_ = match.route;
  if (route_ != nullptr) {
    request_.route = route_->pattern;
    for (std::size_t i = 0; i < match.values.size(); ++i)
      request_.parameters.add(route_->parameters[i], std::string(match.values[i]));
    return;
  }
  if (match.allow.empty()) throw NotFound("no such route");
  if (request_.method != Method::options) throw MethodNotAllowed(match.allow);
  ready_answer_ = allowed_methods(match.allow);
}

void Intake::begin_body()
{
  const std::size_t limit = route_ != nullptr ? route_->body_limit : 0;
  const BodyKind kind = route_ != nullptr ? route_->body : BodyKind::none;
  if (parser_.head().length.value_or(0) > limit || kind == BodyKind::none) throw TooLarge("body over the limit");
  if (kind != BodyKind::bytes) begin_form_body(request_.headers.get("content-type"));
}

void Intake::begin_form_body(std::string_view type)
{
  const std::string boundary = multipart_boundary(type);
  if (!boundary.empty()) {
    multipart_.emplace(boundary, static_cast<PartSink&>(*this),
                       MultipartLimits{rules_.limits.form_fields, rules_.limits.form_text});
    return;
  }
  const auto parsed = parse_parameters(type);
  urlencoded_ = parsed && parsed->value == "application/x-www-form-urlencoded";
  if (!urlencoded_) throw UnsupportedMediaType("not a form");
}

void Intake::body_bytes(std::string_view bytes)
{
  body_size_ += bytes.size();
  if (body_size_ > route_->body_limit) throw TooLarge("body over the limit");
  if (multipart_) {
    multipart_->put(bytes);
  } else {
    (urlencoded_ ? text_ : request_.body).append(bytes);
  }
}

void Intake::end_body()
{
  if (multipart_) multipart_->finish();
  if (urlencoded_) request_.form = parse_urlencoded(text_, rules_.limits.form_fields);
  multipart_.reset();
  urlencoded_ = false;
}

void Intake::field(std::string name, std::string value)
{
  request_.form.add(std::move(name), std::move(value));
}

void Intake::file_begins(std::string field, std::string file_name, std::string stated_type)
{
  if (route_->body != BodyKind::files) throw UnsupportedMediaType("a file where none is taken");
  Upload upload(rules_.upload_folder);
  upload.field = std::move(field);
  upload.file_name = std::move(file_name);
  upload.stated_type = std::move(stated_type);
  request_.files.push_back(std::move(upload));
}

void Intake::file_bytes(std::string_view bytes)
{
  request_.files.back().append(bytes);
}

void Intake::file_ends()
{
  request_.files.back().finish();
}

}  // namespace http
