// SPDX-License-Identifier: Apache-2.0
// A unit's book of numbers for outgoing documents: a prefix, and a next number in each Buddhist year of the calendar. A
// number that was given is never given again, and a cancelled one stays in the book with the reason.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "lib/util/clock.hpp"

namespace documents {

struct NumberBook {
  std::int64_t agency = 0;
  std::int64_t id = 0;
  std::optional<std::int64_t> unit = {};  ///< nothing: of the agency as a whole
  std::string name = {};
  std::string prefix = {};  ///< before the number: "CR 73501/"
  bool with_year = false;   ///< the year stands behind the number, as orders have it: "12/2568"
  std::optional<util::UtcSeconds> closed = {};
};
constexpr std::size_t k_longest_book_name = 200;
constexpr std::size_t k_longest_prefix = 60;
constexpr std::int64_t k_most_number = 999'999;

/// "CR 73501/1656", "12/2568".
std::string number_text(const NumberBook& book, std::int64_t year, std::int64_t number);
/// The Buddhist year that it is in Thailand at that moment.
std::int64_t book_year_of(util::UtcSeconds at);

struct GivenNumber {
  std::int64_t year = 0;
  std::int64_t number = 0;
  std::string text = {};
  std::optional<std::int64_t> paper = {};
  std::string subject = {};
  util::UtcSeconds given_at = 0;
  std::int64_t given_by = 0;
  std::string by = {};  ///< the account's name
  std::optional<util::UtcSeconds> cancelled_at = {};
  std::string reason = {};
};

}  // namespace documents
