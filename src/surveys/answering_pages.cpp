// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/answering_pages.hpp"

#include <utility>

#include "lib/util/percent.hpp"
#include "lib/util/secret.hpp"

#include "src/surveys/answers.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/proof_of_work.hpp"
#include "src/surveys/step.hpp"

namespace surveys {
namespace {

constexpr std::string_view k_page_purpose = "survey page";
constexpr std::string_view k_receipt_purpose = "survey receipt";
constexpr std::string_view k_device_purpose = "survey device";
constexpr std::chrono::hours k_device_lifetime{24 * 60};

struct DeviceMark {
  std::string name;
  std::string value;
};

/// The cookie by which a device that has answered waits longer: opaque, one for each survey.
DeviceMark device_mark(const http::Signer& signer, const Survey& survey)
{
  const std::string hash = signer.keyed_hash(k_device_purpose, written(survey));
  return {"s" + hash.substr(0, 8), hash.substr(8)};
}

std::string receipt_of(const http::Signer& signer, const PageToken& token)
{
  const std::string hash = signer.keyed_hash(k_receipt_purpose, written(token.survey) + "/" + token.submission);
  return characters_from(hash, k_code_characters);
}

bool is_trouble_of_the_database(const std::exception_ptr& failure)
{
  try {
    std::rethrow_exception(failure);
  } catch (const db::Error&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace

std::string page_path(const http::Signer& signer, const PageToken& token)
{
  return "/answer/" + signer.sign(k_page_purpose, written(token));
}

AnsweringPages::AnsweringPages(const site::Site& site, const http::Signer& signer, const util::Clock& clock,
                               util::Random& random, const LiveRounds& rounds, Intake& intake)
    : site_(site),
      signer_(signer),
      clock_(clock),
      random_(random),
      rounds_(rounds),
      intake_(intake),
      pages_(site),
      tempo_(clock, random)
{
}

AnsweringPages::Open AnsweringPages::open(const http::Request& request, const Survey& survey)
{
  Open open{.rounds = rounds_.now()};
  open.agency = open.rounds->find(survey);
  if (open.agency == nullptr) {
    open.refusal = pages_.say(request, "link_unknown", 404);
    return open;
  }
  open.round = open.rounds->find(survey.cycle);
  open.asked = questionnaire(*open.round->framework, survey.instrument, survey.part);
  if (!open.round->takes(survey)) open.refusal = pages_.say(request, "closed", 410);
  return open;
}

AnsweringPages::Open AnsweringPages::open(const http::Request& request, const PageToken& token)
{
  Open opened = open(request, token.survey);
  if (opened.refusal) return opened;
  const util::UtcSeconds now = clock_.now();
  if (day_of(now) > token.last_day) {
    opened.refusal = pages_.say(request, "expired", 410);
  } else if (now < token.not_before) {
    opened.refusal = pages_.wait(request, token.not_before - now, token.work);
  }
  return opened;
}

GapWords AnsweringPages::words_for(const http::Request& request, const AskedAgency& agency) const
{
  return {.address = request.path.substr(1), .agency = agency.name(site::language_of(request))};
}

std::optional<PageToken> AnsweringPages::token_of(const http::Request& request) const
{
  const auto payload = signer_.verify(k_page_purpose, request.parameters.get("token"));
  auto token = payload ? read_page_token(*payload) : std::nullopt;
  // Nobody is told to wait so long: the clock was set back meanwhile.
  if (token && token->not_before - clock_.now() > TempoRule().longest.count()) token->not_before = 0;
  return token;
}

bool AnsweringPages::has_answered(const http::Request& request, const Survey& survey) const
{
  const DeviceMark mark = device_mark(signer_, survey);
  const auto value = request.cookie(mark.name);
  return value && util::same_secret(*value, mark.value);
}

PageToken AnsweringPages::new_token(const Survey& survey, const Round& round, std::string submission)
{
  return {.survey = survey, .last_day = round.last_day_of(survey), .submission = std::move(submission)};
}

std::optional<PageToken> AnsweringPages::eased_by_work(const http::Request& request, const PageToken& token) const
{
  if (!proves_work(request.parameters.get("token"), request.query.get("work"), token.work)) return std::nullopt;
  // The submission stays the same: shown twice, the proof is worth one answer.
  PageToken eased = token;
  eased.not_before = 0;
  eased.work = 0;
  return eased;
}

void AnsweringPages::form(http::Request& request, http::Reply reply)
{
  const auto token = token_of(request);
  if (!token) return reply(pages_.say(request, "link_unknown", 404));
  if (const auto eased = eased_by_work(request, *token)) return reply(http::see_other(page_path(signer_, *eased)));
  Open opened = open(request, *token);
  if (opened.refusal) return reply(std::move(*opened.refusal));
  const GapWords words = words_for(request, *opened.agency);
  if (opened.round->asking.one_by_one) return reply(pages_.question(request, *opened.asked, words, {}));
  reply(pages_.questionnaire(request, *opened.asked, words));
}

void AnsweringPages::send(http::Request& request, http::Reply reply)
{
  const auto token = token_of(request);
  if (!token) return reply(pages_.say(request, "link_unknown", 404));
  Open opened = open(request, *token);
  if (opened.refusal) return reply(std::move(*opened.refusal));
  if (opened.round->asking.one_by_one) return step(request, std::move(reply), opened, *token);
  const GapWords words = words_for(request, *opened.agency);
  // "back" and "go" come from a page of one question that was open while the round was set to another way.
  const std::string_view then = request.form.get("then");
  const bool changes = then == "change" || then == "back" || request.form.has("go");
  if (changes) return reply(pages_.questionnaire_again(request, *opened.asked, words, {}));
  ReadAnswers read = read_answers(*opened.asked, request.form);
  if (!read.problems.empty()) return reply(pages_.questionnaire_again(request, *opened.asked, words, read.problems));
  const bool sends = then == "send" || then.empty();
  if (!sends) return reply(pages_.review(request, *opened.asked, words, read.answers, RespondentPages::Change::all));
  store(request, std::move(reply), opened, *token, std::move(read.answers));
}

void AnsweringPages::step(const http::Request& request, http::Reply reply, const Open& open, const PageToken& token)
{
  Step step = next_step(*open.asked, request.form);
  const GapWords words = words_for(request, *open.agency);
  switch (step.to) {
    case Step::To::question:
      return reply(pages_.question(request, *open.asked, words, step));
    case Step::To::review:
      return reply(pages_.review(request, *open.asked, words, step.answers, RespondentPages::Change::each));
    case Step::To::send:
      return store(request, std::move(reply), open, token, std::move(step.answers));
  }
}

void AnsweringPages::store(const http::Request& request, http::Reply reply, const Open& open, const PageToken& token,
                           std::string answers)
{
  Submission submission{token.survey, answers, receipt_of(signer_, token)};
  GapWords words = words_for(request, *open.agency);
  words.first = grouped_code(submission.receipt);
  words.second = html::Markup::made_here("/receipts/" + std::to_string(token.survey.cycle) + "/" +
                                         std::to_string(token.survey.agency) + "/" +
                                         util::percent_encoded(token.survey.instrument));
  http::Response thanks = pages_.thanks(request, words);
  if (way_of(*open.asked) == Way::link) {
    const DeviceMark mark = device_mark(signer_, token.survey);
    submission.repeated = has_answered(request, token.survey);
    http::Cookie cookie{.name = mark.name, .value = mark.value, .secure = request.secure};
    cookie.lifetime = k_device_lifetime;
    thanks.with(cookie);
  }
  // The thanks are ready before: usually the writer's thread only hands them over. The request lives until then.
  struct Waiting {
    const http::Request& request;
    http::Reply reply;
    http::Response thanks;
    Open open;
    GapWords words;
    std::string answers;
  };
  auto waiting = std::make_shared<Waiting>(
      Waiting{request, std::move(reply), std::move(thanks), open, std::move(words), std::move(answers)});
  const auto busy = [this, waiting] {
    waiting->reply(pages_.busy(waiting->request, *waiting->open.asked, waiting->words, waiting->answers));
  };
  const bool taken = intake_.offer(std::move(submission), [waiting, busy](const std::exception_ptr& failure) {
    if (!failure) {
      waiting->reply(std::move(waiting->thanks));
    } else if (is_trouble_of_the_database(failure)) {
      busy();
    } else {
      waiting->reply.fail(failure);
    }
  });
  if (!taken) busy();
}

}  // namespace surveys
