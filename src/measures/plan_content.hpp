// SPDX-License-Identifier: Apache-2.0
// A plan as it was sent to the executive: JSON that is the same bytes for the same plan, and the way back. What was
// approved is read from here, whatever happens to units, results and measures afterwards: by documents, by pictures of
// progress and by the public page.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "src/agencies/agency.hpp"
#include "src/framework/framework.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/plan.hpp"
#include "src/measures/weakness.hpp"

namespace measures {

/// A weakness with its name at that time.
struct NamedWeakness {
  Weakness weakness = {};  ///< without reasons: those are for the agency alone
  framework::Text name = {};
  bool operator==(const NamedWeakness& other) const
  {
    return weakness.subject == other.weakness.subject && weakness.score == other.weakness.score;
  }
};

struct PlanContent {
  std::int64_t agency = 0;
  std::string agency_name = {};
  std::string agency_name_en = {};
  int fiscal_year = 0;
  int result_year = 0;
  std::int64_t cycle = 0;  ///< of the result; 0: of a year before the program
  std::int64_t computation = 0;
  util::Exact threshold{85};
  std::vector<NamedWeakness> weaknesses = {};  ///< worst cost first
  std::vector<Measure> measures = {};          ///< in their order
  std::vector<Decision> decisions = {};        ///< by subject
  std::map<std::int64_t, std::string> units = {};
  std::map<std::string, framework::Text> subjects = {};  ///< names of what measures answer and aim at, by code

  std::string unit_name(std::int64_t unit) const;                    ///< empty where there is none
  const framework::Text* subject_name(std::string_view code) const;  ///< nullptr where there is none
};

/// Name of an item, question or indicator, without its code; empty where the framework has none such.
framework::Text subject_text(const framework::Framework& framework, std::string_view code);

/// The plan as it is now. Units are those that its measures name.
PlanContent content_of(const Plan& plan, const agencies::Agency& agency, const framework::Framework& framework,
                       const std::vector<agencies::Unit>& units, const std::vector<Weakness>& weaknesses,
                       const std::vector<Measure>& measures, const std::vector<Decision>& decisions);

/// What is sent to the executive.
std::string plan_json(const PlanContent& content);
/// std::invalid_argument where the text is no plan.
PlanContent read_plan_content(std::string_view json);

}  // namespace measures
