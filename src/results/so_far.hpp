// SPDX-License-Identifier: Apache-2.0
// The scores of a round's surveys while it runs: what is stored so far, scored as `prongsai score` scores the exported
// answers. Nothing of it is kept; a published result is made when the round is computed.
#pragma once
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "src/scoring/inputs.hpp"
#include "src/surveys/rounds.hpp"
#include "src/surveys/survey.hpp"

namespace results {

class ScoresSoFar {
 public:
  /// Of every agency that takes part; the round outlives this.
  explicit ScoresSoFar(const surveys::Round& round);

  /// One stored answer: a character a question. Of an agency or survey that the round does not know it is passed over,
  /// and so is a respondent who answered nothing.
  void add(const surveys::Survey& survey, std::string_view answers);
  /// Id of the agency and its result, in the order of ids.
  std::vector<std::pair<std::int64_t, scoring::Result>> results(unsigned threads) const;

 private:
  const surveys::Round& round_;
  scoring::Inputs inputs_;
  std::map<std::int64_t, std::size_t> places_;  // of agencies, in inputs_
  std::map<std::pair<std::string, std::string>, surveys::Questionnaire> asked_;
};

}  // namespace results
