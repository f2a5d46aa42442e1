// SPDX-License-Identifier: Apache-2.0
// The agency of tests/world with its published result of fiscal year 2567, its units and people, and all pages of plans
// as the program makes them; a clock that stands still.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"

#include "src/measures/approval_pages.hpp"
#include "src/measures/library_pages.hpp"
#include "src/measures/measure_pages.hpp"
#include "src/measures/plan_pages.hpp"
#include "src/measures/plans_pages.hpp"
#include "src/measures/propose_pages.hpp"

#include "tests/src/results/shown_world.hpp"

namespace plan_test {

std::vector<db::Migration> migrations();

/// What a request is made of; names may come several times.
struct Asked {
  std::vector<std::pair<std::string, std::string>> form = {};
  std::vector<std::pair<std::string, std::string>> query = {};
  std::map<std::string, std::string> path = {};  ///< parameters besides agency and year: measure, decision, version
  int year = 2568;
};

class PlanWorld {
 public:
  explicit PlanWorld(db::Database& database);

  http::Request get(const Asked& asked = {}) const;
  http::Request post(const Asked& asked = {}) const;

  /// The plan of 2568 that answers the result of 2567.
  measures::Plan make_plan();
  measures::Measure measure(const std::string& title, const std::vector<std::string>& weaknesses) const;  ///< complete
  std::int64_t add(const measures::Measure& measure);
  measures::Measure stored(std::int64_t id);
  /// A decision on everything that has neither measure nor decision.
  void decide_the_rest();
  /// What the form of a measure sends.
  static std::vector<std::pair<std::string, std::string>> sent(const measures::Measure& measure);

  util::SettableClock clock{result_test::k_now};
  result_test::World results;
  std::int64_t agency = 0;
  std::int64_t finance = 0;
  std::int64_t office = 0;
  std::int64_t dissolved = 0;
  accounts::Visitor coordinator, executive, officer, stranger, administrator, auditor;

 private:
  db::Database& database_;
  measures::PageParts parts_;

 public:
  measures::PlansPages plans;
  measures::PlanPages plan;
  measures::MeasurePages pages;
  measures::ProposePages propose;
  measures::LibraryPages library;
  measures::ApprovalPages approval;
};

/// The page as its reader sees it, the bytes of a file, or where a redirection leads.
std::string shown(const site::Answer& answer, util::Language language = util::Language::english);
int status_of_answer(const site::Answer& answer);
int status_of_outcome();  ///< of the exception being handled

/// Status of the page, or of what was thrown instead.
template <typename Pages>
int status(Pages& pages, site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&), http::Request request,
           const accounts::Visitor& visitor)
{
  try {
    return status_of_answer((pages.*page)(request, visitor));
  } catch (...) {
    return status_of_outcome();
  }
}
template <typename Pages>
std::string page_text(Pages& pages, site::Answer (Pages::*page)(http::Request&, const accounts::Visitor&),
                      http::Request request, const accounts::Visitor& visitor)
{
  return shown((pages.*page)(request, visitor));
}

}  // namespace plan_test
