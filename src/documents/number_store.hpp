// SPDX-License-Identifier: Apache-2.0
// Number books and the numbers given from them, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/documents/number_book.hpp"

namespace documents {

class NumberStore {
 public:
  explicit NumberStore(db::Connection& connection) : connection_(connection) {}

  std::vector<NumberBook> books(std::int64_t agency) const;  ///< open ones first
  std::optional<NumberBook> find(std::int64_t agency, std::int64_t book) const;
  std::optional<NumberBook> find_by_name(std::int64_t agency, const std::string& name) const;
  std::int64_t add(const NumberBook& book, const cycles::Deed& deed);
  /// It gives no number any more; what was given stays listed. False where it was closed before.
  bool close(const NumberBook& book, const cycles::Deed& deed);

  std::int64_t next(const NumberBook& book, std::int64_t year) const;  ///< 1 where none was given yet
  /// Goes on from there, for a book that was kept on paper before. False where that number or a later one was given.
  bool start_at(const NumberBook& book, std::int64_t year, std::int64_t next);
  /// The next number, in one statement, so that two people at the same moment get two. Nothing where the book is
  /// closed.
  std::optional<GivenNumber> give(const NumberBook& book, std::int64_t year, std::optional<std::int64_t> paper,
                                  const std::string& subject, const cycles::Deed& deed);
  std::vector<GivenNumber> given(const NumberBook& book, std::int64_t year) const;  ///< the newest first
  std::vector<std::int64_t> years(const NumberBook& book) const;                    ///< the newest first
  std::optional<GivenNumber> find_number(const NumberBook& book, std::int64_t year, std::int64_t number) const;
  /// deed.reason: why. False where it was cancelled before.
  bool cancel(const NumberBook& book, const GivenNumber& number, const cycles::Deed& deed);

 private:
  db::Connection& connection_;
};

}  // namespace documents
