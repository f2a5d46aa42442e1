// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/contact_pages.hpp"

#include "lib/html/components.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/office/read_table.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai_time.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/surveys/contact_upload_store.hpp"

namespace surveys {
namespace {

using html::Values;
using html::Word;

const html::Field k_contacts_file{
    .name = "file", .label = Word{"surveys.contacts_file"}, .hint = Word{"surveys.contacts_file_hint"}};
constexpr std::size_t k_contacts_shown = 50;  // of a list that was just sent in

std::vector<html::Link> way_to_contacts(const InterviewPlace& place, html::Phrase here)
{
  return {{Word{"surveys.overview_title"}, surveys_path(place.survey)},
          {Word{"surveys.contacts_title"}, contacts_path(place.survey)},
          {std::move(here), "", true}};
}

Values tally_values(const ContactList& list)
{
  Values values = Values()
                      .set("contacts", html::Count{list.contacts})
                      .set("added", thai::day_of(list.added_at))
                      .set("drawn", html::Count{list.tally.drawn})
                      .set("answered", html::Count{list.tally.answered})
                      .set("refused", html::Count{list.tally.refused})
                      .set("unreachable", html::Count{list.tally.unreachable})
                      .set("waiting", html::Count{list.tally.waiting()})
                      .set("attempts", html::Count{list.tally.attempts});
  if (list.ended_at)
    values.set("ended", thai::day_of(*list.ended_at)).set("why", Word{"surveys.contacts_ended." + list.ended_why});
  return values;
}

}  // namespace

ContactPages::ContactPages(db::Database& database, const site::Site& site, const util::Clock& clock,
                           util::Random& random, const LiveRounds& rounds, const accounts::Secrets& secrets,
                           std::int64_t days)
    : database_(database), site_(site), clock_(clock), random_(random), rounds_(rounds), secrets_(secrets), days_(days)
{
}

site::Answer ContactPages::show(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return shown(request, interview_of(request, rounds_), html::Form());
}

site::View ContactPages::shown(const http::Request& request, const InterviewPlace& place, const html::Form& form)
{
  const std::string path = contacts_path(place.survey);
  site::View view{.title = Word{"surveys.contacts_title"}, .view = "surveys/contacts"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"surveys.overview_title"}, surveys_path(place.survey)},
                      {Word{"surveys.contacts_title"}, "", true}};
  view.values.set("agency", place.about->name(site::language_of(request)))
      .set("part", part_name(place.asked, site::language_of(request)))
      .set("summary", html::error_summary(form))
      .set("days", days_)
      .set("action", path)
      .set("file", html::file_input(form, k_contacts_file, ".xlsx,.csv"))
      .set("send", html::button(Word{"surveys.contacts_look"}))
      .set("list", false)
      .list("ended_lists");
  database_.read([&](db::Connection& connection) {
    ContactStore store(connection, secrets_);
    if (const auto list = store.current(place.survey)) view.values.set("list", tally_values(*list));
    for (const ContactList& list : store.ended(place.survey))
      view.values.add("ended_lists", tally_values(list));
  });
  return view;
}

site::Answer ContactPages::sample(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = site_.words(language).messages();
  office::List list{.title = messages.say("surveys.contacts_sample"), .headings = {}, .rows = {}};
  for (const ContactField field : k_contact_fields) {
    const std::string words = messages.say("surveys.contact_column." + std::string(code(field)));
    list.headings.emplace_back(util::trim(util::split(words, '|').front()));
  }
  const office::ListFile file = office::list_file(list, request.query.get("format"), language, clock_.now());
  return http::attachment(file.bytes, file.type, file.name);
}

site::View ContactPages::faults_view(const http::Request& request, const InterviewPlace& place, const std::string& file,
                                     const ReadContacts& read) const
{
  const util::Messages& messages = site_.words(site::language_of(request)).messages();
  site::View view{.title = Word{"surveys.contacts_preview"}, .view = "surveys/contacts_faults"};
  view.has_problems = true;
  view.breadcrumbs = way_to_contacts(place, Word{"surveys.contacts_preview"});
  view.values.set("file", file)
      .set("faults", html::Count{static_cast<long long>(read.faults)})
      .set("more", read.faults > read.problems.size())
      .set("back", contacts_path(place.survey))
      .list("problems");
  std::vector<std::string> said;
  for (const util::Problem& problem : read.problems)
    said.push_back(messages.say(problem));
  view.values.set("problems", said);
  return view;
}

site::Answer ContactPages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  const InterviewPlace place = interview_of(request, rounds_);
  html::Form form(request.form);
  const http::Upload* upload = request.file(k_contacts_file.name);
  if (upload == nullptr || upload->size() == 0) {
    form.refuse(k_contacts_file, "surveys.contacts_no_file");
    return shown(request, place, form);
  }
  const office::TableLimits limits{.rows = k_most_contacts + 1};
  const ReadContacts read =
      read_contacts(office::read_table(util::read_file(upload->path()), upload->file_name, limits));
  if (read.faults != 0) return faults_view(request, place, upload->file_name, read);
  struct Kept {
    std::int64_t upload = 0;
    std::optional<ContactList> before;
  };
  const Kept kept = database_.write([&](db::Connection& connection) {
    ContactUploadStore uploads(connection, secrets_);
    return Kept{uploads.keep(place.survey, read.contacts, visitor.account, clock_.now(), random_),
                ContactStore(connection, secrets_).current(place.survey)};
  });
  site::View view{.title = Word{"surveys.contacts_preview"}, .view = "surveys/contacts_preview"};
  view.breadcrumbs = way_to_contacts(place, Word{"surveys.contacts_preview"});
  view.values.set("file", upload->file_name)
      .set("contacts", html::Count{static_cast<long long>(read.contacts.size())})
      .set("more", read.contacts.size() > k_contacts_shown)
      .set("shown", k_contacts_shown)
      .set("replaces", kept.before.has_value())
      .set("drawn", kept.before && kept.before->tally.drawn > 0)
      .set("action", contacts_path(place.survey) + "/" + std::to_string(kept.upload))
      .set("save", html::button(Word{"surveys.contacts_save"}))
      .set("back", contacts_path(place.survey))
      .list("rows");
  for (std::size_t i = 0; i < read.contacts.size() && i < k_contacts_shown; ++i) {
    const Contact& contact = read.contacts[i];
    view.values.add("rows", Values()
                                .set("number", i + 1)
                                .set("name", contact.name)
                                .set("telephone", contact.telephone)
                                .set("email", contact.email)
                                .set("kind", contact.kind));
  }
  return view;
}

site::Answer ContactPages::keep(http::Request& request, const accounts::Visitor& visitor)
{
  const InterviewPlace place = interview_of(request, rounds_);
  const std::int64_t upload = site::id_in_path(request, "upload");
  const auto count = database_.write([&](db::Connection& connection) -> std::size_t {
    ContactUploadStore uploads(connection, secrets_);
    const auto contacts = uploads.find(place.survey, upload, visitor.account);
    if (!contacts) throw http::Gone("a list of contacts that was stored, or is older than a day");
    ContactStore(connection, secrets_).add(place.survey, *contacts, visitor.account, clock_.now(), random_);
    uploads.forget(upload);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "surveys.contacts_added", survey_object(place.survey),
             std::to_string(contacts->size()) + " contacts");
    return contacts->size();
  });
  return site_.done(request, contacts_path(place.survey),
                    Word{"surveys.contacts_kept", {{"contacts", html::grouped(static_cast<long long>(count))}}});
}

site::Answer ContactPages::delete_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const InterviewPlace place = interview_of(request, rounds_);
  const auto list = database_.read(
      [&](db::Connection& connection) { return ContactStore(connection, secrets_).current(place.survey); });
  if (!list) throw http::NotFound();
  site::View view{.title = Word{"surveys.contacts_delete_question"}, .view = "surveys/confirm"};
  view.breadcrumbs = way_to_contacts(place, Word{"surveys.contacts_delete"});
  view.values.set("confirmation", html::confirmation({.question = Word{"surveys.contacts_delete_question"},
                                                      .explanation = Word{"surveys.contacts_delete_explanation"},
                                                      .warning = Word{"surveys.contacts_delete_warning"},
                                                      .button = Word{"surveys.contacts_delete"},
                                                      .action = contacts_path(place.survey) + "/delete",
                                                      .back = contacts_path(place.survey)}));
  return view;
}

site::Answer ContactPages::remove(http::Request& request, const accounts::Visitor& visitor)
{
  const InterviewPlace place = interview_of(request, rounds_);
  database_.write([&](db::Connection& connection) {
    if (!ContactStore(connection, secrets_).end(place.survey, visitor.account, clock_.now(), "by_hand"))
      throw http::Gone("contacts that were deleted before");
    accounts::AuditStore(connection, clock_).add(visitor, "surveys.contacts_deleted", survey_object(place.survey), "");
  });
  return site_.done(request, contacts_path(place.survey), Word{"surveys.contacts_deleted"});
}

}  // namespace surveys
