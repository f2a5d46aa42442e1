// SPDX-License-Identifier: Apache-2.0
#include "src/documents/number_store.hpp"

#include <utility>

#include "src/accounts/account_names_store.hpp"

namespace documents {

std::vector<NumberBook> NumberStore::books(std::int64_t agency) const
{
  std::vector<NumberBook> books;
  connection_
      .query(
          "SELECT id, unit_id, name, prefix, with_year, closed_at FROM number_book WHERE agency_id = :agency ORDER BY "
          "CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, name, id",
          agency)
      .each<std::int64_t, std::optional<std::int64_t>, std::string, std::string, std::int64_t,
            std::optional<std::int64_t>>([&](auto id, auto unit, auto name, auto prefix, auto with_year, auto closed) {
        books.push_back({agency, id, unit, std::move(name), std::move(prefix), with_year != 0, closed});
      });
  return books;
}

std::optional<NumberBook> NumberStore::find(std::int64_t agency, std::int64_t book) const
{
  for (NumberBook& one : books(agency)) {
    if (one.id == book) return std::move(one);
  }
  return std::nullopt;
}

std::optional<NumberBook> NumberStore::find_by_name(std::int64_t agency, const std::string& name) const
{
  for (NumberBook& one : books(agency)) {
    if (one.name == name) return std::move(one);
  }
  return std::nullopt;
}

std::int64_t NumberStore::add(const NumberBook& book, const cycles::Deed& deed)
{
  return connection_
      .query(
          "INSERT INTO number_book (agency_id, unit_id, name, prefix, with_year, made_at, made_by) VALUES (:agency, "
          ":unit, :name, :prefix, :with_year, :at, :by) RETURNING id",
          book.agency, book.unit, book.name, book.prefix, std::int64_t{book.with_year ? 1 : 0}, deed.at, deed.account)
      .one<std::int64_t>();
}

bool NumberStore::close(const NumberBook& book, const cycles::Deed& deed)
{
  return connection_.execute(
             "UPDATE number_book SET closed_at = :at WHERE agency_id = :agency AND id = :id AND closed_at IS NULL",
             deed.at, book.agency, book.id) == 1;
}

std::int64_t NumberStore::next(const NumberBook& book, std::int64_t year) const
{
  return connection_
      .query("SELECT next FROM number_book_year WHERE agency_id = :agency AND book_id = :book AND year = :year",
             book.agency, book.id, year)
      .maybe<std::int64_t>()
      .value_or(1);
}

bool NumberStore::start_at(const NumberBook& book, std::int64_t year, std::int64_t next)
{
  const auto used = connection_
                        .query(
                            "SELECT COUNT(*) FROM number_given WHERE agency_id = :agency AND book_id = :book AND year "
                            "= :year AND number >= :next",
                            book.agency, book.id, year, next)
                        .one<std::int64_t>();
  if (used > 0) return false;
  connection_.execute(
      "INSERT INTO number_book_year (agency_id, book_id, year, next) VALUES (:agency, :book, :year, "
      ":next) ON CONFLICT (agency_id, book_id, year) DO UPDATE SET next = excluded.next",
      book.agency, book.id, year, next);
  return true;
}

std::optional<GivenNumber> NumberStore::give(const NumberBook& book, std::int64_t year,
                                             std::optional<std::int64_t> paper, const std::string& subject,
                                             const cycles::Deed& deed)
{
  const auto after =
      connection_
          .query(
              "INSERT INTO number_book_year (agency_id, book_id, year, next) SELECT agency_id, id, "
              "CAST(:year AS BIGINT), 2 FROM number_book WHERE agency_id = :agency AND id = :book AND closed_at IS "
              "NULL ON CONFLICT (agency_id, book_id, year) DO UPDATE SET next = number_book_year.next + 1 RETURNING "
              "next",
              year, book.agency, book.id)
          .maybe<std::int64_t>();
  if (!after) return std::nullopt;
  GivenNumber given{.year = year,
                    .number = *after - 1,
                    .text = number_text(book, year, *after - 1),
                    .paper = paper,
                    .subject = subject,
                    .given_at = deed.at,
                    .given_by = deed.account};
  connection_.execute(
      "INSERT INTO number_given (agency_id, book_id, year, number, text, paper_id, subject, given_at, "
      "given_by, reason) VALUES (:agency, :book, :year, :number, :text, :paper, :subject, :at, :by, '')",
      book.agency, book.id, year, given.number, given.text, paper, subject, deed.at, deed.account);
  return given;
}

std::vector<GivenNumber> NumberStore::given(const NumberBook& book, std::int64_t year) const
{
  std::vector<GivenNumber> numbers;
  connection_
      .query(
          "SELECT number, text, paper_id, subject, given_at, given_by, cancelled_at, reason FROM number_given WHERE "
          "agency_id = :agency AND book_id = :book AND year = :year ORDER BY number DESC",
          book.agency, book.id, year)
      .each<std::int64_t, std::string, std::optional<std::int64_t>, std::string, std::int64_t, std::int64_t,
            std::optional<std::int64_t>, std::string>(
          [&](auto number, auto text, auto paper, auto subject, auto at, auto by, auto cancelled, auto reason) {
            numbers.push_back({.year = year,
                               .number = number,
                               .text = std::move(text),
                               .paper = paper,
                               .subject = std::move(subject),
                               .given_at = at,
                               .given_by = by,
                               .cancelled_at = cancelled,
                               .reason = std::move(reason)});
          });
  accounts::AccountNames names(connection_);
  for (GivenNumber& one : numbers)
    one.by = names.of(one.given_by);
  return numbers;
}

std::vector<std::int64_t> NumberStore::years(const NumberBook& book) const
{
  return connection_
      .query("SELECT year FROM number_book_year WHERE agency_id = :agency AND book_id = :book ORDER BY year DESC",
             book.agency, book.id)
      .all<std::int64_t>();
}

std::optional<GivenNumber> NumberStore::find_number(const NumberBook& book, std::int64_t year,
                                                    std::int64_t number) const
{
  for (GivenNumber& one : given(book, year)) {
    if (one.number == number) return std::move(one);
  }
  return std::nullopt;
}

bool NumberStore::cancel(const NumberBook& book, const GivenNumber& number, const cycles::Deed& deed)
{
  return connection_.execute(
             "UPDATE number_given SET cancelled_at = :at, cancelled_by = :by, reason = :reason WHERE "
             "agency_id = :agency AND book_id = :book AND year = :year AND number = :number AND "
             "cancelled_at IS NULL",
             deed.at, deed.account, deed.reason, book.agency, book.id, number.year, number.number) == 1;
}

}  // namespace documents
