// SPDX-License-Identifier: Apache-2.0
#include "src/app/metrics.hpp"

#include <map>
#include <mutex>
#include <utility>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace app {

struct Metrics::State {
  prometheus::Counter& counter_of(const http::AccessLine& line);

  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& answers =
      prometheus::BuildCounter().Name("prongsai_answers_total").Help("Answers by route and status").Register(registry);
  prometheus::Histogram& seconds =
      prometheus::BuildHistogram()
          .Name("prongsai_answer_seconds")
          .Help("Time from the whole request to the answer")
          .Register(registry)
          .Add({}, prometheus::Histogram::BucketBoundaries{0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5});
  prometheus::Gauge& connections =
      prometheus::BuildGauge().Name("prongsai_connections").Help("Open connections").Register(registry).Add({});
  prometheus::Gauge& waiting = prometheus::BuildGauge()
                                   .Name("prongsai_waiting_requests")
                                   .Help("Requests that wait for a worker")
                                   .Register(registry)
                                   .Add({});
  std::mutex mutex;
  std::map<std::pair<const char*, int>, prometheus::Counter*> known;  // by where the pattern of the route stands
};

/// Looked up by its labels only the first time.
prometheus::Counter& Metrics::State::counter_of(const http::AccessLine& line)
{
  const std::lock_guard lock(mutex);
  prometheus::Counter*& counter = known[{line.route.data(), line.status}];
  if (counter == nullptr) {
    const std::string route = line.route.empty() ? "none" : std::string(line.route);
    counter = &answers.Add({{"route", route}, {"status", std::to_string(line.status)}});
  }
  return *counter;
}

Metrics::Metrics() : state_(std::make_unique<State>()) {}
Metrics::~Metrics() = default;

void Metrics::count(const http::AccessLine& line)
{
  state_->counter_of(line).Increment();
  state_->seconds.Observe(static_cast<double>(line.duration.count()) / 1e6);
}

std::string Metrics::text(const http::ServerLoad& load) const
{
  state_->connections.Set(static_cast<double>(load.connections));
  state_->waiting.Set(static_cast<double>(load.waiting));
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace app
