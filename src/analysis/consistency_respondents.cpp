// SPDX-License-Identifier: Apache-2.0
// Which numbers of people can have given the printed question scores of a survey.
#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/analysis/printed_scores.hpp"
#include "src/analysis/respondents.hpp"

namespace analysis {

namespace {

class SurveyCheck {
 public:
  SurveyCheck(const PrintedScores& scores, std::size_t instrument, std::vector<Finding>& findings)
      : instrument_(scores.framework.instruments[instrument]), findings_(findings)
  {
    for (std::size_t i = 0; i < scores.questions.size(); ++i) {
      const framework::Question& question = scores.framework.questions[i];
      if (!scores.questions[i] || scores.framework.indicators[question.indicator].instrument != instrument) continue;
      codes_.push_back(question.code);
      possible_.emplace_back(*scores.questions[i], grid_of(scores.framework.scales[question.scale]));
    }
    all_ = smallest_common(possible_);
  }

  /// The questions are those of one group of people.
  void check_one_group(const std::optional<int>& told, const std::optional<int>& at_most)
  {
    if (possible_.empty() || impossible(told ? told : at_most)) return;
    if (told && tell_misfits_of(*told)) return;
    std::optional<Respondents> most;
    if (!told) most = best_of_most(possible_, all_ ? all_->n : k_most_respondents + 1);
    if (most && (!all_ || explains_better(possible_, *most, *all_))) {
      tell_misfits_of(most->n);
    } else if (all_) {
      tell_smallest(all_->certain ? "respondents_found" : "respondents_open");
    } else {
      add("respondents_none", Severity::warning, {{"people", std::to_string(k_most_respondents)}});
    }
  }

  /// The mean over two groups is no mean of N people, so that only a number that cannot be chance is worth telling.
  void check_perhaps_one_group()
  {
    if (all_ && all_->certain) tell_smallest("respondents_found");
  }

 private:
  void add(const char* code, Severity severity, util::Params detail)
  {
    detail.emplace("instrument", instrument_.code);
    detail.emplace("count", std::to_string(possible_.size()));
    findings_.push_back({code, severity, std::move(detail)});
  }

  /// Single questions that no number of people can have answered so; not only the number itself counts, because some
  /// may have skipped the question.
  bool impossible(const std::optional<int>& at_most)
  {
    const int most = std::min(at_most.value_or(k_most_respondents), k_most_respondents);
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < possible_.size(); ++i) {
      if (!possible_[i].by_up_to(most)) codes.push_back(codes_[i]);
    }
    if (codes.empty()) return false;
    // Where the document does not say how many they were, they may be more than were tried.
    const bool certain = at_most && *at_most <= k_most_respondents;
    add("respondents_impossible", certain ? Severity::error : Severity::warning,
        {{"questions", util::join(codes, ", ")}, {"people", std::to_string(most)}});
    return true;
  }

  bool tell_misfits_of(int people)
  {
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < possible_.size(); ++i) {
      if (people <= k_most_respondents && !possible_[i].by(people)) codes.push_back(codes_[i]);
    }
    if (codes.empty()) return false;
    add("respondents_differ", Severity::warning,
        {{"questions", util::join(codes, ", ")}, {"people", std::to_string(people)}});
    return true;
  }

  void tell_smallest(const char* code)
  {
    std::vector<std::string> more;
    for (const int n : all_->more)
      more.push_back(std::to_string(n));
    add(code, Severity::note,
        {{"people", std::to_string(all_->n)}, {"more", more.empty() ? "\u2013" : util::join(more, ", ")}});
  }

  const framework::Instrument& instrument_;
  std::vector<Finding>& findings_;
  std::vector<std::string> codes_;
  std::vector<PossibleMean> possible_;
  std::optional<Respondents> all_;
};

}  // namespace

std::optional<int> printed_people(const PrintedScores& scores, const std::string& instrument, const std::string& part)
{
  std::string name = "n_" + instrument + (part.empty() ? "" : "_" + part);
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto found = scores.row.counts.find(name);
  if (found == scores.row.counts.end() || found->second == 0) return std::nullopt;
  return found->second;
}

void check_respondents(const PrintedScores& scores, std::vector<Finding>& findings)
{
  for (std::size_t i = 0; i < scores.framework.instruments.size(); ++i) {
    const framework::Instrument& instrument = scores.framework.instruments[i];
    if (instrument.kind != framework::InstrumentKind::survey) continue;
    SurveyCheck check(scores, i, findings);
    const std::optional<int> of_all = printed_people(scores, instrument.code, "");
    if (instrument.parts.size() == 1) {
      check.check_one_group(of_all, of_all);
    } else if (results::questions_show_first_part(scores.row, scores.framework, i)) {
      check.check_one_group(printed_people(scores, instrument.code, instrument.parts[0].code), of_all);
    } else {
      check.check_perhaps_one_group();
    }
  }
}

}  // namespace analysis
