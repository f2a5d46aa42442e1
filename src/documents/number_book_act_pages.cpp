// SPDX-License-Identifier: Apache-2.0
// What is done with a number book: a number given, where it goes on from, a number cancelled, the book closed.
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/documents/number_book_pages.hpp"
#include "src/documents/number_book_parts_pages.hpp"

namespace documents {
namespace {

using html::Field;
using html::Word;

/// A page that asks before something is done to a book. `key`: of the question, and with "_explanation" behind it.
site::View book_act_view(const DeskPlace& desk, const NumberBook& book, const std::string& key, std::string subject,
                         const html::Form& form, const http::Request& request)
{
  site::View view{.title = Word{key}, .view = "documents/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_desk(desk, Word{key});
  view.values.set("summary", html::error_summary(form))
      .set("heading", Word{key})
      .set("subject", std::move(subject))
      .set("explanation", Word{key + "_explanation"})
      .set("warning_text", "")
      .set("revision", 0)
      .set("select", false)
      .set("input", false)
      .set("area", false)
      .set("tick", false)
      .set("file", false)
      .set("multipart", false)
      .set("button", html::button(Word{key}))
      .set("action", request.path)
      .set("back", path_of_book(desk, book));
  return view;
}

site::View cancel_view(const DeskPlace& desk, const NumberBook& book, const GivenNumber& number, const html::Form& form,
                       const http::Request& request)
{
  site::View view =
      book_act_view(desk, book, "papers.number_cancel", number.text + " " + number.subject, form, request);
  view.values.set("area", html::text_area(form, paper_reason_field(), 3));
  return view;
}

/// The coordinator's book that is open; http::NotFound for others, http::SeeOther to its page where it is closed.
NumberBook book_to_close(db::Connection& connection, const DeskPlace& desk, const http::Request& request)
{
  NumberBook book = book_in_path(connection, desk, request);
  if (!desk.party.coordinates) throw http::NotFound("the coordinator's act");
  if (book.closed) throw http::SeeOther(path_of_book(desk, book));
  return book;
}

GivenNumber number_in_path(db::Connection& connection, const NumberBook& book, const http::Request& request)
{
  auto number =
      NumberStore(connection).find_number(book, site::id_in_path(request, "year"), site::id_in_path(request, "number"));
  if (!number) throw http::NotFound("no such number");
  return std::move(*number);
}

}  // namespace

const Field& letter_subject_field()
{
  static const Field k_field{
      .name = "subject", .label = Word{"papers.letter_subject"}, .hint = Word{"papers.letter_subject_hint"}};
  return k_field;
}

const Field& book_start_field()
{
  static const Field k_field{
      .name = "next", .label = Word{"papers.book_start"}, .hint = Word{"papers.book_start_hint"}};
  return k_field;
}

std::string path_of_book(const DeskPlace& desk, const NumberBook& book)
{
  return desk.path() + "/books/" + std::to_string(book.id);
}

bool works_with(const DeskPlace& desk, const NumberBook& book)
{
  return desk.party.coordinates || (!desk.party.units.empty() && (!book.unit || desk.party.is_of(book.unit)));
}

bool sees_book(const DeskPlace& desk, const NumberBook& book)
{
  return desk.party.reads_all || works_with(desk, book);
}

NumberBook book_in_path(db::Connection& connection, const DeskPlace& desk, const http::Request& request)
{
  auto book = NumberStore(connection).find(desk.agency.id, site::id_in_path(request, "book"));
  if (!book || !sees_book(desk, *book)) throw http::NotFound("no such book");
  return std::move(*book);
}

void require_work(const DeskPlace& desk, const NumberBook& book)
{
  if (!works_with(desk, book) || book.closed) throw http::NotFound("only to be read");
}

site::Answer NumberBookPages::give(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  std::string text;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    const NumberBook book = book_in_path(connection, desk, request);
    require_work(desk, book);
    path = path_of_book(desk, book);
    html::Form form(request.form);
    const std::string subject = form.text(letter_subject_field(), {.at_most = k_longest_letter_subject});
    if (!form.ok()) {
      again = book_view(connection, request, desk, book, form);
      return;
    }
    const auto given =
        NumberStore(connection)
            .give(book, book_year_of(parts_.clock.now()), {}, subject, {visitor.account, parts_.clock.now(), {}});
    if (!given) throw http::SeeOther(path);  // closed at this moment
    text = given->text;
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.number", desk.object(), text);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.numbered", {{"number", text}}});
}

site::Answer NumberBookPages::start(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    const NumberBook book = book_in_path(connection, desk, request);
    if (!desk.party.coordinates) throw http::NotFound("the coordinator's act");
    require_work(desk, book);
    path = path_of_book(desk, book);
    html::Form form(request.form);
    const auto next = form.whole(book_start_field(), {.at_least = 1, .at_most = k_most_number});
    const std::int64_t year = book_year_of(parts_.clock.now());
    if (next && !NumberStore(connection).start_at(book, year, *next))
      form.refuse(book_start_field(), "papers.book_start_used");
    if (!form.ok()) {
      again = book_view(connection, request, desk, book, form);
      return;
    }
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "document.book_start", desk.object(), book.name + " " + std::to_string(*next));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.book_started"});
}

site::Answer NumberBookPages::cancel_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const NumberBook book = book_in_path(connection, desk, request);
    require_work(desk, book);
    return cancel_view(desk, book, number_in_path(connection, book, request), {}, request);
  });
}

site::Answer NumberBookPages::cancel(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  const std::string reason = read_paper_reason(form);
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    const NumberBook book = book_in_path(connection, desk, request);
    require_work(desk, book);
    path = path_of_book(desk, book);
    const GivenNumber number = number_in_path(connection, book, request);
    if (number.paper) throw http::SeeOther(desk.path_of(*number.paper));
    if (!form.ok()) {
      again = cancel_view(desk, book, number, form, request);
      return;
    }
    if (NumberStore(connection).cancel(book, number, {visitor.account, parts_.clock.now(), reason}))
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "document.number_cancel", desk.object(), number.text + ": " + reason);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.number_was_cancelled"});
}

site::Answer NumberBookPages::close_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const NumberBook book = book_to_close(connection, desk, request);
    return book_act_view(desk, book, "papers.book_close", book.name, {}, request);
  });
}

site::Answer NumberBookPages::close(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const NumberBook book = book_to_close(connection, desk, request);
    path = path_of_book(desk, book);
    if (NumberStore(connection).close(book, {visitor.account, parts_.clock.now(), {}}))
      accounts::AuditStore(connection, parts_.clock).add(visitor, "document.book_close", desk.object(), book.name);
  });
  return parts_.site.done(request, path, Word{"papers.book_was_closed"});
}

}  // namespace documents
