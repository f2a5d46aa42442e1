// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/second_reading.hpp"

#include "lib/util/text.hpp"

namespace reviews {

std::string_view code(WhySecond why)
{
  return why == WhySecond::random ? "random" : "zero";
}

std::optional<WhySecond> why_second_named(std::string_view code)
{
  if (code == "random") return WhySecond::random;
  if (code == "zero") return WhySecond::zero;
  return std::nullopt;
}

bool is_picked(const SecondReadingRule& rule, std::int64_t agency, std::string_view item)
{
  const std::string hash = util::sha256_hex(rule.seed + ":" + std::to_string(agency) + ":" + std::string(item));
  const auto number = static_cast<std::uint64_t>(std::stoul(hash.substr(0, 8), nullptr, 16));
  return number * 100 < static_cast<std::uint64_t>(rule.share) * (std::uint64_t{1} << 32U);
}

std::optional<WhySecond> second_reading(const SecondReadingRule& rule, std::int64_t agency, std::string_view item,
                                        ItemState first)
{
  if (is_picked(rule, agency, item)) return WhySecond::random;
  if (first == ItemState::failed) return WhySecond::zero;
  return std::nullopt;
}

}  // namespace reviews
