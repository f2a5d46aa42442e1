// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency_import.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "lib/util/text.hpp"
#include "lib/util/web_address.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/agencies/import_columns.hpp"

namespace agencies {
namespace {

constexpr std::size_t k_most_compared = 50;  // faults that get a "did you mean": looking for it takes time

class Planning {
 public:
  Planning(const util::TableRows& table, std::span<const Agency> known, ImportPlan& plan)
      : table_(table), plan_(plan), columns_(table, heading_problems_)
  {
    for (const Agency& agency : known) {
      by_code_.emplace(agency.code, &agency);
      by_id_.emplace(agency.id, &agency);
    }
  }

  void run()
  {
    for (util::Problem& problem : heading_problems_)
      refuse(std::move(problem));
    if (table_.rows.size() < 2) refuse({{table_.name, 0, 0, {}}, "agencies.import_empty", {}});
    if (plan_.faults != 0) return;
    for (std::size_t i = 1; i < table_.rows.size(); ++i)
      take(table_.rows[i]);
    for (ImportedRow& row : plan_.rows)
      join_parent(row);
    for (const ImportedRow& row : plan_.rows)
      check_circle(row);
    for (ImportedRow& row : plan_.rows)
      compare(row);
    remark_same_names();
  }

 private:
  void refuse(util::Problem problem)
  {
    if (++plan_.faults <= ImportPlan::k_most_listed) plan_.problems.push_back(std::move(problem));
  }
  void refuse(AgencyField field, std::string code, util::Params params = {})
  {
    refuse({columns_.place(*row_, field), std::move(code), std::move(params)});
  }

  void take(const util::TableRow& row)
  {
    row_ = &row;
    check_outside();
    const std::string code = read_code();
    ImportedRow read{.line = row.line};
    if (const auto known = by_code_.find(code); known != by_code_.end()) read.agency = *known->second;
    if (!read.agency.is_open()) refuse(AgencyField::code, "agencies.is_closed", {{"code", code}});
    read.agency.code = code;
    read_fields(read.agency);
    if (code.empty()) return;
    read.parent_code = columns_.cell(row, AgencyField::parent);
    lines_.emplace(code, plan_.rows.size());
    rows_.push_back(&row);
    plan_.rows.push_back(std::move(read));
  }

  /// More cells than headings: a separator that slipped into a name moves everything behind it.
  void check_outside()
  {
    for (std::size_t column = columns_.count(); column < row_->cells.size(); ++column) {
      if (util::trim(row_->cells[column]).empty()) continue;
      refuse({columns_.place(*row_, column), "agencies.cell_outside", {}});
      return;
    }
  }

  std::string read_code()
  {
    const std::string written = columns_.cell(*row_, AgencyField::code);
    if (written.empty()) {
      refuse(AgencyField::code, "agencies.code_missing");
      return {};
    }
    const auto code = read_agency_code(written);
    if (!code) {
      refuse(AgencyField::code, "agencies.code_bad");
      return {};
    }
    if (const auto first = lines_.find(*code); first != lines_.end()) {
      refuse(AgencyField::code, "agencies.code_twice",
             {{"code", *code}, {"line", std::to_string(plan_.rows[first->second].line)}});
      return {};
    }
    return *code;
  }

  void read_fields(Agency& agency)
  {
    read_text(AgencyField::name, agency.name);
    if (agency.name.empty()) refuse(AgencyField::name, "agencies.name_missing");
    read_text(AgencyField::name_en, agency.name_en);
    read_named(AgencyField::type, type_names(), "agencies.type_unknown", agency.type);
    if (columns_.cell(*row_, AgencyField::type).empty()) refuse(AgencyField::type, "agencies.type_missing");
    read_named(AgencyField::province, province_names(), "agencies.province_unknown", agency.province);
    read_named(AgencyField::province_size, size_names(), "agencies.size_unknown", agency.province_size);
    read_checked(AgencyField::web, util::read_web_address, "agencies.web_bad", agency.web);
    read_checked(AgencyField::telephone, read_telephone, "agencies.telephone_bad", agency.telephone);
  }

  void read_checked(AgencyField field, std::optional<std::string> (*read)(std::string_view), const char* problem,
                    std::string& into)
  {
    if (!columns_.has(field)) return;
    const std::string written = columns_.cell(*row_, field);
    const auto checked = written.empty() ? std::optional<std::string>("") : read(written);
    if (!checked) refuse(field, problem);
    into = checked.value_or("");
  }

  void read_text(AgencyField field, std::string& into)
  {
    if (!columns_.has(field)) return;
    if (columns_.is_damaged(*row_, field)) refuse(field, "agencies.text_bad");
    into = columns_.cell(*row_, field);
    if (util::character_count(into) > k_longest_name)
      refuse(field, "agencies.text_too_long", {{"most", std::to_string(k_longest_name)}});
  }

  void read_named(AgencyField field, const Named& names, const char* problem, std::string& into)
  {
    if (!columns_.has(field)) return;
    const std::string written = columns_.cell(*row_, field);
    into.clear();
    if (written.empty()) return;
    const auto code = names.find(written);
    if (!code) {
      const std::string nearest = plan_.faults < k_most_compared ? names.nearest(written) : std::string();
      return refuse(field, problem, {{"written", excerpt(written)}, {"nearest", nearest.empty() ? "–" : nearest}});
    }
    into = *code;
  }

  /// A parent is named by its code; it may come later in the same file.
  void join_parent(ImportedRow& row)
  {
    row_ = rows_[lines_.at(row.agency.code)];
    if (!columns_.has(AgencyField::parent)) return keep_parent(row);
    row.agency.parent.reset();
    if (row.parent_code.empty()) return;
    const auto code = read_agency_code(row.parent_code);
    const auto known = code ? by_code_.find(*code) : by_code_.end();
    const bool in_file = code && lines_.contains(*code);
    row.parent_code = code.value_or("");
    if (known == by_code_.end() && !in_file) return refuse(AgencyField::parent, "agencies.parent_unknown");
    if (known == by_code_.end()) return;
    if (!known->second->is_open()) return refuse(AgencyField::parent, "agencies.parent_closed");
    row.agency.parent = known->second->id;
  }

  void keep_parent(ImportedRow& row)
  {
    row.parent_code.clear();
    if (!row.agency.parent) return;
    if (const auto known = by_id_.find(*row.agency.parent); known != by_id_.end())
      row.parent_code = known->second->code;
  }

  /// The code of whom the agency of that code will belong to; empty: nobody.
  std::string parent_after(const std::string& code) const
  {
    if (const auto row = lines_.find(code); row != lines_.end()) return plan_.rows[row->second].parent_code;
    const auto known = by_code_.find(code);
    if (known == by_code_.end() || !known->second->parent) return {};
    const auto parent = by_id_.find(*known->second->parent);
    return parent == by_id_.end() ? std::string() : parent->second->code;
  }

  void check_circle(const ImportedRow& row)
  {
    std::set<std::string> met{row.agency.code};
    for (std::string code = row.parent_code; !code.empty(); code = parent_after(code)) {
      if (code == row.agency.code) {
        row_ = rows_[lines_.at(row.agency.code)];
        return refuse(AgencyField::parent, "agencies.parent_circle");
      }
      if (!met.insert(code).second) return;  // a circle of others, which is told with them
    }
  }

  void compare(ImportedRow& row)
  {
    if (row.agency.id == 0) {
      row.kind = ImportedRow::Kind::added;
      return;
    }
    const Agency& before = *by_code_.at(row.agency.code);
    row.changes = changes(before, row.agency);
    const std::string parent_before = before.parent ? by_id_.at(*before.parent)->code : std::string();
    std::erase_if(row.changes, [](const FieldChange& change) { return change.field == AgencyField::parent; });
    if (parent_before != row.parent_code) row.changes.push_back({AgencyField::parent, parent_before, row.parent_code});
    if (row.changes.empty()) return;
    row.kind = is_renamed(row.changes) ? ImportedRow::Kind::renamed : ImportedRow::Kind::changed;
  }

  void remark_same_names()
  {
    std::map<std::string, const ImportedRow*> first;
    for (const ImportedRow& row : plan_.rows) {
      const auto [before, is_new] = first.emplace(row.agency.province + '\n' + folded(row.agency.name), &row);
      if (is_new || plan_.remarks.size() >= ImportPlan::k_most_listed) continue;
      row_ = rows_[lines_.at(row.agency.code)];
      plan_.remarks.push_back({columns_.place(*row_, AgencyField::name),
                               "agencies.same_name",
                               {{"name", row.agency.name}, {"line", std::to_string(before->second->line)}}});
    }
  }

  const util::TableRows& table_;
  ImportPlan& plan_;
  util::Problems heading_problems_;
  ImportColumns columns_;
  const util::TableRow* row_ = nullptr;  // the one that is looked at
  std::unordered_map<std::string, const Agency*> by_code_;
  std::unordered_map<std::int64_t, const Agency*> by_id_;
  std::unordered_map<std::string, std::size_t> lines_;  // code → place in plan_.rows
  std::vector<const util::TableRow*> rows_;             // parallel to plan_.rows
};

}  // namespace

std::size_t ImportPlan::count(ImportedRow::Kind kind) const
{
  return static_cast<std::size_t>(std::ranges::count(rows, kind, &ImportedRow::kind));
}

bool ImportPlan::changes_something() const
{
  return count(ImportedRow::Kind::unchanged) != rows.size();
}

std::string ImportPlan::digest() const
{
  std::string text;
  for (const ImportedRow& row : rows) {
    if (row.kind == ImportedRow::Kind::unchanged) continue;
    text += row.agency.code + '\n' + std::to_string(row.agency.id) + '\n';
    for (const FieldChange& change : changes(Agency{}, row.agency))
      text += std::string(code(change.field)) + '\n' + change.after + '\n';
    for (const FieldChange& change : row.changes)
      text += change.before + '\n' + change.after + '\n';
    text += row.parent_code + '\n';
  }
  return util::sha256_hex(text);
}

ImportPlan plan_import(const util::TableRows& table, std::span<const Agency> known)
{
  ImportPlan plan;
  plan.problems = table.problems;
  plan.faults = table.problems.size();
  if (plan.faults == 0) Planning(table, known, plan).run();
  return plan;
}

}  // namespace agencies
