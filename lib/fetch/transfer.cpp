// SPDX-License-Identifier: Apache-2.0
#include "lib/fetch/transfer.hpp"

#include <algorithm>
#include <stdexcept>

#include <sys/socket.h>

namespace fetch {
namespace {

std::string info_text(CURL* handle, CURLINFO what)
{
  const char* text = nullptr;
  return curl_easy_getinfo(handle, what, &text) == CURLE_OK && text != nullptr ? text : "";
}

}  // namespace

Transfer::Transfer(const Manners& manners, const Url& url, std::size_t most_bytes, bool cut)
    : manners_(manners), most_bytes_(most_bytes), cut_(cut), handle_(curl_easy_init(), &curl_easy_cleanup)
{
  if (!handle_) throw std::runtime_error("libcurl cannot be started");
  CURL* const handle = handle_.get();
  curl_easy_setopt(handle, CURLOPT_URL, url.text.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);  // each address is checked before it is asked
  curl_easy_setopt(handle, CURLOPT_PROXY, "");           // a proxy would look up names for us
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Transfer::take);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(handle, CURLOPT_USERAGENT, manners.policy.user_agent.c_str());
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_PRIVATE, this);
  set_limits(manners.policy.limits);
}

void Transfer::set_limits(const Limits& limits)
{
  CURL* const handle = handle_.get();
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.time.count()));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_time.count()));
  if (!cut_) curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(most_bytes_));
}

/// The address is the one that is connected to, whatever the name meant a moment before or will mean after.
curl_socket_t Transfer::open_socket(void* self, curlsocktype /*purpose*/, curl_sockaddr* address)
{
  auto& transfer = *static_cast<Transfer*>(self);
  if (!is_public(address->addr) && !is_allowed(address->addr, transfer.manners_.allowed)) {
    transfer.refused_address_ = true;
    return CURL_SOCKET_BAD;
  }
  transfer.opened_ = true;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t Transfer::take(char* bytes, std::size_t size, std::size_t count, void* self)
{
  auto& transfer = *static_cast<Transfer*>(self);
  const std::size_t room = transfer.most_bytes_ - transfer.body_.size();
  const std::size_t taken = std::min(room, size * count);
  transfer.body_.append(bytes, taken);
  if (taken < size * count) transfer.too_large_ = true;
  return taken == size * count ? taken : 0;
}

Outcome Transfer::outcome(CURLcode code) const
{
  if (too_large_) return cut_ ? Outcome::answered : Outcome::too_large;
  switch (code) {
    case CURLE_OK:
      return Outcome::answered;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return Outcome::bad_address;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Outcome::no_host;
    case CURLE_COULDNT_CONNECT:
      return refused_address_ && !opened_ ? Outcome::forbidden_address : Outcome::no_connection;
    case CURLE_OPERATION_TIMEDOUT:
      return Outcome::timed_out;
    case CURLE_FILESIZE_EXCEEDED:
      return Outcome::too_large;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return Outcome::tls;
    default:
      return Outcome::broken;
  }
}

int Transfer::status() const
{
  long status = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  return static_cast<int>(status);
}

std::string Transfer::type() const
{
  return info_text(handle_.get(), CURLINFO_CONTENT_TYPE);
}

std::string Transfer::location() const
{
  const int code = status();
  if (code != 301 && code != 302 && code != 303 && code != 307 && code != 308) return {};
  return info_text(handle_.get(), CURLINFO_REDIRECT_URL);
}

}  // namespace fetch
