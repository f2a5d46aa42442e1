// SPDX-License-Identifier: Apache-2.0
// The two means that scoring is made of: the plain one, which is not known where one of its scores is not known, and
// the weighted one of survey parts, in which the known parts take over the weight of the others.
#pragma once
#include <cstdint>
#include <optional>

#include "lib/util/exact_sum.hpp"

namespace scoring {

using util::Exact;

/// (100 + 0 + 100) / 3 = 66 2/3; empty where a score was empty or none was added.
class Mean {
 public:
  void add(const Exact& score)
  {
    sum_.add(score);
    ++count_;
  }
  void add(const std::optional<Exact>& score)
  {
    if (score) {
      add(*score);
    } else {
      known_ = false;
    }
  }
  std::optional<Exact> value() const
  {
    if (!known_ || count_ == 0) return std::nullopt;
    return sum_.over(count_);
  }

 private:
  util::ExactSum sum_;
  std::int64_t count_ = 0;
  bool known_ = true;
};

/// Weights ½ and ½, scores 90 and none: 90. Empty where no score with a weight was added.
class WeightedMean {
 public:
  void add(const Exact& weight, const std::optional<Exact>& score)
  {
    if (!score || weight.is_zero()) return;
    if (!only_ && weight_.is_zero()) {
      only_ = score;
    } else {
      if (only_) sum_ = weight_ * *only_;
      only_.reset();
      sum_ += weight * *score;
    }
    weight_ += weight;
  }
  std::optional<Exact> value() const
  {
    if (only_ || weight_.is_zero()) return only_;
    return sum_ / weight_;
  }

 private:
  std::optional<Exact> only_;  // the only score so far: its weight does not matter, as in every survey of one part
  Exact sum_;
  Exact weight_;
};

}  // namespace scoring
