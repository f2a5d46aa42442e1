// SPDX-License-Identifier: Apache-2.0
#include "src/app/mail_sender.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

/// Takes one letter as a mail server does, on a port of loopback that the machine chooses.
class OneLetterServer {
 public:
  OneLetterServer()
  {
    listening_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(listening_, 1), 0);
    socklen_t size = sizeof address;
    getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { talk(); });
  }
  OneLetterServer(const OneLetterServer&) = delete;
  OneLetterServer& operator=(const OneLetterServer&) = delete;
  ~OneLetterServer()
  {
    finish();
    close(listening_);
  }
  /// What the client said, once it has gone.
  const std::string& finish()
  {
    if (thread_.joinable()) thread_.join();
    return said_;
  }
  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

 private:
  void talk()
  {
    const int client = accept(listening_, nullptr, nullptr);
    const auto say = [client](const std::string& line) { (void)!write(client, line.data(), line.size()); };
    say("220 test\r\n");
    bool in_letter = false;
    std::string line;
    for (char c = 0; read(client, &c, 1) == 1;) {
      line += c;
      if (c != '\n') continue;
      said_ += line;
      if (in_letter) {
        if (line == ".\r\n") {
          in_letter = false;
          say("250 taken\r\n");
        }
      } else if (line.starts_with("DATA")) {
        in_letter = true;
        say("354 go on\r\n");
      } else {
        say(line.starts_with("QUIT") ? "221 bye\r\n" : "250 test\r\n");
      }
      line.clear();
    }
    close(client);
  }

  int listening_ = -1;
  std::uint16_t port_ = 0;
  std::string said_;
  std::thread thread_;
};

const accounts::Letter k_letter{.to = "somsri@rawe.go.th", .subject = "Link", .text = "https://ita.example/links/x\n"};

TEST(MailSender, hands_a_letter_to_the_mail_server)
{
  OneLetterServer server;
  const util::SettableClock clock(1'790'000'000);
  std::atomic<int> troubles = 0;
  {
    app::MailSender sender({.url = server.url(), .from = "ita@example.go.th"}, clock,
                           [&](std::string_view) { ++troubles; });
    sender.send(k_letter);
    server.finish();
  }
  const std::string& said = server.finish();
  EXPECT_NE(said.find("MAIL FROM:<ita@example.go.th>"), std::string::npos) << said;
  EXPECT_NE(said.find("RCPT TO:<somsri@rawe.go.th>"), std::string::npos);
  EXPECT_NE(said.find("aHR0cHM6Ly9pdGEuZXhhbXBsZS9saW5rcy94Cg=="), std::string::npos);
  EXPECT_EQ(troubles, 0);
}

TEST(MailSender, finishes_when_everything_that_waits_is_sent)
{
  OneLetterServer server;
  const util::SettableClock clock(1'790'000'000);
  app::MailSender sender({.url = server.url(), .from = "ita@example.go.th"}, clock, [](std::string_view) {});
  sender.send(k_letter);
  sender.finish();
  EXPECT_NE(server.finish().find("RCPT TO:<somsri@rawe.go.th>"), std::string::npos);
}

TEST(MailSender, tells_the_operator_when_there_is_no_mail_server)
{
  const util::SettableClock clock(0);
  std::atomic<int> troubles = 0;
  app::MailSender sender({.url = "smtp://127.0.0.1:1", .from = "ita@example.go.th"}, clock,
                         [&](std::string_view) { ++troubles; });
  sender.send(k_letter);
  for (int i = 0; i < 1000 && troubles == 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(troubles, 1);
}

TEST(MailText, has_its_head_and_no_line_that_a_person_wrote)
{
  const std::string subject =
      "\u0E25\u0E34\u0E07\u0E01\u0E4C\u0E2A\u0E33\u0E2B\u0E23\u0E31\u0E1A\u0E15\u0E31\u0E49"
      "\u0E07\u0E23\u0E2B\u0E31\u0E2A\u0E1C\u0E48\u0E32\u0E19";
  const std::string text = app::mail_text({"a@b.th", subject, "x\r\n.\r\nBcc: y"}, "c@d.th", 0);
  EXPECT_TRUE(text.starts_with("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\nFrom: <c@d.th>\r\nTo: <a@b.th>\r\n"));
  EXPECT_NE(text.find("Subject: =?UTF-8?B?"), std::string::npos);
  EXPECT_NE(text.find("?=\r\n =?UTF-8?B?"), std::string::npos);
  EXPECT_EQ(text.find("Bcc"), std::string::npos);
}

}  // namespace
