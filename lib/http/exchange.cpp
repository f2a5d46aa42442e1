// SPDX-License-Identifier: Apache-2.0
#include "lib/http/exchange.hpp"

#include <stdexcept>
#include <utility>

#include "lib/http/reply.hpp"

namespace http {

void Exchange::reset(std::uint64_t number)
{
  request = Request();
  request.number = number;
  settled_ = dropped_ = false;
  response_.reset();
}

bool Exchange::is_settled() const
{
  const std::lock_guard lock(mutex_);
  return settled_;
}

void Exchange::answer(Response response)
{
  settle(std::move(response));
}

void Exchange::fail(const std::exception_ptr& error)
{
  Response response = failures_->answer(error, request);
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(dropped_, false)) {
      response_ = std::move(response);
      return;
    }
  }
  settle(std::move(response));
}

void Exchange::drop()
{
  settle(std::nullopt, true);
}

bool Exchange::wait(std::function<void()> resume)
{
  const std::lock_guard lock(mutex_);
  if (settled_) return false;
  resume_ = std::move(resume);
  return true;
}

void Exchange::abandon()
{
  settle(std::nullopt);
}

std::optional<Response> Exchange::take()
{
  const std::lock_guard lock(mutex_);
  if (std::exchange(dropped_, false)) {
    const std::runtime_error dropped("request was dropped without an answer");
    return failures_->answer(std::make_exception_ptr(dropped), request);
  }
  return std::exchange(response_, std::nullopt);
}

void Exchange::settle(std::optional<Response> response, bool dropped)
{
  // Under the lock to the end: the loop that is resumed lives as long as somebody waits in it, and no longer.
  const std::lock_guard lock(mutex_);
  if (settled_) return;
  settled_ = true;
  dropped_ = dropped;
  response_ = std::move(response);
  if (resume_) std::exchange(resume_, nullptr)();
}

Reply& Reply::operator=(Reply&& other) noexcept
{
  if (this != &other) {
    drop();
    exchange_ = std::move(other.exchange_);
  }
  return *this;
}

void Reply::operator()(Response response)
{
  if (!exchange_) throw std::logic_error("a request is answered once");
  std::exchange(exchange_, nullptr)->answer(std::move(response));
}

void Reply::fail(const std::exception_ptr& error)
{
  if (!exchange_) throw std::logic_error("a request is answered once");
  std::exchange(exchange_, nullptr)->fail(error);
}

void Reply::drop() noexcept
{
  if (exchange_) std::exchange(exchange_, nullptr)->drop();
}

}  // namespace http
