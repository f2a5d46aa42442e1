// SPDX-License-Identifier: Apache-2.0
// Public pages and files kept as bytes: made once on a thread of their own, then answered from memory to everybody
// without asking the database. What is open changes: everything is made anew.
#pragma once
#include <chrono>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "lib/http/router.hpp"
#include "lib/http/static_files.hpp"
#include "lib/http/workers.hpp"
#include "lib/util/clock.hpp"

#include "src/portal/live_publication_store.hpp"

namespace portal {

/// A page or file as it is made.
struct Made {
  std::string bytes;
  std::string type = "text/html; charset=utf-8";
  std::string file_name = {};  ///< to be saved under; empty: to be shown
  std::string link = {};       ///< header field Link; may be empty
  bool compress = true;
  bool for_scripts = false;  ///< scripts of other sites may read it too
};

class KeptPages {
 public:
  using Make = std::function<Made(const Publication&)>;
  /// `most_bytes`: beyond, the oldest go. All outlive it.
  KeptPages(LivePublication& live, const util::Clock& clock, std::size_t threads, std::size_t most_bytes);

  /// How a request ends when making threw.
  using Refuse = std::function<http::Response(const std::exception_ptr&)>;
  /// Answers with what is kept under the key, or makes it. What `make` throws ends the request, or is answered by
  /// `refuse` where there is one.
  void answer(http::Request& request, http::Reply reply, const std::string& key, Make make, Refuse refuse = {});
  /// The same, waiting for it, as in tests and for files within pages.
  http::Response answer_now(const http::Request& request, const std::string& key, const Make& make);
  /// What is visible now; may wait for the database.
  std::shared_ptr<const Publication> publication() { return live_.wait(); }
  /// Runs on a thread that may block; 503 when too many wait.
  void on_worker(http::Reply reply, std::function<http::Response()> work);

 private:
  struct Kept {
    http::KeptBytes bytes;
    std::string file_name;
    std::string link;
    bool for_scripts = false;
    std::size_t size = 0;
    std::chrono::milliseconds made{};
  };
  using KeptPtr = std::shared_ptr<const Kept>;
  KeptPtr find(const std::string& stamp, const std::string& key);
  KeptPtr keep(const std::string& stamp, const std::string& key, Made made);
  KeptPtr find_or_make(const std::string& key, const Make& make);
  static http::Response response(const Kept& kept, const http::Request& request);

  LivePublication& live_;
  const util::Clock& clock_;
  std::size_t most_bytes_;
  std::mutex mutex_;
  std::string stamp_;
  std::unordered_map<std::string, KeptPtr> kept_;
  std::deque<std::string> order_;  // of keys, the oldest first
  std::size_t bytes_ = 0;
  http::Workers workers_;  // the last: its threads use everything above
};

}  // namespace portal
