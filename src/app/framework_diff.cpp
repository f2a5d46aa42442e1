// SPDX-License-Identifier: Apache-2.0
// prongsai framework diff: what changed between two years, and what one failed item costs in each.
#include <array>
#include <ostream>

#include <nlohmann/json.hpp>

#include "src/app/framework_words.hpp"
#include "src/app/text_table.hpp"
#include "src/framework/in_words.hpp"

namespace app {

namespace {

using framework::Change;
using framework::ChangeKind;
using framework::Framework;
using framework::ItemCost;
using framework::Thing;

const char* code_of(ChangeKind kind)
{
  constexpr std::array<const char*, 12> k_codes{"added",    "dropped",  "renamed",  "renumbered", "moved", "reweighted",
                                                "rescaled", "reversed", "elements", "conditions", "rule",  "samples"};
  return k_codes.at(static_cast<std::size_t>(kind));
}

const char* code_of(Thing thing)
{
  constexpr std::array<const char*, 10> k_codes{"instrument", "part",  "indicator", "sub_indicator", "question",
                                                "item",       "theme", "level",     "rule",          "sample"};
  return k_codes.at(static_cast<std::size_t>(thing));
}

class Words {
 public:
  Words(const Framework& older, const Framework& newer, Context& context)
      : older_(older), newer_(newer), context_(context), messages_(context.messages())
  {
  }

  void changes(const std::vector<Change>& changes) const;
  void costs(const std::vector<ItemCost>& costs) const;
  void heading(std::size_t changes) const;

 private:
  std::string say(const std::string& key, const util::Params& params = {}) const
  {
    return messages_.say("app.framework." + key, params);
  }
  std::string what_changed(const Change& change) const;
  std::string value(const Change& change, const Framework& framework, const std::string& code,
                    const framework::Text& text) const;
  std::string code(const Change& change) const;

  const Framework& older_;
  const Framework& newer_;
  Context& context_;
  const util::Messages& messages_;
};

void Words::heading(std::size_t changes) const
{
  const util::Params params{{"older", std::to_string(older_.fiscal_year)},
                            {"newer", std::to_string(newer_.fiscal_year)},
                            {"count", std::to_string(changes)}};
  context_.out << say(changes == 0 ? "diff.same" : "diff.heading", params) << '\n';
}

/// A value of one year in words, where the data has it as a code.
std::string Words::value(const Change& change, const Framework& framework, const std::string& code,
                         const framework::Text& text) const
{
  const std::string& written = text.in(context_.language);
  if (change.kind == ChangeKind::conditions) {
    return conditions_in_words(framework, framework.levels.at(framework.level(code).value()), messages_);
  }
  if (change.kind == ChangeKind::reversed) return say("diff." + written);
  if (change.kind == ChangeKind::elements) return say("diff.element_count", {{"count", written}});
  if (change.kind == ChangeKind::samples) return say("diff.sample_count", {{"count", written}});
  if (written.empty()) return say("diff.none");
  return written;
}

std::string Words::what_changed(const Change& change) const
{
  const std::string& older = change.older.in(context_.language);
  const std::string& newer = change.newer.in(context_.language);
  if (change.kind == ChangeKind::added) return newer;
  if (change.kind == ChangeKind::dropped) return older;
  if (change.kind == ChangeKind::renumbered) return newer;
  return value(change, older_, change.older_code, change.older) + " → " +
         value(change, newer_, change.newer_code, change.newer);
}

std::string Words::code(const Change& change) const
{
  if (change.thing == Thing::rule) return say("diff.rule." + change.newer_code);
  if (change.older_code.empty()) return change.newer_code;
  if (change.newer_code.empty() || change.older_code == change.newer_code) return change.older_code;
  return change.older_code + " → " + change.newer_code;
}

void Words::changes(const std::vector<Change>& changes) const
{
  if (changes.empty()) return;
  TextTable rows({say("column.thing"), say("column.change"), say("column.code"), say("column.what")}, {});
  for (const Change& change : changes) {
    rows.add({say(std::string("thing.") + code_of(change.thing)), say(std::string("change.") + code_of(change.kind)),
              code(change), what_changed(change)});
  }
  context_.out << '\n';
  rows.write(context_.out);
}

void Words::costs(const std::vector<ItemCost>& costs) const
{
  const std::string older = std::to_string(older_.fiscal_year);
  const std::string newer = std::to_string(newer_.fiscal_year);
  context_.out << '\n' << say("diff.costs") << '\n';
  TextTable rows(
      {say("column.sub_indicator"), say("column.items_in", {{"year", older}}), say("column.cost_in", {{"year", older}}),
       say("column.items_in", {{"year", newer}}), say("column.cost_in", {{"year", newer}}), say("column.name")},
      {1, 2, 3, 4});
  const auto points = [&](const std::optional<util::Exact>& cost) {
    return cost ? cost->decimal(2) : say("diff.none");
  };
  for (const ItemCost& cost : costs) {
    rows.add({cost.sub_indicator, std::to_string(cost.older_items), points(cost.older),
              std::to_string(cost.newer_items), points(cost.newer), cost.name.in(context_.language)});
  }
  rows.write(context_.out);
}

nlohmann::ordered_json as_json(const framework::Text& text)
{
  if (text.th.empty() && text.en.empty()) return nullptr;
  return {{"th", text.th}, {"en", text.en}};
}

nlohmann::ordered_json as_json(const Change& change)
{
  const auto code = [](const std::string& text) {
    return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
  };
  return {{"kind", code_of(change.kind)},          {"thing", code_of(change.thing)},
          {"older_code", code(change.older_code)}, {"newer_code", code(change.newer_code)},
          {"older", as_json(change.older)},        {"newer", as_json(change.newer)}};
}

nlohmann::ordered_json as_json(const ItemCost& cost)
{
  const auto points = [](const std::optional<util::Exact>& exact) -> nlohmann::ordered_json {
    if (!exact) return nullptr;
    return {{"points", exact->decimal(2)}, {"exact", exact->fraction()}};
  };
  return {{"sub_indicator", cost.sub_indicator}, {"name", as_json(cost.name)},
          {"older_items", cost.older_items},     {"newer_items", cost.newer_items},
          {"older_cost", points(cost.older)},    {"newer_cost", points(cost.newer)}};
}

}  // namespace

void print_difference(const Framework& older, const Framework& newer, Context& context)
{
  const framework::Difference difference = framework::diff(older, newer);
  const Words words(older, newer, context);
  words.heading(difference.changes.size());
  words.changes(difference.changes);
  words.costs(difference.costs);
}

void print_difference_json(const Framework& older, const Framework& newer, Context& context)
{
  const framework::Difference difference = framework::diff(older, newer);
  nlohmann::ordered_json result;
  result["older"] = {{"fiscal_year", older.fiscal_year}, {"hash", older.hash}};
  result["newer"] = {{"fiscal_year", newer.fiscal_year}, {"hash", newer.hash}};
  result["changes"] = nlohmann::ordered_json::array();
  for (const Change& change : difference.changes)
    result["changes"].push_back(as_json(change));
  result["costs"] = nlohmann::ordered_json::array();
  for (const ItemCost& cost : difference.costs)
    result["costs"].push_back(as_json(cost));
  context.out << result.dump(2) << '\n';
}

}  // namespace app
