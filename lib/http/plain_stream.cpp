// SPDX-License-Identifier: Apache-2.0
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "lib/http/stream.hpp"

namespace http {
namespace {

constexpr auto k_await_plain = asio::as_tuple(asio::use_awaitable);

class PlainStream : public Stream {
 public:
  explicit PlainStream(Socket socket) : socket_(std::move(socket)) {}

  asio::awaitable<bool> open() override { co_return true; }
  asio::awaitable<std::size_t> read(asio::mutable_buffer buffer) override
  {
    const auto [error, count] = co_await socket_.async_read_some(buffer, k_await_plain);
    co_return error ? 0 : count;
  }
  asio::awaitable<bool> write(TwoBuffers buffers) override
  {
    // Nearly always the kernel takes an answer at once; then the way through the reactor is saved.
    boost::system::error_code error;
    const std::size_t sent = socket_.write_some(buffers, error);
    const std::size_t whole = asio::buffer_size(buffers);
    if (!error && sent == whole) co_return true;
    if (error && error != asio::error::would_block && error != asio::error::try_again) co_return false;
    const std::size_t of_first = std::min(sent, buffers[0].size());
    buffers[0] += of_first;
    buffers[1] += sent - of_first;
    const auto [late_error, count] = co_await asio::async_write(socket_, buffers, k_await_plain);
    co_return !late_error && sent + count == whole;
  }
  asio::awaitable<void> finish() override
  {
    boost::system::error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    co_return;
  }
  void cancel() override
  {
    boost::system::error_code ignored;
    socket_.cancel(ignored);
  }
  void close() override
  {
    boost::system::error_code ignored;
    socket_.close(ignored);
  }

 private:
  Socket socket_;
};

class PlainStreams : public StreamMaker {
 public:
  std::unique_ptr<Stream> make(Socket socket) override
  {
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    return std::make_unique<PlainStream>(std::move(socket));
  }
};

}  // namespace

std::unique_ptr<StreamMaker> plain_streams()
{
  return std::make_unique<PlainStreams>();
}

}  // namespace http
