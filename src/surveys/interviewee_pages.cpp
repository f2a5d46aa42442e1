// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/interviewee_pages.hpp"

#include <future>

#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/answering_pages.hpp"
#include "src/surveys/answers.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/code_store.hpp"
#include "src/surveys/interview_pages.hpp"
#include "src/surveys/question_pages.hpp"

namespace surveys {
namespace {

using html::Values;
using html::Word;

constexpr std::string_view k_interview_purpose = "survey interview";
constexpr std::string_view k_interview_link_purpose = "interview link";

std::string contact_path(const InterviewPlace& place, const Interviewee& interviewee)
{
  return interviews_path(place.survey) + "/" + std::to_string(interviewee.number);
}

std::vector<html::Link> way_to_contact(const InterviewPlace& place, util::Language language, html::Phrase here)
{
  return {{Word{"surveys.interviews_title"}, "/interviews"},
          {place.about->name(language), interviews_path(place.survey)},
          {std::move(here), "", true}};
}

/// One interview of a contact is counted once, however often it is sent: the receipt is always the same.
std::string interview_receipt(const http::Signer& signer, const Survey& survey, const Interviewee& interviewee)
{
  const std::string named =
      written(survey) + "/" + std::to_string(interviewee.list) + "/" + std::to_string(interviewee.number);
  return characters_from(signer.keyed_hash(k_interview_purpose, named), k_code_characters);
}

/// Waits until the answers are in the database for good; false where they could not be taken now.
bool stored_for_good(Intake& intake, Submission submission)
{
  const auto done = std::make_shared<std::promise<void>>();
  std::future<void> stored = done->get_future();
  const bool taken = intake.offer(std::move(submission), [done](const std::exception_ptr& failure) {
    if (failure) {
      done->set_exception(failure);
    } else {
      done->set_value();
    }
  });
  if (!taken) return false;
  try {
    stored.get();
  } catch (const db::Error&) {
    return false;
  }
  return true;
}

}  // namespace

Interviewee IntervieweePages::find(db::Connection& connection, const InterviewPlace& place,
                                   const http::Request& request) const
{
  auto found = ContactStore(connection, parts_.secrets).find(place.survey, site::id_in_path(request, "contact"));
  if (!found) throw http::NotFound();
  return std::move(*found);
}

site::Answer IntervieweePages::show(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const InterviewPlace place = interview_of(request, parts_.rounds);
  const Interviewee one =
      parts_.database.read([&](db::Connection& connection) { return find(connection, place, request); });
  const util::Language language = site::language_of(request);
  const std::string path = contact_path(place, one);
  const html::Cell state = state_cell(one);
  site::View view{.title = one.contact.name, .view = "surveys/interviewee"};
  view.breadcrumbs = way_to_contact(place, language, one.contact.name);
  const bool ended = one.state == ContactState::refused || one.state == ContactState::unreachable;
  view.values.set("agency", place.about->name(language))
      .set("name", one.contact.name)
      .set("state", html::tag(state.text, state.colour.value_or(html::Colour::grey)))
      .set("facts", html::summary_list({{Word{"surveys.contact_telephone"}, one.contact.telephone},
                                        {Word{"surveys.contact_email"}, one.contact.email},
                                        {Word{"surveys.contact_kind"}, one.contact.kind},
                                        {Word{"surveys.contact_attempts"}, html::grouped(one.attempts)}}))
      .set("open", place.round->takes(place.survey))
      .set("done", one.is_done())
      .set("ended", ended && !one.is_done())
      .set("link_out", !one.link_hash.empty() && !one.is_done())
      .set("has_email", !one.contact.email.empty() && parts_.send != nullptr)
      .set("questions", path + "/answers")
      .set("result_action", path + "/result")
      .set("link_action", path + "/link")
      .set("again", html::button(Word{"surveys.not_reached_now"}, html::ButtonKind::secondary, "what", "again"))
      .set("refused", html::button(Word{"surveys.has_refused"}, html::ButtonKind::secondary, "what", "refused"))
      .set("unreachable",
           html::button(Word{"surveys.is_unreachable"}, html::ButtonKind::secondary, "what", "unreachable"))
      .set("reopen", html::button(Word{"surveys.contact_again"}, html::ButtonKind::secondary, "what", "waiting"))
      .set("make_link", html::button(Word{"surveys.make_link"}, html::ButtonKind::secondary, "as", "shown"))
      .set("mail_link", html::button(Word{"surveys.mail_link"}, html::ButtonKind::secondary, "as", "mail"));
  return view;
}

site::Answer IntervieweePages::result(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const InterviewPlace place = interview_of(request, parts_.rounds);
  const std::string_view what = request.form.get("what");
  const auto state = contact_state_named(what);
  if ((!state || *state == ContactState::answered) && what != "again") throw http::Unprocessable("no such result");
  std::int64_t number = 0;
  const bool done = parts_.database.write([&](db::Connection& connection) {
    const Interviewee one = find(connection, place, request);
    number = one.number;
    if (one.is_done()) return false;
    ContactStore store(connection, parts_.secrets);
    if (what == "again" || *state == ContactState::unreachable) store.add_attempt(place.survey, number);
    if (state) store.set_state(place.survey, number, *state);
    return true;
  });
  const std::string path = interviews_path(place.survey);
  if (!done) return parts_.site.done(request, path, Word{"surveys.interviewed_before"});
  const bool goes_on = what == "again" || *state == ContactState::waiting;
  return parts_.site.done(request, goes_on ? path + "/" + std::to_string(number) : path, Word{"surveys.contact_noted"});
}

site::View IntervieweePages::form_view(const http::Request& request, const InterviewPlace& place,
                                       const Interviewee& interviewee, const html::Form& form) const
{
  const util::Language language = site::language_of(request);
  site::View view{.title = Word{"surveys.interview_title"}, .view = "surveys/interview_form"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_contact(place, language, interviewee.contact.name);
  view.values.set("agency", place.about->name(language))
      .set("name", interviewee.contact.name)
      .set("part", part_name(place.asked, language))
      .set("summary", html::error_summary(form))
      .set("questions", question_radios(place.asked, form, language))
      .set("send", html::button(Word{"surveys.interview_store"}));
  return view;
}

site::Answer IntervieweePages::questions(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const InterviewPlace place = interview_of(request, parts_.rounds);
  const Interviewee one =
      parts_.database.read([&](db::Connection& connection) { return find(connection, place, request); });
  if (one.is_done()) return parts_.site.done(request, contact_path(place, one), Word{"surveys.interviewed_before"});
  if (!place.round->takes(place.survey))
    return parts_.site.done(request, contact_path(place, one), Word{"surveys.interviews_not_open"});
  return form_view(request, place, one, html::Form());
}

bool IntervieweePages::still_open(db::Connection& connection, const InterviewPlace& place,
                                  const Interviewee& interviewee) const
{
  if (interviewee.is_done()) return false;
  if (interviewee.link_hash.empty()) return true;
  if (!CodeStore(connection).use(interviewee.link_hash)) return false;
  ContactStore(connection, parts_.secrets).set_link(place.survey, interviewee.number, "");
  return true;
}

site::Answer IntervieweePages::store(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const InterviewPlace place = interview_of(request, parts_.rounds);
  html::Form form(request.form);
  const ReadAnswers read = read_answers(place.asked, request.form);
  form.refuse(read.problems);
  if (!place.round->takes(place.survey)) form.refuse(util::Problem{{}, "surveys.interviews_not_open", {}});
  // Answers and what is noted of the contact are never in one transaction (docs/anonymity.md).
  std::optional<Interviewee> one;
  const bool open = parts_.database.write([&](db::Connection& connection) {
    one = find(connection, place, request);
    return form.ok() ? still_open(connection, place, *one) : !one->is_done();
  });
  if (!open) return parts_.site.done(request, contact_path(place, *one), Word{"surveys.interviewed_before"});
  if (form.ok() && !stored_for_good(parts_.intake, {.survey = place.survey,
                                                    .answers = read.answers,
                                                    .receipt = interview_receipt(parts_.signer, place.survey, *one)}))
    form.refuse(util::Problem{{}, "surveys.interview_busy", {}});
  if (!form.ok()) return form_view(request, place, *one, form);
  parts_.database.write([&](db::Connection& connection) {
    ContactStore(connection, parts_.secrets).set_state(place.survey, one->number, ContactState::answered);
  });
  return parts_.site.done(request, interviews_path(place.survey), Word{"surveys.interview_stored"});
}

std::string IntervieweePages::make_link(db::Connection& connection, const InterviewPlace& place,
                                        const Interviewee& interviewee, const accounts::Visitor& visitor,
                                        const std::string& secret) const
{
  std::string code = codes_from(secret, 1).front();
  const std::string hash = code_hash(parts_.signer, code);
  if (!CodeStore(connection)
           .add(place.survey, {hash}, parts_.clock.now(), visitor.account,
                parts_.signer.keyed_hash(k_interview_link_purpose, secret)))
    throw db::Conflict("a code was drawn twice");
  ContactStore store(connection, parts_.secrets);
  store.set_link(place.survey, interviewee.number, hash);
  store.set_state(place.survey, interviewee.number, ContactState::waiting);
  return code;
}

accounts::Letter IntervieweePages::letter(const InterviewPlace& place, const Interviewee& interviewee,
                                          const std::string& code) const
{
  accounts::Letter letter{.to = interviewee.contact.email, .subject = {}, .text = {}};
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    const html::Words& words = parts_.site.words(language);
    const util::Params params{{"agency", place.about->name(language)},
                              {"address", parts_.address + "/code/" + code},
                              {"code", grouped_code(code)}};
    if (letter.subject.empty()) letter.subject = words.messages().say("surveys.link_letter_subject", params);
    letter.text += words.messages().say("surveys.link_letter", params) + "\n\n";
  }
  return letter;
}

site::Answer IntervieweePages::link(http::Request& request, const accounts::Visitor& visitor)
{
  const InterviewPlace place = interview_of(request, parts_.rounds);
  const bool by_mail = request.form.get("as") == "mail";
  const std::string secret = parts_.random.token();
  std::optional<Interviewee> one;
  const std::string code = parts_.database.write([&](db::Connection& connection) -> std::string {
    one = find(connection, place, request);
    if (by_mail && (one->contact.email.empty() || !parts_.send)) throw http::Unprocessable("no way to send a letter");
    if (!still_open(connection, place, *one)) return {};
    return make_link(connection, place, *one, visitor, secret);
  });
  if (code.empty()) return parts_.site.done(request, contact_path(place, *one), Word{"surveys.interviewed_before"});
  if (by_mail) {
    parts_.send(letter(place, *one, code));
    return parts_.site.done(request, contact_path(place, *one), Word{"surveys.link_mailed"});
  }
  site::View view{.title = Word{"surveys.link_made"}, .view = "surveys/interview_link"};
  view.breadcrumbs = way_to_contact(place, site::language_of(request), one->contact.name);
  view.values.set("name", one->contact.name)
      .set("address", parts_.address + "/code/" + code)
      .set("page", parts_.address + "/code")
      .set("code", grouped_code(code))
      .set("back", interviews_path(place.survey));
  return view;
}

}  // namespace surveys
