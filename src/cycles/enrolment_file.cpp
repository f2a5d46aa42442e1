// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/enrolment_file.hpp"

#include <optional>
#include <unordered_map>
#include <utility>

#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/agencies/import_columns.hpp"

namespace cycles {
namespace {

using agencies::Agency;
using agencies::AgencyField;

/// Whole, since names begin alike; what is longer than any name only its beginning.
std::string shown_name(const std::string& name)
{
  return util::character_count(name) <= agencies::k_longest_name ? name : agencies::excerpt(name);
}

/// Reads the rows one after the other; what it finds out of them is the plan.
class EnrolmentFile {
 public:
  EnrolmentFile(const util::TableRows& table, std::span<const Agency> known, const std::set<std::int64_t>& taking_part)
      : table_(table), taking_part_(taking_part)
  {
    for (const Agency& agency : known)
      by_code_.emplace(agency.code, &agency);
  }

  EnrolmentPlan read()
  {
    for (const util::Problem& problem : table_.problems)
      refuse(problem);
    if (table_.rows.size() < 2) refuse({{table_.name, 0, 0, {}}, "cycles.file_empty", {}});
    if (plan_.faults == 0) read_heading();
    if (plan_.faults != 0) return std::move(plan_);
    for (std::size_t i = 1; i < table_.rows.size(); ++i)
      read_row(table_.rows[i]);
    return std::move(plan_);
  }

 private:
  struct Column {
    std::size_t place = 0;
    std::string heading = {};
  };

  void refuse(util::Problem problem)
  {
    if (++plan_.faults <= EnrolmentPlan::k_most_listed) plan_.problems.push_back(std::move(problem));
  }
  util::Place place(const util::TableRow& row, const Column& column) const
  {
    return {table_.name, row.line, static_cast<int>(column.place) + 1, column.heading};
  }
  static std::string cell(const util::TableRow& row, const Column& column)
  {
    return column.place < row.cells.size() ? util::typed_line(row.cells[column.place]).text : std::string();
  }

  void read_heading()
  {
    const util::TableRow& heading = table_.rows.front();
    for (std::size_t i = 0; i < heading.cells.size(); ++i) {
      Column column{i, util::typed_line(heading.cells[i]).text};
      const auto field = agencies::column_names().find(column.heading);
      std::optional<Column>* kept = field == agencies::code(AgencyField::code)   ? &code_
                                    : field == agencies::code(AgencyField::name) ? &name_
                                                                                 : nullptr;
      if (kept == nullptr) continue;
      if (*kept)
        refuse({place(heading, column), "agencies.column_twice", {{"written", agencies::excerpt(column.heading)}}});
      *kept = std::move(column);
    }
    if (!code_) refuse({{table_.name, heading.line, 0, {}}, "cycles.file_no_code", {}});
  }

  void read_row(const util::TableRow& row)
  {
    const std::string written = cell(row, *code_);
    const util::Place here = place(row, *code_);
    if (written.empty()) return refuse({here, "agencies.code_missing", {}});
    const auto code = agencies::read_agency_code(written);
    if (!code) return refuse({here, "agencies.code_bad", {}});
    const auto [first, is_first] = lines_.emplace(*code, row.line);
    if (!is_first)
      return refuse({here, "agencies.code_twice", {{"code", *code}, {"line", std::to_string(first->second)}}});
    const auto agency = by_code_.find(*code);
    if (agency == by_code_.end()) return refuse({here, "cycles.file_code_unknown", {{"code", *code}}});
    if (!agency->second->is_open()) return refuse({here, "agencies.is_closed", {{"code", *code}}});
    compare_name(row, *agency->second);
    if (taking_part_.contains(agency->second->id)) {
      ++plan_.there;
    } else {
      plan_.fresh.push_back(*agency->second);
    }
  }

  /// A code that slipped a line enrols another agency: the name beside it tells.
  void compare_name(const util::TableRow& row, const Agency& agency)
  {
    const std::string name = name_ ? cell(row, *name_) : std::string();
    const std::string folded = agencies::folded(name);
    if (name.empty() || folded == agencies::folded(agency.name) || folded == agencies::folded(agency.name_en)) return;
    if (plan_.remarks.size() < EnrolmentPlan::k_most_listed)
      plan_.remarks.push_back({place(row, *name_),
                               "cycles.file_other_name",
                               {{"written", shown_name(name)}, {"code", agency.code}, {"name", agency.name}}});
  }

  const util::TableRows& table_;
  const std::set<std::int64_t>& taking_part_;
  std::unordered_map<std::string, const Agency*> by_code_;
  std::unordered_map<std::string, int> lines_;
  std::optional<Column> code_;
  std::optional<Column> name_;
  EnrolmentPlan plan_;
};

}  // namespace

std::string EnrolmentPlan::digest() const
{
  std::string all;
  for (const Agency& agency : fresh)
    all += std::to_string(agency.id) + ' ' + agency.code + '\n' + agency.name + '\n';
  return util::sha256_hex(all);
}

EnrolmentPlan plan_enrolment(const util::TableRows& table, std::span<const Agency> known,
                             const std::set<std::int64_t>& taking_part)
{
  return EnrolmentFile(table, known, taking_part).read();
}

}  // namespace cycles
