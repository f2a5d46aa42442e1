// SPDX-License-Identifier: Apache-2.0
// How a respondent comes to the questionnaire: by the agency's link, or by a one-time code.
#include <utility>

#include "lib/util/secret.hpp"

#include "src/surveys/answering_pages.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/link.hpp"
#include "src/surveys/proof_of_work.hpp"

namespace surveys {
namespace {

constexpr std::string_view k_link_purpose = "survey link";
constexpr std::string_view k_link_begin = "/survey/";
constexpr std::string_view k_code_purpose = "survey code";
constexpr std::string_view k_grant_purpose = "survey code grant";
constexpr std::string_view k_submission_purpose = "survey code submission";
constexpr std::string_view k_codes = "codes";  // what Tempo counts guesses under
constexpr std::size_t k_submission_bytes = 18;
constexpr std::size_t k_again_bytes = 12;
constexpr std::size_t k_shortest_again = 16;  // a shorter one could be found by trying
constexpr std::size_t k_longest_again = 64;
constexpr std::size_t k_longest_code = 100;
constexpr double k_weight_again = 6;  // of a device that has answered for this agency

std::string link_check(const http::Signer& signer, const Survey& survey)
{
  return characters_from(signer.keyed_hash(k_link_purpose, written(survey)), k_link_characters);
}

}  // namespace

std::string link_path(const http::Signer& signer, const Survey& survey)
{
  return std::string(k_link_begin) + written(LinkText{survey.cycle, survey.agency, link_check(signer, survey)});
}

std::string code_hash(const http::Signer& signer, std::string_view code)
{
  return signer.keyed_hash(k_code_purpose, code);
}

std::optional<Survey> AnsweringPages::survey_of_link(const http::Request& request) const
{
  const auto link = read_link(request.parameters.get("link"));
  const auto rounds = rounds_.now();
  const Round* round = link ? rounds->find(link->cycle) : nullptr;
  if (round == nullptr) return std::nullopt;
  for (const Questionnaire& asked : questionnaires(*round->framework)) {
    const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
    Survey survey{link->cycle, link->agency, instrument.code, instrument.parts[asked.part].code};
    if (way_of(asked) == Way::link && util::same_secret(link_check(signer_, survey), link->check)) return survey;
  }
  return std::nullopt;
}

void AnsweringPages::start(http::Request& request, http::Reply reply)
{
  const auto survey = survey_of_link(request);
  if (!survey) return reply(pages_.say(request, "link_unknown", 404));
  Open opened = open(request, *survey);
  if (opened.refusal) return reply(std::move(*opened.refusal));
  const Screening screening = opened.round->asking.screening ? Screening::asked : Screening::none;
  reply(
      pages_.start(request, *opened.asked, words_for(request, *opened.agency), screening, opened.round->asking.words));
}

void AnsweringPages::begin(http::Request& request, http::Reply reply)
{
  const auto survey = survey_of_link(request);
  if (!survey) return reply(pages_.say(request, "link_unknown", 404));
  Open opened = open(request, *survey);
  if (opened.refusal) return reply(std::move(*opened.refusal));
  if (opened.round->asking.screening) {
    const GapWords words = words_for(request, *opened.agency);
    const std::string_view used = request.form.get(k_screening_name);
    if (used == k_screened_out) return reply(pages_.say(request, "screened_out", 200, words));
    if (used != k_screened_in) {
      return reply(pages_.start(request, *opened.asked, words, Screening::not_answered, opened.round->asking.words));
    }
  }
  const bool again = has_answered(request, *survey);
  const Slowness slowness = tempo_.next(written(*survey), request.client, again ? k_weight_again : 1);
  PageToken token = new_token(*survey, *opened.round, random_.token(k_submission_bytes));
  if (slowness.wait.count() > 0) {
    token.not_before = clock_.now() + slowness.wait.count();
    token.work = work_bits(slowness.beyond);
  }
  reply(http::see_other(page_path(signer_, token)));
}

void AnsweringPages::code_form(http::Request& request, http::Reply reply)
{
  const std::string_view code = request.parameters.get("code");
  reply(pages_.code_form(request,
                         {.address = request.path.substr(1),
                          .agency = {},
                          .first = std::string(code.substr(0, k_longest_code)),
                          .second = html::Markup::made_here(random_.token(k_again_bytes))},
                         {}));
}

void AnsweringPages::use_code(http::Request& request, http::Reply reply)
{
  const std::string_view typed = request.form.get("code").substr(0, k_longest_code);
  const ReadCode read = read_code(typed);
  if (!read.problems.empty()) {
    return reply(pages_.code_form(request,
                                  {.address = "code",
                                   .agency = {},
                                   .first = std::string(typed),
                                   .second = html::Markup::made_here(random_.token(k_again_bytes))},
                                  read.problems));
  }
  const std::string again(request.form.get("again").substr(0, k_longest_again));
  if (const auto left = tempo_.left(k_codes, request.client); left.count() > 0) {
    const std::string seconds = std::to_string(left.count());
    http::Response wait = pages_.say(request, "code_wait", 429, {.address = "code", .agency = {}, .first = seconds});
    return reply(std::move(wait.with("Retry-After", seconds)));
  }
  redeem(request, std::move(reply), read.code, again.size() < k_shortest_again ? "" : again);
}

void AnsweringPages::redeem(const http::Request& request, http::Reply reply, const std::string& code,
                            const std::string& again)
{
  struct Waiting {
    const http::Request& request;  // lives until the reply is used
    http::Reply reply;
  };
  auto waiting = std::make_shared<Waiting>(Waiting{request, std::move(reply)});
  const auto say = [this, waiting](std::string_view what, int status) {
    waiting->reply(pages_.say(waiting->request, what, status, {.address = "code"}));
  };
  // The same page that sends the same code again gets the same questionnaire, whose answers count once. Who has both
  // hashes and the server's key can make neither of them from the other.
  Intake::CodeUse use{.hash = code_hash(signer_, code)};
  std::string submission = random_.token(k_submission_bytes);
  if (!again.empty()) {
    use.grant = signer_.keyed_hash(k_grant_purpose, code + again);
    submission = signer_.keyed_hash(k_submission_purpose, code + again);
  }
  const auto used = [this, waiting, say, submission](const Intake::CodeUse& tried, const std::exception_ptr& failure) {
    if (failure) return say("code_busy", 503);
    if (!tried.survey) {
      tempo_.next(k_codes, waiting->request.client);
      return say("code_unknown", 410);
    }
    const auto rounds = rounds_.now();
    const Round* round = rounds->find(tried.survey->cycle);
    if (round == nullptr || tried.closed) return say("closed", 410);
    waiting->reply(http::see_other(page_path(signer_, new_token(*tried.survey, *round, submission))));
  };
  if (!intake_.use_code(std::move(use), used)) say("code_busy", 503);
}

}  // namespace surveys
