// SPDX-License-Identifier: Apache-2.0
// What of an agency's result may be shown to anybody, so that nobody learns what a few people answered: not from one
// table, and not from what several tables that are published together leave over. Scores of questions, indicators and
// surveys are published by the rules of the assessment; what stands beside them follows docs/results.md.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "src/results/answer_table.hpp"

namespace results {

class SmallGroups {
 public:
  /// `published_before`: results of the same agency in earlier publications of the same round. A survey that was
  /// answered differently then is shown by indicators only: the difference would be single people. `still_answering`:
  /// more answers may come, so that looking twice would tell the same; then no survey is shown by question.
  explicit SmallGroups(const scoring::Result& result, const std::vector<scoring::Result>& published_before = {},
                       bool still_answering = false);

  /// Only the scores that may be shown, for a year that stands beside another: no table of answers is tried, and none
  /// is in it.
  static scoring::Result scores(const scoring::Result& result, const std::vector<scoring::Result>& published_before);

  bool by_question(std::size_t indicator) const { return by_question_[indicator]; }  ///< scores of its questions
  bool by_part(std::size_t instrument) const { return by_part_[instrument]; }        ///< scores of parts of a survey
  /// How many people answered; empty where it is from one to four, or not known.
  std::optional<std::uint32_t> respondents(std::size_t instrument, std::size_t part) const;
  std::optional<std::uint32_t> answers(std::size_t question, std::size_t part) const;
  const AnswerTable& table(std::size_t question, std::size_t part) const { return tables_[question][part]; }
  bool hides_anything() const { return hides_; }

  /// The result with nothing in it beyond that: what is not shown is empty, as in a result read from a printed table.
  const scoring::Result& shown() const { return shown_; }

 private:
  enum class Tables { tried, left_out };
  SmallGroups(const scoring::Result& result, const std::vector<scoring::Result>& published_before, bool still_answering,
              Tables tables);
  void look_at_survey(const scoring::Result& result, std::size_t instrument, bool answered_differently);
  void look_at_answers(const scoring::Result& result, std::size_t instrument);
  void look_at_question(const scoring::Result& result, std::size_t instrument, std::size_t question);
  void hide_in(std::size_t instrument);
  void hide_questions_of(std::size_t indicator);
  void hide_flags(const scoring::Result& result);

  std::vector<bool> by_question_;
  std::vector<bool> by_part_;
  std::vector<std::vector<std::optional<std::uint32_t>>> respondents_;
  std::vector<std::vector<std::optional<std::uint32_t>>> answers_;
  std::vector<std::vector<AnswerTable>> tables_;
  bool hides_ = false;
  scoring::Result shown_;
};

}  // namespace results
