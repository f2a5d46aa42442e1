// SPDX-License-Identifier: Apache-2.0
#include "tests/server/browser.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lib/http/headers.hpp"
#include "lib/util/percent.hpp"

namespace whole {
namespace {

constexpr int k_patience = 60'000;  // milliseconds

}  // namespace

std::string Page::header(std::string_view name) const
{
  std::size_t at = head.find("\r\n");
  while (at < head.size()) {
    const std::size_t end = std::min(head.find("\r\n", at + 2), head.size());
    const std::string_view line = std::string_view(head).substr(at + 2, end - at - 2);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos && http::equal_without_case(line.substr(0, colon), name))
      return std::string(line.substr(colon + 2));
    at = end;
  }
  return {};
}

std::string Page::hidden(std::string_view name) const
{
  const std::string before = "name=\"" + std::string(name) + "\" value=\"";
  const std::size_t at = body.find(before);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + before.size();
  return body.substr(begin, body.find('"', begin) - begin);
}

Browser::~Browser()
{
  close();
}

Page Browser::get(const std::string& path)
{
  return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n", "");
}

Page Browser::post(const std::string& path, const util::Fields& form)
{
  const std::string body = util::urlencoded(form);
  return ask("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
                 "Content-Length: " + std::to_string(body.size()) + "\r\n",
             body);
}

Page Browser::post_file(const std::string& path, const util::Fields& form, const std::optional<FileSent>& file)
{
  const std::string boundary = "what-parts-a-form-from-a-file";
  std::string body;
  const auto part = [&](const std::string& about, const std::string& content) {
    body += "--" + boundary + "\r\nContent-Disposition: form-data; " + about + "\r\n\r\n" + content + "\r\n";
  };
  for (const auto& [name, value] : form.entries())
    part("name=\"" + name + "\"", value);
  if (file)
    part("name=\"" + file->field + "\"; filename=\"" + file->name + "\"\r\nContent-Type: application/octet-stream",
         file->bytes);
  body += "--" + boundary + "--\r\n";
  return ask("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=" +
                 boundary + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n",
             body);
}

Page Browser::send_form(const std::string& page, const std::string& action, util::Fields form)
{
  form.add("csrf", get(page).hidden("csrf"));
  return post(action, form);
}

bool Browser::sign_in(const std::string& login, const std::string& password)
{
  util::Fields form;
  form.add("login", login);
  form.add("password", password);
  return send_form("/sign-in", "/sign-in", std::move(form)).status == 303 && get("/account").status == 200;
}

Page Browser::ask(const std::string& head, const std::string& body)
{
  if (reconnect_) close();
  if (socket_ < 0) connect();
  try {
    send(head + cookie_line() + "\r\n" + body);
    Page page = receive();
    keep_cookies(page);
    if (page.header("Connection") == "close") close();
    return page;
  } catch (const Lost&) {
    close();
    throw;
  }
}

std::string Browser::cookie_line() const
{
  std::string line;
  for (const auto& [name, value] : cookies_)
    line.append(line.empty() ? "Cookie: " : "; ").append(name).append("=").append(value);
  return line.empty() ? line : line + "\r\n";
}

void Browser::connect()
{
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port_);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return;
  close();
  throw Lost("cannot connect");
}

void Browser::close()
{
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  buffer_.clear();
}

void Browser::send(std::string_view bytes) const
{
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw Lost("the server went while it was told");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

Page Browser::receive()
{
  const auto fill_to = [this](auto&& enough) {
    while (!enough()) {
      std::array<char, 16384> piece;
      pollfd waiting{socket_, POLLIN, 0};
      if (::poll(&waiting, 1, k_patience) != 1) throw Lost("the server says nothing");
      const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
      if (count <= 0) throw Lost("the server went before it answered");
      buffer_.append(piece.data(), static_cast<std::size_t>(count));
    }
  };
  fill_to([this] { return buffer_.find("\r\n\r\n") != std::string::npos; });
  const std::size_t end = buffer_.find("\r\n\r\n");
  Page page{.status = 0, .head = buffer_.substr(0, end), .body = {}};
  buffer_.erase(0, end + 4);
  std::from_chars(page.head.data() + 9, page.head.data() + 12, page.status);
  std::size_t size = 0;
  const std::string length = page.header("Content-Length");
  std::from_chars(length.data(), length.data() + length.size(), size);
  fill_to([this, size] { return buffer_.size() >= size; });
  page.body = buffer_.substr(0, size);
  buffer_.erase(0, size);
  return page;
}

void Browser::keep_cookies(const Page& page)
{
  constexpr std::string_view k_begin = "\r\nSet-Cookie: ";
  for (std::size_t at = page.head.find(k_begin); at != std::string::npos; at = page.head.find(k_begin, at + 1)) {
    const std::size_t name = at + k_begin.size();
    const std::size_t equals = page.head.find('=', name);
    const std::size_t end = std::min(page.head.find_first_of(";\r", equals), page.head.size());
    cookies_[page.head.substr(name, equals - name)] = page.head.substr(equals + 1, end - equals - 1);
  }
}

}  // namespace whole
