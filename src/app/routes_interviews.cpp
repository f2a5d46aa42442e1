// SPDX-License-Identifier: Apache-2.0
// What assessors, coordinators and administrators do with answers that nobody types in alone: contacts to interview,
// paper questionnaires, answers collected elsewhere.
#include <utility>

#include "src/app/mail_sender.hpp"
#include "src/app/page_of.hpp"
#include "src/app/survey_parts.hpp"
#include "src/surveys/answers_exchange_pages.hpp"
#include "src/surveys/contact_pages.hpp"
#include "src/surveys/interview_pages.hpp"
#include "src/surveys/interviewee_pages.hpp"
#include "src/surveys/paper_keying_pages.hpp"
#include "src/surveys/paper_pages.hpp"

namespace app {
namespace {

using accounts::Access;
using accounts::Role;
using http::Method;

constexpr std::size_t k_answers_file_limit = std::size_t{512} * 1024 * 1024;
const Access k_senders{.roles = {Role::coordinator}, .confidential = true};
const Access k_assessors{.roles = {Role::assessor}, .confidential = true};
const Access k_keyers{.roles = {Role::coordinator, Role::assessor}, .confidential = true};
const Access k_administrators{.roles = {Role::administrator}};

/// All pages of interviews, with what they are made with.
struct InterviewRoom {
  InterviewRoom(const Resources& with, const SurveyParts& survey_parts)
      : parts(survey_parts),
        secrets(contacts_key(with.signer)),
        mail(mail_by_settings(with.settings, with.clock)),
        contacts(with.database, with.site, with.clock, with.random, *parts.rounds, secrets,
                 with.settings.whole("contact_days")),
        interviews(with.database, with.site, with.clock, with.random, *parts.rounds, secrets),
        interviewees({.database = with.database,
                      .site = with.site,
                      .signer = with.signer,
                      .clock = with.clock,
                      .random = with.random,
                      .rounds = *parts.rounds,
                      .intake = *parts.intake,
                      .secrets = secrets,
                      .address = parts.address,
                      .send = sending(mail.get())}),
        paper(with.database, with.site, with.clock, with.random, *parts.rounds),
        keying(with.database, with.site, *parts.rounds),
        exchange(with.database, with.site, with.clock, with.random, *parts.rounds)
  {
  }

  SurveyParts parts;
  accounts::Secrets secrets;
  std::unique_ptr<MailSender> mail;
  surveys::ContactPages contacts;
  surveys::InterviewPages interviews;
  surveys::IntervieweePages interviewees;
  surveys::PaperPages paper;
  surveys::PaperKeyingPages keying;
  surveys::AnswersExchangePages exchange;
};
using Room = std::shared_ptr<InterviewRoom>;

void add_contacts(std::vector<PageRoute>& routes, const Room& room)
{
  using surveys::ContactPages;
  const std::shared_ptr<ContactPages> pages(room, &room->contacts);
  const std::string path = "/agencies/{agency}/cycles/{cycle}/contacts/{instrument}/{part}";
  const auto add = [&](Method method, const char* rest, auto page) {
    routes.push_back({method, path + rest, k_senders, page_of(pages, page)});
  };
  add(Method::get, "", &ContactPages::show);
  add(Method::get, "/sample", &ContactPages::sample);
  add(Method::get, "/delete", &ContactPages::delete_form);
  add(Method::post, "/delete", &ContactPages::remove);
  add(Method::post, "/{upload}", &ContactPages::keep);
  add(Method::post, "", &ContactPages::preview);
  routes.back().body = http::BodyKind::files;
  routes.back().limit = ContactPages::k_file_limit;
}

void add_interviews(std::vector<PageRoute>& routes, const Room& room)
{
  using surveys::IntervieweePages;
  using surveys::InterviewPages;
  const std::shared_ptr<InterviewPages> lists(room, &room->interviews);
  const std::shared_ptr<IntervieweePages> pages(room, &room->interviewees);
  const std::string path = "/agencies/{agency}/cycles/{cycle}/interviews/{instrument}/{part}";
  routes.push_back({Method::get, "/interviews", k_assessors, page_of(lists, &InterviewPages::mine)});
  routes.push_back({Method::get, path, k_assessors, page_of(lists, &InterviewPages::list)});
  routes.push_back({Method::post, path + "/draw", k_assessors, page_of(lists, &InterviewPages::draw)});
  const auto add = [&](Method method, const char* rest, auto page) {
    routes.push_back({method, path + "/{contact}" + rest, k_assessors, page_of(pages, page)});
  };
  add(Method::get, "", &IntervieweePages::show);
  add(Method::post, "/result", &IntervieweePages::result);
  add(Method::get, "/answers", &IntervieweePages::questions);
  add(Method::post, "/answers", &IntervieweePages::store);
  add(Method::post, "/link", &IntervieweePages::link);
}

void add_paper(std::vector<PageRoute>& routes, const Room& room)
{
  using surveys::PaperKeyingPages;
  using surveys::PaperPages;
  const std::shared_ptr<PaperPages> batches(room, &room->paper);
  const std::shared_ptr<PaperKeyingPages> keying(room, &room->keying);
  const std::string path = "/agencies/{agency}/cycles/{cycle}/paper";
  const auto add = [&](Method method, const char* rest, PageFunction page) {
    routes.push_back({method, path + rest, k_keyers, std::move(page)});
  };
  add(Method::get, "", page_of(batches, &PaperPages::list));
  add(Method::post, "", page_of(batches, &PaperPages::make));
  add(Method::get, "/{batch}", page_of(batches, &PaperPages::show));
  add(Method::get, "/{batch}/store", page_of(batches, &PaperPages::store_form));
  add(Method::post, "/{batch}/store", page_of(batches, &PaperPages::store));
  add(Method::get, "/{batch}/drop", page_of(batches, &PaperPages::drop_form));
  add(Method::post, "/{batch}/drop", page_of(batches, &PaperPages::drop));
  add(Method::get, "/{batch}/differences", page_of(keying, &PaperKeyingPages::differences));
  add(Method::post, "/{batch}/differences", page_of(keying, &PaperKeyingPages::settle));
  add(Method::get, "/{batch}/keying/{pass}/{sheet}", page_of(keying, &PaperKeyingPages::form));
  add(Method::post, "/{batch}/keying/{pass}/{sheet}", page_of(keying, &PaperKeyingPages::key));
}

void add_exchange(std::vector<PageRoute>& routes, const Room& room)
{
  using surveys::AnswersExchangePages;
  const std::shared_ptr<AnswersExchangePages> pages(room, &room->exchange);
  const std::string path = "/cycles/{cycle}/answers";
  const auto add = [&](Method method, const char* rest, auto page) {
    routes.push_back({method, path + rest, k_administrators, page_of(pages, page)});
  };
  add(Method::get, "", &AnswersExchangePages::exchange);
  add(Method::post, "/export", &AnswersExchangePages::export_answers);
  add(Method::post, "/import/{preview}", &AnswersExchangePages::take);
  add(Method::post, "/import", &AnswersExchangePages::preview);
  routes.back().body = http::BodyKind::files;
  routes.back().limit = k_answers_file_limit;
}

}  // namespace

void add_interview_routes(std::vector<PageRoute>& routes, const Resources& resources, const SurveyParts& parts)
{
  const auto room = std::make_shared<InterviewRoom>(resources, parts);
  add_contacts(routes, room);
  add_interviews(routes, room);
  add_paper(routes, room);
  add_exchange(routes, room);
}

}  // namespace app
