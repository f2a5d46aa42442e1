// SPDX-License-Identifier: Apache-2.0
// Takes in one request: bytes as they arrive → a Request with its route, or the Outcome that refuses it. Knows no
// sockets, so that tests and fuzzing can give it anything in pieces of any size.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "lib/http/limits.hpp"
#include "lib/http/multipart.hpp"
#include "lib/http/parser.hpp"
#include "lib/http/proxies.hpp"
#include "lib/http/request.hpp"
#include "lib/http/response.hpp"
#include "lib/http/router.hpp"

namespace http {

struct IntakeRules {
  Limits limits;
  Router router;
  TrustedProxies proxies;
  std::filesystem::path upload_folder;
};

class Intake final : BodyBytes, PartSink {
 public:
  /// All three outlive the Intake; `request` is filled.
  Intake(const IntakeRules& rules, const Client& peer, Request& request);
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  /// Reads on; what is not used() is to be given again with more behind it. Throws what refuses the request, an
  /// Outcome, or std::system_error where an upload cannot be written; where it is then done, another request may
  /// follow.
  void put(std::string_view bytes);
  std::size_t used() const { return used_; }  ///< of the bytes of the last put(), also where it threw
  bool has_head() const { return parser_.has_head(); }
  bool is_done() const { return parser_.is_done(); }
  /// The client waits for a word before it sends the body.
  bool wants_continue() const;
  bool keep_alive() const { return parser_.has_head() && parser_.head().keep_alive; }
  bool is_1_1() const { return !parser_.has_head() || parser_.head().is_1_1; }
  std::uint64_t body_size() const { return body_size_; }  ///< received so far
  const Route* route() const { return route_; }
  /// What needs no handler (OPTIONS).
  std::optional<Response>& ready_answer() { return ready_answer_; }

 private:
  void take_head();
  void find_route(bool whole_server);
  void begin_body();
  void begin_form_body(std::string_view type);
  void end_body();
  void body_bytes(std::string_view bytes) override;
  void field(std::string name, std::string value) override;
  void file_begins(std::string field, std::string file_name, std::string stated_type) override;
  void file_bytes(std::string_view bytes) override;
  void file_ends() override;

  const IntakeRules& rules_;
  const Client& peer_;
  Request& request_;
  Parser parser_;
  const Route* route_ = nullptr;
  std::optional<Response> ready_answer_;
  std::optional<MultipartReader> multipart_;
  std::string text_;  // of an urlencoded form
  bool urlencoded_ = false;
  bool expects_word_ = false;
  std::size_t used_ = 0;
  std::uint64_t body_size_ = 0;
};

}  // namespace http
