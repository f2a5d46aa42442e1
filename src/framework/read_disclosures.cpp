// SPDX-License-Identifier: Apache-2.0
// Reads sub-indicators, items with their elements, and themes.
#include <algorithm>

#include "src/framework/draft.hpp"

namespace framework {

namespace {

void read_elements(Draft& draft, TableReader& reader, Item& item)
{
  for (const Node* node : reader.tables("elements", Need::required)) {
    Entry entry = open_entry(draft, reader.path_of("elements"), *node, item.elements);
    Element element;
    element.code = entry.code;
    element.text = entry.reader.text("text", Need::required);
    entry.reader.finish();
    item.elements.push_back(std::move(element));
  }
  const Node* written = reader.find("elements");
  if (written && written->kind == NodeKind::list && written->list.empty()) {
    reader.problem("elements", "framework.no_elements");
  }
}

/// What a theme names of one kind; naming something that another theme names already is a problem, because its cost
/// would then be counted twice.
template <class List>
std::vector<std::size_t> read_members(Draft& draft, TableReader& reader, const std::string& key,
                                      const std::string& kind, const List& list,
                                      std::vector<std::size_t> Theme::*members)
{
  std::vector<std::size_t> found;
  for (const WrittenCode& written : reader.codes(key)) {
    const std::size_t index = find_reference(reader, key, kind, written, list);
    if (index == k_nowhere) continue;
    found.push_back(index);
    for (const Theme& other : draft.framework.themes) {
      if (std::ranges::find(other.*members, index) != (other.*members).end()) {
        reader.problem_at(written.spot, key, "framework.in_two_themes",
                          {{"code", written.code}, {"theme", other.code}});
      }
    }
  }
  return found;
}

}  // namespace

void read_sub_indicators(Draft& draft, TableReader& root)
{
  Framework& framework = draft.framework;
  for (const Node* node : root.tables("sub_indicator", Need::optional)) {
    Entry entry = open_entry(draft, "sub_indicator", *node, framework.sub_indicators);
    SubIndicator sub_indicator;
    sub_indicator.code = entry.code;
    sub_indicator.name = entry.reader.text("name", Need::required);
    sub_indicator.indicator = read_owner(entry.reader, "indicator", framework.indicators);
    if (sub_indicator.indicator != k_nowhere) {
      Indicator& indicator = framework.indicators[sub_indicator.indicator];
      if (indicator.instrument != k_nowhere && !is_disclosure(framework, indicator)) {
        entry.reader.problem("indicator", "framework.sub_indicator_on_survey", {{"indicator", indicator.code}});
      }
      indicator.sub_indicators.push_back(framework.sub_indicators.size());
    }
    read_certainty(draft, entry.reader, "sub_indicator." + sub_indicator.code);
    entry.reader.finish();
    framework.sub_indicators.push_back(std::move(sub_indicator));
  }
}

void read_items(Draft& draft, TableReader& root)
{
  Framework& framework = draft.framework;
  for (const Node* node : root.tables("item", Need::optional)) {
    Entry entry = open_entry(draft, "item", *node, framework.items);
    Item item;
    item.code = entry.code;
    item.title = entry.reader.text("title", Need::required);
    item.sub_indicator = read_owner(entry.reader, "sub_indicator", framework.sub_indicators);
    if (item.sub_indicator != k_nowhere) {
      framework.sub_indicators[item.sub_indicator].items.push_back(framework.items.size());
    }
    read_elements(draft, entry.reader, item);
    read_checks(entry.reader, item);
    item.period = entry.reader.choice("period", Need::optional,
                                      {"fiscal_year", "first_half", "previous_year", "covers_year", "current"});
    item.unit_hint = entry.reader.text("unit_hint", Need::optional);
    item.certainty = read_certainty(draft, entry.reader, "item." + item.code);
    entry.reader.finish();
    framework.items.push_back(std::move(item));
  }
}

void read_themes(Draft& draft, TableReader& root)
{
  Framework& framework = draft.framework;
  for (const Node* node : root.tables("theme", Need::optional)) {
    Entry entry = open_entry(draft, "theme", *node, framework.themes);
    Theme theme;
    theme.code = entry.code;
    theme.name = entry.reader.text("name", Need::required);
    theme.questions =
        read_members(draft, entry.reader, "questions", "question", framework.questions, &Theme::questions);
    theme.items = read_members(draft, entry.reader, "items", "item", framework.items, &Theme::items);
    if (!entry.reader.find("questions") && !entry.reader.find("items")) {
      entry.reader.problem("", "framework.empty_theme", {{"theme", theme.code}});
    }
    read_certainty(draft, entry.reader, "theme." + theme.code);
    entry.reader.finish();
    framework.themes.push_back(std::move(theme));
  }
}

}  // namespace framework
