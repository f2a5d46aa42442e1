// SPDX-License-Identifier: Apache-2.0
// The pages that respondents see: rendered once for each framework, survey part and language, kept as bytes with gaps
// for the agency's name and the like (lib/http/page_with_gaps.hpp). Pages that show what somebody chose are rendered
// each time.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "lib/html/values.hpp"
#include "lib/http/page_with_gaps.hpp"
#include "lib/site/site.hpp"
#include "lib/util/problem.hpp"

#include "src/surveys/asking.hpp"
#include "src/surveys/step.hpp"
#include "src/surveys/survey.hpp"

namespace surveys {

/// What is in a gap.
enum class Gap : std::size_t { address, agency, first, second };

/// Words for the gaps, not yet escaped; `second` is markup or a path made here.
struct GapWords {
  std::string address = {};  ///< path of the page without its first slash, for the links to the other language
  std::string agency = {};
  std::string first = {};
  html::Markup second = html::Markup::made_here("");
};

/// Whether the public is asked first whether it used a service of the agency.
enum class Screening : std::size_t { none, asked, not_answered };
inline constexpr std::string_view k_screening_name = "used";  ///< of the field
inline constexpr std::string_view k_screened_in = "yes";
inline constexpr std::string_view k_screened_out = "no";

class RespondentPages {
 public:
  explicit RespondentPages(const site::Site& site) : site_(site) {}

  http::Response questionnaire(const http::Request& request, const Questionnaire& asked, const GapWords& words);
  /// The same with what was chosen; with faults 422.
  http::Response questionnaire_again(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                                     const util::Problems& problems);
  /// One question, with the answers so far in the page; of a step to a question. With faults 422.
  http::Response question(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                          const Step& step);
  enum class Change { all, each };  ///< what leads back from the review: to all questions, or to each
  http::Response review(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                        std::string_view answers, Change change);
  /// `first`: the receipt, as shown; `second`: none.
  http::Response thanks(const http::Request& request, const GapWords& words);
  /// Nothing could be stored now: the answers are in the page, to be sent again. 503.
  http::Response busy(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                      std::string_view answers);
  /// The beginning of a public survey: who is asked about what, and before it `question` where there is one.
  http::Response start(const http::Request& request, const Questionnaire& asked, const GapWords& words,
                       Screening screening, const ScreeningWords& question);
  /// Somebody comes too often: the page opens by itself after the wait, or when the browser has computed. 429.
  http::Response wait(const http::Request& request, std::int64_t seconds, int work);
  /// Where staff type their code. `first`: what stands in the field.
  http::Response code_form(const http::Request& request, const GapWords& words, const util::Problems& problems);
  /// A page that only says something, by the keys surveys.<what>_title and surveys.<what>; `first` may be named in the
  /// words as {seconds}.
  http::Response say(const http::Request& request, std::string_view what, int status, const GapWords& words = {});

 private:
  enum class Languages { this_one, both };  ///< that the page leads to
  using Render = std::function<std::string(util::Language)>;
  const http::PageWithGaps& kept(const std::string& name, util::Language language, const Render& render);
  http::Response filled(const http::Request& request, const std::string& name, const Render& render,
                        const GapWords& words, int status = 200);
  std::string render(util::Language language, html::Phrase title, std::string_view view, const html::Values& values,
                     bool has_problems = false, Languages languages = Languages::both) const;

  const site::Site& site_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<http::PageWithGaps>> pages_;
};

}  // namespace surveys
