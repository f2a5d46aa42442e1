// SPDX-License-Identifier: Apache-2.0
// Results, one result, and its items.
#include <algorithm>

#include "lib/http/outcome.hpp"
#include "lib/office/iso_time.hpp"

#include "src/disclosures/entry_store.hpp"
#include "src/portal/api_json_pages.hpp"
#include "src/portal/edition_store.hpp"
#include "src/portal/standing_store.hpp"

namespace portal {
namespace {

constexpr std::uint32_t k_fewest_people = 5;  // whose answers stand behind a number of their own

const char* state_code(scoring::ItemState state)
{
  using scoring::ItemState;
  switch (state) {
    case ItemState::met:
      return "met";
    case ItemState::failed:
      return "failed";
    case ItemState::not_applicable:
      return "not_applicable";
    case ItemState::unknown:
      break;
  }
  return "unknown";
}

/// Whether so few answered a part of the survey that its questions would tell of single people.
bool few_answered(const scoring::InstrumentScore& instrument)
{
  return std::any_of(instrument.respondents.begin(), instrument.respondents.end(),
                     [](std::uint32_t people) { return people > 0 && people < k_fewest_people; });
}

Json indicators_json(const scoring::Result& result)
{
  const framework::Framework& rules = *result.framework;
  Json all = Json::array();
  for (std::size_t i = 0; i < rules.indicators.size(); ++i)
    all.push_back({{"code", rules.indicators[i].code},
                   {"name", both_languages(rules.indicators[i].name)},
                   {"instrument", rules.instruments[rules.indicators[i].instrument].code},
                   {"score", number_or_null(result.indicators[i].score, rules)}});
  return all;
}

Json sub_indicators_json(const scoring::Result& result)
{
  const framework::Framework& rules = *result.framework;
  Json all = Json::array();
  for (std::size_t i = 0; i < rules.sub_indicators.size(); ++i)
    all.push_back({{"code", rules.sub_indicators[i].code},
                   {"name", both_languages(rules.sub_indicators[i].name)},
                   {"indicator", rules.indicators[rules.sub_indicators[i].indicator].code},
                   {"score", number_or_null(result.sub_indicators[i], rules)}});
  return all;
}

Json questions_json(const scoring::Result& result)
{
  const framework::Framework& rules = *result.framework;
  Json all = Json::array();
  for (std::size_t i = 0; i < rules.questions.size(); ++i) {
    const framework::Question& question = rules.questions[i];
    const bool few = few_answered(result.instruments[rules.indicators[question.indicator].instrument]);
    all.push_back({{"code", question.code},
                   {"wording", both_languages(question.wording)},
                   {"indicator", rules.indicators[question.indicator].code},
                   {"score", few ? Json(nullptr) : number_or_null(result.questions[i].score, rules)},
                   {"suppressed", few}});
  }
  return all;
}

Json people_json(const scoring::Result& result)
{
  const framework::Framework& rules = *result.framework;
  Json all = Json::array();
  for (std::size_t i = 0; i < rules.instruments.size(); ++i) {
    const auto& respondents = result.instruments[i].respondents;
    for (std::size_t part = 0; part < std::min(respondents.size(), rules.instruments[i].parts.size()); ++part) {
      const bool few = respondents[part] > 0 && respondents[part] < k_fewest_people;
      all.push_back({{"instrument", rules.instruments[i].code},
                     {"part", rules.instruments[i].parts[part].code},
                     {"people", few ? Json(nullptr) : Json(respondents[part])},
                     {"suppressed", few}});
    }
  }
  return all;
}

struct Found {
  Standing standing;
  std::optional<scoring::Result> result;
};

Found found_result(db::Connection& connection, const Publication& publication, const ApiAsked& asked)
{
  const Edition& edition = edition_of(publication, asked.year);
  auto one = StandingStore(connection).of_agency(edition, asked.agency);
  if (!one) throw http::NotFound("no result of that agency");
  auto result = scores_behind(connection, publication, *one, edition.fiscal_year);
  return {std::move(*one), std::move(result)};
}

Json elements_json(const framework::Item& item, const scoring::ItemScore& score)
{
  Json all = Json::array();
  for (const scoring::JudgedElement& judged : score.elements) {
    const auto element = std::find_if(item.elements.begin(), item.elements.end(),
                                      [&](const framework::Element& one) { return one.code == judged.element; });
    all.push_back({{"code", judged.element},
                   {"text", element == item.elements.end() ? Json(nullptr) : both_languages(element->text)},
                   {"met", judged.met}});
  }
  return all;
}

Json links_json(const disclosures::Entry* entry, const std::map<std::int64_t, util::UtcSeconds>& snapshots)
{
  Json all = Json::array();
  if (entry == nullptr) return all;
  for (const disclosures::Link& link : entry->links) {
    const auto seen = snapshots.find(link.id);
    all.push_back(
        {{"url", link.url},
         {"note", text_or_null(link.note)},
         {"looked_at", seen == snapshots.end()
                           ? Json(nullptr)
                           : Json(office::iso_time(std::chrono::sys_seconds(std::chrono::seconds(seen->second))))}});
  }
  return all;
}

}  // namespace

Made results_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked)
{
  if (asked.year == 0 && publication.newest() == nullptr) return paged(Json::array(), asked, 0);
  const Edition& edition = edition_of(publication, asked.year);
  const StandingFilter filter{.search = std::string(asked.query.get("search")),
                              .type = std::string(asked.query.get("type")),
                              .province = std::string(asked.query.get("province")),
                              .region = std::string(asked.query.get("region")),
                              .level = std::string(asked.query.get("level"))};
  StandingOrder order;
  if (asked.query.has("sort")) order = {std::string(asked.query.get("sort")), asked.query.get("sort") == "total"};
  if (asked.query.has("order")) order.descending = asked.query.get("order") == "desc";
  Json data = Json::array();
  std::int64_t total = 0;
  looker.database.read([&](db::Connection& connection) {
    const StandingStore store(connection);
    total = store.count(edition, filter);
    for (const Standing& one : store.page(edition, filter, order, asked.per_page, offset_of(asked)))
      data.push_back(standing_json(one, edition.fiscal_year, publication));
  });
  return paged(std::move(data), asked, total);
}

Made result_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked)
{
  const Found found =
      looker.database.read([&](db::Connection& connection) { return found_result(connection, publication, asked); });
  Json data = standing_json(found.standing, asked.year, publication);
  for (const char* list : {"indicators", "sub_indicators", "questions", "respondents"})
    data[list] = Json::array();
  if (found.result) {
    data["indicators"] = indicators_json(*found.result);
    data["sub_indicators"] = sub_indicators_json(*found.result);
    data["questions"] = questions_json(*found.result);
    data["respondents"] = people_json(*found.result);
  }
  return as_made({{"data", std::move(data)}});
}

Made items_answer(const Looker& looker, const Publication& publication, const ApiAsked& asked)
{
  Json data = Json::array();
  looker.database.read([&](db::Connection& connection) {
    const Found found = found_result(connection, publication, asked);
    std::map<std::string, disclosures::Entry> entries;
    std::map<std::int64_t, util::UtcSeconds> snapshots;
    if (found.standing.cycle != 0) {
      for (disclosures::Entry& entry : disclosures::EntryStore(connection).entries(found.standing.cycle, asked.agency))
        entries.emplace(entry.item, std::move(entry));
      if (looker.doors.snapshots) snapshots = looker.doors.snapshots(connection, found.standing.cycle, asked.agency);
    }
    for (std::size_t i = 0; found.result && i < found.result->items.size(); ++i) {
      const framework::Item& item = found.result->framework->items[i];
      const auto entry = entries.find(item.code);
      data.push_back({{"code", item.code},
                      {"title", both_languages(item.title)},
                      {"state", state_code(found.result->items[i].state)},
                      {"elements", elements_json(item, found.result->items[i])},
                      {"links", links_json(entry == entries.end() ? nullptr : &entry->second, snapshots)}});
    }
  });
  return as_made({{"data", std::move(data)}});
}

}  // namespace portal
