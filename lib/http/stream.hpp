// SPDX-License-Identifier: Apache-2.0
// A connection's bytes, plain or through TLS. Includes Asio: for the few files that serve connections only.
#pragma once
#include <array>
#include <cstddef>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>

namespace http {

namespace asio = boost::asio;
using Socket = asio::generic::stream_protocol::socket;  // TCP over either IP, or a local socket
using TwoBuffers = std::array<asio::const_buffer, 2>;

class Stream {
 public:
  virtual ~Stream() = default;
  virtual asio::awaitable<bool> open() = 0;  ///< TLS handshake; false where it fails
  /// Bytes read; 0 at the end, and where reading fails or was cancelled.
  virtual asio::awaitable<std::size_t> read(asio::mutable_buffer buffer) = 0;
  virtual asio::awaitable<bool> write(TwoBuffers buffers) = 0;  ///< all of it; false where that fails
  virtual asio::awaitable<void> finish() = 0;                   ///< says that nothing more will be written
  virtual void cancel() = 0;                                    ///< whoever waits in one of these goes on
  virtual void close() = 0;
};

class StreamMaker {
 public:
  virtual ~StreamMaker() = default;
  virtual std::unique_ptr<Stream> make(Socket socket) = 0;
};

std::unique_ptr<StreamMaker> plain_streams();
/// TLS 1.2 and 1.3 with the certificate (with its chain) and the key of two PEM files; std::runtime_error names the
/// file that cannot be used.
std::unique_ptr<StreamMaker> tls_streams(const std::string& certificate_file, const std::string& key_file);

}  // namespace http
