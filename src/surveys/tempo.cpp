// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/tempo.hpp"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <sodium.h>

namespace surveys {
namespace {

constexpr std::chrono::hours k_day{24};
constexpr double k_hour_milliseconds = 3'600'000;
constexpr std::size_t k_key_bytes = 32;
constexpr std::size_t k_name_bytes = 16;
constexpr std::size_t k_prefix_bytes_4 = 3;  // /24
constexpr std::size_t k_prefix_bytes_6 = 7;  // /56

}  // namespace

std::string address_prefix(std::string_view client)
{
  std::string text(client);
  std::array<unsigned char, 16> bytes{};
  std::size_t kept = 0;
  if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) {
    kept = k_prefix_bytes_4;
  } else if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) {
    kept = k_prefix_bytes_6;
  } else {
    return text;
  }
  std::string prefix;
  for (std::size_t i = 0; i < kept; ++i)
    prefix += (i > 0 ? "." : "") + std::to_string(bytes.at(i));
  return prefix;
}

Tempo::Tempo(const util::Clock& clock, util::Random& random, TempoRule rule)
    : clock_(clock), random_(random), rule_(rule), key_(random.bytes(k_key_bytes)), key_made_(clock.elapsed())
{
}

Slowness Tempo::next(std::string_view about, std::string_view client, double weight)
{
  const std::lock_guard lock(mutex_);
  new_key_each_day();
  if (places_.size() >= rule_.most_places) places_.clear();
  const std::chrono::milliseconds now = clock_.elapsed();
  Place& place = places_[name_of(about, client)];
  place.count = count_at(place, now) + weight;
  place.at = now;
  return {wait_for(place.count), std::max(0.0, place.count - rule_.free)};
}

std::chrono::seconds Tempo::left(std::string_view about, std::string_view client) const
{
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(name_of(about, client));
  if (found == places_.end()) return std::chrono::seconds(0);
  const auto passed = std::chrono::ceil<std::chrono::seconds>(clock_.elapsed() - found->second.at);
  return std::max(std::chrono::seconds(0), wait_for(found->second.count) - passed);
}

std::string Tempo::name_of(std::string_view about, std::string_view client) const
{
  const std::string text = std::string(about) + '\n' + address_prefix(client);
  std::string name(k_name_bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(name.data()), name.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     reinterpret_cast<const unsigned char*>(key_.data()), key_.size());
  return name;
}

double Tempo::count_at(const Place& place, std::chrono::milliseconds now) const
{
  const double forgotten = static_cast<double>((now - place.at).count()) / k_hour_milliseconds * rule_.each_hour;
  return std::max(0.0, place.count - forgotten);
}

std::chrono::seconds Tempo::wait_for(double count) const
{
  const double beyond = std::max(0.0, count - rule_.free);
  const double seconds = beyond * static_cast<double>(rule_.step.count());
  return std::chrono::seconds(static_cast<long long>(std::min(seconds, static_cast<double>(rule_.longest.count()))));
}

void Tempo::new_key_each_day()
{
  if (clock_.elapsed() - key_made_ < k_day) return;
  key_ = random_.bytes(k_key_bytes);
  key_made_ = clock_.elapsed();
  places_.clear();
}

}  // namespace surveys
