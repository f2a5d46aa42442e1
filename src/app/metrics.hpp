// SPDX-License-Identifier: Apache-2.0
// Figures of the running server for its operator, in the text form of Prometheus. Routes are counted by pattern, so no
// figure says who asked for what.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "lib/http/hooks.hpp"
#include "lib/http/server.hpp"

namespace app {

class Metrics {
 public:
  Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;
  ~Metrics();

  void count(const http::AccessLine& line);  ///< from any thread
  std::string text(const http::ServerLoad& load) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace app
