// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/assignment_import.hpp"

#include <array>
#include <optional>
#include <set>
#include <utility>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/agencies/agency_words.hpp"

namespace reviews {
namespace {

enum Column : std::size_t { k_agency_column, k_item_column, k_assessor_column, k_column_count };
constexpr std::array<const char*, k_column_count> k_column_names = {"agency", "item", "assessor"};
constexpr std::size_t k_longest_shown = 60;

/// Headings in both languages, several for each: "reviews.column.agency": "Agency | Agency code".
const agencies::Named& assignment_headings()
{
  static const agencies::Named k_names = [] {
    agencies::Named names;
    for (const char* column : k_column_names) {
      names.add(column, column);
      for (const auto language : {util::Language::thai, util::Language::english}) {
        const std::string words = util::Messages::embedded(language).say("reviews.column." + std::string(column));
        for (const std::string_view word : util::split(words, '|'))
          names.add(util::trim(word), column);
      }
    }
    return names;
  }();
  return k_names;
}

std::string shortened(const std::string& text)
{
  if (text.size() <= k_longest_shown) return text;
  std::size_t end = k_longest_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  return text.substr(0, end) + "…";
}

/// Names → ids, where several may have the same one.
using Ids = std::map<std::string, std::set<std::int64_t>>;

class AssignmentReading {
 public:
  AssignmentReading(const util::TableRows& table, const framework::Framework& framework,
                    std::span<const NamedAgency> agencies, std::span<const NamedAssessor> assessors,
                    std::span<const Conflict> conflicts)
      : table_(table), framework_(framework), conflicts_(conflicts)
  {
    for (const NamedAgency& one : agencies) {
      by_id_.emplace(one.agency.id, one.agency);
      agency_codes_[agencies::folded(one.code)].insert(one.agency.id);
      agency_names_[agencies::folded(one.name)].insert(one.agency.id);
    }
    for (const NamedAssessor& one : assessors) {
      logins_[agencies::folded(one.login)].insert(one.account);
      assessor_names_[agencies::folded(one.name)].insert(one.account);
    }
  }

  AssignmentPlan run()
  {
    for (const util::Problem& problem : table_.problems)
      refuse(problem);
    if (table_.rows.size() < 2) {
      if (plan_.faults == 0) refuse({{.file = table_.name}, "reviews.import_empty", {}});
      return std::move(plan_);
    }
    if (!read_heading()) return std::move(plan_);
    for (std::size_t i = 1; i < table_.rows.size(); ++i)
      read_row(table_.rows[i]);
    return std::move(plan_);
  }

 private:
  void refuse(util::Problem problem)
  {
    ++plan_.faults;
    if (plan_.problems.size() < AssignmentPlan::k_most_listed) plan_.problems.push_back(std::move(problem));
  }
  void refuse(const util::TableRow& row, Column column, const char* code, util::Params params)
  {
    refuse({{.file = table_.name, .line = row.line, .field = headings_.at(column)}, code, std::move(params)});
  }

  bool read_heading()
  {
    const util::TableRow& heading = table_.rows.front();
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
      const std::string written = util::typed_line(heading.cells[i]).text;
      if (written.empty()) continue;
      const auto known = assignment_headings().find(written);
      bool taken = false;
      for (std::size_t column = 0; known && column < k_column_count; ++column) {
        if (*known != k_column_names.at(column) || places_.at(column)) continue;
        places_.at(column) = i;
        headings_.at(column) = written;
        taken = true;
      }
      if (!taken)
        refuse(
            {{.file = table_.name, .line = heading.line}, "reviews.column_unknown", {{"written", shortened(written)}}});
    }
    for (const Column column : {k_agency_column, k_assessor_column}) {
      if (!places_.at(column))
        refuse({{.file = table_.name, .line = heading.line},
                "reviews.column_missing",
                {{"column", k_column_names.at(column)}}});
    }
    return places_.at(k_agency_column) && places_.at(k_assessor_column);
  }

  std::string cell(const util::TableRow& row, Column column) const
  {
    const auto place = places_.at(column);
    if (!place || *place >= row.cells.size()) return {};
    return util::typed_line(row.cells[*place]).text;
  }

  std::optional<std::int64_t> find(const util::TableRow& row, Column column, const Ids& first, const Ids& second,
                                   const char* unknown, const char* several)
  {
    const std::string written = cell(row, column);
    for (const Ids* ids : {&first, &second}) {
      const auto found = ids->find(agencies::folded(written));
      if (written.empty() || found == ids->end()) continue;
      if (found->second.size() == 1) return *found->second.begin();
      refuse(row, column, several, {{"written", shortened(written)}});
      return std::nullopt;
    }
    refuse(row, column, unknown, {{"written", shortened(written)}});
    return std::nullopt;
  }

  void read_row(const util::TableRow& row)
  {
    const auto agency =
        find(row, k_agency_column, agency_codes_, agency_names_, "reviews.agency_unknown", "reviews.agency_several");
    const auto account =
        find(row, k_assessor_column, logins_, assessor_names_, "reviews.assessor_unknown", "reviews.assessor_several");
    std::string item = cell(row, k_item_column);
    if (!item.empty()) {
      const auto known = framework_.item(item);
      if (!known) {
        refuse(row, k_item_column, "reviews.item_unknown", {{"written", shortened(item)}});
        return;
      }
      item = framework_.items[*known].code;
    }
    if (!agency || !account) return;
    if (is_in_conflict(conflicts_, *account, by_id_.at(*agency)))
      return refuse(row, k_assessor_column, "reviews.row_conflict", {{"written", cell(row, k_assessor_column)}});
    if (!seen_.insert({*agency, item}).second)
      return refuse(row, k_agency_column, "reviews.row_twice", {{"written", shortened(cell(row, k_agency_column))}});
    plan_.rows.push_back({row.line, *agency, std::move(item), *account});
  }

  const util::TableRows& table_;
  const framework::Framework& framework_;
  std::span<const Conflict> conflicts_;
  std::map<std::int64_t, AssessedAgency> by_id_;
  Ids agency_codes_;
  Ids agency_names_;
  Ids logins_;
  Ids assessor_names_;
  std::array<std::optional<std::size_t>, k_column_count> places_;
  std::array<std::string, k_column_count> headings_;
  std::set<std::pair<std::int64_t, std::string>> seen_;
  AssignmentPlan plan_;
};

}  // namespace

AssignmentPlan plan_assignments(const util::TableRows& table, const framework::Framework& framework,
                                std::span<const NamedAgency> agencies, std::span<const NamedAssessor> assessors,
                                std::span<const Conflict> conflicts)
{
  return AssignmentReading(table, framework, agencies, assessors, conflicts).run();
}

std::string assignments_csv(const AssignmentPlan& plan, const std::map<std::int64_t, std::string>& agency_codes,
                            const std::map<std::int64_t, std::string>& logins)
{
  std::string csv = "agency,item,assessor\n";
  for (const ImportedAssignment& row : plan.rows)
    csv += util::csv_field(agency_codes.at(row.agency)) + "," + util::csv_field(row.item) + "," +
           util::csv_field(logins.at(row.account)) + "\n";
  return csv;
}

}  // namespace reviews
