// SPDX-License-Identifier: Apache-2.0
#include "lib/html/table_query.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/util/percent.hpp"
#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

namespace html {
namespace {

constexpr std::size_t k_longest_search = 100;
constexpr std::int64_t k_last_page = 1'000'000'000;

std::int64_t read_page(std::string_view text)
{
  std::int64_t page = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? std::clamp<std::int64_t>(page, 1, k_last_page) : 1;
}

std::string read_search(std::string_view text)
{
  std::string cleaned = util::typed_line(text).text;
  std::size_t end = 0;
  std::size_t characters = 0;
  while (end < cleaned.size() && characters <= k_longest_search) {
    if ((static_cast<unsigned char>(cleaned[end]) & 0xC0U) != 0x80U && ++characters > k_longest_search) break;
    ++end;
  }
  cleaned.resize(end);
  return cleaned;
}

/// Pages to offer: the first, the last, those around the current; 0 is a gap.
std::vector<std::int64_t> offered_pages(std::int64_t current, std::int64_t last)
{
  std::vector<std::int64_t> pages;
  for (std::int64_t page = 1; page <= last; ++page) {
    const bool near = page >= current - 1 && page <= current + 1;
    if (page == 1 || page == last || near) {
      pages.push_back(page);
    } else if (page < current) {
      pages.push_back(current - 2 == 2 ? 2 : 0);
      page = current - 2;
    } else {
      pages.push_back(current + 3 == last ? page : 0);
      page = last - 1;
    }
  }
  return pages;
}

}  // namespace

TableQuery::TableQuery(TableShape shape, const util::Fields& query)
    : shape_(std::move(shape)), sorted_by_(shape_.sorted_by), descending_(shape_.descending)
{
  const std::string_view sort = query.get("sort");
  const auto column = std::ranges::find(shape_.columns, sort, &Column::name);
  if (column != shape_.columns.end() && column->sortable) {
    sorted_by_ = column->name;
    descending_ = query.get("order") == "desc";
  }
  page_ = read_page(query.get("page"));
  if (shape_.searchable) search_ = read_search(query.get("search"));
  for (const Filter& filter : shape_.filters) {
    const std::string_view wanted = query.get(filter.name);
    const bool offered = std::ranges::find(filter.options, wanted, &Option::value) != filter.options.end();
    if (offered && !wanted.empty()) chosen_.add(filter.name, std::string(wanted));
  }
}

std::string TableQuery::filter(std::string_view name) const
{
  return std::string(chosen_.get(name));
}

bool TableQuery::narrowed() const
{
  return !search_.empty() || !chosen_.entries().empty();
}

std::int64_t TableQuery::last_page(std::int64_t rows) const
{
  return std::max<std::int64_t>(1, (rows + shape_.rows_a_page - 1) / shape_.rows_a_page);
}

std::int64_t TableQuery::page_of(std::int64_t rows) const
{
  return std::min(page_, last_page(rows));
}

std::int64_t TableQuery::offset(std::int64_t rows) const
{
  return (page_of(rows) - 1) * shape_.rows_a_page;
}

util::Fields TableQuery::order_fields(std::string_view sorted_by, bool descending) const
{
  util::Fields fields;
  if (sorted_by != shape_.sorted_by || descending != shape_.descending) {
    fields.add("sort", std::string(sorted_by));
    fields.add("order", descending ? "desc" : "asc");
  }
  return fields;
}

std::string TableQuery::address(std::string_view sorted_by, bool descending, std::int64_t page) const
{
  util::Fields fields = shape_.kept;
  if (!search_.empty()) fields.add("search", search_);
  for (const auto& [name, value] : chosen_.entries())
    fields.add(name, value);
  const util::Fields order = order_fields(sorted_by, descending);
  for (const auto& [name, value] : order.entries())
    fields.add(name, value);
  if (page > 1) fields.add("page", std::to_string(page));
  const std::string query = util::urlencoded(fields);
  return query.empty() ? shape_.path : shape_.path + '?' + query;
}

Values TableQuery::head() const
{
  Values values = Values().set("caption", shape_.caption).list("columns").list("rows");
  for (const Column& column : shape_.columns) {
    const bool sorted = column.sortable && column.name == sorted_by_;
    values.add("columns", Values()
                              .set("label", column.label)
                              .set("numeric", column.numeric)
                              .set("sortable", column.sortable)
                              .set("sorted", !sorted       ? ""
                                             : descending_ ? "descending"
                                                           : "ascending")
                              .set("href", address(column.name, sorted && !descending_, 1)));
  }
  return values;
}

Values TableQuery::pagination(std::int64_t rows) const
{
  const std::int64_t current = page_of(rows);
  const std::int64_t last = last_page(rows);
  Values values = Values().set("any", last > 1).set("counted", rows > 0).list("items");
  const auto step = [&](std::string_view name, std::int64_t page) {
    if (page < 1 || page > last) {
      values.set(name, false);
    } else {
      values.set(name, Values().set("href", address(sorted_by_, descending_, page)));
    }
  };
  step("previous", current - 1);
  step("next", current + 1);
  for (const std::int64_t page : offered_pages(current, last)) {
    values.add("items", Values()
                            .set("gap", page == 0)
                            .set("number", page)
                            .set("current", page == current)
                            .set("href", address(sorted_by_, descending_, page)));
  }
  const std::int64_t first_row = offset(rows);
  return values.set("first", Count{first_row + 1})
      .set("last", Count{std::min<std::int64_t>(rows, first_row + shape_.rows_a_page)})
      .set("total", Count{rows});
}

Values TableQuery::narrowing() const
{
  Values values = Values().set("action", shape_.path).list("filters").list("kept");
  if (shape_.searchable) {
    values.set(
        "search",
        Values().set("id", "search").set("name", "search").set("label", Word{"html.search"}).set("value", search_));
  } else {
    values.set("search", false);
  }
  for (const Filter& filter : shape_.filters) {
    const std::string_view chosen = chosen_.get(filter.name);
    Values one = Values().set("id", "filter-" + filter.name).set("name", filter.name).set("label", filter.label);
    one.add("options", Values().set("value", "").set("text", Word{"html.all"}).set("chosen", chosen.empty()));
    for (const Option& option : filter.options) {
      one.add("options",
              Values().set("value", option.value).set("text", option.text).set("chosen", option.value == chosen));
    }
    values.add("filters", std::move(one));
  }
  for (const auto& [name, value] : shape_.kept.entries())
    values.add("kept", Values().set("name", name).set("value", value));
  const util::Fields order = order_fields(sorted_by_, descending_);
  for (const auto& [name, value] : order.entries())
    values.add("kept", Values().set("name", name).set("value", value));
  return values;
}

}  // namespace html
