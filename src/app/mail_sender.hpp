// SPDX-License-Identifier: Apache-2.0
// Sends letters by e-mail (SMTP through libcurl), one after the other on a thread of its own, so that no page waits for
// a mail server. What could not be sent is told to the operator; the person can ask again.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "lib/util/clock.hpp"

#include "src/accounts/letter.hpp"
#include "src/app/settings.hpp"

namespace app {

struct MailServer {
  std::string url;  ///< "smtp://mail.example.go.th:587" (with STARTTLS where a password is given) or "smtps://…:465"
  std::string user;
  std::string password;
  std::string from;  ///< e-mail address
};

/// The letter as mail servers take it (RFC 5322): subject and text in Base64, lines end with \r\n.
std::string mail_text(const accounts::Letter& letter, std::string_view from, util::UtcSeconds now);

class MailSender {
 public:
  /// `trouble` is told why a letter could not be sent, without its content or addressee. `clock` outlives the sender.
  MailSender(MailServer server, const util::Clock& clock, std::function<void(std::string_view)> trouble);
  MailSender(const MailSender&) = delete;
  MailSender& operator=(const MailSender&) = delete;
  ~MailSender();  ///< sends what it is at; what waits is dropped

  void send(accounts::Letter letter);
  void finish();  ///< returns when everything that waits is sent; nothing can be sent afterwards

 private:
  void work();
  void deliver(const accounts::Letter& letter) const;

  MailServer server_;
  const util::Clock& clock_;
  std::function<void(std::string_view)> trouble_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<accounts::Letter> waiting_;
  bool closed_ = false;
  std::thread thread_;
};

/// By the settings of the server; nothing where no mail server is set: links are then handed over by people.
std::unique_ptr<MailSender> mail_by_settings(const Settings& settings, const util::Clock& clock);
/// What pages send with; empty where there is no sender. The sender outlives it.
accounts::SendLetter sending(MailSender* mail);

}  // namespace app
