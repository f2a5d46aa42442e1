// SPDX-License-Identifier: Apache-2.0
// What happens to a document besides signatures: it is numbered, published, handed in as evidence, cancelled.
#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"

#include "src/documents/evidence_store.hpp"
#include "src/documents/number_store.hpp"
#include "src/documents/paper_act_pages.hpp"

namespace documents {
namespace {

using html::Word;

const html::Field k_book_field{.name = "book", .label = Word{"papers.book"}};
const html::Field k_item_field{.name = "item", .label = Word{"papers.evidence_item"}};

std::vector<html::Option> book_options(db::Connection& connection, const PaperPlace& place, std::int64_t year)
{
  const NumberStore store(connection);
  std::vector<html::Option> options;
  for (const NumberBook& book : store.books(place.paper.agency)) {
    if (book.closed) continue;
    const bool own = !book.unit || book.unit == place.paper.unit || place.desk.party.coordinates;
    if (!own) continue;
    options.push_back({std::to_string(book.id), book.name,
                       Word{"papers.next_number", {{"number", number_text(book, year, store.next(book, year))}}}});
  }
  // The book of its own unit is offered first.
  std::stable_partition(options.begin(), options.end(), [&](const html::Option& one) {
    const auto book = store.find(place.paper.agency, std::stoll(one.value));
    return book && book->unit && book->unit == place.paper.unit;
  });
  return options;
}

site::View number_view(db::Connection& connection, const PaperPlace& place, const html::Form& form, std::int64_t year)
{
  site::View view = act_page(place, "number", form);
  const auto options = book_options(connection, place, year);
  if (options.empty()) {
    view.values.set("warning_text", Word{"papers.no_books"}).set("button", false);
  } else {
    view.values.set("select", html::select(form, k_book_field, options));
  }
  return view;
}

std::string value_of(const EvidencePlace& place)
{
  return std::to_string(place.cycle) + ":" + place.item;
}

site::View evidence_view(const PaperPlace& place, const std::vector<EvidencePlace>& items, const html::Form& form)
{
  site::View view = act_page(place, "evidence", form);
  std::vector<html::Option> options;
  for (const EvidencePlace& one : items)
    options.push_back({value_of(one), one.item + " " + one.title + " \u00B7 " + one.round});
  const bool asked = !items.empty() && items.front().asked_for;
  if (asked)
    view.values.set("warning_text",
                    Word{"papers.evidence_asked", {{"item", items.front().item}, {"title", items.front().title}}});
  if (options.empty()) {
    view.values.set("warning_text", Word{"papers.evidence_nowhere"}).set("button", false);
  } else {
    view.values.set("select", html::select(form, k_item_field, options));
  }
  return view;
}

/// The number of a document is cancelled with it and stays in the book.
void cancel_number_of(db::Connection& connection, const Paper& paper, const Deed& deed)
{
  if (!paper.book || !paper.book_year || !paper.number) return;
  NumberStore store(connection);
  const auto book = store.find(paper.agency, *paper.book);
  const auto given = book ? store.find_number(*book, *paper.book_year, *paper.number) : std::nullopt;
  if (given) store.cancel(*book, *given, deed);
}

}  // namespace

site::Answer PaperActPages::number_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const PaperPlace place = paper_place(connection, request, visitor);
    if (!place.writes()) throw http::NotFound("only to be read");
    if (!place.paper.number_text.empty() || place.paper.state == PaperState::cancelled)
      throw http::SeeOther(place.path());
    const std::int64_t year = book_year_of(parts_.clock.now());
    const auto books = book_options(connection, place, year);
    // The book of its unit is chosen beforehand.
    const util::Fields chosen({{"book", books.empty() ? std::string() : books.front().value}});
    return number_view(connection, place, html::Form(chosen), year);
  });
}

site::Answer PaperActPages::number(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  std::string text;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const PaperPlace place = paper_place(connection, request, visitor);
    if (!place.writes()) throw http::NotFound("only to be read");
    path = place.path();
    text = place.paper.number_text;
    // A second click, or a colleague who was faster: one number is enough.
    if (!text.empty() || place.paper.state == PaperState::cancelled) return;
    html::Form form(request.form);
    const std::int64_t year = book_year_of(parts_.clock.now());
    const std::string chosen = form.choice(k_book_field, html::values_of(book_options(connection, place, year)));
    if (!form.ok()) {
      again = number_view(connection, place, form, year);
      return;
    }
    NumberStore store(connection);
    const auto book = store.find(place.paper.agency, std::stoll(chosen));
    const auto given = store.give(*book, year, place.paper.id, place.paper.subject, deed(visitor));
    if (!given) throw http::SeeOther(place.path() + "/number");  // closed at this moment
    PaperStore(connection).set_number(place.paper, book->id, year, given->number, given->text, deed(visitor));
    audit(connection, visitor, "document.number", place, given->text);
    text = given->text;
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.numbered", {{"number", text}}});
}

site::Answer PaperActPages::publish_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const PaperPlace place = paper_place(connection, request, visitor);
    if (!place.desk.party.coordinates) throw http::NotFound("the coordinator's act");
    if (place.paper.state != PaperState::approved) throw http::SeeOther(place.path());
    site::View view = act_page(place, "publish", {});
    view.values.set("warning_text", Word{"papers.publish_warning"});
    return view;
  });
}

site::Answer PaperActPages::publish(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const PaperPlace place = paper_place(connection, request, visitor);
    if (!place.desk.party.coordinates) throw http::NotFound("the coordinator's act");
    path = place.path();
    if (PaperStore(connection).publish(place.paper, deed(visitor)))
      audit(connection, visitor, "document.publish", place, "/papers/" + std::to_string(place.paper.id));
  });
  return parts_.site.done(request, path, Word{"papers.published"});
}

site::Answer PaperActPages::evidence_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const PaperPlace place = paper_place(connection, request, visitor);
    if (!place.desk.party.coordinates) throw http::NotFound("the coordinator's act");
    if (place.paper.state != PaperState::published) throw http::SeeOther(place.path());
    const auto items = EvidenceStore(connection).places(place.paper.agency, *place.kind, site::language_of(request));
    const bool asked = !items.empty() && items.front().asked_for;
    const util::Fields chosen({{"item", asked ? value_of(items.front()) : std::string()}});
    return evidence_view(place, items, html::Form(chosen));
  });
}

site::Answer PaperActPages::evidence(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  std::string item;
  bool attached = false;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const PaperPlace place = paper_place(connection, request, visitor);
    if (!place.desk.party.coordinates) throw http::NotFound("the coordinator's act");
    path = place.path();
    if (place.paper.state != PaperState::published) throw http::SeeOther(path);
    EvidenceStore store(connection);
    const auto items = store.places(place.paper.agency, *place.kind, site::language_of(request));
    html::Form form(request.form);
    std::vector<std::string> offered;
    for (const EvidencePlace& one : items)
      offered.push_back(value_of(one));
    const std::string chosen = form.choice(k_item_field, offered);
    if (!form.ok()) {
      again = evidence_view(place, items, form);
      return;
    }
    const auto found = std::find(offered.begin(), offered.end(), chosen);
    const EvidencePlace& where = items[static_cast<std::size_t>(found - offered.begin())];
    item = where.item;
    const std::string url = parts_.address + "/papers/" + std::to_string(place.paper.id);
    attached = store.attach(place.paper.agency, where, url, place.paper.subject, deed(visitor));
    if (!attached) return;
    PaperStore(connection).note(place.paper, "evidence", where.item, deed(visitor));
    audit(connection, visitor, "document.evidence", place, where.item + " " + url);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path,
                          Word{attached ? "papers.evidence_added" : "papers.evidence_there", {{"item", item}}});
}

PaperActPages::ReasonedAct PaperActPages::cancelling(const accounts::Visitor& visitor) const
{
  return {.name = "cancel",
          .rows = 3,
          .said = "papers.cancelled",
          .allow =
              [](const PaperPlace& place) {
                if (!place.writes()) throw http::NotFound("only to be read");
                if (place.paper.state == PaperState::cancelled || place.paper.state == PaperState::published)
                  throw http::SeeOther(place.path());
              },
          .carry_out =
              [this, &visitor](db::Connection& connection, const PaperPlace& place, const std::string& reason) {
                PaperStore(connection).cancel(place.paper, deed(visitor, reason));
                cancel_number_of(connection, place.paper, deed(visitor, reason));
                audit(connection, visitor, "document.cancel", place, reason);
              }};
}

site::Answer PaperActPages::cancel_form(http::Request& request, const accounts::Visitor& visitor)
{
  return ask_reason(request, visitor, cancelling(visitor));
}

site::Answer PaperActPages::cancel(http::Request& request, const accounts::Visitor& visitor)
{
  return with_reason(request, visitor, cancelling(visitor));
}

}  // namespace documents
