// SPDX-License-Identifier: Apache-2.0
#include "lib/http/response.hpp"

#include "lib/http/urlencoded.hpp"
#include "lib/util/percent.hpp"

namespace http {
namespace {

template <typename Body>
Response with_body(int status, std::string_view type, Body body)
{
  Response response;
  response.status = status;
  response.headers.add("Content-Type", type);
  response.body = std::move(body);
  return response;
}

constexpr std::string_view k_html = "text/html; charset=utf-8";

/// RFC 6266: a name in ASCII for old programs, and the real one.
std::string saved_as(std::string_view name)
{
  std::string ascii;
  for (const char c : name) {
    const bool plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '%' && c != '/';
    if (plain)
      ascii += c;
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      ascii += '_';
  }
  return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + util::percent_encoded(name);
}

}  // namespace

Response& Response::with(std::string_view name, std::string_view value) &
{
  headers.set(name, value);
  return *this;
}

Response&& Response::with(std::string_view name, std::string_view value) &&
{
  headers.set(name, value);
  return std::move(*this);
}

Response& Response::with(const Cookie& cookie) &
{
  headers.add("Set-Cookie", set_cookie(cookie));
  return *this;
}

Response&& Response::with(const Cookie& cookie) &&
{
  headers.add("Set-Cookie", set_cookie(cookie));
  return std::move(*this);
}

Response page(std::string html, int status)
{
  return with_body(status, k_html, std::move(html));
}

Response page(SharedBytes html, int status)
{
  return with_body(status, k_html, std::move(html));
}

Response text(std::string plain, int status)
{
  return with_body(status, "text/plain; charset=utf-8", std::move(plain));
}

Response json(std::string json, int status)
{
  return with_body(status, "application/json", std::move(json));
}

Response no_content()
{
  Response response;
  response.status = 204;
  return response;
}

Response see_other(std::string_view location)
{
  Response response;
  response.status = 303;
  response.headers.add("Location", location_encoded(location));
  return response;
}

Response file(std::filesystem::path path, std::string_view type)
{
  return with_body(200, type, FileBody{std::move(path)});
}

Response attachment(std::string bytes, std::string_view type, std::string_view name)
{
  return with_body(200, type, std::move(bytes)).with("Content-Disposition", saved_as(name));
}

Response attachment(FileBody file, std::string_view type, std::string_view name)
{
  return with_body(200, type, std::move(file)).with("Content-Disposition", saved_as(name));
}

}  // namespace http
