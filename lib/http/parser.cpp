// SPDX-License-Identifier: Apache-2.0
#include "lib/http/parser.hpp"

#include <algorithm>

#include <boost/beast/http/basic_parser.hpp>

#include "lib/http/head_check.hpp"
#include "lib/http/outcome.hpp"

namespace http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::string_view;

constexpr std::size_t k_longest_chunk_header = 64;  // a size and its line end
constexpr std::size_t k_shortest_rest = 5;          // of a chunked body that is not done: 0 CRLF CRLF

std::string_view plain(string_view text)
{
  return {text.data(), text.size()};
}

}  // namespace

/// Beast's parser, telling what it reads to a Head and a BodyBytes.
class BeastParser : public beast::http::basic_parser<true> {
 public:
  explicit BeastParser(std::size_t head_limit)
  {
    header_limit(static_cast<std::uint32_t>(head_limit));
    body_limit(boost::none);  // a matter of the route, which is known only behind the head
  }

  Head head;
  BodyBytes* body = nullptr;

 protected:
  void on_request_impl(beast::http::verb /*verb*/, string_view method, string_view target, int version,
                       error_code& /*error*/) override
  {
    head.method = plain(method);
    head.target = plain(target);
    head.is_1_1 = version == 11;
  }
  void on_response_impl(int /*code*/, string_view /*reason*/, int /*version*/, error_code& /*error*/) override {}
  void on_field_impl(beast::http::field /*field*/, string_view name, string_view value, error_code& error) override
  {
    if (is_header_done()) {  // a trailer: nobody needs them, and some programs mix them with the header
      error = beast::http::error::bad_field;
      return;
    }
    head.headers.add(plain(name), plain(value));
  }
  void on_header_impl(error_code& /*error*/) override
  {
    head.keep_alive = keep_alive();
    if (const auto length = content_length()) head.length = *length;
    head.has_body = chunked() || head.length.value_or(0) > 0;
  }
  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/, error_code& /*error*/) override {}
  std::size_t on_body_impl(string_view bytes, error_code& /*error*/) override
  {
    body->body_bytes(plain(bytes));
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t /*size*/, string_view extensions, error_code& error) override
  {
    if (!extensions.empty()) error = beast::http::error::bad_chunk_extension;
  }
  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, string_view bytes, error_code& /*error*/) override
  {
    body->body_bytes(plain(bytes));
    return bytes.size();
  }
  void on_finish_impl(error_code& /*error*/) override {}
};

struct Parser::State {
  explicit State(const Limits& wanted) : limits(wanted), beast(wanted.head + 1) {}

  std::size_t put_head(std::string_view bytes, BodyBytes& body);
  std::size_t put_some(std::string_view bytes, BodyBytes& body);

  const Limits& limits;
  BeastParser beast;
  std::size_t looked_at = 0;
};

std::size_t Parser::State::put_head(std::string_view bytes, BodyBytes& body)
{
  // One empty line before a request is forgiven (RFC 9112, 2.2).
  const std::size_t before = looked_at == 0 && bytes.starts_with("\r\n") ? 2 : 0;
  bytes.remove_prefix(before);
  if (bytes == "\r") return before;  // it may become an empty line
  const std::size_t end = bytes.find("\r\n\r\n", looked_at - std::min<std::size_t>(looked_at, 3));
  const std::string_view seen = bytes.substr(0, end == std::string_view::npos ? end : end + 4);
  check_head_piece(seen, looked_at, limits);
  looked_at = seen.size();
  if (end == std::string_view::npos) return before;
  check_head(seen, limits);
  return before + put_some(seen, body);
}

std::size_t Parser::State::put_some(std::string_view bytes, BodyBytes& body)
{
  beast.body = &body;
  // Beast takes fewer for a mistake of ours.
  if (beast.is_header_done() && beast.chunked() && bytes.size() < k_shortest_rest) return 0;
  error_code error;
  const std::size_t used = beast.put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
  if (error == beast::http::error::need_more) {
    if (bytes.size() - used > k_longest_chunk_header) throw BadRequest("chunk with a long header");
    return used;
  }
  if (error) throw BadRequest("parser: " + error.message());
  return used;
}

Parser::Parser(const Limits& limits) : state_(std::make_unique<State>(limits)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser::~Parser() = default;

std::size_t Parser::put(std::string_view bytes, BodyBytes& body)
{
  if (bytes.empty() || is_done()) return 0;
  if (!has_head()) return state_->put_head(bytes, body);
  std::size_t used = 0;
  while (used < bytes.size() && !is_done()) {
    const std::size_t more = state_->put_some(bytes.substr(used), body);
    if (more == 0) break;
    used += more;
  }
  return used;
}

bool Parser::has_head() const
{
  return state_->beast.is_header_done();
}

bool Parser::is_done() const
{
  return state_->beast.is_done();
}

const Head& Parser::head() const
{
  return state_->beast.head;
}

Head& Parser::head()
{
  return state_->beast.head;
}

}  // namespace http
