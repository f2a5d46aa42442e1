// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/link_import.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"
#include "lib/util/web_address.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/framework/words.hpp"

namespace disclosures {
namespace {

constexpr std::string_view k_passed_over = "passed_over";

/// "disclosures.import_column.url": "Web address | URL | Link", in both languages.
const agencies::Named& import_headings()
{
  static const agencies::Named k_names = [] {
    agencies::Named names;
    const auto add = [&](const std::string& words, std::string_view column) {
      for (const std::string_view word : util::split(words, '|'))
        names.add(util::trim(word), column);
    };
    for (const auto language : {util::Language::thai, util::Language::english}) {
      const util::Messages messages = util::Messages::embedded(language);
      for (const ImportColumn column : k_import_columns) {
        names.add(code(column), code(column));
        add(messages.say("disclosures.import_column." + std::string(code(column))), code(column));
      }
      for (const char* other : {"title", "state", "person", "due", "file", "sha256"})
        add(messages.say(std::string("disclosures.column.") + other), k_passed_over);
    }
    return names;
  }();
  return k_names;
}

std::size_t longest_text(ImportColumn column)
{
  switch (column) {
    case ImportColumn::explanation:
      return k_longest_explanation;
    case ImportColumn::note:
      return k_longest_note;
    case ImportColumn::url:
      return 2000;
    default:
      return 200;
  }
}

class LinkPlanning {
 public:
  LinkPlanning(const util::TableRows& table, const framework::Framework& framework, std::span<const Entry> entries,
               std::span<const agencies::Unit> units)
      : table_(table), framework_(framework), units_(units)
  {
    for (const Entry& entry : entries)
      known_.emplace(entry.item, entry);
  }

  LinkPlan run()
  {
    for (const util::Problem& problem : table_.problems)
      refuse(problem.place, problem.code, problem.params);
    if (table_.rows.size() < 2) {
      if (plan_.faults == 0) refuse({.file = table_.name}, "disclosures.import_empty");
    } else if (read_headings()) {
      for (std::size_t i = 1; i < table_.rows.size(); ++i)
        read_row(table_.rows[i]);
      finish();
    }
    return std::move(plan_);
  }

 private:
  struct Planned {
    int line = 0;
    Entry entry;
    bool explained = false;
    bool placed = false;  ///< in a unit
  };

  void refuse(util::Place place, std::string problem, util::Params params = {})
  {
    ++plan_.faults;
    if (plan_.problems.size() < LinkPlan::k_most_listed)
      plan_.problems.push_back({std::move(place), std::move(problem), std::move(params)});
  }
  util::Place place(const util::TableRow& row, std::size_t column) const
  {
    return {.file = table_.name, .line = row.line, .column = static_cast<int>(column) + 1, .field = {}};
  }
  util::Place place_of(const util::TableRow& row, ImportColumn column) const
  {
    const auto found = columns_.find(column);
    return found == columns_.end() ? util::Place{.file = table_.name, .line = row.line, .column = 0, .field = {}}
                                   : place(row, found->second);
  }

  bool read_headings()
  {
    const util::TableRow& heading = table_.rows.front();
    for (std::size_t column = 0; column < heading.cells.size(); ++column) {
      const std::string written = util::typed_line(heading.cells[column]).text;
      if (written.empty()) continue;
      const auto known = import_headings().find(written);
      if (!known) {
        refuse(place(heading, column), "disclosures.import_column_unknown", {{"written", framework::shown(written)}});
      } else if (*known != k_passed_over) {
        const auto* const found = std::find_if(std::begin(k_import_columns), std::end(k_import_columns),
                                               [&](ImportColumn each) { return code(each) == *known; });
        if (!columns_.emplace(*found, column).second)
          refuse(place(heading, column), "disclosures.import_column_twice", {{"written", framework::shown(written)}});
      }
    }
    if (!columns_.contains(ImportColumn::item))
      refuse({.file = table_.name, .line = heading.line, .column = 0, .field = {}},
             "disclosures.import_column_missing");
    return plan_.faults == 0;
  }

  std::string cell(const util::TableRow& row, ImportColumn column)
  {
    const auto found = columns_.find(column);
    if (found == columns_.end() || found->second >= row.cells.size()) return {};
    const std::string& raw = row.cells[found->second];
    util::TypedText typed = column == ImportColumn::explanation ? util::typed_lines(raw) : util::typed_line(raw);
    if (typed.has_refused) refuse(place(row, found->second), "disclosures.import_text_bad");
    if (util::character_count(typed.text) <= longest_text(column)) return std::move(typed.text);
    refuse(place(row, found->second), "disclosures.import_text_too_long",
           {{"most", std::to_string(longest_text(column))}});
    return {};
  }

  void read_row(const util::TableRow& row)
  {
    const std::string written = cell(row, ImportColumn::item);
    const std::string url = cell(row, ImportColumn::url);
    const std::string note = cell(row, ImportColumn::note);
    const std::string explanation = cell(row, ImportColumn::explanation);
    const std::string unit = cell(row, ImportColumn::unit);
    const auto index = framework_.item(framework::item_code(written));
    if (!index) {
      refuse(place_of(row, ImportColumn::item),
             written.empty() ? "disclosures.import_item_missing" : "disclosures.import_item_unknown",
             {{"written", framework::shown(written)}});
      return;
    }
    Planned& planned = planned_for(framework_.items[*index].code, row.line);
    if (!url.empty()) add_link(row, planned, url, note);
    if (url.empty() && !note.empty()) refuse(place_of(row, ImportColumn::note), "disclosures.import_note_alone");
    if (!explanation.empty()) explain(row, planned, explanation);
    if (!unit.empty()) put_into_unit(row, planned, unit);
  }

  Planned& planned_for(const std::string& item, int line)
  {
    const auto [found, is_new] = planned_.try_emplace(item);
    if (!is_new) return found->second;
    order_.push_back(item);
    found->second.line = line;
    found->second.entry = known_.at(item);
    return found->second;
  }

  void add_link(const util::TableRow& row, Planned& planned, const std::string& url, const std::string& note)
  {
    const auto address = util::read_web_address(url);
    if (!address) {
      refuse(place_of(row, ImportColumn::url), "disclosures.import_url_bad", {{"written", framework::shown(url)}});
      return;
    }
    auto& links = planned.entry.links;
    const auto there = std::find_if(links.begin(), links.end(), [&](const Link& link) { return link.url == *address; });
    if (there == links.end()) {
      links.push_back({.url = *address, .note = note});
      ++plan_.links;
    } else if (!note.empty()) {
      there->note = note;
    }
    if (links.size() == k_most_links + 1)
      refuse(place_of(row, ImportColumn::url), "disclosures.too_many_links", {{"most", std::to_string(k_most_links)}});
  }

  void explain(const util::TableRow& row, Planned& planned, const std::string& explanation)
  {
    if (planned.explained && planned.entry.explanation != explanation)
      refuse(place_of(row, ImportColumn::explanation), "disclosures.import_explanation_differs",
             {{"item", planned.entry.item}, {"line", std::to_string(planned.line)}});
    planned.explained = true;
    planned.entry.explanation = explanation;
  }

  void put_into_unit(const util::TableRow& row, Planned& planned, const std::string& name)
  {
    const auto found = std::find_if(units_.begin(), units_.end(), [&](const agencies::Unit& unit) {
      return unit.is_open() && agencies::folded(unit.name) == agencies::folded(name);
    });
    if (found == units_.end()) {
      refuse(place_of(row, ImportColumn::unit), "disclosures.import_unit_unknown",
             {{"written", framework::shown(name)}});
      return;
    }
    if (planned.placed && planned.entry.unit != found->id)
      refuse(place_of(row, ImportColumn::unit), "disclosures.import_unit_differs",
             {{"item", planned.entry.item}, {"line", std::to_string(planned.line)}});
    planned.placed = true;
    planned.entry.unit = found->id;
  }

  void finish()
  {
    for (const std::string& item : order_) {
      Planned& planned = planned_.at(item);
      const Entry& before = known_.at(item);
      Entry& after = planned.entry;
      const std::vector<EntryChange> found = changes(before, after);
      // Who sees to it says nothing about how far it is.
      const bool says_more = std::any_of(found.begin(), found.end(), [](const EntryChange& change) {
        return change.field == "link" || change.field == "explanation";
      });
      if (says_more) after.state = EntryState::in_work;
      if (found.empty()) {
        ++plan_.unchanged;
      } else {
        plan_.entries.push_back({planned.line, after, changes(before, after)});
      }
    }
  }

  const util::TableRows& table_;
  const framework::Framework& framework_;
  std::span<const agencies::Unit> units_;
  std::map<std::string, Entry> known_;
  std::map<ImportColumn, std::size_t> columns_;
  std::map<std::string, Planned> planned_;
  std::vector<std::string> order_;
  LinkPlan plan_;
};

}  // namespace

std::string_view code(ImportColumn column)
{
  switch (column) {
    case ImportColumn::item:
      return "item";
    case ImportColumn::url:
      return "url";
    case ImportColumn::note:
      return "note";
    case ImportColumn::explanation:
      return "explanation";
    case ImportColumn::unit:
      return "unit";
  }
  return "";
}

std::string LinkPlan::digest() const
{
  std::string all;
  for (const ImportedEntry& one : entries) {
    all += one.entry.item + '\n' + std::to_string(one.entry.revision) + '\n';
    for (const EntryChange& change : one.changes)
      all += change.field + '\t' + change.before + '\t' + change.after + '\n';
  }
  return util::sha256_hex(all);
}

LinkPlan plan_links(const util::TableRows& table, const framework::Framework& framework, std::span<const Entry> entries,
                    std::span<const agencies::Unit> units)
{
  return LinkPlanning(table, framework, entries, units).run();
}

}  // namespace disclosures
