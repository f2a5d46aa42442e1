// SPDX-License-Identifier: Apache-2.0
// What the pages of measures are made with, and what each of them begins with: the agency and the year that the path
// names, the plan and the framework of the result that it answers, and who the visitor is to them.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/html/components.hpp"
#include "lib/html/form.hpp"
#include "lib/http/request.hpp"
#include "lib/site/site.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/letter.hpp"
#include "src/accounts/visitor.hpp"
#include "src/agencies/agency.hpp"
#include "src/framework/framework.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/plan.hpp"

namespace measures {

struct PageParts {
  db::Database& database;
  const site::Site& site;
  const util::Clock& clock;
  std::filesystem::path files;     ///< folder of evidence
  std::int64_t file_limit = 0;     ///< bytes of one
  accounts::SendLetter send = {};  ///< empty: there is no mail server
  std::string address = {};        ///< of the site from outside, without a slash at its end
};

struct Place {
  agencies::Agency agency = {};
  std::vector<agencies::Unit> units = {};  ///< closed ones too
  Plan plan = {};
  std::optional<Version> newest = {};                          ///< without content
  std::shared_ptr<const framework::Framework> framework = {};  ///< of the result that the plan answers
  Party party = {};
  util::Language language = util::Language::thai;  ///< of the page

  std::string path() const;  ///< "/agencies/12/plans/2568"
  std::string path_of(std::int64_t measure) const { return path() + "/measures/" + std::to_string(measure); }
  std::string object(std::int64_t measure = 0) const;  ///< for the audit log: "agency 12 plan 2568 measure 3"
  std::string unit_name(std::int64_t unit) const;      ///< in the language of the page; empty where there is none
  std::string agency_name(util::Language of) const;
  bool is_locked() const { return measures::is_locked(newest); }
};

/// http::NotFound where the agency has no plan of that year.
Place place_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor);
/// The agency and year of the path, whether or not there is a plan; http::NotFound where either cannot be.
struct YearOfAgency {
  agencies::Agency agency;
  int fiscal_year = 0;
};
YearOfAgency year_of_agency(db::Connection& connection, const http::Request& request);
/// The measure of the path; http::NotFound where the visitor does not see it, or it was removed.
Measure seen_measure(db::Connection& connection, const Place& place, const http::Request& request);
/// For the coordinator's acts on the plan: http::NotFound for everybody else, http::SeeOther to the plan, which says
/// why, while it is locked.
void require_coordinator(const Place& place);
/// The framework of a plan's result.
std::shared_ptr<const framework::Framework> framework_of(db::Connection& connection, const Plan& plan);

/// Agency → measures of the year → this page.
std::vector<html::Link> way_to_plan(const Place& place, html::Phrase here);
/// Agency → measures of the year → measure → this page.
std::vector<html::Link> way_to_measure(const Place& place, const Measure& measure, html::Phrase here);

/// "o2 Executives", "9 Disclosure": code and name of a weakness; the code alone where the framework has none such.
std::string subject_name(const framework::Framework& framework, const std::string& subject, util::Language language);
/// "Oct 2024 – Sep 2025" for a whole fiscal year, else both days.
std::string period_text(const Measure& measure, util::Language language);
std::string day_text(const std::optional<std::int64_t>& day, util::Language language);  ///< empty for none
std::string time_text(util::UtcSeconds at, util::Language language);                    ///< day and hour in Thailand
std::int64_t today_of(const util::Clock& clock);

const html::Field& reason_field();
std::string read_reason(html::Form& form);

}  // namespace measures
