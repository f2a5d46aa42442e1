// SPDX-License-Identifier: Apache-2.0
// What the program noticed on what an agency discloses, told before anybody judges: which item and element, on which
// link, the words in question. A finding decides nothing; what it says and what to do about it are the messages
// prechecks.finding.<code> and prechecks.advice.<code>.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/clock.hpp"
#include "lib/util/problem.hpp"

namespace disclosures {

enum class Weight {
  fault,  ///< an assessor would probably not find the element met
  hint,   ///< worth a look: something that the program cannot see, or that makes a document hard to use
};
std::string_view code(Weight weight);  ///< "fault", as in the database and in message keys
std::optional<Weight> weight_named(std::string_view code);

struct Finding {
  std::int64_t id = 0;       ///< 0: not stored yet
  std::string item = {};     ///< code: "o9"
  std::string element = {};  ///< code within the item; empty: the item as a whole
  std::string rule = {};     ///< which rule of the item; empty: one that holds for every link
  std::string code = {};     ///< "year_missing"
  Weight weight = Weight::fault;
  std::int64_t link = 0;      ///< 0: no single link
  std::int64_t file = 0;      ///< handed in; 0: no single file
  std::int64_t snapshot = 0;  ///< in which it was seen last; 0: none
  std::string quote = {};     ///< words of the page or document, as they stand there; may be empty
  util::Params params = {};   ///< of both messages
  util::UtcSeconds found = 0;
  util::UtcSeconds seen = 0;
  std::optional<util::UtcSeconds> gone = {};

  /// The same rule on the same place: what stays the same from one look to the next.
  bool is_same(const Finding& other) const
  {
    return item == other.item && element == other.element && rule == other.rule && code == other.code &&
           link == other.link && file == other.file;
  }
};

}  // namespace disclosures
