// SPDX-License-Identifier: Apache-2.0
// What the scores of a round are computed from: who takes part, every answer, every judgement in force; counted as they
// come, so that a nation fits into little memory. `prongsai score` computes the same from exported files.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/cycles/enrolment.hpp"
#include "src/reviews/judgement.hpp"
#include "src/scoring/inputs.hpp"
#include "src/surveys/survey.hpp"

namespace results {

class RoundInputs {
 public:
  /// Of every agency that takes part. Agencies are told apart by their ids: many have the same name.
  RoundInputs(const std::shared_ptr<const framework::Framework>& framework,
              const std::vector<cycles::Enrolment>& enrolments);

  /// Stored answers: a character a question, one after the other with surveys::k_between_answers between. Those of an
  /// agency or survey that the round does not know are passed over, and so is a respondent who answered nothing.
  void add(const surveys::Survey& survey, std::string_view answers);
  /// Passed over where the round does not know the agency or the item. std::logic_error where it does not fit the item.
  void add(const reviews::Judgement& judgement);

  std::uint64_t answers() const { return answers_; }        ///< that were counted
  std::uint64_t judgements() const { return judgements_; }  ///< that were taken
  std::size_t agencies() const { return places_.size(); }

  /// SHA-256 of all that the scores depend on, agency by agency in the order of their codes, so that another database
  /// with the same answers has the same. Call it when everything is in.
  std::string digest() const;
  /// Each agency's result, in the order of ids; never all of a nation at once in memory.
  void each_result(unsigned threads,
                   const std::function<void(std::int64_t agency, const scoring::Result&)>& each) const;

 private:
  scoring::Inputs inputs_;
  std::map<std::int64_t, std::size_t> places_;  // of agencies, in inputs_
  std::map<std::string, std::int64_t> codes_;
  std::map<std::pair<std::string, std::string>, surveys::Questionnaire> asked_;
  std::uint64_t answers_ = 0;
  std::uint64_t judgements_ = 0;
};

}  // namespace results
