// SPDX-License-Identifier: Apache-2.0
#include "src/app/journal.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace app::journal {
namespace {

/// To the error stream, which service managers keep; UTC, so that two nodes can be compared.
spdlog::logger& lines()
{
  static const std::shared_ptr<spdlog::logger> k_logger = [] {
    auto made = spdlog::stderr_logger_mt("prongsai");
    made->set_pattern("%Y-%m-%dT%H:%M:%SZ %l %v", spdlog::pattern_time_type::utc);
    return made;
  }();
  return *k_logger;
}

}  // namespace

void answer(const http::AccessLine& line)
{
  lines().info("{} {} {} {} B {} us", http::name(line.method), line.route.empty() ? "-" : line.route, line.status,
               line.bytes, line.duration.count());
}

void trouble(std::uint64_t number, std::string_view what)
{
  lines().error("request {}: {}", number, what);
}

void note(std::string_view words)
{
  lines().info("{}", words);
}

}  // namespace app::journal
