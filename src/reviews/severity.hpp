// SPDX-License-Identifier: Apache-2.0
// How strict an assessor is beside the others: the share of items found met, against what the others found of the same
// items at agencies of the same type. It says how the work differs, not who is right: the agencies differ too.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace reviews {

/// First readings of one assessor at one agency, summed; items that do not apply are left out.
struct ReadAtAgency {
  std::int64_t reader = 0;
  std::int64_t agency = 0;
  std::int64_t items = 0;
  std::int64_t met = 0;
  std::int64_t compared = 0;  ///< items of which others read the same item at the same type of agency
  double residual = 0;        ///< r below: Σ(y − p) over the compared
};

struct Severity {
  std::int64_t items = 0;                 ///< all that the assessor read
  std::int64_t met = 0;                   ///< of these
  std::int64_t compared = 0;              ///< items of which others read the same item at the same type of agency
  std::int64_t agencies = 0;              ///< where these were read
  std::optional<double> difference = {};  ///< share met less the others' share, −1 … 1; nothing where none is compared
  std::optional<double> margin = {};      ///< half the width of its 95 % interval; nothing below five agencies
  /// The interval leaves zero out: below it severe, above it lenient.
  bool is_notable() const { return difference && margin && (*difference > *margin || *difference < -*margin); }
};

/// By reader. For the reader's items in item × type: d = Σ(y − p)/n, y 1 where met, p the others' share. Items of one
/// agency stand or fall together, so the error comes from the spread between agencies, V = G/(G − 1)·Σ(r − r̄)² over
/// agencies' sums r = Σ(y − p), and the others' shares are uncertain too: W = Σ n²·p̃(1 − p̃)/m over item × type, with m
/// readings of the others and p̃ = (met + 1)/(m + 2). Margin = t(G − 1)·√(V + W)/n, t of the 95 % interval (4 degrees
/// 2.78). Worked: others met 8 of 10, the reader 3 of 5 at five agencies: d = 3/5 − 8/10 = −0.20; r = 0.2 or −0.8,
/// Σ(r − r̄)² = 1.2, V = 1.5, p̃ = 9/12, W = 25·0.1875/10 = 0.469, margin 2.78·1.403/5 = 0.78: nothing to be said.
/// `doubts`: W by reader.
std::map<std::int64_t, Severity> severities(const std::vector<ReadAtAgency>& read,
                                            const std::map<std::int64_t, double>& doubts);

/// t of the two-sided 95 % interval, by Abramowitz and Stegun 26.7.5; 1 degree 12.71, 2 degrees 4.30 exactly.
double t95(std::int64_t degrees);

}  // namespace reviews
