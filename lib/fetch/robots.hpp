// SPDX-License-Identifier: Apache-2.0
// What a site asks programs not to look at: its robots.txt, read as RFC 9309 says.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace fetch {

class Robots {
 public:
  static constexpr std::size_t k_most_bytes = std::size_t{500} * 1024;

  /// Everything allowed.
  Robots() = default;
  /// The group of `product` ("Prongsai", letter case does not matter), else that of "*". Of a longer file the first
  /// 500 KiB count. Nothing is too broken to be read.
  Robots(std::string_view text, std::string_view product);
  static Robots nothing_allowed();

  /// Path with query, encoded as it is asked for. The longest rule that fits counts; of equals the one that allows.
  bool allows(std::string_view path) const;
  /// Seconds between two questions that the site asks for; 0: says nothing.
  double delay() const { return delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow = false;
  };
  friend class RobotsReader;
  std::vector<Rule> rules_;
  double delay_ = 0;
};

}  // namespace fetch
