// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/session.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace accounts {
namespace {

constexpr std::array<std::string_view, 3> k_stages{"code", "setup", "full"};

using Sign = std::pair<std::string_view, std::string_view>;  // in the header, as people call it

/// Chrome's header names Safari as well, and Edge's both: the first that fits counts.
constexpr std::array<Sign, 6> k_browsers{Sign{"Edg", "Edge"},   Sign{"OPR/", "Opera"},     Sign{"Firefox/", "Firefox"},
                                         Sign{"Line/", "LINE"}, Sign{"Chrome/", "Chrome"}, Sign{"Safari/", "Safari"}};
constexpr std::array<Sign, 6> k_systems{Sign{"Android", "Android"}, Sign{"iPhone", "iPhone"}, Sign{"iPad", "iPad"},
                                        Sign{"Windows", "Windows"}, Sign{"Mac OS", "macOS"},  Sign{"Linux", "Linux"}};

template <typename Signs>
std::string_view first_sign(const Signs& signs, std::string_view header)
{
  const auto found =
      std::ranges::find_if(signs, [&](const Sign& sign) { return header.find(sign.first) != std::string_view::npos; });
  return found == signs.end() ? std::string_view() : found->second;
}

}  // namespace

std::string_view code(Stage stage)
{
  return k_stages.at(static_cast<std::size_t>(stage));
}

std::optional<Stage> stage_named(std::string_view code)
{
  const auto found = std::ranges::find(k_stages, code);
  if (found == k_stages.end()) return std::nullopt;
  return static_cast<Stage>(found - k_stages.begin());
}

bool is_alive(const Session& session, const SessionRules& rules, util::UtcSeconds now)
{
  const std::int64_t age = now - session.started_at;
  if (session.stage != Stage::full) return age < rules.sign_in.count();
  return age < rules.longest.count() && now - session.seen_at < rules.idle.count();
}

std::string shown_browser(std::string_view user_agent)
{
  std::string shown(first_sign(k_browsers, user_agent));
  const std::string_view system = first_sign(k_systems, user_agent);
  if (!shown.empty() && !system.empty()) shown += ", ";
  return shown.append(system);
}

}  // namespace accounts
