// SPDX-License-Identifier: Apache-2.0
// A new document: of which kind, year, unit and language, and of which meeting.
#include <algorithm>
#include <charconv>
#include <utility>

#include "src/accounts/audit_store.hpp"
#include "src/documents/follow_up_read_store.hpp"
#include "src/documents/number_book.hpp"
#include "src/documents/paper_fresh_pages.hpp"
#include "src/documents/paper_list_pages.hpp"
#include "src/documents/paper_phrases.hpp"
#include "src/measures/plan_store.hpp"

namespace documents {
namespace {

using html::Word;

const html::Field& kind_field()
{
  static const html::Field k_field{.name = "kind", .label = Word{"papers.kind"}};
  return k_field;
}
const html::Field& year_field()
{
  static const html::Field k_field{.name = "year", .label = Word{"papers.year"}, .hint = Word{"papers.year_hint"}};
  return k_field;
}
const html::Field& unit_field()
{
  static const html::Field k_field{.name = "unit", .label = Word{"papers.unit"}, .hint = Word{"papers.unit_hint"}};
  return k_field;
}
const html::Field& language_field()
{
  static const html::Field k_field{.name = "language", .label = Word{"papers.language"}};
  return k_field;
}
const html::Field& meeting_field()
{
  static const html::Field k_field{
      .name = "meeting", .label = Word{"papers.meeting"}, .hint = Word{"papers.meeting_hint"}};
  return k_field;
}

std::optional<std::int64_t> number_of(std::string_view text)
{
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The one that was chosen, where it is a meeting of that year.
std::optional<std::int64_t> meeting_of(db::Connection& connection, const DeskPlace& desk, int fiscal_year,
                                       std::string_view chosen)
{
  const auto meeting = number_of(chosen);
  for (const MeetingName& one : meetings_of(connection, desk.agency.id, fiscal_year))
    if (meeting == one.id) return meeting;
  return std::nullopt;
}

}  // namespace

std::vector<html::Option> kind_options_of(util::Language language)
{
  std::vector<html::Option> options;
  for (const PaperKind& kind : PaperKinds::embedded().all())
    options.push_back({kind.code, kind.name.in(language)});
  return options;
}

site::View PaperListPages::new_view(db::Connection& connection, const DeskPlace& desk, const html::Form& form,
                                    util::Language language) const
{
  site::View view{.title = Word{"papers.new"}, .view = "documents/new"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_desk(desk, Word{"papers.new"});
  std::vector<html::Option> years;
  for (const measures::Plan& plan : measures::PlanStore(connection).of_agency(desk.agency.id))
    years.push_back({std::to_string(plan.fiscal_year),
                     Word{"papers.year_with_plan", {{"year", year_text(plan.fiscal_year, language)}}}});
  const int now = static_cast<int>(book_year_of(parts_.clock.now()));
  for (const int year : {now + 1, now, now - 1}) {
    const std::string text = std::to_string(year);
    if (std::none_of(years.begin(), years.end(), [&](const html::Option& one) { return one.value == text; }))
      years.push_back({text, year_text(year, language)});
  }
  std::vector<html::Option> meetings{{"", Word{"papers.no_meeting"}}};
  for (const html::Option& year : years) {
    for (const MeetingName& one : meetings_of(connection, desk.agency.id, static_cast<int>(*number_of(year.value))))
      meetings.push_back({std::to_string(one.id), one.number + " \u00B7 " + day_in_words(one.day, language)});
  }
  view.values.set("summary", html::error_summary(form))
      .set("kind", html::select(form, kind_field(), kind_options_of(language)))
      .set("year", html::select(form, year_field(), years))
      .set("unit", html::select(form, unit_field(), unit_options(desk, desk.party.coordinates)))
      .set("meeting", html::select(form, meeting_field(), meetings))
      .set("language", html::radios(form, language_field(),
                                    {{"th", Word{"papers.language.th"}}, {"en", Word{"papers.language.en"}}}, {true}))
      .set("button", html::button(Word{"papers.make"}))
      .set("action", desk.path() + "/new")
      .set("back", desk.path());
  return view;
}

site::Answer PaperListPages::new_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const util::Fields chosen({{"kind", std::string(request.query.get("kind"))},
                               {"year", std::string(request.query.get("year"))},
                               {"language", "th"}});
    return new_view(connection, desk, html::Form(chosen), site::language_of(request));
  });
}

site::Answer PaperListPages::make(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    html::Form form(request.form);
    Paper paper{.agency = desk.agency.id};
    paper.kind = form.choice(kind_field(), html::values_of(kind_options_of(language)));
    constexpr std::int64_t k_first_year = 2550;
    constexpr std::int64_t k_last_year = 2650;
    paper.fiscal_year = static_cast<int>(
        form.whole(year_field(), {.at_least = k_first_year, .at_most = k_last_year}).value_or(k_first_year));
    const html::Needed needed = desk.party.coordinates ? html::Needed::no : html::Needed::yes;
    paper.unit =
        number_of(form.choice(unit_field(), html::values_of(unit_options(desk, desk.party.coordinates)), needed));
    paper.language = form.choice(language_field(), std::vector<std::string>{"th", "en"});
    const PaperKind* kind = PaperKinds::embedded().find(paper.kind);
    // Minutes are of a meeting; others may refer to one.
    paper.meeting = meeting_of(connection, desk, paper.fiscal_year, form.typed().get("meeting"));
    if (kind != nullptr && kind->from_meeting && !paper.meeting) form.refuse(meeting_field(), "papers.meeting_missing");
    if (kind != nullptr && kind->from_plan && form.ok() &&
        !measures::PlanStore(connection).find(desk.agency.id, paper.fiscal_year))
      form.refuse(year_field(), "papers.no_plan", {{"year", std::to_string(paper.fiscal_year)}});
    if (!form.ok()) {
      again = new_view(connection, desk, form, language);
      return;
    }
    const PaperContent content = fresh_content(connection, parts_, paper, {});
    const std::int64_t id = PaperStore(connection).add(paper, content, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.make", desk.object(id), paper.kind);
    path = desk.path_of(id);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.made"});
}

}  // namespace documents
