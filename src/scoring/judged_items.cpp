// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/judged_items.hpp"

#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

namespace scoring {

JudgedItems::Draft& JudgedItems::draft(int line, std::size_t agency, std::size_t item)
{
  if (drafts_.size() <= agency) drafts_.resize(agency + 1);
  if (drafts_[agency].empty()) {
    drafts_[agency].resize(inputs_.framework()->items.size());
    inputs_.at(agency).items.resize(inputs_.framework()->items.size());
  }
  Draft& found = drafts_[agency][item];
  if (found.line == 0) found.line = line;
  return found;
}

bool JudgedItems::contradict(int line, std::size_t agency, std::size_t item, std::string code, util::Params params)
{
  Draft& judged = draft(line, agency, item);
  judged.spoilt = true;
  const std::string& item_code = inputs_.framework()->items[item].code;
  params["agency"] = inputs_.at(agency).agency;
  params["item"] = item_code;
  params["line"] = std::to_string(judged.line);
  log_.fault(line, item_code, std::move(code), std::move(params));
  return false;
}

bool JudgedItems::judge_element(int line, std::size_t agency, std::size_t item, JudgedElement element)
{
  draft(line, agency, item);
  auto& elements = inputs_.at(agency).items[item].elements;
  const auto before = std::find_if(elements.begin(), elements.end(),
                                   [&](const JudgedElement& judged) { return judged.element == element.element; });
  if (before == elements.end()) {
    elements.push_back(std::move(element));
    return true;
  }
  if (before->met == element.met) return true;
  return contradict(line, agency, item, "scoring.element_twice", {{"element", element.element}});
}

bool JudgedItems::judge_item(int line, std::size_t agency, std::size_t item, ItemState state)
{
  Draft& judged = draft(line, agency, item);
  if (judged.stated != ItemState::unknown && judged.stated != state) {
    return contradict(line, agency, item, "scoring.item_twice", {});
  }
  judged.stated = state;
  return true;
}

void JudgedItems::spoil(std::size_t agency, std::size_t item)
{
  draft(0, agency, item).spoilt = true;
}

bool JudgedItems::was_judged(std::size_t agency, std::size_t item) const
{
  const bool drafted = agency < drafts_.size() && !drafts_[agency].empty() && drafts_[agency][item].line != 0;
  const auto& items = inputs_.agencies()[agency].items;
  return drafted || (!items.empty() && !items[item].elements.empty());
}

bool JudgedItems::join(JudgedItems& piece, int lines_before)
{
  const auto& agencies = piece.inputs_.agencies();
  std::vector<std::size_t> places(agencies.size());
  for (std::size_t agency = 0; agency < agencies.size(); ++agency)
    places[agency] = inputs_.find_or_add(agencies[agency].agency);
  const auto for_each_draft = [&](const auto& act) {
    for (std::size_t agency = 0; agency < piece.drafts_.size(); ++agency) {
      for (std::size_t item = 0; item < piece.drafts_[agency].size(); ++item) {
        if (piece.drafts_[agency][item].line != 0) act(agency, item);
      }
    }
  };
  bool judged_before = false;
  for_each_draft(
      [&](std::size_t agency, std::size_t item) { judged_before = judged_before || was_judged(places[agency], item); });
  if (judged_before) return false;
  for_each_draft([&](std::size_t agency, std::size_t item) {
    Draft& taken = draft(piece.drafts_[agency][item].line + lines_before, places[agency], item);
    taken.stated = piece.drafts_[agency][item].stated;
    inputs_.at(places[agency]).items[item].elements = std::move(piece.inputs_.at(agency).items[item].elements);
  });
  return true;
}

void JudgedItems::decide()
{
  for (std::size_t agency = 0; agency < drafts_.size(); ++agency) {
    for (std::size_t item = 0; item < drafts_[agency].size(); ++item)
      decide(agency, item);
  }
}

void JudgedItems::decide(std::size_t agency, std::size_t item)
{
  Draft& judged = drafts_[agency][item];
  if (judged.line == 0 && !judged.spoilt) return;
  ItemScore& score = inputs_.at(agency).items[item];
  ItemState state = judged.stated;
  if (!judged.spoilt && !score.elements.empty()) {
    state = from_elements(agency, item);
    const bool contradicted = judged.stated != ItemState::unknown && judged.stated != state;
    if (!judged.spoilt && contradicted) {
      contradict(judged.line, agency, item, "scoring.item_against_elements", {});
    }
  }
  if (judged.spoilt) {
    reading_.rows_left_out += score.elements.size() + (judged.stated != ItemState::unknown ? 1 : 0);
    score.elements.clear();
    state = ItemState::unknown;
  }
  score.state = state;
}

ItemState JudgedItems::from_elements(std::size_t agency, std::size_t item)
{
  const auto& judged = inputs_.at(agency).items[item].elements;
  if (std::any_of(judged.begin(), judged.end(), [](const JudgedElement& element) { return !element.met; })) {
    return ItemState::failed;
  }
  std::vector<std::string> missing;
  for (const framework::Element& element : inputs_.framework()->items[item].elements) {
    const bool there = std::any_of(judged.begin(), judged.end(),
                                   [&](const JudgedElement& other) { return other.element == element.code; });
    if (!there) missing.push_back(element.code);
  }
  if (missing.empty()) return ItemState::met;
  contradict(drafts_[agency][item].line, agency, item, "scoring.elements_missing",
             {{"elements", util::join(missing, ", ")}});
  return ItemState::unknown;
}

}  // namespace scoring
