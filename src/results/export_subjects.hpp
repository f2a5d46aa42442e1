// SPDX-License-Identifier: Apache-2.0
// Everything of a framework that can have a score, each with a code of its own and what it counts for in what stands
// above it, so that one rule computes all: a score is the weighted mean of what is below it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/scoring/result.hpp"

namespace results {

enum class SubjectKind {
  total,
  instrument,
  indicator,
  indicator_part,  ///< "6/1": of a survey with parts
  sub_indicator,
  question,
  question_part,  ///< "e1/1"
  item,
};
std::string_view code(SubjectKind kind);

struct Subject {
  SubjectKind kind = SubjectKind::total;
  std::string code = {};
  std::string parent = {};  ///< code; empty: the total, and questions whose parts stand for them
  util::Exact weight = {};  ///< within the parent, beside the others there
  std::size_t index = 0;    ///< in the framework
  std::size_t part = 0;
};

/// In the order of the framework, each before what is below it.
std::vector<Subject> subjects_of(const framework::Framework& framework);
/// What is known of it; of items 100 or 0.
std::optional<util::Exact> score_of(const scoring::Result& result, const Subject& subject);
framework::Text name_of(const framework::Framework& framework, const Subject& subject);

}  // namespace results
