// SPDX-License-Identifier: Apache-2.0
#include "src/app/mail_sender.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#include <utility>

#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "lib/util/base64.hpp"

#include "src/app/journal.hpp"

namespace app {
namespace {

constexpr std::size_t k_most_waiting = 1000;
constexpr long k_connect_seconds = 15;
constexpr long k_seconds = 60;
constexpr std::size_t k_line = 76;

std::string in_lines(const std::string& text)
{
  std::string lines;
  for (std::size_t at = 0; at < text.size(); at += k_line)
    lines += text.substr(at, k_line) + "\r\n";
  return lines;
}

/// As encoded words of at most 45 bytes each, cut between characters (RFC 2047).
std::string encoded_subject(std::string_view subject)
{
  constexpr std::size_t k_bytes = 45;
  std::string encoded;
  while (!subject.empty()) {
    std::size_t size = std::min(k_bytes, subject.size());
    while (size < subject.size() && size > 1 && (static_cast<unsigned char>(subject[size]) & 0xC0U) == 0x80U)
      --size;
    encoded +=
        (encoded.empty() ? "" : "\r\n ") + std::string("=?UTF-8?B?") + util::base64(subject.substr(0, size)) + "?=";
    subject.remove_prefix(size);
  }
  return encoded;
}

/// What libcurl has read so far.
struct Reading {
  std::string_view left;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* from)
{
  auto& reading = *static_cast<Reading*>(from);
  const std::size_t given = std::min(size * count, reading.left.size());
  std::memcpy(to, reading.left.data(), given);
  reading.left.remove_prefix(given);
  return given;
}

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Names = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

}  // namespace

std::string mail_text(const accounts::Letter& letter, std::string_view from, util::UtcSeconds now)
{
  return fmt::format(
      "Date: {:%a, %d %b %Y %H:%M:%S +0000}\r\nFrom: <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nAuto-Submitted: "
      "auto-generated\r\n"
      "\r\n{}",
      std::chrono::sys_seconds(std::chrono::seconds(now)), from, letter.to, encoded_subject(letter.subject),
      in_lines(util::base64(letter.text)));
}

MailSender::MailSender(MailServer server, const util::Clock& clock, std::function<void(std::string_view)> trouble)
    : server_(std::move(server)), clock_(clock), trouble_(std::move(trouble))
{
  curl_global_init(CURL_GLOBAL_DEFAULT);
  thread_ = std::thread([this] { work(); });
}

MailSender::~MailSender()
{
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    waiting_.clear();
  }
  arrived_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void MailSender::finish()
{
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void MailSender::send(accounts::Letter letter)
{
  // An address with a line end in it would write header lines of its own.
  if (letter.to.find_first_of("\r\n<> ") != std::string::npos) return;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= k_most_waiting) return trouble_("too many letters wait to be sent");
    waiting_.push_back(std::move(letter));
  }
  arrived_.notify_one();
}

void MailSender::work()
{
  for (;;) {
    accounts::Letter letter;
    {
      std::unique_lock lock(mutex_);
      arrived_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      letter = std::move(waiting_.front());
      waiting_.pop_front();
    }
    deliver(letter);
  }
}

void MailSender::deliver(const accounts::Letter& letter) const
{
  const Curl curl(curl_easy_init(), &curl_easy_cleanup);
  const Names to(curl_slist_append(nullptr, ("<" + letter.to + ">").c_str()), &curl_slist_free_all);
  if (!curl || !to) return trouble_("libcurl cannot be started");
  const std::string text = mail_text(letter, server_.from, clock_.now());
  const std::string from = "<" + server_.from + ">";
  Reading reading{text};
  CURL* const handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, server_.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, k_connect_seconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, k_seconds);
  if (!server_.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, server_.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, server_.password.c_str());
    // A password goes out only encrypted.
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  } else {
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, &give);
  curl_easy_setopt(handle, CURLOPT_READDATA, &reading);
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  if (const CURLcode sent = curl_easy_perform(handle); sent != CURLE_OK)
    trouble_(std::string("a letter could not be sent: ") + curl_easy_strerror(sent));
}

std::unique_ptr<MailSender> mail_by_settings(const Settings& settings, const util::Clock& clock)
{
  if (settings.text("mail_server").empty() || settings.text("mail_from").empty()) return nullptr;
  return std::make_unique<MailSender>(MailServer{.url = settings.text("mail_server"),
                                                 .user = settings.text("mail_user"),
                                                 .password = settings.text("mail_password"),
                                                 .from = settings.text("mail_from")},
                                      clock, [](std::string_view what) { journal::trouble(0, what); });
}

accounts::SendLetter sending(MailSender* mail)
{
  if (mail == nullptr) return {};
  return [mail](accounts::Letter letter) { mail->send(std::move(letter)); };
}

}  // namespace app
