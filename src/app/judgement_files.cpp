// SPDX-License-Identifier: Apache-2.0
#include "src/app/judgement_files.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "lib/util/text.hpp"

#include "src/scoring/judgement_columns.hpp"
#include "src/scoring/read_judgements.hpp"

namespace app {
namespace {

using scoring::JudgementColumns;
/// Why an item as a whole is not met, by agency and item as written; scores need no such words, agencies do.
using WholeReasons = std::map<std::pair<std::string, std::string>, std::string>;

WholeReasons whole_reasons(const std::string& bytes, const std::string& name)
{
  WholeReasons reasons;
  util::CsvReader reader = util::CsvReader::from_text(bytes, name);
  scoring::Reading reading;
  scoring::FaultLog log(name, reading);
  util::CsvRow row;
  if (!reader.next(row)) return reasons;
  const auto columns = scoring::read_judgement_columns(row, scoring::Words::embedded(), log);
  if (!columns || !columns->place[JudgementColumns::reason]) return reasons;
  while (reader.next(row)) {
    const auto cell = [&](JudgementColumns::Name column) {
      const auto place = columns->place[column];
      return place && *place < row.fields.size() ? std::string(util::trim(row.fields[*place])) : std::string();
    };
    const std::string reason = cell(JudgementColumns::reason);
    if (cell(JudgementColumns::element).empty() && !reason.empty())
      reasons.emplace(std::pair(cell(JudgementColumns::agency), cell(JudgementColumns::item)), reason);
  }
  return reasons;
}

reviews::ItemState state_of_item(scoring::ItemState state)
{
  if (state == scoring::ItemState::met) return reviews::ItemState::met;
  return state == scoring::ItemState::failed ? reviews::ItemState::failed : reviews::ItemState::not_applicable;
}

/// Where no element was judged, only the whole is known; an element of which a failed item says nothing has no fault.
std::string elements_of(const framework::Item& item, const scoring::ItemScore& score)
{
  if (score.elements.empty() || score.state == scoring::ItemState::not_applicable) {
    return score.state == scoring::ItemState::met ? std::string(item.elements.size(), '1') : std::string();
  }
  std::string elements;
  for (const framework::Element& element : item.elements) {
    const auto judged = std::find_if(score.elements.begin(), score.elements.end(),
                                     [&](const auto& one) { return one.element == element.code; });
    elements += judged == score.elements.end() || judged->met ? '1' : '0';
  }
  // The item failed although each of its elements was judged met: then the whole is all that is known.
  return score.state == scoring::ItemState::failed && elements.find('0') == std::string::npos ? std::string()
                                                                                              : elements;
}

reviews::Judgement judgement_from(std::int64_t agency, const framework::Item& item, const scoring::ItemScore& score)
{
  reviews::Judgement judgement{
      .agency = agency, .item = item.code, .state = state_of_item(score.state), .elements = elements_of(item, score)};
  for (const scoring::JudgedElement& element : score.elements) {
    if (!element.met && !element.reason.empty())
      judgement.reasons[element.element] = reviews::read_reason(element.reason);
  }
  return judgement;
}

}  // namespace

reviews::ReadJudgements read_judgement_file(std::string bytes, const std::string& name,
                                            const std::shared_ptr<const framework::Framework>& framework,
                                            const cycles::AgencyNames& names)
{
  const WholeReasons reasons = whole_reasons(bytes, name);
  scoring::Inputs inputs(framework);
  const scoring::Reading reading =
      scoring::read_judgements(util::CsvReader::from_text(std::move(bytes), name), inputs, scoring::Words::embedded());
  reviews::ReadJudgements read{
      .judgements = {}, .problems = reading.problems, .faults = reading.faults, .remarks = reading.remarks};
  for (const scoring::AgencyInput& agency : inputs.agencies()) {
    const cycles::AgencyNames::Found found = names.find(agency.agency);
    if (!found.agency) {
      ++read.faults;
      read.problems.push_back({{.file = name},
                               found.is_ambiguous ? "reviews.agency_ambiguous" : "reviews.agency_unknown",
                               {{"written", agency.agency}}});
      continue;
    }
    for (std::size_t i = 0; i < agency.items.size(); ++i) {
      if (agency.items[i].state == scoring::ItemState::unknown) continue;
      reviews::Judgement judgement = judgement_from(*found.agency, framework->items[i], agency.items[i]);
      const auto whole = reasons.find({agency.agency, judgement.item});
      if (whole != reasons.end()) judgement.reasons[""] = reviews::read_reason(whole->second);
      read.judgements.push_back(std::move(judgement));
    }
  }
  if (read.faults > 0) read.judgements.clear();
  return read;
}

}  // namespace app
