// SPDX-License-Identifier: Apache-2.0
// Gains against the scorer itself: do what the point says, score again, and the total must have risen by its gain.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "src/analysis/one_level.hpp"
#include "src/analysis/what_if.hpp"

#include "tests/src/analysis/random_agency.hpp"

namespace {

using analysis::Exact;
using analysis::PointKind;
using analysis::WeakPoint;
using random_agency::Agency;

/// Moves every answer of the question one level up, or to the best one.
void raise(Agency& agency, std::size_t question, bool to_full)
{
  const framework::Question& asked = agency.framework->questions[question];
  const framework::Scale& scale = agency.framework->scales[asked.scale];
  for (auto& counts : agency.answers[question]) {
    std::vector<int> raised(counts.size(), 0);
    for (std::size_t level = 0; level < counts.size(); ++level) {
      const Exact wanted = to_full ? Exact{100} : analysis::one_better(scale, level + 1, asked.reversed);
      for (std::size_t other = 0; other < counts.size(); ++other) {
        if (scale.points(other + 1, asked.reversed) == wanted) raised[other] += counts[level];
      }
    }
    counts = raised;
  }
}

void apply(Agency& agency, const WeakPoint& point, bool to_full)
{
  if (point.kind == PointKind::item) {
    agency.items[point.index].state = scoring::ItemState::met;
  } else {
    raise(agency, point.index, to_full);
  }
}

RC_GTEST_PROP(WhatIfProperty, EveryGainIsWhatTheScorerGives, ())
{
  const Agency agency = random_agency::draw_agency(true);
  const scoring::Result result = agency.score();
  RC_CLASSIFY(result.total.has_value(), "total known");
  if (!result.total) return;
  for (const WeakPoint& point : analysis::possible_improvements(result)) {
    RC_ASSERT(!point.upper_bound);
    for (const bool to_full : {false, true}) {
      Agency better = agency;
      apply(better, point, to_full);
      const Exact risen = *better.score().total - *result.total;
      RC_ASSERT(risen == (to_full ? point.gain_to_full : point.gain));
    }
  }
}

RC_GTEST_PROP(WhatIfProperty, EverythingAtItsBestIsAHundred, ())
{
  const Agency agency = random_agency::draw_agency(false);
  const scoring::Result result = agency.score();
  RC_ASSERT(result.total.has_value());
  Exact sum = *result.total;
  for (const WeakPoint& point : analysis::possible_improvements(result))
    sum += point.gain_to_full;
  RC_ASSERT(sum == Exact{100});
}

RC_GTEST_PROP(WhatIfProperty, PrintedScoresBoundTheGainsOfTheAnswersBehindThem, ())
{
  const Agency agency = random_agency::draw_agency(false);
  const scoring::Result counted = agency.score();
  scoring::Result printed = counted;
  printed.origin = scoring::Origin::printed;
  for (auto& question : printed.questions) {
    for (auto& part : question.parts)
      part.tally = {};
  }
  const auto exact = analysis::possible_improvements(counted);
  const auto bounds = analysis::possible_improvements(printed);
  RC_ASSERT(exact.size() == bounds.size());
  for (std::size_t i = 0; i < exact.size(); ++i) {
    RC_ASSERT(exact[i].index == bounds[i].index);
    RC_ASSERT(exact[i].gain <= bounds[i].gain);
    RC_ASSERT(exact[i].gain_to_full == bounds[i].gain_to_full);
    RC_ASSERT(bounds[i].gain <= bounds[i].gain_to_full);
    RC_ASSERT(exact[i].gain == bounds[i].gain || bounds[i].upper_bound);
  }
}

}  // namespace
