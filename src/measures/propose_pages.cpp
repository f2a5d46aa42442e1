// SPDX-License-Identifier: Apache-2.0
#include "src/measures/propose_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/library_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/measure_words_pages.hpp"
#include "src/measures/whole_plan_store.hpp"

namespace measures {
namespace {

using html::Word;

constexpr const char* k_draft_field = "draft";

/// Codes that the address names, as far as they are weak; without any, everything that has no measure.
std::vector<std::string> wanted_subjects(const util::Fields& fields, const WholePlan& whole)
{
  std::vector<std::string> wanted;
  const std::vector<std::string_view> named = fields.all("weakness");
  const std::vector<Weakness> known = named.empty() ? whole.open() : whole.known_weaknesses();
  for (const Weakness& weak : known) {
    if (named.empty() || std::find(named.begin(), named.end(), weak.subject) != named.end())
      wanted.push_back(weak.subject);
  }
  return wanted;
}

std::vector<Draft> drafts_at(db::Connection& connection, const Place& place, const std::vector<std::string>& subjects,
                             util::Language language)
{
  return drafts_for(subjects, place.framework->fiscal_year,
                    whole_library(connection, place.agency.id, *place.framework, language),
                    analysis::AdviceBook::embedded());
}

std::string form_address(const Place& place, const Draft& draft)
{
  std::string address = place.path() + "/measures/new?source=" + draft.entry.source;
  for (const std::string& subject : draft.weaknesses)
    address += "&weakness=" + subject;
  return address;
}

std::string origin_key(const LibraryEntry& entry)
{
  if (entry.agency != 0) return "measures.origin.own";
  return entry.id != 0 ? "measures.origin.programme" : "measures.origin.advice";
}

html::Values draft_values(const Place& place, const Draft& draft, const Names& names)
{
  html::Values values = html::Values()
                            .set("value", draft.entry.source)
                            .set("title", draft.entry.title)
                            .set("chosen", draft.suggested)
                            .set("origin", Word{origin_key(draft.entry)})
                            .set("answers", subjects_text(draft.weaknesses, names))
                            .set("unit", draft.entry.unit)
                            .set("follow_up", draft.entry.follow_up_words)
                            .set("href", form_address(place, draft))
                            .list("steps");
  for (const std::string& step : draft.entry.steps)
    values.add("steps", html::Values().set("words", step));
  return values;
}

std::vector<std::string> unanswered(const std::vector<std::string>& subjects, const std::vector<Draft>& drafts)
{
  std::vector<std::string> left;
  std::copy_if(subjects.begin(), subjects.end(), std::back_inserter(left), [&](const std::string& subject) {
    return std::none_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
      return std::find(draft.weaknesses.begin(), draft.weaknesses.end(), subject) != draft.weaknesses.end();
    });
  });
  return left;
}

}  // namespace

site::Answer ProposePages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    const util::Language language = site::language_of(request);
    const Names names = names_of(place, language);
    const auto subjects = wanted_subjects(request.query, whole_plan(connection, place.plan, place.framework));
    const auto drafts = drafts_at(connection, place, subjects, language);
    const std::vector<std::string> left = unanswered(subjects, drafts);
    site::View view{.title = Word{"measures.propose"}, .view = "measures/propose"};
    view.breadcrumbs = way_to_plan(place, Word{"measures.propose"});
    view.values.set("action", place.path() + "/propose")
        .set("back", place.path())
        .set("answers", subjects_text(subjects, names))
        .set("any", !drafts.empty())
        .set("left", subjects_text(left, names))
        .set("nothing", html::nothing_yet(Word{"measures.propose_nothing"}, Word{"measures.propose_nothing_hint"},
                                          html::Link{Word{"measures.new"}, place.path() + "/measures/new"}))
        .set("take", html::button(Word{"measures.take_drafts"}))
        .list("subjects")
        .list("drafts");
    for (const std::string& subject : subjects)
      view.values.add("subjects", html::Values().set("subject", subject));
    for (const Draft& draft : drafts)
      view.values.add("drafts", draft_values(place, draft, names));
    return view;
  });
}

site::Answer ProposePages::take(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  std::size_t taken = 0;
  parts_.database.write([&](db::Connection& connection) {
    taken = 0;
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    const auto ticked = request.form.all(k_draft_field);
    const auto subjects = wanted_subjects(request.form, whole_plan(connection, place.plan, place.framework));
    for (const Draft& draft : drafts_at(connection, place, subjects, site::language_of(request))) {
      if (std::find(ticked.begin(), ticked.end(), draft.entry.source) == ticked.end()) continue;
      const Measure measure =
          drafted(draft, place.agency.id, place.plan.fiscal_year, *place.framework, place.units, place.plan.threshold);
      const std::int64_t id =
          MeasureStore(connection).add(measure, MeasureAct::drafted, {visitor.account, parts_.clock.now(), {}});
      accounts::AuditStore(connection, parts_.clock).add(visitor, "measures.draft", place.object(id), measure.source);
      ++taken;
    }
  });
  if (taken == 0) return parts_.site.done(request, path + "/propose", Word{"measures.took_none"});
  return parts_.site.done(request, path, Word{"measures.took_drafts", {{"count", std::to_string(taken)}}});
}

}  // namespace measures
