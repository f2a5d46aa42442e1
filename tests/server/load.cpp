// SPDX-License-Identifier: Apache-2.0
#include "tests/server/load.hpp"

#include <chrono>
#include <csignal>
#include <stdexcept>

#include "tests/server/browser.hpp"

namespace whole {
namespace {

constexpr std::size_t k_sent_again = 3;
constexpr std::chrono::milliseconds k_pause{10};
constexpr std::chrono::seconds k_patience{120};

void wait_until(const std::atomic<std::size_t>& count, std::size_t least)
{
  const auto end = std::chrono::steady_clock::now() + k_patience;
  while (count < least) {
    if (std::chrono::steady_clock::now() > end)
      throw std::runtime_error("the load does not come to what is waited for");
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

}  // namespace

void Load::begin(std::uint16_t port, std::size_t at_once)
{
  stopping_ = false;
  for (std::size_t i = 0; i < at_once; ++i)
    threads_.emplace_back([this, port] { answer_without_end(port); });
}

void Load::kill_at(pid_t server, std::size_t confirmed)
{
  victim_ = server;
  killed_at_ = confirmed;
}

void Load::wait_for_confirmed(std::size_t least) const
{
  wait_until(confirmed_, least);
}

void Load::wait_for_busy(std::size_t least) const
{
  wait_until(busy_, least);
}

void Load::stop()
{
  stopping_ = true;
  wait_for_end();
}

void Load::wait_for_end()
{
  for (std::thread& thread : threads_)
    thread.join();
  threads_.clear();
}

void Load::answer_without_end(std::uint16_t port)
{
  Browser browser(port);
  while (!stopping_) {
    const Respondent respondent = respondents_.next();
    try {
      while (!send(browser, respondent))
        std::this_thread::sleep_for(k_pause);
    } catch (const Lost&) {
      const std::lock_guard lock(mutex_);
      unsure_.push_back(respondent);
      return;
    }
  }
}

/// False where the server is busy and says so.
bool Load::send(Browser& browser, const Respondent& respondent)
{
  const Page page = browser.post(respondent.path, respondent.form);
  const std::string receipt = Respondents::receipt_on(page.body);
  if (page.status == 503 && !page.header("Retry-After").empty() && page.says("value=\"send\"")) {
    ++busy_;
    return false;
  }
  if (page.status == 200 && !receipt.empty()) {
    note_confirmed(respondent, receipt);
  } else {
    const std::lock_guard lock(mutex_);
    oddities_.push_back(page.head + "\n" + page.body);
  }
  return true;
}

void Load::note_confirmed(const Respondent& respondent, const std::string& receipt)
{
  if (++confirmed_ == killed_at_) ::kill(victim_, SIGKILL);
  {
    const std::lock_guard lock(mutex_);
    const auto [place, fresh] = receipts_.emplace(respondent.path, receipt);
    if (!fresh && place->second != receipt) oddities_.push_back("another receipt for " + respondent.path);
    if (fresh && sent_again_.size() < k_sent_again) sent_again_.push_back(respondent);
  }
}

void Load::send_again(std::uint16_t port)
{
  std::vector<Respondent> again;
  {
    const std::lock_guard lock(mutex_);
    again.swap(unsure_);
    again.insert(again.end(), sent_again_.begin(), sent_again_.end());
    sent_again_.clear();
  }
  Browser browser(port);
  for (const Respondent& respondent : again) {
    while (!send(browser, respondent))
      std::this_thread::sleep_for(k_pause);
  }
}

std::map<std::string, std::string> Load::receipts() const
{
  const std::lock_guard lock(mutex_);
  return receipts_;
}

std::vector<std::string> Load::oddities() const
{
  const std::lock_guard lock(mutex_);
  return oddities_;
}

}  // namespace whole
