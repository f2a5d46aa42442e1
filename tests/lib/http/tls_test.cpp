// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lib/util/files.hpp"

#include "test_server.hpp"

namespace http_test {
namespace {

namespace fs = std::filesystem;

/// A key and a certificate for localhost that nobody but this test trusts.
class SelfSigned {
 public:
  SelfSigned() : folder_(fs::temp_directory_path() / ("http-tls-" + std::to_string(::getpid())))
  {
    fs::create_directories(folder_);
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -keyout " +
        key() + " -out " + certificate() + " 2>/dev/null";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl makes no certificate");
  }
  SelfSigned(const SelfSigned&) = delete;
  SelfSigned& operator=(const SelfSigned&) = delete;
  ~SelfSigned() { fs::remove_all(folder_); }
  std::string key() const { return folder_ / "key.pem"; }
  std::string certificate() const { return folder_ / "certificate.pem"; }

 private:
  fs::path folder_;
};

/// What the server answers over TLS; empty where no connection comes about with at most this version.
std::string ask_over_tls(std::uint16_t port, const SelfSigned& trusted, int newest, const std::string& request)
{
  const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  SSL_CTX_load_verify_locations(context.get(), trusted.certificate().c_str(), nullptr);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_security_level(context.get(), 0);
  SSL_CTX_set_max_proto_version(context.get(), newest);
  const std::unique_ptr<SSL, void (*)(SSL*)> tls(SSL_new(context.get()), SSL_free);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  std::string answer;
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 &&
      SSL_set_fd(tls.get(), socket) == 1 && SSL_connect(tls.get()) == 1) {
    SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
    std::string piece(4096, '\0');
    int count = 0;
    while ((count = SSL_read(tls.get(), piece.data(), static_cast<int>(piece.size()))) > 0)
      answer.append(piece, 0, static_cast<std::size_t>(count));
    SSL_shutdown(tls.get());
  }
  ::close(socket);
  return answer;
}

http::ServerOptions with_tls(const SelfSigned& signed_by)
{
  http::ServerOptions options = loopback();
  options.certificate_file = signed_by.certificate();
  options.key_file = signed_by.key();
  return options;
}

TEST(Tls, ServesSafelyAndSaysSo)
{
  const SelfSigned certificate;
  const TestServer server(sample_routes(), with_tls(certificate));
  const std::string request = get("/echo/a") + get("/now", "Connection: close\r\n");
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const std::string answer = ask_over_tls(server.port(), certificate, version, request);
    EXPECT_NE(answer.find("client 127.0.0.1 secure\n"), std::string::npos) << answer;
    EXPECT_NE(answer.find("Strict-Transport-Security: "), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\nnow"));
  }
  EXPECT_EQ(ask_over_tls(server.port(), certificate, TLS1_1_VERSION, request), "");
}

TEST(Tls, PlainWordsAreNotUnderstood)
{
  const SelfSigned certificate;
  const TestServer server(sample_routes(), with_tls(certificate));
  Client client(server.port());
  client.send(get("/"));
  EXPECT_EQ(client.receive().head, "");
}

TEST(Tls, ASilentClientIsLetGo)
{
  const SelfSigned certificate;
  http::ServerOptions options = with_tls(certificate);
  options.deadlines.head = std::chrono::milliseconds(60);
  const TestServer server(sample_routes(), options);
  Client client(server.port());
  EXPECT_TRUE(client.is_closed());
}

TEST(Tls, NamesTheFileThatCannotBeUsed)
{
  const SelfSigned certificate;
  http::ServerOptions options = with_tls(certificate);
  options.key_file = "/nowhere/key.pem";
  EXPECT_THROW(http::Server(options, http::Router()), std::runtime_error);
  options = with_tls(certificate);
  options.certificate_file = options.key_file;
  EXPECT_THROW(http::Server(options, http::Router()), std::runtime_error);
}

}  // namespace
}  // namespace http_test
