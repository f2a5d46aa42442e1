// SPDX-License-Identifier: Apache-2.0
// Two people with the form of one measure: field by field and step by step, what the second left alone stays as the
// first wrote it. Steps are known by their ids, wherever their rows stand.
#pragma once
#include <string>
#include <vector>

#include "lib/html/values.hpp"
#include "lib/util/fields.hpp"

#include "src/measures/measure.hpp"

namespace measures {

/// For the hidden field "shown" of the form: marks of all that it shows.
std::string measure_marks(const util::Fields& fields);

struct MergedMeasure {
  util::Fields fields = {};                  ///< of the form, based on what is stored now
  std::vector<html::Phrase> conflicts = {};  ///< what both changed, otherwise than each other, as people call it
};
/// `now`: the fields of the measure as it is stored. What both changed is in the form as the second typed it; a step
/// that the second took away and the first changed comes back, one that the first took away and the second changed
/// becomes a new one: no text of either is lost.
MergedMeasure merged_measure(const util::Fields& typed, const util::Fields& now);

}  // namespace measures
