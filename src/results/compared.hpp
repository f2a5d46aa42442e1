// SPDX-License-Identifier: Apache-2.0
// Two results of the same agency compared number by number, exactly: for recounts, and for what changed since a round
// was computed the last time.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/results/agency_result.hpp"

namespace results {

/// A number that is not what it was.
struct Difference {
  std::string code = {};   ///< of the agency; empty where it is about the whole
  std::string field = {};  ///< "total", "level", "IIT", "7", "9.2", "i3", "o12", "counts", "agency", "inputs", "name"
  std::string stored = {};
  std::string recounted = {};
};

/// Every difference of two results by the same framework. Numbers as exact fractions, items as their states.
std::vector<Difference> compare(const AgencyResult& stored, const AgencyResult& recounted,
                                const std::shared_ptr<const framework::Framework>& framework);

/// "met", "failed", "not_applicable", "unknown".
std::string_view code(scoring::ItemState state);

/// SHA-256 over codes and texts of all rows, in the order of the codes.
std::string digest_of(const std::vector<AgencyResult>& rows);

}  // namespace results
