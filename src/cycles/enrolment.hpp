// SPDX-License-Identifier: Apache-2.0
// An agency in a round: under which name and type it takes part, how many people could answer each survey, and how many
// must, by the framework's sample rules.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/util/clock.hpp"

#include "src/agencies/agency.hpp"
#include "src/framework/sample.hpp"

namespace cycles {

struct Enrolment {
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string code = {};
  std::string name = {};
  std::string name_en = {};
  std::string type = {};
  std::string province = {};
  std::string province_size = {};
  std::optional<util::UtcSeconds> withdrawn = {};
  std::map<std::string, std::int64_t> population = {};  ///< by code of the instrument; absent where not stated yet

  bool takes_part() const { return !withdrawn; }
};

/// The most people that anybody may state.
constexpr std::int64_t k_most_people = 10'000'000;

/// Enrolled under what the register says now.
Enrolment enrolment_of(std::int64_t cycle, const agencies::Agency& agency);

/// Whether code, names, type and province are the same.
bool same_names(const Enrolment& a, const Enrolment& b);

/// One number to reach: of a survey, or of a part of it.
struct SampleNeed {
  std::size_t instrument = 0;
  std::optional<std::size_t> part = {};         ///< empty: the whole survey
  const framework::SampleRule* rule = nullptr;  ///< of the framework; nullptr where it has none
  std::optional<std::uint32_t> minimum = {};    ///< empty without a rule, and where the population is not stated yet
};

/// What the framework asks of the agency, survey by survey, parts where they have rules of their own. The framework
/// must outlive the answer. FY2565, 50 staff → IIT 30; FY2567, sub-district body in a large province → EIT part 1 50.
std::vector<SampleNeed> sample_needs(const framework::Framework& framework, const Enrolment& enrolment);

/// The surveys of the framework: indexes of its instruments.
std::vector<std::size_t> surveys_of(const framework::Framework& framework);

/// Whether the population of each survey is stated.
bool is_counted(const framework::Framework& framework, const Enrolment& enrolment);

}  // namespace cycles
