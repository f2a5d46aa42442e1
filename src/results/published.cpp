// SPDX-License-Identifier: Apache-2.0
#include "src/results/published.hpp"

#include <array>
#include <utility>

#include "lib/util/text.hpp"

#include "src/results/published_cells.hpp"

namespace results {

namespace {

Exact half_unit(int places)
{
  std::int64_t unit = 2;
  for (int i = 0; i < places; ++i)
    unit *= 10;
  return Exact(1, unit);
}

/// What a cell says, short enough for one line of a message.
std::string excerpt(std::string_view cell)
{
  constexpr std::size_t k_longest = 60;
  if (cell.size() <= k_longest) return std::string(cell);
  std::size_t end = k_longest;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U)
    --end;
  return std::string(cell.substr(0, end)) + "\u2026";
}

class Reading {
 public:
  explicit Reading(util::CsvReader reader) : reader_(std::move(reader)) {}

  Published run()
  {
    util::CsvRow row;
    if (!reader_.next(row)) {
      if (reader_.problems().empty()) fault({reader_.name(), 0, 0, {}}, "published.empty");
      return finished();
    }
    read_headings(row);
    while (reader_.next(row))
      read_row(row);
    if (published_.rows.empty() && published_.problems.empty() && reader_.problems().empty()) {
      fault({reader_.name(), 0, 0, {}}, "published.no_rows");
    }
    return finished();
  }

 private:
  Published finished()
  {
    const util::Problems& of_form = reader_.problems();
    published_.problems.insert(published_.problems.begin(), of_form.begin(), of_form.end());
    return std::move(published_);
  }

  void fault(util::Place place, std::string code, util::Params params = {})
  {
    published_.problems.push_back({std::move(place), std::move(code), std::move(params)});
  }

  util::Place place(const util::CsvRow& row, std::string field = {}) const
  {
    return {reader_.name(), row.line, 0, std::move(field)};
  }

  void read_headings(const util::CsvRow& row)
  {
    std::map<std::string, std::string> headings;  // by code, the heading as first written
    for (const std::string_view heading : row.fields) {
      std::optional<Column> column = column_of(heading);
      if (!column && !util::trim(heading).empty()) {
        fault(place(row, excerpt(util::trim(heading))), "published.unknown_column");
      }
      if (column) {
        const auto [first, is_new] = headings.emplace(column->code, column->heading);
        if (!is_new) {
          fault(place(row, column->heading), "published.column_twice",
                {{"code", column->code}, {"first", first->second}});
          column.reset();
        } else {
          remark(row, *column);
        }
      }
      // A blank heading is no fault while nothing stands under it: spreadsheets leave such columns behind.
      columns_.push_back(std::move(column));
      unknown_.push_back(!util::trim(heading).empty());
    }
    for (const char* needed : {"agency", "fiscal_year"}) {
      if (!headings.contains(needed)) fault(place(row, needed), "published.column_missing");
    }
  }

  void remark(const util::CsvRow& row, const Column& column)
  {
    if (!column.zero_for_o && !column.reworded) return;
    published_.remarks.push_back({place(row, column.heading),
                                  column.zero_for_o ? "published.thai_zero_for_o" : "published.heading_read_as",
                                  {{"code", column.code}}});
  }

  void read_row(const util::CsvRow& csv)
  {
    PublishedRow row;
    row.place = place(csv);
    for (std::size_t i = 0; i < csv.fields.size(); ++i) {
      const std::string_view cell = util::trim(csv.fields[i]);
      if (i < columns_.size() && columns_[i]) {
        read_cell(csv, *columns_[i], cell, row);
      } else if (!cell.empty() && (i >= columns_.size() || !unknown_[i])) {
        fault(place(csv), "published.cell_without_heading",
              {{"number", std::to_string(i + 1)}, {"value", excerpt(cell)}});
      }
    }
    require(csv, ColumnKind::agency, row.agency.empty(), "agency");
    require(csv, ColumnKind::fiscal_year, csv.fields.size() <= column_at(ColumnKind::fiscal_year), "fiscal_year");
    if (!row.agency.empty() && row.fiscal_year != 0) require_once(csv, row);
    published_.rows.push_back(std::move(row));
  }

  std::size_t column_at(ColumnKind kind) const
  {
    std::size_t at = 0;
    while (at < columns_.size() && !(columns_[at] && columns_[at]->kind == kind))
      ++at;
    return at;
  }

  void require(const util::CsvRow& csv, ColumnKind kind, bool missing, const char* field)
  {
    if (missing && column_at(kind) < columns_.size()) fault(place(csv, field), "published.cell_missing");
  }

  void require_once(const util::CsvRow& csv, const PublishedRow& row)
  {
    const auto [earlier, is_new] = lines_.try_emplace({row.agency, row.fiscal_year}, csv.line);
    if (is_new) return;
    util::Params params;
    params["agency"] = excerpt(row.agency);
    params["fiscal_year"] = std::to_string(row.fiscal_year);
    params["line"] = std::to_string(earlier->second);
    fault(place(csv), "published.row_twice", std::move(params));
  }

  void read_cell(const util::CsvRow& csv, const Column& column, std::string_view cell, PublishedRow& row)
  {
    switch (column.kind) {
      case ColumnKind::agency:
        row.agency = cell;
        return;
      case ColumnKind::agency_type:
        row.agency_type = cell;
        return;
      case ColumnKind::fiscal_year:
        read_year(csv, column, cell, row);
        return;
      case ColumnKind::level:
        row.level = is_blank(cell) ? "" : cell;
        return;
      default:
        break;
    }
    if (is_blank(cell)) return;
    if (column.kind == ColumnKind::count) {
      const std::optional<int> count = parse_count(cell);
      if (count)
        row.counts.emplace(column.code, *count);
      else
        fault(place(csv, column.heading), "published.not_a_count", {{"value", excerpt(cell)}});
      return;
    }
    std::optional<Printed> printed = parse_printed(cell);
    if (!printed) {
      fault(place(csv, column.heading), "published.not_a_number", {{"value", excerpt(cell)}});
      return;
    }
    printed->place = place(csv, column.heading);
    printed->zero_for_o = column.zero_for_o;
    if (column.kind == ColumnKind::total)
      row.total = std::move(printed);
    else
      scores_of(row, column.kind).emplace(column.code, std::move(*printed));
  }

  void read_year(const util::CsvRow& csv, const Column& column, std::string_view cell, PublishedRow& row)
  {
    if (cell.empty()) {
      fault(place(csv, column.heading), "published.cell_missing");
      return;
    }
    Year year = parse_year(cell);
    row.fiscal_year = year.fiscal_year;
    if (year.fiscal_year == 0) {
      fault(place(csv, column.heading), std::move(year.problem),
            {{"value", excerpt(cell)}, {"year", year.likely_year}});
    }
  }

  static std::map<std::string, Printed>& scores_of(PublishedRow& row, ColumnKind kind)
  {
    if (kind == ColumnKind::indicator) return row.indicators;
    return kind == ColumnKind::question ? row.questions : row.items;
  }

  util::CsvReader reader_;
  Published published_;
  std::vector<std::optional<Column>> columns_;  // as in the file; empty: unknown, twice or without a heading
  std::vector<bool> unknown_;                   // parallel: has a heading, so that its cells need no fault of their own
  std::map<std::pair<std::string, int>, int> lines_;  // agency and year → line of the row
};

}  // namespace

Exact Printed::low() const
{
  const Exact least = value - half_unit(places);
  return least < Exact{0} && value >= Exact{0} ? Exact{0} : least;
}

Exact Printed::high() const
{
  const Exact most = value + half_unit(places);
  return most > Exact{100} && value <= Exact{100} ? Exact{100} : most;
}

Published read_published(util::CsvReader reader)
{
  return Reading(std::move(reader)).run();
}

}  // namespace results
