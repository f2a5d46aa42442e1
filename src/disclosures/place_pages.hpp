// SPDX-License-Identifier: Apache-2.0
// What the pages of a disclosure are made with, and what each of them begins with: the agency in the round that the
// path names, its framework, who the visitor is to it, and whether anything may be changed.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/html/components.hpp"
#include "lib/http/request.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/letter.hpp"
#include "src/accounts/visitor.hpp"
#include "src/agencies/agency.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/submission.hpp"

namespace disclosures {

/// What usually goes wrong with an item of a year and what to do, in words; empty where nobody knows.
struct ItemAdvice {
  framework::Text usual_faults;
  framework::Text improve;
};
using AdviceOn = std::function<std::optional<ItemAdvice>(const std::string& item, int fiscal_year)>;

struct PageParts {
  db::Database& database;
  const site::Site& site;
  const util::Clock& clock;
  std::filesystem::path files;  ///< folder of the files that agencies hand in
  std::int64_t file_limit = 0;  ///< bytes of one
  AdviceOn advice = {};
  accounts::SendLetter send = {};  ///< empty: there is no mail server
  std::string address = {};        ///< of the site from outside, without a slash at its end
};

struct Place {
  cycles::Cycle cycle = {};
  cycles::Enrolment enrolment = {};
  cycles::Calendar calendar = {};
  std::shared_ptr<const framework::Framework> framework = {};
  std::vector<agencies::Unit> units = {};  ///< closed ones too
  Party party = {};
  Window window = {};
  std::optional<Submission> submission = {};  ///< the newest
  Lock lock = Lock::none;

  std::int64_t agency() const { return enrolment.agency; }
  std::string path() const;  ///< "/agencies/12/cycles/2/disclosures"
  std::string path_of(const std::string& item) const { return path() + "/" + item; }
  std::string object(const std::string& item = {}) const;  ///< for the audit log: "agency 12 cycle 2 item o1"
  std::string unit_name(const std::optional<std::int64_t>& unit) const;
  std::string agency_name(util::Language language) const;
};

/// http::NotFound where the agency does not take part in the round, and where the framework has no disclosure.
Place place_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor);
/// The item of the path; http::NotFound where the framework has none of that code.
const framework::Item& item_in_path(const Place& place, const http::Request& request);
/// The entry of the path's item; http::NotFound where the visitor does not see it.
Entry seen_entry(db::Connection& connection, const Place& place, const http::Request& request);
/// The same for changing it: http::NotFound for whoever only reads it; where it is locked http::SeeOther to its page,
/// which says why.
Entry open_entry(db::Connection& connection, const Place& place, const http::Request& request);
/// For the coordinator's acts: http::NotFound for everybody else, http::SeeOther to the list where it is locked.
void require_coordinator(const Place& place);
/// Entries of all items in the framework's order, those that nobody has begun too.
std::vector<Entry> all_entries(db::Connection& connection, const Place& place);

/// Agency → round → disclosure → this page.
std::vector<html::Link> way_to_disclosures(const Place& place, html::Phrase here);
std::vector<html::Link> way_to_item(const Place& place, const std::string& item, html::Phrase here);

html::Word lock_word(Lock lock);
html::Values entry_tag(EntryState state);  // {{> tag}}
html::Colour colour_of(EntryState state);
/// Which time the item must speak of: "fiscal year 2568, 1 October 2024 – 30 September 2025"; empty without a rule.
html::Phrase period_words(const framework::Item& item, int fiscal_year, util::Language language);
/// Day numbers of entries.
std::string day_text(const std::optional<std::int64_t>& day, util::Language language);
std::int64_t day_number(std::chrono::year_month_day day);
std::int64_t today_of(const util::Clock& clock);
std::string time_text(util::UtcSeconds at, util::Language language);  ///< day and hour in Thailand

const html::Field& reason_field();
std::string read_reason(html::Form& form);

}  // namespace disclosures
