// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/agency_survey_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/chart/qr_code.hpp"
#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/util/percent.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/answer_store.hpp"
#include "src/surveys/answering_pages.hpp"
#include "src/surveys/code.hpp"
#include "src/surveys/code_store.hpp"
#include "src/surveys/interview_place_pages.hpp"
#include "src/surveys/paper_pages.hpp"

namespace surveys {
namespace {

using html::Phrase;
using html::Values;
using html::Word;

constexpr std::string_view k_batch_purpose = "survey codes";
constexpr std::int64_t k_most_codes = 5000;  // of one batch: 500 pages
const html::Field k_count_field{
    .name = "codes", .label = Word{"surveys.codes_wanted"}, .hint = Word{"surveys.codes_wanted_hint"}};

Survey survey_of(const AgencyPlace& place, const Questionnaire& asked)
{
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  return {place.round->cycle, place.agency, instrument.code, instrument.parts[asked.part].code};
}

/// The survey of the round that is answered by codes; http::NotFound where the framework has none.
Questionnaire asked_by_code(const AgencyPlace& place)
{
  for (Questionnaire& asked : questionnaires(*place.round->framework)) {
    if (way_of(asked) == Way::code) return std::move(asked);
  }
  throw http::NotFound();
}

std::string path_of(const AgencyPlace& place)
{
  return "/agencies/" + std::to_string(place.agency) + "/cycles/" + std::to_string(place.round->cycle) + "/surveys";
}

Phrase name_of_part(const Questionnaire& asked, util::Language language)
{
  const framework::Instrument& instrument = asked.framework->instruments[asked.instrument];
  if (instrument.parts.size() == 1) return instrument.name.in(language);
  return instrument.code + " · " + instrument.parts[asked.part].name.in(language);
}

std::chrono::year_month_day date_of(std::int64_t day)
{
  return std::chrono::sys_days(std::chrono::days(day));
}

}  // namespace

AgencySurveyPages::AgencySurveyPages(db::Database& database, const site::Site& site, const http::Signer& signer,
                                     const util::Clock& clock, util::Random& random, const LiveRounds& rounds,
                                     std::string address, MakeSlips make_slips)
    : database_(database),
      site_(site),
      signer_(signer),
      clock_(clock),
      random_(random),
      rounds_(rounds),
      address_(std::move(address)),
      make_slips_(std::move(make_slips))
{
}

site::Answer AgencySurveyPages::overview(http::Request& request, const accounts::Visitor& visitor)
{
  const AgencyPlace place = agency_of(request, rounds_);
  site::View view = overview_view(request, place, html::Form());
  view.values.set("keeps", visitor.is(accounts::Role::coordinator, place.agency));
  return view;
}

site::View AgencySurveyPages::overview_view(const http::Request& request, const AgencyPlace& place,
                                            const html::Form& form)
{
  site::View view{.title = Word{"surveys.overview_title"}, .view = "surveys/overview"};
  view.has_problems = !form.ok();
  view.values.set("agency", place.about->name(site::language_of(request)))
      .set("round", place.round->framework->name.in(site::language_of(request)))
      .set("open", place.round->answering)
      .set("summary", html::error_summary(form))
      .set("keeps", true)
      .set("paper", paper_path(place))
      .list("surveys");
  database_.read([&](db::Connection& connection) {
    for (const Questionnaire& asked : questionnaires(*place.round->framework))
      view.values.add("surveys", questionnaire_values(request, place, asked, form, connection));
  });
  return view;
}

Values AgencySurveyPages::questionnaire_values(const http::Request& request, const AgencyPlace& place,
                                               const Questionnaire& asked, const html::Form& form,
                                               db::Connection& connection)
{
  const Survey survey = survey_of(place, asked);
  const auto minimum = place.about->minima.find({survey.instrument, survey.part});
  Values values;
  values.list("days");
  std::int64_t total = 0;
  for (const DayCount& count : AnswerStore(connection).by_day(survey.cycle, survey.agency)) {
    if (count.instrument != survey.instrument || count.part != survey.part) continue;
    total += count.answers;
    values.add("days", Values()
                           .set("day", date_of(count.day))
                           .set("day_answers", html::Count{count.answers})
                           .set("until_then", html::Count{total}));
  }
  values.set("any", total > 0)
      .set("name", name_of_part(asked, site::language_of(request)))
      .set("answers", html::Count{total})
      .set("has_minimum", minimum != place.about->minima.end())
      .set("minimum", html::Count{minimum == place.about->minima.end() ? 0 : minimum->second})
      .set("enough", minimum != place.about->minima.end() && total >= minimum->second)
      .set("by_code", false)
      .set("by_link", false)
      .set("by_interview", false);
  if (way_of(asked) == Way::interview) values.set("by_interview", Values().set("contacts", contacts_path(survey)));
  if (way_of(asked) == Way::code) {
    const CodeCount codes = CodeStore(connection).count(survey);
    values.set("by_code", Values()
                              .set("made", html::Count{codes.made})
                              .set("used", html::Count{codes.made - codes.unused})
                              .set("unused", html::Count{codes.unused})
                              .set("action", path_of(place) + "/codes")
                              .set("codes", html::text_input(form, k_count_field, {.mode = "numeric", .width = 5}))
                              .set("make", html::button(Word{"surveys.make_codes"})));
  }
  if (way_of(asked) == Way::link) {
    const std::string link = address_ + link_path(signer_, survey);
    values.set("by_link", Values()
                              .set("link", link)
                              .set("qr", html::Markup::made_here(chart::qr_svg(link)))
                              .set("poster", path_of(place) + "/poster/" + util::percent_encoded(survey.instrument)));
  }
  return values;
}

site::Answer AgencySurveyPages::make_codes(http::Request& request, const accounts::Visitor& visitor)
{
  const AgencyPlace place = agency_of(request, rounds_);
  const Survey survey = survey_of(place, asked_by_code(place));
  html::Form form(request.form);
  const auto wanted = form.whole(k_count_field, {.at_least = 1, .at_most = k_most_codes});
  if (!form.ok()) return overview_view(request, place, form);
  const std::string secret = random_.token();
  std::vector<std::string> hashes;
  for (const std::string& code : codes_from(secret, static_cast<std::size_t>(*wanted)))
    hashes.push_back(code_hash(signer_, code));
  database_.write([&](db::Connection& connection) {
    if (!CodeStore(connection)
             .add(survey, hashes, clock_.now(), visitor.account, signer_.keyed_hash(k_batch_purpose, secret))) {
      throw db::Conflict("a code was drawn twice");  // once in 10^8 batches; nothing is stored
    }
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.make_codes", "agency " + std::to_string(survey.agency),
             "cycle " + std::to_string(survey.cycle) + ", " + survey.instrument + ": " + std::to_string(*wanted));
  });
  site::View view{.title = Word{"surveys.new_codes_title"}, .view = "surveys/new_codes"};
  view.values.set("count", html::Count{*wanted})
      .set("secret", secret)
      .set("action", path_of(place) + "/codes/file")
      .set("slips", html::button(Word{"surveys.slips_pdf"}, html::ButtonKind::usual, "as", "pdf"))
      .set("table", html::button(Word{"surveys.slips_csv"}, html::ButtonKind::secondary, "as", "csv"))
      .set("back", path_of(place));
  return view;
}

site::Answer AgencySurveyPages::codes_file(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const AgencyPlace place = agency_of(request, rounds_);
  const Questionnaire asked = asked_by_code(place);
  const Survey survey = survey_of(place, asked);
  const std::string secret(request.form.get("secret"));
  const auto batch = database_.read([&](db::Connection& connection) {
    return CodeStore(connection).batch_of_secret(survey, signer_.keyed_hash(k_batch_purpose, secret));
  });
  if (!batch) throw http::NotFound();
  const util::Language language = site::language_of(request);
  SlipSheet sheet{.language = language,
                  .agency = place.about->name(language),
                  .survey = asked.framework->instruments[asked.instrument].name.in(language),
                  .address = address_ + "/code",
                  .codes = codes_from(secret, static_cast<std::size_t>(batch->codes))};
  const std::string name = site_.words(language).plain(Word{"surveys.slips_file"}) + " " + sheet.agency;
  if (request.form.get("as") == "csv")
    return http::attachment(slips_csv(sheet), "text/csv; charset=utf-8", name + ".csv");
  return http::attachment(make_slips_(sheet), "application/pdf", name + ".pdf");
}

}  // namespace surveys
