// SPDX-License-Identifier: Apache-2.0
#include "lib/fetch/url.hpp"

#include <charconv>
#include <memory>

#include <curl/curl.h>
#include <unicode/idna.h>

#include "lib/util/text.hpp"

namespace fetch {
namespace {

constexpr std::size_t k_longest = 4000;
constexpr unsigned k_flags = CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME;

using Handle = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

Handle new_handle()
{
  return {curl_url(), &curl_url_cleanup};
}

std::string part(CURLU* handle, CURLUPart which, unsigned flags = 0)
{
  char* text = nullptr;
  if (curl_url_get(handle, which, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
  return text;
}

bool is_ascii(std::string_view text)
{
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || static_cast<unsigned char>(c) <= 0x20) return false;
  }
  return true;
}

/// A name with Thai letters as machines know it; empty where it is none.
std::string ascii_host(const std::string& host)
{
  if (is_ascii(host)) return host;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  if (U_FAILURE(status)) return {};
  icu::IDNAInfo info;
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  idna->nameToASCII_UTF8(host, sink, info, status);
  if (U_FAILURE(status) || info.hasErrors() || !is_ascii(ascii)) return {};
  return ascii;
}

std::string lower(std::string text)
{
  for (char& c : text)
    c = util::ascii_lower(c);
  return text;
}

std::optional<Url> taken_apart(CURLU* handle)
{
  Url url;
  url.scheme = lower(part(handle, CURLUPART_SCHEME));
  if (url.scheme != "http" && url.scheme != "https") return std::nullopt;
  if (!part(handle, CURLUPART_USER).empty() || !part(handle, CURLUPART_PASSWORD).empty()) return std::nullopt;
  url.host = lower(ascii_host(part(handle, CURLUPART_HOST)));
  while (url.host.ends_with('.'))
    url.host.pop_back();
  if (url.host.empty() || curl_url_set(handle, CURLUPART_HOST, url.host.c_str(), 0) != CURLUE_OK) return std::nullopt;
  const std::string port = part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), url.port);
  if (url.port <= 0 || url.port > 65'535) return std::nullopt;
  curl_url_set(handle, CURLUPART_FRAGMENT, nullptr, 0);
  url.path = part(handle, CURLUPART_PATH);
  if (url.path.empty()) url.path = "/";
  url.query = part(handle, CURLUPART_QUERY);
  url.text = part(handle, CURLUPART_URL);
  if (url.text.empty() || !is_ascii(url.text)) return std::nullopt;
  return url;
}

bool is_fit(std::string_view text)
{
  return !text.empty() && text.size() <= k_longest && util::is_utf8(text) && text.find('\0') == std::string_view::npos;
}

}  // namespace

std::optional<Url> read_url(std::string_view text)
{
  text = util::trim(text);
  if (!is_fit(text)) return std::nullopt;
  const Handle handle = new_handle();
  if (!handle || curl_url_set(handle.get(), CURLUPART_URL, std::string(text).c_str(), k_flags) != CURLUE_OK)
    return std::nullopt;
  return taken_apart(handle.get());
}

std::optional<Url> resolve(const Url& page, std::string_view link)
{
  link = util::trim(link);
  if (!is_fit(link)) return std::nullopt;
  const Handle handle = new_handle();
  if (!handle || curl_url_set(handle.get(), CURLUPART_URL, page.text.c_str(), 0) != CURLUE_OK ||
      curl_url_set(handle.get(), CURLUPART_URL, std::string(link).c_str(), k_flags) != CURLUE_OK)
    return std::nullopt;
  return taken_apart(handle.get());
}

bool is_same_site(std::string_view host, std::string_view site_host)
{
  if (site_host.starts_with("www.")) site_host.remove_prefix(4);
  if (site_host.empty()) return false;
  if (host == site_host) return true;
  return host.size() > site_host.size() && host.ends_with(site_host) && host[host.size() - site_host.size() - 1] == '.';
}

}  // namespace fetch
