// SPDX-License-Identifier: Apache-2.0
// A reading: what one person found of one item of one agency, element by element, with reasons. Items of frameworks
// that name no elements are read as a whole. Readings are never changed; whoever corrects one reads anew.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lib/util/problem.hpp"

#include "src/framework/framework.hpp"
#include "src/reviews/judgement.hpp"

namespace reviews {

enum class ReadingKind {
  first,      ///< the assessor to whom the item is assigned
  second,     ///< another assessor, who does not see the first reading
  moderated,  ///< settles a difference between the two
  clarified,  ///< decides what the agency contests
  imported,   ///< judged elsewhere
};
inline constexpr std::array<ReadingKind, 4> k_task_kinds = {ReadingKind::first, ReadingKind::second,
                                                            ReadingKind::moderated, ReadingKind::clarified};
std::string_view code(ReadingKind kind);  ///< "first", as in the database and in message keys
std::optional<ReadingKind> reading_kind_named(std::string_view code);

/// Why an element is not met: a list to choose from, words besides. In the order in which they are offered.
inline constexpr std::array<std::string_view, 8> k_reasons = {
    "wrong_year", "incomplete", "not_found", "link_broken", "not_public", "not_own_site", "out_of_date", "other"};
bool is_reason(std::string_view code);

constexpr std::size_t k_longest_words = 2000;

struct Reading {
  std::int64_t id = 0;
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string item = {};
  ReadingKind kind = ReadingKind::first;
  std::int64_t reader = 0;
  ItemState state = ItemState::failed;
  std::string elements = {};                   ///< as Judgement::elements
  std::map<std::string, Reason> reasons = {};  ///< by code of the element; "" of the whole item
  std::string words = {};                      ///< of the whole reading
  util::UtcSeconds at = 0;
};

/// Whether items may be left out because they do not apply, by the rules of the year.
bool allows_not_applicable(const framework::Framework& framework);

/// What is missing: of each element that is not met (of the whole item, where it has no elements or is judged so) a
/// reason, and words where the reason is "other"; why it does not apply. place.field is "reason_<element>",
/// "words_<element>" or "words". Problems: reviews.reason_missing, reviews.words_missing, reviews.why_not_applicable.
util::Problems check(const framework::Item& item, const Reading& reading);

/// Whether both found the same of every element.
bool agree(const Reading& first, const Reading& second);

/// The judgement that a reading gives once it is settled.
Judgement judgement_of(const Reading& reading, util::UtcSeconds now);

}  // namespace reviews
