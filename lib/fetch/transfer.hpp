// SPDX-License-Identifier: Apache-2.0
// One question to one address, in the hands of libcurl. Only lib/fetch sees this.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include <curl/curl.h>

#include "lib/fetch/address.hpp"
#include "lib/fetch/fetcher.hpp"
#include "lib/fetch/url.hpp"

namespace fetch {

class Transfer {
 public:
  struct Manners {
    const Policy& policy;
    const std::vector<AllowedAddress>& allowed;
  };
  /// `manners` outlives the transfer. `most_bytes`: the rest is not read; `cut`: and that is no failure.
  Transfer(const Manners& manners, const Url& url, std::size_t most_bytes, bool cut);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() = default;

  CURL* handle() const { return handle_.get(); }
  /// How it ended, by libcurl's word.
  Outcome outcome(CURLcode code) const;
  int status() const;
  std::string type() const;
  std::string location() const;  ///< where the answer sends on to, as it says it; empty: nowhere
  std::string take_body() { return std::move(body_); }

 private:
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t take(char* bytes, std::size_t size, std::size_t count, void* self);
  void set_limits(const Limits& limits);

  Manners manners_;
  std::size_t most_bytes_;
  bool cut_;
  bool refused_address_ = false;
  bool opened_ = false;
  bool too_large_ = false;
  std::string body_;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle_;
};

}  // namespace fetch
