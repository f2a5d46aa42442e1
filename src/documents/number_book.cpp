// SPDX-License-Identifier: Apache-2.0
#include "src/documents/number_book.hpp"

#include "lib/thai/thai_time.hpp"

namespace documents {

std::string number_text(const NumberBook& book, std::int64_t year, std::int64_t number)
{
  std::string text = book.prefix + std::to_string(number);
  if (book.with_year) text += "/" + std::to_string(year);
  return text;
}

std::int64_t book_year_of(util::UtcSeconds at)
{
  constexpr int k_common_era = 543;
  return static_cast<int>(thai::day_of(at).year()) + k_common_era;
}

}  // namespace documents
