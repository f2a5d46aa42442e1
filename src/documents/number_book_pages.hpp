// SPDX-License-Identifier: Apache-2.0
// Number books of an agency: their list, the numbers given from one, numbers for letters outside the program.
#pragma once
#include "src/documents/number_book.hpp"
#include "src/documents/paper_place_pages.hpp"

namespace documents {

class NumberBookPages {
 public:
  explicit NumberBookPages(const PaperPageParts& parts) : parts_(parts) {}

  /// GET and POST …/documents/books.
  site::Answer books(http::Request& request, const accounts::Visitor& visitor);
  site::Answer add(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/documents/books/{book}; ?year=, ?format=xlsx or csv.
  site::Answer book(http::Request& request, const accounts::Visitor& visitor);
  /// POST …/documents/books/{book}/numbers: the next number for a letter outside the program.
  site::Answer give(http::Request& request, const accounts::Visitor& visitor);
  /// POST …/documents/books/{book}/start: goes on from a number.
  site::Answer start(http::Request& request, const accounts::Visitor& visitor);
  /// GET and POST …/documents/books/{book}/numbers/{year}/{number}/cancel.
  site::Answer cancel_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer cancel(http::Request& request, const accounts::Visitor& visitor);

  /// GET and POST …/documents/books/{book}/close.
  site::Answer close_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer close(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::View book_view(db::Connection& connection, const http::Request& request, const DeskPlace& desk,
                       const NumberBook& book, const html::Form& form) const;
  const PaperPageParts& parts_;
};

}  // namespace documents
