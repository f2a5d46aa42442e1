// SPDX-License-Identifier: Apache-2.0
// Looks at pages of other people's web sites, many at a time and politely: few questions at once to one host and a
// pause between them, what robots.txt forbids is not asked for, nothing is asked of machines that are not public.
// Every limit of size, time and number ends in an outcome that can be told to people. One thread; libcurl does the
// transfers.
#pragma once
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fetch {

enum class Outcome {
  answered,            ///< with any status
  bad_address,         ///< no http or https address
  forbidden_address,   ///< leads to a machine that is not public
  no_host,             ///< nobody knows the name
  no_connection,       ///< nobody answers there
  tls,                 ///< no secure connection: certificate expired, of another name, …
  timed_out,           ///< took longer than the limit
  too_large,           ///< longer than the limit
  too_many_redirects,  ///< sends from one address to the next, or in a circle
  robots,              ///< the site asks programs not to look, or does not say (its robots.txt fails)
  broken,              ///< ended before its end, or was no HTTP
};
std::string_view code(Outcome outcome);  ///< "no_host"

struct Page {
  std::string asked;  ///< the address as it was given
  std::string url;    ///< the one that answered, or the last that was tried
  Outcome outcome = Outcome::broken;
  int status = 0;                      ///< of HTTP; 0 where nothing answered
  std::vector<std::string> redirects;  ///< addresses that sent on to another, in order
  std::string type;                    ///< what the site calls it: "text/html; charset=utf-8"
  std::string body;                    ///< of outcome answered, whatever the status
};

struct Limits {
  std::size_t bytes = std::size_t{20} * 1024 * 1024;  ///< of one answer, unpacked
  std::chrono::milliseconds time{40'000};             ///< for one answer, without waiting for its turn
  std::chrono::milliseconds connect_time{10'000};
  int redirects = 5;
  std::size_t at_once = 48;
  std::size_t at_once_per_host = 2;
  std::chrono::milliseconds pause{500};  ///< between the beginnings of two questions to one host
};

struct Policy {
  Limits limits;
  std::string product = "Prongsai";  ///< the name that robots.txt may give it
  std::string user_agent;            ///< names the program and where to ask about it
  std::vector<std::string> allowed;  ///< loopback addresses with port, "127.0.0.1:8080": for tests and the demo
};

class Fetcher {
 public:
  using Done = std::function<void(Page)>;

  /// std::invalid_argument for an allowed address that is none.
  explicit Fetcher(Policy policy);
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;
  ~Fetcher();  ///< what is under way is dropped, its `done` is not called

  /// Takes the address into the queue. `done` is called once, by turn(); it may start others, but must not throw.
  void start(std::string url, Done done);
  std::size_t under_way() const;  ///< started and not done
  /// Moves on what is under way, waiting at most that long for something to happen.
  void turn(std::chrono::milliseconds longest);
  /// Turns until nothing is under way.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace fetch
