// SPDX-License-Identifier: Apache-2.0
#include "src/measures/library.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "lib/thai/thai.hpp"

#include "src/framework/comparable.hpp"

namespace measures {
namespace {

bool contains(const std::string& text, std::string_view part)
{
  return text.find(part) != std::string::npos;
}

/// The advice says in words how often; its English words name the rhythm.
FollowUp follow_up_in(const std::string& english)
{
  if (contains(english, "month")) return FollowUp::monthly;
  if (contains(english, "quarter")) return FollowUp::quarterly;
  if (contains(english, "half") || contains(english, "six months") || contains(english, "twice")) {
    return FollowUp::half_yearly;
  }
  if (contains(english, "year")) return FollowUp::year_end;
  return FollowUp::half_yearly;
}

LibraryEntry entry_of(const analysis::ProposedMeasure& proposed, std::string source, int fiscal_year,
                      util::Language language)
{
  LibraryEntry entry{.source = std::move(source), .title = proposed.title.in(language)};
  for (const framework::Text& step : proposed.steps)
    entry.steps.push_back(step.in(language));
  entry.unit = proposed.unit.in(language);
  entry.follow_up = follow_up_in(proposed.follow_up.en);
  entry.follow_up_words = proposed.follow_up.in(language);
  entry.fiscal_year = fiscal_year;
  return entry;
}

/// The agency's own 0, for all 1, of the advice 2.
int rank_of(const LibraryEntry& entry)
{
  if (entry.agency != 0) return 0;
  return entry.id != 0 ? 1 : 2;
}

/// Each weakness is suggested once, by the first draft that answers it.
void suggest(std::vector<Draft>& drafts)
{
  std::set<std::string> answered;
  for (Draft& draft : drafts) {
    draft.suggested = std::any_of(draft.weaknesses.begin(), draft.weaknesses.end(),
                                  [&](const std::string& one) { return !answered.contains(one); });
    answered.insert(draft.weaknesses.begin(), draft.weaknesses.end());
  }
}

/// The open unit of that name, or the one with the longest name within it: "Registry of the Office" is led by the
/// Office.
std::optional<std::int64_t> unit_named(const std::vector<agencies::Unit>& units, const std::string& name)
{
  const std::string wanted = framework::comparable(name);
  std::optional<std::int64_t> found;
  std::size_t longest = 0;
  for (const agencies::Unit& unit : units) {
    const std::string known = framework::comparable(unit.name);
    if (!unit.is_open() || known.size() <= longest || wanted.find(known) == std::string::npos) continue;
    found = unit.id;
    longest = known.size();
  }
  return found;
}

Success success_of(const std::vector<std::string>& weaknesses, const framework::Framework& framework,
                   const util::Exact& target)
{
  for (const std::string& subject : weaknesses) {
    if (framework.item(subject)) return {.kind = SuccessKind::items_met};
  }
  for (const std::string& subject : weaknesses) {
    std::optional<std::size_t> indicator = framework.indicator(subject);
    if (const auto question = framework.question(subject)) indicator = framework.questions[*question].indicator;
    if (indicator)
      return {.kind = SuccessKind::indicator, .subject = framework.indicators[*indicator].code, .target = target};
  }
  return {};
}

}  // namespace

std::vector<LibraryEntry> advice_entries(const analysis::AdviceBook& book, const framework::Framework& framework,
                                         util::Language language)
{
  std::vector<LibraryEntry> entries;
  const int year = framework.fiscal_year;
  for (const framework::Indicator& indicator : framework.indicators) {
    const analysis::IndicatorAdvice* advice = book.indicator(indicator.code);
    if (advice == nullptr) continue;
    entries.push_back(entry_of(advice->measure, "indicator:" + indicator.code, year, language));
    entries.back().subjects = {indicator.code};
  }
  for (const analysis::Topic& topic : book.topics()) {
    LibraryEntry entry = entry_of(topic.measure, "topic:" + topic.code, year, language);
    const auto add = [&](const std::string& code) {
      if (book.topic(code, year) == &topic) entry.subjects.push_back(code);
    };
    for (const framework::Question& question : framework.questions)
      add(question.code);
    for (const framework::Item& item : framework.items)
      add(item.code);
    if (!entry.subjects.empty()) entries.push_back(std::move(entry));
  }
  return entries;
}

bool answers(const LibraryEntry& entry, std::string_view subject, int fiscal_year, const analysis::AdviceBook& book)
{
  const analysis::Topic* wanted = book.topic(subject, fiscal_year);
  return std::any_of(entry.subjects.begin(), entry.subjects.end(), [&](const std::string& own) {
    const analysis::Topic* topic = book.topic(own, entry.fiscal_year);
    // Indicators have no topic; their numbers mean the same in all years.
    if (topic == nullptr || wanted == nullptr || entry.fiscal_year == fiscal_year)
      return own == subject && (topic == nullptr) == (wanted == nullptr);
    return topic == wanted;
  });
}

std::vector<Draft> drafts_for(const std::vector<std::string>& subjects, int fiscal_year,
                              const std::vector<LibraryEntry>& library, const analysis::AdviceBook& book)
{
  std::vector<Draft> drafts;
  for (const LibraryEntry& entry : library) {
    Draft draft{.entry = entry};
    std::copy_if(subjects.begin(), subjects.end(), std::back_inserter(draft.weaknesses),
                 [&](const std::string& subject) { return answers(entry, subject, fiscal_year, book); });
    if (!draft.weaknesses.empty()) drafts.push_back(std::move(draft));
  }
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    if (rank_of(a.entry) != rank_of(b.entry)) return rank_of(a.entry) < rank_of(b.entry);
    return a.weaknesses.size() > b.weaknesses.size();
  });
  suggest(drafts);
  return drafts;
}

Measure drafted(const Draft& draft, std::int64_t agency, int fiscal_year, const framework::Framework& framework,
                const std::vector<agencies::Unit>& units, const util::Exact& target)
{
  Measure measure{.agency = agency, .fiscal_year = fiscal_year, .title = draft.entry.title};
  measure.weaknesses = draft.weaknesses;
  for (const std::string& step : draft.entry.steps)
    measure.steps.push_back({.words = step});
  measure.lead = unit_named(units, draft.entry.unit);
  measure.first_day = day_number(thai::fiscal_year_begin(fiscal_year));
  measure.last_day = day_number(thai::fiscal_year_end(fiscal_year));
  measure.follow_up = draft.entry.follow_up;
  measure.follow_up_words = draft.entry.follow_up_words;
  measure.success = success_of(draft.weaknesses, framework, target);
  measure.source = draft.entry.source;
  return measure;
}

}  // namespace measures
