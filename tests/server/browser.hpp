// SPDX-License-Identifier: Apache-2.0
// A browser as tests need one: keeps its connection and its cookies, sends the forms that a page gave it.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "lib/util/fields.hpp"

namespace whole {

struct Page {
  int status = 0;
  std::string head;
  std::string body;
  std::string header(std::string_view name) const;
  bool says(std::string_view text) const { return body.find(text) != std::string::npos; }
  /// The value of the first hidden field of that name; empty where there is none.
  std::string hidden(std::string_view name) const;
};

/// The connection broke, or nothing listens: nobody knows what became of the request.
class Lost : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What a person chose in a field for files.
struct FileSent {
  std::string field;
  std::string name;
  std::string bytes;
};

class Browser {
 public:
  /// `reconnect`: a connection of its own for each request, as through a proxy that spreads them.
  explicit Browser(std::uint16_t port, bool reconnect = false) : port_(port), reconnect_(reconnect) {}
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;
  ~Browser();

  Page get(const std::string& path);
  Page post(const std::string& path, const util::Fields& form);
  /// As multipart/form-data, with or without a file.
  Page post_file(const std::string& path, const util::Fields& form, const std::optional<FileSent>& file);
  /// Opens the page, and sends its form with the token that the page has.
  Page send_form(const std::string& page, const std::string& action, util::Fields form);
  /// Whether the person is signed in afterwards.
  bool sign_in(const std::string& login, const std::string& password);

 private:
  Page ask(const std::string& head, const std::string& body);
  std::string cookie_line() const;
  void connect();
  void close();
  void send(std::string_view bytes) const;
  Page receive();
  void keep_cookies(const Page& page);

  std::uint16_t port_;
  bool reconnect_;
  int socket_ = -1;
  std::string buffer_;
  std::map<std::string, std::string> cookies_;
};

}  // namespace whole
