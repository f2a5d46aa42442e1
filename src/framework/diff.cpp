// SPDX-License-Identifier: Apache-2.0
#include "src/framework/diff.hpp"

#include <algorithm>

#include "src/framework/canonical.hpp"
#include "src/framework/comparable.hpp"
#include "src/framework/draft.hpp"

namespace framework {

namespace {

using Matches = std::vector<std::optional<std::size_t>>;

/// A value that is written the same in both languages.
Text value(const std::string& text)
{
  return {text, text};
}

/// Whether what the item requires is our own guess, so that a difference would say nothing.
bool has_provisional(const Item& item)
{
  return std::ranges::any_of(item.elements, [](const Element& element) { return element.text.provisional; });
}

class Differ {
 public:
  Differ(const Framework& older, const Framework& newer) : older_(older), newer_(newer) {}

  void compare_instruments();
  void compare_indicators();
  void compare_sub_indicators();
  void compare_questions();
  void compare_items();
  void compare_themes();
  void compare_levels();
  void compare_rules();
  void compare_samples();
  std::vector<Change> changes() { return std::move(changes_); }

 private:
  void add(ChangeKind kind, Thing thing, const std::string& older_code, const std::string& newer_code, Text older,
           Text newer);
  /// Where the values differ.
  void changed(ChangeKind kind, Thing thing, const std::string& code, const std::string& older,
               const std::string& newer);
  void renamed(Thing thing, const std::string& older_code, const std::string& newer_code, const Text& older,
               const Text& newer);
  void compare_parts(const Instrument& older, const Instrument& newer);

  /// Calls both(older entry, newer entry) for the matched, and notes the others as dropped or added with their name.
  template <class List, class Name, class Both>
  void compare(Thing thing, const List& older, const List& newer, const Matches& matches, Name name, Both both);
  template <class List, class Name, class Both>
  void compare_by_code(Thing thing, const List& older, const List& newer, Name name, Both both);

  const Framework& older_;
  const Framework& newer_;
  std::vector<Change> changes_;
};

void Differ::add(ChangeKind kind, Thing thing, const std::string& older_code, const std::string& newer_code, Text older,
                 Text newer)
{
  changes_.push_back({kind, thing, older_code, newer_code, std::move(older), std::move(newer)});
}

void Differ::changed(ChangeKind kind, Thing thing, const std::string& code, const std::string& older,
                     const std::string& newer)
{
  if (older != newer) add(kind, thing, code, code, value(older), value(newer));
}

void Differ::renamed(Thing thing, const std::string& older_code, const std::string& newer_code, const Text& older,
                     const Text& newer)
{
  // Our own wording of a year whose official one is not known says nothing about a change.
  const bool known = !older.provisional && !newer.provisional;
  if (known && comparable(older.th) != comparable(newer.th)) {
    add(ChangeKind::renamed, thing, older_code, newer_code, older, newer);
  }
}

template <class List, class Name, class Both>
void Differ::compare(Thing thing, const List& older, const List& newer, const Matches& matches, Name name, Both both)
{
  std::vector<bool> matched(newer.size(), false);
  for (std::size_t i = 0; i < older.size(); ++i) {
    if (!matches[i]) {
      add(ChangeKind::dropped, thing, older[i].code, {}, older[i].*name, {});
      continue;
    }
    matched[*matches[i]] = true;
    both(older[i], newer[*matches[i]]);
  }
  for (std::size_t j = 0; j < newer.size(); ++j) {
    if (!matched[j]) add(ChangeKind::added, thing, {}, newer[j].code, {}, newer[j].*name);
  }
}

template <class List, class Name, class Both>
void Differ::compare_by_code(Thing thing, const List& older, const List& newer, Name name, Both both)
{
  Matches matches;
  for (const auto& entry : older) {
    const std::size_t index = index_of_code(newer, entry.code);
    matches.push_back(index == k_nowhere ? std::nullopt : std::optional(index));
  }
  compare(thing, older, newer, matches, name, both);
}

void Differ::compare_parts(const Instrument& older, const Instrument& newer)
{
  // Part codes are unique only within their instrument.
  const auto coded = [](const Instrument& instrument) {
    std::vector<Part> parts = instrument.parts;
    for (Part& part : parts)
      part.code = instrument.code + "." + part.code;
    return parts;
  };
  if (older.parts.size() == 1 && newer.parts.size() == 1) return;
  compare_by_code(Thing::part, coded(older), coded(newer), &Part::name, [&](const Part& a, const Part& b) {
    changed(ChangeKind::reweighted, Thing::part, a.code, a.weight.fraction(), b.weight.fraction());
  });
}

void Differ::compare_instruments()
{
  compare_by_code(Thing::instrument, older_.instruments, newer_.instruments, &Instrument::name,
                  [&](const Instrument& a, const Instrument& b) {
                    renamed(Thing::instrument, a.code, b.code, a.name, b.name);
                    changed(ChangeKind::reweighted, Thing::instrument, a.code, a.weight.fraction(),
                            b.weight.fraction());
                    compare_parts(a, b);
                  });
}

void Differ::compare_indicators()
{
  compare_by_code(Thing::indicator, older_.indicators, newer_.indicators, &Indicator::name,
                  [&](const Indicator& a, const Indicator& b) {
                    renamed(Thing::indicator, a.code, b.code, a.name, b.name);
                    changed(ChangeKind::moved, Thing::indicator, a.code, older_.instruments[a.instrument].code,
                            newer_.instruments[b.instrument].code);
                  });
}

void Differ::compare_sub_indicators()
{
  compare_by_code(Thing::sub_indicator, older_.sub_indicators, newer_.sub_indicators, &SubIndicator::name,
                  [&](const SubIndicator& a, const SubIndicator& b) {
                    renamed(Thing::sub_indicator, a.code, b.code, a.name, b.name);
                    changed(ChangeKind::moved, Thing::sub_indicator, a.code, older_.indicators[a.indicator].code,
                            newer_.indicators[b.indicator].code);
                  });
}

void Differ::compare_questions()
{
  compare(Thing::question, older_.questions, newer_.questions, matched_questions(older_, newer_), &Question::wording,
          [&](const Question& a, const Question& b) {
            if (!same_code(a.code, b.code)) {
              add(ChangeKind::renumbered, Thing::question, a.code, b.code, a.wording, b.wording);
            }
            renamed(Thing::question, a.code, b.code, a.wording, b.wording);
            changed(ChangeKind::moved, Thing::question, b.code, older_.indicators[a.indicator].code,
                    newer_.indicators[b.indicator].code);
            changed(ChangeKind::rescaled, Thing::question, b.code, older_.scales[a.scale].code,
                    newer_.scales[b.scale].code);
            changed(ChangeKind::reversed, Thing::question, b.code, a.reversed ? "reversed" : "straight",
                    b.reversed ? "reversed" : "straight");
          });
}

void Differ::compare_items()
{
  compare(Thing::item, older_.items, newer_.items, matched_items(older_, newer_), &Item::title,
          [&](const Item& a, const Item& b) {
            if (!same_code(a.code, b.code)) {
              add(ChangeKind::renumbered, Thing::item, a.code, b.code, a.title, b.title);
            }
            renamed(Thing::item, a.code, b.code, a.title, b.title);
            changed(ChangeKind::moved, Thing::item, b.code, older_.sub_indicators[a.sub_indicator].code,
                    newer_.sub_indicators[b.sub_indicator].code);
            if (!has_provisional(a) && !has_provisional(b)) {
              changed(ChangeKind::elements, Thing::item, b.code, std::to_string(a.elements.size()),
                      std::to_string(b.elements.size()));
            }
          });
}

void Differ::compare_themes()
{
  compare_by_code(Thing::theme, older_.themes, newer_.themes, &Theme::name,
                  [&](const Theme& a, const Theme& b) { renamed(Thing::theme, a.code, b.code, a.name, b.name); });
}

void Differ::compare_levels()
{
  compare_by_code(Thing::level, older_.levels, newer_.levels, &Level::name, [&](const Level& a, const Level& b) {
    renamed(Thing::level, a.code, b.code, a.name, b.name);
    changed(ChangeKind::conditions, Thing::level, a.code, conditions_text(older_, a), conditions_text(newer_, b));
  });
}

void Differ::compare_rules()
{
  const auto rule = [&](const char* key, const std::string& older, const std::string& newer) {
    changed(ChangeKind::rule, Thing::rule, key, older, newer);
  };
  const Rules& a = older_.rules;
  const Rules& b = newer_.rules;
  const auto level_of = [](const Rules& rules) { return rules.level_of_displayed ? "displayed" : "exact"; };
  const auto missing = [](const Rules& rules) {
    return rules.missing_part == MissingPart::reweight ? "reweight" : "withhold";
  };
  const auto not_applicable = [](const Rules& rules) {
    return rules.reweight_not_applicable_items ? "reweight" : "count_as_met";
  };
  const auto target = [](const Framework& framework) {
    return framework.target ? framework.target->share.fraction() + " % >= " + framework.target->at_least.fraction()
                            : std::string{};
  };
  rule("pass_mark", a.pass_mark.fraction(), b.pass_mark.fraction());
  rule("display_places", std::to_string(a.display_places), std::to_string(b.display_places));
  rule("level_of", level_of(a), level_of(b));
  rule("missing_part", missing(a), missing(b));
  rule("not_applicable_items", not_applicable(a), not_applicable(b));
  rule("target", target(older_), target(newer_));
}

void Differ::compare_samples()
{
  const auto count = [](const Framework& framework) { return std::to_string(framework.samples.size()); };
  if (samples_text(older_) != samples_text(newer_)) {
    add(ChangeKind::samples, Thing::sample, {}, {}, value(count(older_)), value(count(newer_)));
  }
}

/// What one failed item of the sub-indicator costs; nothing where the year has no such sub-indicator.
std::optional<Exact> cost_in(const Framework& framework, std::optional<std::size_t> sub_indicator)
{
  if (!sub_indicator) return std::nullopt;
  return framework.cost_of_item(framework.sub_indicators[*sub_indicator].items.front());
}

std::vector<ItemCost> costs_in(const Framework& older, const Framework& newer)
{
  std::vector<ItemCost> costs;
  const auto add = [&](const SubIndicator& of) {
    const auto before = older.sub_indicator(of.code);
    const auto after = newer.sub_indicator(of.code);
    costs.push_back({of.code, of.name, before ? older.sub_indicators[*before].items.size() : 0,
                     after ? newer.sub_indicators[*after].items.size() : 0, cost_in(older, before),
                     cost_in(newer, after)});
  };
  for (const SubIndicator& sub_indicator : newer.sub_indicators)
    add(sub_indicator);
  for (const SubIndicator& sub_indicator : older.sub_indicators) {
    if (!newer.sub_indicator(sub_indicator.code)) add(sub_indicator);
  }
  return costs;
}

}  // namespace

Difference diff(const Framework& older, const Framework& newer)
{
  Differ differ(older, newer);
  differ.compare_instruments();
  differ.compare_indicators();
  differ.compare_sub_indicators();
  differ.compare_questions();
  differ.compare_items();
  differ.compare_themes();
  differ.compare_levels();
  differ.compare_rules();
  differ.compare_samples();
  return {older.fiscal_year, newer.fiscal_year, differ.changes(), costs_in(older, newer)};
}

}  // namespace framework
