// SPDX-License-Identifier: Apache-2.0
// What the pages of judging are made with and share: round, agency and item of a path, states and reasons in words.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/html/components.hpp"
#include "lib/html/form.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/request.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment.hpp"
#include "src/reviews/evidence_store.hpp"
#include "src/reviews/judgements_csv.hpp"
#include "src/reviews/reading.hpp"

namespace reviews {

/// Everything outlives the pages.
struct PageParts {
  db::Database& database;
  const site::Site& site;
  const util::Clock& clock;
  util::Random& random;
  Evidence evidence = {};
  JudgementsReader read_judgements = {};
};

struct RoundPlace {
  cycles::Cycle cycle = {};
  cycles::Calendar calendar = {};
  std::shared_ptr<const framework::Framework> framework = {};
};
struct AgencyPlace : RoundPlace {
  cycles::Enrolment enrolment = {};
};
struct ItemPlace : AgencyPlace {
  std::size_t index = 0;
  const framework::Item& item() const { return framework->items[index]; }
};

/// http::NotFound where there is no such round, the agency takes no part in it, or the framework has no such item.
RoundPlace round_in_path(db::Connection& connection, const http::Request& request);
AgencyPlace agency_in_path(db::Connection& connection, const http::Request& request);
ItemPlace item_in_path(db::Connection& connection, const http::Request& request);
ItemPlace item_of(db::Connection& connection, std::int64_t cycle, std::int64_t agency, std::string_view item);

std::string round_path(std::int64_t cycle);                                             ///< "/cycles/2/reviews"
std::string agency_path(std::int64_t cycle, std::int64_t agency);                       ///< "…/reviews"
std::string item_path(std::int64_t cycle, std::int64_t agency, std::string_view item);  ///< "…/reviews/o1"
std::string clarifications_path(std::int64_t cycle, std::int64_t agency);               ///< "…/clarifications"
std::string name_in(const cycles::Enrolment& enrolment, util::Language language);
std::string account_name(db::Connection& connection, std::int64_t account);  ///< empty where there is none

html::Values state_tag(ItemState state);
html::Cell state_cell(ItemState state);
/// "12 October 2026, 14:05" in Thailand, in the reader's way.
std::string moment(util::UtcSeconds at, util::Language language);
/// "80.0 %" of a share; "–" of nothing.
std::string percent_of(std::int64_t part, std::int64_t whole);

/// What a reading or judgement says of each element, as a list "elements" with met, text, reason; "whole" is the reason
/// about the item.
html::Values found_values(const framework::Item& item, ItemState state, const std::string& elements,
                          const std::map<std::string, Reason>& reasons, const util::Messages& messages,
                          util::Language language);
/// The same of a reading, with who, when, kind and words.
html::Values reading_values(db::Connection& connection, const framework::Item& item, const Reading& reading,
                            const util::Messages& messages, util::Language language, bool with_reader);

const html::Field& words_field();
/// The options of a list of people.
template <typename People>
std::vector<html::Option> people_options(const People& people)
{
  std::vector<html::Option> options;
  for (const auto& person : people)
    options.push_back({std::to_string(person.id), person.name});
  return options;
}

}  // namespace reviews
