// SPDX-License-Identifier: Apache-2.0
// First readings one by one, summed as the database sums them but in plain sight: the formulas of severities() from
// their beginning.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "src/reviews/severity.hpp"

namespace review_test {

struct ReadItem {
  std::int64_t reader = 0;
  std::int64_t agency = 0;
  std::string type = {};
  std::string item = {};
  bool met = false;
};

struct Summed {
  std::vector<reviews::ReadAtAgency> read;  ///< by reader, then agency
  std::map<std::int64_t, double> doubts;
};

inline Summed summed(const std::vector<ReadItem>& items)
{
  Summed sums;
  std::map<std::pair<std::int64_t, std::int64_t>, reviews::ReadAtAgency> by_agency;
  std::map<std::int64_t, std::map<std::pair<std::string, std::string>, int>> own;
  for (const ReadItem& one : items) {
    reviews::ReadAtAgency& place = by_agency[{one.reader, one.agency}];
    place.reader = one.reader;
    place.agency = one.agency;
    ++place.items;
    place.met += one.met ? 1 : 0;
    ++own[one.reader][{one.item, one.type}];
    double others = 0;
    double met = 0;
    for (const ReadItem& other : items) {
      if (other.reader == one.reader || other.item != one.item || other.type != one.type) continue;
      ++others;
      met += other.met ? 1 : 0;
    }
    if (others == 0) continue;
    ++place.compared;
    place.residual += (one.met ? 1 : 0) - met / others;
  }
  for (const auto& [key, place] : by_agency)
    sums.read.push_back(place);
  for (const auto& [reader, strata] : own) {
    for (const auto& [stratum, n] : strata) {
      double others = 0;
      double met = 0;
      for (const ReadItem& other : items) {
        if (other.reader == reader || other.item != stratum.first || other.type != stratum.second) continue;
        ++others;
        met += other.met ? 1 : 0;
      }
      if (others == 0) continue;
      const double smoothed = (met + 1) / (others + 2);
      sums.doubts[reader] += n * n * smoothed * (1 - smoothed) / others;
    }
  }
  return sums;
}

inline std::map<std::int64_t, reviews::Severity> severities_of(const std::vector<ReadItem>& items)
{
  const Summed sums = summed(items);
  return reviews::severities(sums.read, sums.doubts);
}

}  // namespace review_test
