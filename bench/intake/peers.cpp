// SPDX-License-Identifier: Apache-2.0
#include "bench/intake/peers.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace intake {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;

const std::string k_page(2000, 'x');
constexpr std::int64_t k_cycle = 999'999;  // of no round

}  // namespace

BareGroupCommit::BareGroupCommit(db::Database& database)
    : begin_(random_.token(6)),
      writer_(database, [this](db::Connection& connection, std::span<surveys::Submission*> all) {
        surveys::AnswerStore(connection).add(all, today_, random_);
      })
{
}

void BareGroupCommit::store(std::function<void()> stored)
{
  const std::uint64_t number = number_++;
  surveys::Submission submission{.survey = {k_cycle, static_cast<std::int64_t>(number % 100), "IIT", "1"},
                                 .answers = "123456123456123",
                                 .receipt = begin_ + std::to_string(number)};
  const bool taken =
      writer_.offer(std::move(submission), sizeof submission,
                    [stored = std::move(stored)](const auto& /*unused*/, const std::exception_ptr& failure) {
                      if (failure) std::rethrow_exception(failure);
                      stored();
                    });
  if (!taken) std::abort();
}

Measured BareGroupCommit::run(std::size_t at_once, std::size_t answers, std::chrono::duration<double> longest)
{
  using Clock = std::chrono::steady_clock;
  std::mutex mutex;
  std::condition_variable ended;
  Measured measured;
  std::size_t under_way = 0;
  std::size_t begun = 0;
  const auto start = Clock::now();
  const auto end = start + std::chrono::duration_cast<Clock::duration>(longest);
  std::function<void()> next = [&] {
    const auto asked = Clock::now();
    store([&, asked] {
      const auto now = Clock::now();
      const std::unique_lock lock(mutex);
      measured.milliseconds.push_back(std::chrono::duration<double, std::milli>(now - asked).count());
      if (begun < answers && now < end) {
        ++begun;
        next();
      } else if (--under_way == 0) {
        ended.notify_all();
      }
    });
  };
  std::unique_lock lock(mutex);
  under_way = begun = at_once;
  for (std::size_t i = 0; i < at_once; ++i)
    next();
  ended.wait(lock, [&] { return under_way == 0; });
  measured.conversations = measured.milliseconds.size();
  measured.per_second =
      static_cast<double>(measured.conversations) / std::chrono::duration<double>(Clock::now() - start).count();
  std::ranges::sort(measured.milliseconds);
  return measured;
}

struct BareBeast::Running {
  explicit Running(BareGroupCommit* with)
      : commit(with), acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
  {
    asio::co_spawn(io, accept(), asio::detached);
    thread = std::thread([this] { io.run(); });
  }

  asio::awaitable<void> accept()
  {
    while (true) {
      tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
      socket.set_option(tcp::no_delay(true));
      asio::co_spawn(io, serve(std::move(socket)), asio::detached);
    }
  }
  asio::awaitable<void> serve(tcp::socket socket)
  {
    beast::flat_buffer buffer;
    while (true) {
      beast::http::request<beast::http::string_body> request;
      co_await beast::http::async_read(socket, buffer, request, asio::use_awaitable);
      if (commit != nullptr) co_await stored();
      beast::http::response<beast::http::string_body> response;
      response.set(beast::http::field::content_type, "text/html; charset=utf-8");
      response.body() = k_page;
      response.prepare_payload();
      co_await beast::http::async_write(socket, response, asio::use_awaitable);
    }
  }
  asio::awaitable<void> stored()
  {
    const auto start = [this](auto handler) {
      const auto executor = asio::get_associated_executor(handler);
      const auto kept = std::make_shared<decltype(handler)>(std::move(handler));
      commit->store([executor, kept] { asio::post(executor, [kept] { std::move (*kept)(); }); });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>&, void()>(start, asio::use_awaitable);
  }

  BareGroupCommit* commit;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  std::thread thread;
};

BareBeast::BareBeast(BareGroupCommit* commit) : running_(std::make_unique<Running>(commit)) {}

BareBeast::~BareBeast()
{
  running_->io.stop();
  running_->thread.join();
}

std::uint16_t BareBeast::port() const
{
  return running_->acceptor.local_endpoint().port();
}

}  // namespace intake
