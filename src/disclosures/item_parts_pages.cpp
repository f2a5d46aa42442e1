// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/item_parts_pages.hpp"

#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace disclosures {
namespace {

using html::Values;
using html::Word;

std::optional<std::int64_t> number_of(const std::string& text)
{
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

/// A value of the history as people know it.
std::string said(const Place& place, const std::string& field, const std::string& value, const util::Messages& messages)
{
  if (value.empty()) return "–";
  if (field == "state") return messages.say("disclosures.state." + value);
  if (field == "unit") return place.unit_name(number_of(value));
  if (field == "due_day") return day_text(number_of(value), messages.language());
  return value;
}

}  // namespace

std::string size_text(std::int64_t bytes)
{
  constexpr double k_kilo = 1000;
  const auto size = static_cast<double>(bytes);
  if (size < k_kilo) return fmt::format("{} B", bytes);
  return size < k_kilo * k_kilo ? fmt::format("{:.0f} kB", size / k_kilo)
                                : fmt::format("{:.1f} MB", size / k_kilo / k_kilo);
}

html::Values asked_values(const Place& place, const framework::Item& item, util::Language language)
{
  Values values = Values()
                      .set("period", period_words(item, place.framework->fiscal_year, language))
                      .set("unit_hint", item.unit_hint.in(language))
                      .list("elements");
  for (const framework::Element& element : item.elements)
    values.add("elements", Values().set("text", element.text.in(language)));
  return values;
}

std::vector<html::Values> history_values(const Place& place, const std::vector<HistoryRow>& rows,
                                         const util::Messages& messages)
{
  std::vector<Values> shown;
  for (const HistoryRow& row : rows) {
    const std::string& field = row.change.field;
    shown.push_back(Values()
                        .set("at", time_text(row.at, messages.language()))
                        .set("by", row.by)
                        .set("act", Word{"disclosures.act." + row.act})
                        .set("reason", row.reason)
                        .set("changed", field != "order")
                        .set("field", Word{"disclosures.field." + field})
                        .set("before", said(place, field, row.change.before, messages))
                        .set("after", said(place, field, row.change.after, messages)));
  }
  return shown;
}

std::vector<html::Values> link_values(const std::vector<Link>& links)
{
  std::vector<Values> shown;
  for (const Link& link : links)
    shown.push_back(Values().set("url", link.url).set("note", link.note));
  return shown;
}

html::Values last_year_values(const LastYear& last, const Entry& before)
{
  Values values = Values()
                      .set("round", last.round)
                      .set("item", before.item)
                      .set("explanation", before.explanation)
                      .set("links", link_values(before.links))
                      .list("files");
  for (const File& file : before.files)
    values.add("files", Values().set("name", file.name));
  return values;
}

}  // namespace disclosures
