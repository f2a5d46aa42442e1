// SPDX-License-Identifier: Apache-2.0
#include "src/documents/number_book_pages.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "lib/html/plain_table.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/documents/number_book_parts_pages.hpp"
#include "src/documents/number_store.hpp"

namespace documents {
namespace {

using html::Field;
using html::Word;

const Field k_book_name{.name = "name", .label = Word{"papers.book_name"}, .hint = Word{"papers.book_name_hint"}};
const Field k_book_prefix{
    .name = "prefix", .label = Word{"papers.book_prefix"}, .hint = Word{"papers.book_prefix_hint"}};
const Field k_book_unit{.name = "unit", .label = Word{"papers.unit"}};
const Field k_book_with_year{
    .name = "with_year", .label = Word{"papers.book_with_year"}, .hint = Word{"papers.book_with_year_hint"}};

site::View books_view(db::Connection& connection, const DeskPlace& desk, const html::Form& form, std::int64_t year)
{
  site::View view{.title = Word{"papers.books"}, .view = "documents/books"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_desk(desk, Word{"papers.books"});
  const NumberStore store(connection);
  std::vector<std::vector<html::Cell>> rows;
  for (const NumberBook& book : store.books(desk.agency.id)) {
    if (!sees_book(desk, book)) continue;
    rows.push_back({{book.name, path_of_book(desk, book)},
                    {book.unit ? html::Phrase(desk.unit_name(book.unit)) : Word{"papers.whole_agency"}},
                    {book.closed ? html::Phrase(Word{"papers.book_closed"})
                                 : html::Phrase(number_text(book, year, store.next(book, year)))}});
  }
  view.values.set("summary", html::error_summary(form))
      .set("any", !rows.empty())
      .set("table",
           html::plain_table(Word{"papers.books"},
                             {Word{"papers.book_name"}, Word{"papers.column.unit"}, Word{"papers.book_next"}}, rows))
      .set("nothing", html::nothing_yet(Word{"papers.books_none"}, Word{"papers.books_none_hint"}))
      .set("may_add", desk.party.coordinates)
      .set("name", html::text_input(form, k_book_name))
      .set("prefix", html::text_input(form, k_book_prefix, {.width = 20}))
      .set("unit", html::select(form, k_book_unit, unit_options(desk, true)))
      .set("with_year", html::checkbox(form, k_book_with_year))
      .set("button", html::button(Word{"papers.book_add"}))
      .set("action", desk.path() + "/books");
  return view;
}

std::optional<std::int64_t> year_asked(const http::Request& request)
{
  const std::string_view text = request.query.get("year");
  std::int64_t year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  constexpr std::int64_t k_first = 2500;
  constexpr std::int64_t k_last = 2700;
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || year < k_first || year > k_last)
    return std::nullopt;
  return year;
}

http::Response book_file(const PaperPageParts& parts, const http::Request& request, const NumberBook& book,
                         const std::vector<GivenNumber>& numbers)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts.site.words(language).messages();
  office::List list{.title = book.name, .headings = {}, .rows = {}};
  for (const char* column : {"number", "subject", "given_at", "given_by", "cancelled", "reason"})
    list.headings.push_back(messages.say(std::string("papers.book_column.") + column));
  for (const GivenNumber& one : numbers)
    list.rows.push_back({one.text, one.subject, paper_day(one.given_at, language), one.by,
                         one.cancelled_at ? paper_day(*one.cancelled_at, language) : std::string(), one.reason});
  const office::ListFile made = office::list_file(list, request.query.get("format"), language, parts.clock.now());
  return http::attachment(made.bytes, made.type, made.name);
}

}  // namespace

site::Answer NumberBookPages::books(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    return books_view(connection, desk_of(connection, request, visitor), {}, book_year_of(parts_.clock.now()));
  });
}

site::Answer NumberBookPages::add(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    path = desk.path() + "/books";
    html::Form form(request.form);
    NumberBook book{.agency = desk.agency.id};
    book.name = form.text(k_book_name, {.at_most = k_longest_book_name});
    // Documents turn all digits alike; a prefix in Thai digits before an Arabic number would mix them.
    book.prefix = thai::to_arabic_digits(form.text(k_book_prefix, {.required = false, .at_most = k_longest_prefix}));
    const std::string unit = form.choice(k_book_unit, html::values_of(unit_options(desk, true)), html::Needed::no);
    if (!unit.empty()) book.unit = std::stoll(unit);
    book.with_year = form.checked(k_book_with_year);
    NumberStore store(connection);
    if (form.ok() && store.find_by_name(desk.agency.id, book.name)) form.refuse(k_book_name, "papers.book_twice");
    if (!form.ok()) {
      again = books_view(connection, desk, form, book_year_of(parts_.clock.now()));
      return;
    }
    store.add(book, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.book", desk.object(), book.name);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.book_added"});
}

site::View NumberBookPages::book_view(db::Connection& connection, const http::Request& request, const DeskPlace& desk,
                                      const NumberBook& book, const html::Form& form) const
{
  const util::Language language = site::language_of(request);
  const NumberStore store(connection);
  const std::int64_t now = book_year_of(parts_.clock.now());
  const std::int64_t year = year_asked(request).value_or(now);
  site::View view{.title = book.name, .view = "documents/book"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_desk(desk, book.name);
  view.breadcrumbs.insert(view.breadcrumbs.end() - 1, {Word{"papers.books"}, desk.path() + "/books"});
  const bool works = works_with(desk, book) && !book.closed;
  std::vector<std::vector<html::Cell>> rows;
  for (const GivenNumber& one : store.given(book, year)) {
    html::Cell act{""};
    if (works && !one.cancelled_at && !one.paper)
      act = {Word{"papers.number_cancel"}, path_of_book(desk, book) + "/numbers/" + std::to_string(year) + "/" +
                                               std::to_string(one.number) + "/cancel"};
    rows.push_back({{one.text},
                    {one.subject, one.paper ? desk.path_of(*one.paper) : std::string()},
                    {paper_day(one.given_at, language)},
                    {one.by},
                    one.cancelled_at ? html::Cell{Word{"papers.number_cancelled", {{"reason", one.reason}}}} : act});
  }
  std::vector<html::Link> years;
  std::vector<std::int64_t> known = store.years(book);
  if (std::find(known.begin(), known.end(), now) == known.end()) known.insert(known.begin(), now);
  for (const std::int64_t one : known)
    years.push_back({std::to_string(one), path_of_book(desk, book) + "?year=" + std::to_string(one), one == year});
  const std::string files = path_of_book(desk, book) + "?year=" + std::to_string(year) + "&format=";
  view.values.set("summary", html::error_summary(form))
      .set("heading", book.name)
      .set("is_closed", book.closed.has_value())
      .set("closed_on", book.closed ? paper_day(*book.closed, language) : std::string())
      .set("next", number_text(book, now, store.next(book, now)))
      .set("years", html::tabs(Word{"papers.book_years"}, years))
      .set("any", !rows.empty())
      .set("table", html::plain_table(book.name,
                                      {Word{"papers.book_column.number"}, Word{"papers.book_column.subject"},
                                       Word{"papers.book_column.given_at"}, Word{"papers.book_column.given_by"},
                                       Word{"papers.book_column.state"}},
                                      rows))
      .set("nothing", html::nothing_yet(Word{"papers.book_empty"}))
      .set("xlsx", files + "xlsx")
      .set("csv", files + "csv")
      .set("works", works)
      .set("subject", html::text_input(form, letter_subject_field()))
      .set("give", html::button(Word{"papers.book_give"}))
      .set("start_input", html::text_input(form, book_start_field(), {.mode = "numeric", .width = 10}))
      .set("start_button", html::button(Word{"papers.book_start_button"}, html::ButtonKind::secondary))
      .set("coordinates", desk.party.coordinates && !book.closed)
      .set("path", path_of_book(desk, book));
  return view;
}

site::Answer NumberBookPages::book(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const NumberBook book = book_in_path(connection, desk, request);
    if (request.query.has("format"))
      return book_file(
          parts_, request, book,
          NumberStore(connection).given(book, year_asked(request).value_or(book_year_of(parts_.clock.now()))));
    return book_view(connection, request, desk, book, {});
  });
}

}  // namespace documents
