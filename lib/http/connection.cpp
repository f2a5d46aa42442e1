// SPDX-License-Identifier: Apache-2.0
#include "lib/http/connection.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "lib/http/outcome.hpp"
#include "lib/http/reply.hpp"

namespace http {
namespace {

constexpr std::size_t k_small_buffer = std::size_t{8} * 1024;
constexpr std::size_t k_body_buffer = std::size_t{64} * 1024;
constexpr std::size_t k_send_piece = std::size_t{64} * 1024;
constexpr auto k_idle_when_full = std::chrono::seconds(1);
constexpr auto k_retry_when_busy = std::chrono::seconds(2);

// In this room co_await stands in a statement of its own: g++ 12 makes wrong code of one in the condition of an if
// within a loop.

}  // namespace

Connection::Connection(Site& site, std::unique_ptr<Stream> stream, Client peer)
    : site_(site), stream_(std::move(stream)), peer_(std::move(peer))
{
  ++site_.connections;
}

Connection::~Connection()
{
  --site_.connections;
}

void Connection::check_deadline(Clock::time_point now)
{
  if (now < deadline_ || expired_) return;
  expired_ = true;
  stream_->cancel();
}

void Connection::drain()
{
  if (phase_ != Phase::idle) return;
  ending_ = true;
  stream_->cancel();
}

void Connection::abort()
{
  ending_ = true;
  stream_->close();
  if (exchange_) exchange_->abandon();
}

void Connection::allow(std::chrono::milliseconds time)
{
  expired_ = false;
  deadline_ = Clock::now() + time;
}

asio::awaitable<void> Connection::serve()
{
  try {
    allow(site_.deadlines.head);
    bool goes_on = co_await stream_->open();
    while (goes_on && !ending_)
      goes_on = co_await serve_one();
  } catch (const std::exception& error) {
    if (site_.hooks.trouble) site_.hooks.trouble(0, std::string("connection: ") + error.what());
  }
  stream_->close();
}

/// Whether another request may follow.
asio::awaitable<bool> Connection::serve_one()
{
  if (!exchange_ || exchange_.use_count() > 1) exchange_ = std::make_shared<Exchange>(site_.failures);
  std::atomic_thread_fence(std::memory_order_acquire);  // whoever had it before has left it as it is
  exchange_->reset(site_.next_number++);
  phase_ = Phase::idle;
  Intake intake(site_.rules, peer_, exchange_->request);
  std::optional<Response> response;
  const Received received = co_await receive(intake, response);
  const auto begin = Clock::now();
  if (received == Received::nothing) co_return false;
  phase_ = Phase::other;
  AnswerTo to = AnswerTo::of(exchange_->request);  // handlers may take the request apart
  to.is_1_1 = intake.is_1_1();
  to.keep_alive = intake.keep_alive() && intake.is_done();
  if (!response) response = co_await respond(intake);
  if (!response) co_return false;  // given up
  to.keep_alive = to.keep_alive && !site_.draining;
  Answer answer = prepared(std::move(*response), to);
  const bool sent = co_await send(answer);
  write_access_line(to, intake, answer, begin);
  if (sent && !to.keep_alive) co_await say_good_bye();
  co_return sent&& to.keep_alive;
}

asio::awaitable<Connection::Received> Connection::receive(Intake& intake, std::optional<Response>& refusal)
{
  bool told_to_go_on = false;
  while (true) {
    std::exception_ptr error;
    try {
      intake.put(unread());
    } catch (...) {
      error = std::current_exception();
    }
    begin_ += intake.used();
    if (error) {
      refusal = site_.failures->answer(error, exchange_->request);
      co_return Received::refused;
    }
    if (intake.is_done()) co_return Received::whole;
    if (intake.wants_continue() && !std::exchange(told_to_go_on, true)) {
      const bool told = co_await send_bytes("HTTP/1.1 100 Continue\r\n\r\n", {});
      if (!told) co_return Received::nothing;
    }
    const bool more = co_await receive_more(intake);
    if (more) continue;
    if (!expired_ || phase_ == Phase::idle) co_return Received::nothing;
    refusal = site_.failures->answer(RequestTimeout("request took too long"), exchange_->request);
    co_return Received::refused;
  }
}

asio::awaitable<bool> Connection::receive_more(const Intake& intake)
{
  set_reading_deadline(intake);
  make_room(intake.has_head());
  const std::size_t count = co_await stream_->read(asio::buffer(buffer_.data() + end_, buffer_.size() - end_));
  if (count > 0) expired_ = false;
  end_ += count;
  co_return count > 0 && !ending_;
}

void Connection::set_reading_deadline(const Intake& intake)
{
  const bool begun = begin_ < end_;
  const Phase phase = intake.has_head() ? Phase::body : begun ? Phase::head : Phase::idle;
  if (phase != phase_ || phase == Phase::idle) {
    phase_began_ = Clock::now();
    // Between request and request nothing needs to be kept.
    if (phase == Phase::idle && buffer_.size() > k_small_buffer) std::string().swap(buffer_);
  }
  phase_ = phase;
  expired_ = false;
  if (phase == Phase::idle) deadline_ = phase_began_ + idle_time();
  if (phase == Phase::head) deadline_ = phase_began_ + site_.deadlines.head;
  if (phase == Phase::body) {
    deadline_ = phase_began_ + site_.deadlines.body +
                std::chrono::seconds(intake.body_size() / std::max<std::size_t>(1, site_.deadlines.slowest_body));
  }
}

Connection::Clock::duration Connection::idle_time() const
{
  const Clock::duration usual = site_.deadlines.idle;
  const bool nearly_full = site_.connections > site_.rules.limits.connections / 4 * 3;
  return nearly_full ? std::min<Clock::duration>(usual, k_idle_when_full) : usual;
}

void Connection::make_room(bool for_body)
{
  if (begin_ == end_) begin_ = end_ = 0;
  const std::size_t wanted = for_body ? k_body_buffer : k_small_buffer;
  if (buffer_.size() < wanted) buffer_.resize(wanted);
  if (end_ < buffer_.size()) return;
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  buffer_.resize(std::max(2 * end_, wanted));  // bounded: the intake refuses heads over their limit
}

asio::awaitable<std::optional<Response>> Connection::respond(Intake& intake)
{
  if (intake.ready_answer()) co_return std::move(*intake.ready_answer());
  deadline_ = Clock::time_point::max();
  dispatch(*intake.route());
  if (!exchange_->is_settled()) co_await wait_for_reply();
  co_return exchange_->take();
}

void Connection::dispatch(const Route& route)
{
  if (const auto* now = std::get_if<ImmediateHandler>(&route.handler)) {
    try {
      (*now)(exchange_->request, Reply(exchange_));
    } catch (...) {
      exchange_->fail(std::current_exception());
    }
    return;
  }
  const auto run = [exchange = exchange_, handler = &std::get<Handler>(route.handler)] {
    try {
      exchange->answer((*handler)(exchange->request));
    } catch (...) {
      exchange->fail(std::current_exception());
    }
  };
  // A task that is dropped unstarted leaves its connection to abort().
  if (!site_.workers.submit(run)) exchange_->fail(std::make_exception_ptr(Unavailable(k_retry_when_busy, "all busy")));
}

/// No coroutine itself, so that the lambda is no part of one's frame.
asio::awaitable<void> Connection::wait_for_reply()
{
  const auto start = [this](auto handler) {
    const auto executor = asio::get_associated_executor(handler);
    const auto kept = std::make_shared<decltype(handler)>(std::move(handler));
    const auto resume = [executor, kept] { asio::post(executor, [kept] { std::move (*kept)(); }); };
    if (!exchange_->wait(resume)) resume();
  };
  return asio::async_initiate<const asio::use_awaitable_t<>&, void()>(start, asio::use_awaitable);
}

Answer Connection::prepared(Response response, const AnswerTo& to)
{
  try {
    return make_answer(std::move(response), to, site_.security, site_.now());
  } catch (...) {
    Response failure = site_.failures->answer(std::current_exception(), exchange_->request);
    return make_answer(std::move(failure), to, site_.security, site_.now());
  }
}

asio::awaitable<bool> Connection::send(Answer& answer)
{
  bool sent = co_await send_bytes(answer.head, answer.body());
  std::string piece;
  while (sent && answer.file) {
    const std::string_view bytes = answer.file->read(piece, k_send_piece);
    if (bytes.empty()) break;
    sent = co_await send_bytes(bytes, {});
  }
  co_return sent;
}

asio::awaitable<bool> Connection::send_bytes(std::string_view head, std::string_view body)
{
  bool sent = true;
  do {
    const std::string_view piece = body.substr(0, k_send_piece);
    const TwoBuffers buffers{asio::buffer(head), asio::buffer(piece)};
    allow(site_.deadlines.send);
    sent = co_await stream_->write(buffers);
    head = {};
    body.remove_prefix(piece.size());
  } while (sent && !body.empty());
  co_return sent;
}

/// A connection that is closed while the client still sends takes the answer with it; so the rest is read, for a while.
asio::awaitable<void> Connection::say_good_bye()
{
  allow(site_.deadlines.linger);
  co_await stream_->finish();
  make_room(false);
  std::size_t count = 1;
  while (count > 0 && !expired_ && !ending_)
    count = co_await stream_->read(asio::buffer(buffer_));
}

void Connection::write_access_line(const AnswerTo& to, const Intake& intake, const Answer& answer,
                                   Clock::time_point begin)
{
  if (!site_.hooks.access) return;
  AccessLine line;
  line.method = to.method;
  if (intake.route() != nullptr) line.route = intake.route()->pattern;
  line.status = answer.response.status;
  line.bytes = answer.body_size;
  line.duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
  site_.hooks.access(line);
}

}  // namespace http
