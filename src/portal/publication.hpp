// SPDX-License-Identifier: Apache-2.0
// Everything that is open to everybody now: one edition for each fiscal year that has visible releases. Pages, the API
// and files find results through it alone, so that nothing is shown before its embargo is over.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/framework/framework.hpp"
#include "src/portal/standing.hpp"

namespace portal {

using FrameworkPtr = std::shared_ptr<const framework::Framework>;

struct Edition {
  std::int64_t id = 0;
  int fiscal_year = 0;
  std::vector<results::Release> releases = {};  ///< that one first which counts where two have the same agency
  std::int64_t agencies = 0;                    ///< with a total
  std::int64_t certain = 0;                     ///< of those, whose margin is known
  FrameworkPtr framework = {};                  ///< of the release that counts first

  /// When the newest of it became visible.
  util::UtcSeconds since() const;
  /// The round; nullptr where there are only scores read from files.
  const results::Release* round() const;
};

struct Publication {
  std::vector<Edition> editions = {};                   ///< the newest year first
  std::map<int, FrameworkPtr> frameworks = {};          ///< by year: of rounds, otherwise those of the program
  std::map<std::int64_t, FrameworkPtr> of_rounds = {};  ///< by round, of those in editions
  std::string stamp = {};                               ///< another one when anything that pages show has changed

  const Edition* of_year(int fiscal_year) const;
  const Edition* newest() const { return editions.empty() ? nullptr : &editions.front(); }
  /// By which the result of a standing was computed; nullptr where the program does not know it.
  FrameworkPtr framework_of(const Standing& standing, int fiscal_year) const;
};

}  // namespace portal
