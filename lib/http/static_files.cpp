// SPDX-License-Identifier: Apache-2.0
#include "lib/http/static_files.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <sodium.h>

#include "lib/http/outcome.hpp"
#include "lib/util/base64.hpp"
#include "lib/util/text.hpp"

namespace http {
namespace {

constexpr std::size_t k_hash_digits = 8;

/// "app-3f9a1c0b.css", "app.3f9a1c0b.css": eight hexadecimal digits or more between marks, one of them a digit.
bool names_its_content(std::string_view name)
{
  const std::string_view last = name.substr(name.rfind('/') + 1);
  std::size_t run = 0;
  bool digit = false;
  for (const char c : last) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit || (c >= 'a' && c <= 'f')) {
      ++run;
      digit = digit || is_digit;
      continue;
    }
    if ((c == '.' || c == '-') && run >= k_hash_digits && digit) return true;
    run = 0;
    digit = false;
  }
  return false;
}

/// Quality of an element of Accept-Encoding, "br;q=0.5"; 1 where none is stated, 0 where it cannot be read.
double quality_of(std::string_view parameters)
{
  const std::size_t at = parameters.find("q=");
  if (at == std::string_view::npos) return 1;
  double quality = 0;
  std::from_chars(parameters.data() + at + 2, parameters.data() + parameters.size(), quality);
  return quality;
}

double quality_for(std::string_view accepted, std::string_view encoding)
{
  double any = 0;
  for (const std::string_view element : util::split(accepted, ',')) {
    const std::size_t semicolon = std::min(element.find(';'), element.size());
    const std::string_view name = util::trim(element.substr(0, semicolon));
    const double quality = quality_of(element.substr(semicolon));
    if (equal_without_case(name, encoding)) return quality;
    if (name == "*") any = quality;
  }
  return any;
}

}  // namespace

std::string_view chosen_encoding(std::string_view accepted, bool has_brotli, bool has_gzip)
{
  const double brotli = has_brotli ? quality_for(accepted, "br") : 0;
  const double gzip = has_gzip ? quality_for(accepted, "gzip") : 0;
  if (brotli > 0 && brotli >= gzip) return "br";
  return gzip > 0 ? "gzip" : "";
}

std::string content_tag(std::string_view bytes)
{
  std::string hash(16, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
  return util::base64url(hash);
}

KeptBytes kept_page(std::string html, std::string gzip, std::string brotli)
{
  KeptBytes kept;
  kept.tag = content_tag(html);
  kept.plain = SharedBytes(std::move(html));
  if (!gzip.empty()) kept.gzip = SharedBytes(std::move(gzip));
  if (!brotli.empty()) kept.brotli = SharedBytes(std::move(brotli));
  kept.type = "text/html; charset=utf-8";
  kept.cache_control = "no-cache";
  return kept;
}

Response answer_with(const KeptBytes& kept, const Request& request)
{
  const std::string_view encoding =
      chosen_encoding(request.headers.get("accept-encoding"), !kept.brotli.view().empty(), !kept.gzip.view().empty());
  Response response;
  response.headers.add("Content-Type", kept.type);
  response.headers.add("Cache-Control", kept.cache_control);
  std::string tag = "\"" + kept.tag;
  if (!encoding.empty()) {
    response.headers.add("Content-Encoding", encoding);
    tag.append("-").append(encoding);
  }
  response.headers.add("ETag", tag + "\"");
  if (!kept.brotli.view().empty() || !kept.gzip.view().empty()) response.headers.add("Vary", "Accept-Encoding");
  response.body = encoding == "br" ? kept.brotli : encoding == "gzip" ? kept.gzip : kept.plain;
  return response;
}

void StaticFiles::add(std::string_view name, std::string_view bytes)
{
  const bool brotli = name.ends_with(".br");
  const bool gzip = name.ends_with(".gz");
  const std::string_view plain_name = brotli || gzip ? name.substr(0, name.size() - 3) : name;
  KeptBytes& kept = files_[std::string(plain_name)];
  const SharedBytes shared = SharedBytes::permanent(bytes);
  if (brotli) kept.brotli = shared;
  if (gzip) kept.gzip = shared;
  if (brotli || gzip) return;
  kept.plain = shared;
  kept.tag = content_tag(bytes);
  kept.type = type_of_file(name);
  kept.cache_control = names_its_content(name) ? "public, max-age=31536000, immutable" : "no-cache";
}

Response StaticFiles::answer(std::string_view name, const Request& request) const
{
  const auto found = files_.find(name);
  if (found == files_.end() || found->second.tag.empty()) throw NotFound("no such file");
  return answer_with(found->second, request);
}

std::string_view type_of_file(std::string_view name)
{
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> k_types{{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".html", "text/html; charset=utf-8"},
      {".txt", "text/plain; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".ttf", "font/ttf"},
      {".pdf", "application/pdf"},
  }};
  for (const auto& [ending, type] : k_types)
    if (name.ends_with(ending)) return type;
  return "application/octet-stream";
}

}  // namespace http
