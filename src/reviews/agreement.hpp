// SPDX-License-Identifier: Apache-2.0
// How far two readers of the same items agree beyond what chance alone would bring.
#pragma once
#include <array>
#include <cstdint>
#include <optional>

#include "src/reviews/judgement.hpp"

namespace reviews {

/// Items by what the first reader (row) and the second (column) found, in the order of ItemState.
struct ReadTwice {
  std::array<std::array<std::int64_t, 3>, 3> items{};
  void add(ItemState first, ItemState second, std::int64_t count = 1);
  std::int64_t count() const;
};

struct Agreement {
  std::int64_t items = 0;
  double observed = 0;                ///< share of items that both found the same
  std::optional<double> kappa = {};   ///< nothing where both found the same of all by necessity, or there are no items
  std::optional<double> margin = {};  ///< half the width of kappa's 95 % interval; nothing below ten items
};

/// Cohen's kappa (Cohen 1960): κ = (p − e) / (1 − e), where p is the share of equal findings and e what chance would
/// give, the sum over findings of (share of the first reader × share of the second). Its standard error is
/// √(p(1 − p) / (n(1 − e)²)). Worked: 100 items, both met 70, both failed 15, first met and second failed 10, first
/// failed and second met 5: p = 0.85, e = 0.80·0.75 + 0.20·0.25 = 0.65, κ = 0.20/0.35 = 0.571, error
/// √(0.1275/(100·0.1225)) = 0.102, margin 0.200. Where no interval can be had from the spread (all equal), none is
/// said.
Agreement agreement(const ReadTwice& read);

}  // namespace reviews
