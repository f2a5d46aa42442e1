// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/entry_form_pages.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "lib/html/components.hpp"

namespace disclosures {
namespace {

using html::Field;
using html::Word;

constexpr int k_most_rows = static_cast<int>(k_most_links) + 10;

const Field k_explanation_field{
    .name = "explanation", .label = Word{"disclosures.explanation"}, .hint = Word{"disclosures.explanation_hint"}};
const Field k_person_field{
    .name = "person", .label = Word{"disclosures.person"}, .hint = Word{"disclosures.person_hint"}};

std::int64_t number_in(const util::Fields& fields, const std::string& name)
{
  const std::string_view text = fields.get(name);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

int rows_in(const util::Fields& fields)
{
  return static_cast<int>(std::clamp<std::int64_t>(number_in(fields, "rows"), 0, k_most_rows));
}

/// The fields of one row of the form.
struct RowFields {
  explicit RowFields(int row)
      : number(std::to_string(row)),
        url{.name = "url_" + number, .label = Word{"disclosures.link_url", {{"number", number}}}},
        note{.name = "note_" + number, .label = Word{"disclosures.link_note", {{"number", number}}}},
        position{.name = "position_" + number, .label = Word{"disclosures.link_position", {{"number", number}}}},
        remove{.name = "remove_" + number, .label = Word{"disclosures.link_remove", {{"number", number}}}},
        link("link_" + number)
  {
  }
  std::string number;
  Field url;
  Field note;
  Field position;
  Field remove;
  std::string link;  ///< hidden: id of the stored link
};

void add_row(util::Fields& fields, int row, const Link& link)
{
  const RowFields names(row);
  fields.add(names.link, std::to_string(link.id));
  fields.add(names.url.name, link.url);
  fields.add(names.note.name, link.note);
  fields.add(names.position.name, link.url.empty() ? "" : names.number);
}

/// A row as it was typed, with where in the list it belongs: what was moved up goes before the one that stood there,
/// what was moved down behind it.
struct TypedLink {
  Link link;
  std::int64_t order = 0;
};

std::int64_t order_of(const std::optional<std::int64_t>& position, int row)
{
  if (!position || *position == row) return 2 * static_cast<std::int64_t>(row);
  return *position < row ? 2 * *position - 1 : 2 * *position + 1;
}

std::optional<TypedLink> read_row(html::Form& form, int row)
{
  const RowFields names(row);
  const util::Fields& typed = form.typed();
  const bool empty = typed.get(names.url.name).empty() && typed.get(names.note.name).empty();
  if (empty || form.checked(names.remove)) return std::nullopt;
  TypedLink read;
  read.link = {.id = number_in(typed, names.link),
               .url = form.web_address(names.url),
               .note = form.text(names.note, {.required = false, .at_most = k_longest_note})};
  read.order = order_of(form.whole(names.position, {.required = false, .at_least = 1, .at_most = k_most_rows}), row);
  return read;
}

std::vector<Link> read_links(html::Form& form)
{
  std::vector<TypedLink> rows;
  std::set<std::string> seen;
  for (int row = 1; row <= rows_in(form.typed()); ++row) {
    auto read = read_row(form, row);
    if (!read) continue;
    if (!read->link.url.empty() && !seen.insert(read->link.url).second)
      form.refuse(RowFields(row).url, "disclosures.link_twice");
    rows.push_back(std::move(*read));
  }
  if (rows.size() > k_most_links)
    form.refuse(util::Problem{{}, "disclosures.too_many_links", {{"most", std::to_string(k_most_links)}}});
  std::stable_sort(rows.begin(), rows.end(), [](const TypedLink& a, const TypedLink& b) { return a.order < b.order; });
  std::vector<Link> links;
  for (TypedLink& row : rows)
    links.push_back(std::move(row.link));
  return links;
}

}  // namespace

util::Fields fields_of(const Entry& entry, const std::string& from)
{
  util::Fields fields;
  fields.add("explanation", entry.explanation);
  fields.add("person", entry.person);
  fields.add("revision", std::to_string(entry.revision));
  fields.add("from", from);
  fields.add("rows", std::to_string(entry.links.size() + k_spare_rows));
  int row = 0;
  for (const Link& link : entry.links)
    add_row(fields, ++row, link);
  return fields;
}

util::Fields with_more_rows(const util::Fields& typed, int more)
{
  util::Fields fields;
  for (const auto& [name, value] : typed.entries())
    fields.add(name, name == "rows" ? std::to_string(rows_in(typed) + more) : value);
  return fields;
}

util::Fields rebased(const util::Fields& typed, const Entry& now)
{
  util::Fields fields;
  std::set<std::int64_t> known;
  int rows = rows_in(typed);
  for (int row = 1; row <= rows; ++row)
    known.insert(number_in(typed, RowFields(row).link));
  for (const auto& [name, value] : typed.entries()) {
    if (name != "rows" && name != "revision") fields.add(name, value);
  }
  for (const Link& link : now.links) {
    if (!known.contains(link.id)) add_row(fields, ++rows, link);
  }
  fields.add("rows", std::to_string(rows));
  fields.add("revision", std::to_string(now.revision));
  return fields;
}

Entry read_entry(html::Form& form, Entry entry)
{
  entry.explanation =
      form.text(k_explanation_field, {.required = false, .at_most = k_longest_explanation, .lines = true});
  entry.person = form.text(k_person_field, {.required = false, .at_most = k_longest_person});
  entry.links = read_links(form);
  return entry;
}

html::Values form_values(const html::Form& form)
{
  const util::Fields& typed = form.typed();
  html::Values values;
  values.set("explanation", html::text_area(form, k_explanation_field, 5))
      .set("person", html::text_input(form, k_person_field))
      .set("revision", std::string(typed.get("revision")))
      .set("from", std::string(typed.get("from")))
      .set("row_count", std::to_string(rows_in(typed)))
      .list("rows");
  for (int row = 1; row <= rows_in(typed); ++row) {
    const RowFields names(row);
    values.add("rows", html::Values()
                           .set("number", names.number)
                           .set("link_name", names.link)
                           .set("link", std::to_string(number_in(typed, names.link)))
                           .set("url", html::text_input(form, names.url, {.type = "text", .mode = "url"}))
                           .set("note", html::text_input(form, names.note))
                           .set("position", html::text_input(form, names.position, {.mode = "numeric", .width = 3}))
                           .set("remove", html::checkbox(form, names.remove))
                           .set("stored", !typed.get(names.url.name).empty()));
  }
  return values;
}

}  // namespace disclosures
