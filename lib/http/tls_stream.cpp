// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "lib/http/stream.hpp"

namespace http {
namespace {

constexpr auto k_await_tls = asio::as_tuple(asio::use_awaitable);

class TlsStream : public Stream {
 public:
  TlsStream(Socket socket, asio::ssl::context& context) : stream_(std::move(socket), context) {}

  asio::awaitable<bool> open() override
  {
    const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, k_await_tls);
    co_return !error;
  }
  asio::awaitable<std::size_t> read(asio::mutable_buffer buffer) override
  {
    const auto [error, count] = co_await stream_.async_read_some(buffer, k_await_tls);
    co_return error ? 0 : count;
  }
  asio::awaitable<bool> write(TwoBuffers buffers) override
  {
    const auto [error, count] = co_await asio::async_write(stream_, buffers, k_await_tls);
    co_return !error;
  }
  asio::awaitable<void> finish() override { co_await stream_.async_shutdown(k_await_tls); }
  void cancel() override
  {
    boost::system::error_code ignored;
    stream_.next_layer().cancel(ignored);
  }
  void close() override
  {
    boost::system::error_code ignored;
    stream_.next_layer().close(ignored);
  }

 private:
  asio::ssl::stream<Socket> stream_;
};

class TlsStreams : public StreamMaker {
 public:
  TlsStreams(const std::string& certificate_file, const std::string& key_file)
      : context_(asio::ssl::context::tls_server)
  {
    context_.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                         asio::ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION);
    boost::system::error_code error;
    context_.use_certificate_chain_file(certificate_file, error);
    if (error) throw std::runtime_error("TLS certificate " + certificate_file + ": " + error.message());
    context_.use_private_key_file(key_file, asio::ssl::context::pem, error);
    if (error) throw std::runtime_error("TLS key " + key_file + ": " + error.message());
    if (SSL_CTX_check_private_key(context_.native_handle()) != 1) {
      throw std::runtime_error("TLS key " + key_file + " does not belong to " + certificate_file);
    }
  }
  std::unique_ptr<Stream> make(Socket socket) override
  {
    return std::make_unique<TlsStream>(std::move(socket), context_);
  }

 private:
  asio::ssl::context context_;
};

}  // namespace

std::unique_ptr<StreamMaker> tls_streams(const std::string& certificate_file, const std::string& key_file)
{
  return std::make_unique<TlsStreams>(certificate_file, key_file);
}

}  // namespace http
