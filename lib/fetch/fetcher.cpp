// SPDX-License-Identifier: Apache-2.0
#include "lib/fetch/fetcher.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "lib/fetch/robots.hpp"
#include "lib/fetch/transfer.hpp"

namespace fetch {

using Clock = std::chrono::steady_clock;

/// One address on its way to an answer, over several questions where it is sent on.
struct Job {
  Page page;
  std::optional<Url> url;  ///< where it is now
  Fetcher::Done done;
  std::string robots_of;  ///< set: this asks for the robots.txt of that origin
};
using JobOwner = std::unique_ptr<Job>;

/// A machine by its name: what waits for it.
struct Host {
  std::deque<JobOwner> waiting;
  std::size_t active = 0;
  Clock::time_point next = Clock::time_point::min();
  double delay = 0;  ///< seconds that its robots.txt asks for
};

/// What one site says to programs, and who waits to hear it.
struct Origin {
  std::optional<Robots> robots;
  std::optional<Outcome> failed;  ///< it could not be asked, so nothing else is
  int status = 0;
  bool asked = false;
  std::vector<JobOwner> waiting;
};

namespace {

using std::chrono::milliseconds;

constexpr std::array<std::string_view, 11> k_outcomes = {
    "answered",  "bad_address", "forbidden_address",  "no_host", "no_connection", "tls",
    "timed_out", "too_large",   "too_many_redirects", "robots",  "broken"};

std::string origin_of(const Url& url)
{
  return url.scheme + "://" + url.host_and_port();
}

}  // namespace

std::string_view code(Outcome outcome)
{
  return k_outcomes.at(static_cast<std::size_t>(outcome));
}

struct Fetcher::State {
  explicit State(Policy rules)
      : policy(std::move(rules)), allowed(read_allowed(policy.allowed)), multi(curl_multi_init(), &curl_multi_cleanup)
  {
    if (!multi) throw std::runtime_error("libcurl cannot be started");
    curl_multi_setopt(multi.get(), CURLMOPT_MAXCONNECTS, 200L);
  }
  ~State()
  {
    for (auto& [handle, running] : active)
      curl_multi_remove_handle(multi.get(), handle);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  struct Running {
    std::unique_ptr<Transfer> transfer;
    JobOwner job;
  };

  void enqueue(JobOwner job);
  void ask_robots(Origin& origin, const Job& first);
  void begin_what_may();
  void begin(JobOwner job);
  void ended(CURL* handle, CURLcode code);
  void settle(JobOwner job, Transfer& transfer, Outcome outcome);
  void follow(JobOwner job, const std::string& location);
  void robots_came(Job& job, const std::string& text);
  void end(JobOwner job, Outcome outcome);
  void call_done();
  milliseconds until_next(milliseconds longest) const;

  Policy policy;
  std::vector<AllowedAddress> allowed;
  Transfer::Manners manners{policy, allowed};
  std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)> multi;
  std::map<CURL*, Running> active;
  std::map<std::string, Host> hosts;
  std::map<std::string, Origin> origins;
  std::deque<JobOwner> ready;  ///< whose `done` is to be called
  std::size_t jobs = 0;
};

void Fetcher::State::enqueue(JobOwner job)
{
  if (!job->robots_of.empty()) {
    hosts[job->url->host].waiting.push_front(std::move(job));
    return;
  }
  Origin& origin = origins[origin_of(*job->url)];
  if (origin.failed) {
    job->page.status = origin.status;
    return end(std::move(job), *origin.failed);
  }
  if (!origin.robots) {
    if (!origin.asked) ask_robots(origin, *job);
    origin.waiting.push_back(std::move(job));
    return;
  }
  if (!origin.robots->allows(job->url->path_and_query())) return end(std::move(job), Outcome::robots);
  hosts[job->url->host].waiting.push_back(std::move(job));
}

void Fetcher::State::ask_robots(Origin& origin, const Job& first)
{
  origin.asked = true;
  auto job = std::make_unique<Job>();
  job->robots_of = origin_of(*first.url);
  job->url = resolve(*first.url, "/robots.txt");
  if (!job->url) {
    origin.robots = Robots();
    return;
  }
  enqueue(std::move(job));
}

void Fetcher::State::begin_what_may()
{
  const Clock::time_point now = Clock::now();
  for (auto& [name, host] : hosts) {
    while (!host.waiting.empty() && host.active < policy.limits.at_once_per_host && host.next <= now &&
           active.size() < policy.limits.at_once) {
      JobOwner job = std::move(host.waiting.front());
      host.waiting.pop_front();
      ++host.active;
      const auto asked_for = milliseconds(static_cast<std::int64_t>(host.delay * 1000));
      host.next = now + std::max(policy.limits.pause, asked_for);
      begin(std::move(job));
    }
  }
}

void Fetcher::State::begin(JobOwner job)
{
  const bool robots = !job->robots_of.empty();
  auto transfer =
      std::make_unique<Transfer>(manners, *job->url, robots ? Robots::k_most_bytes : policy.limits.bytes, robots);
  CURL* const handle = transfer->handle();
  active.emplace(handle, Running{std::move(transfer), std::move(job)});
  curl_multi_add_handle(multi.get(), handle);
}

void Fetcher::State::ended(CURL* handle, CURLcode code)
{
  const auto found = active.find(handle);
  Running running = std::move(found->second);
  active.erase(found);
  curl_multi_remove_handle(multi.get(), handle);
  --hosts[running.job->url->host].active;
  settle(std::move(running.job), *running.transfer, running.transfer->outcome(code));
}

void Fetcher::State::settle(JobOwner job, Transfer& transfer, Outcome outcome)
{
  job->page.status = transfer.status();
  if (outcome == Outcome::answered) {
    if (const std::string location = transfer.location(); !location.empty()) return follow(std::move(job), location);
    job->page.type = transfer.type();
    job->page.body = transfer.take_body();
  }
  end(std::move(job), outcome);
}

void Fetcher::State::follow(JobOwner job, const std::string& location)
{
  job->page.redirects.push_back(job->url->text);
  if (job->page.redirects.size() > static_cast<std::size_t>(policy.limits.redirects))
    return end(std::move(job), Outcome::too_many_redirects);
  auto next = resolve(*job->url, location);
  if (!next) return end(std::move(job), Outcome::bad_address);
  job->url = std::move(next);
  enqueue(std::move(job));
}

/// What it says holds for the origin that was asked, wherever the answer came from.
void Fetcher::State::robots_came(Job& job, const std::string& text)
{
  Origin& origin = origins[job.robots_of];
  const int status = job.page.status;
  origin.status = status;
  if (job.page.outcome != Outcome::answered && job.page.outcome != Outcome::too_many_redirects) {
    origin.failed = job.page.outcome;
  } else if (status >= 500) {
    origin.robots = Robots::nothing_allowed();
  } else if (status >= 200 && status < 300) {
    origin.robots = Robots(text, policy.product);
  } else {
    origin.robots = Robots();
  }
  if (origin.robots) {
    const std::size_t begin = job.robots_of.find("://") + 3;
    const std::string host = job.robots_of.substr(begin, job.robots_of.rfind(':') - begin);
    hosts[host].delay = std::max(hosts[host].delay, origin.robots->delay());
  }
  for (JobOwner& waiting : std::exchange(origin.waiting, {}))
    enqueue(std::move(waiting));
}

void Fetcher::State::end(JobOwner job, Outcome outcome)
{
  job->page.outcome = outcome;
  if (!job->robots_of.empty()) return robots_came(*job, job->page.body);
  if (job->url) job->page.url = job->url->text;
  ready.push_back(std::move(job));
}

void Fetcher::State::call_done()
{
  while (!ready.empty()) {
    const JobOwner job = std::move(ready.front());
    ready.pop_front();
    --jobs;
    job->done(std::move(job->page));
  }
}

milliseconds Fetcher::State::until_next(milliseconds longest) const
{
  if (!ready.empty()) return milliseconds(0);
  const Clock::time_point now = Clock::now();
  milliseconds wait = longest;
  for (const auto& [name, host] : hosts) {
    if (host.waiting.empty() || host.active >= policy.limits.at_once_per_host) continue;
    const auto left = std::chrono::ceil<milliseconds>(std::max(host.next, now) - now);
    wait = std::min(wait, left);
  }
  // With all places taken an end of a transfer comes first.
  return active.size() >= policy.limits.at_once ? longest : std::max(wait, milliseconds(0));
}

Fetcher::Fetcher(Policy policy)
{
  curl_global_init(CURL_GLOBAL_DEFAULT);
  state_ = std::make_unique<State>(std::move(policy));
}

Fetcher::~Fetcher() = default;

void Fetcher::start(std::string url, Done done)
{
  auto job = std::make_unique<Job>();
  job->page.asked = std::move(url);
  job->page.url = job->page.asked;
  job->url = read_url(job->page.asked);
  job->done = std::move(done);
  ++state_->jobs;
  if (!job->url) return state_->end(std::move(job), Outcome::bad_address);
  state_->enqueue(std::move(job));
}

std::size_t Fetcher::under_way() const
{
  return state_->jobs;
}

void Fetcher::turn(milliseconds longest)
{
  State& state = *state_;
  state.call_done();
  state.begin_what_may();
  int running = 0;
  curl_multi_perform(state.multi.get(), &running);
  int left = 0;
  bool any = false;
  while (const CURLMsg* message = curl_multi_info_read(state.multi.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    any = true;
    state.ended(message->easy_handle, message->data.result);
  }
  state.call_done();
  if (any || state.jobs == 0) return;
  curl_multi_poll(state.multi.get(), nullptr, 0, static_cast<int>(state.until_next(longest).count()), nullptr);
}

void Fetcher::finish()
{
  while (under_way() > 0)
    turn(milliseconds(200));
}

}  // namespace fetch
