// SPDX-License-Identifier: Apache-2.0
// Measures of all agencies as the programme sees them: who has a plan, what of it is approved, evidenced, overdue; and
// which kinds of measures were followed by better scores, with how uncertain that is.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace measures {

/// Counts of one plan, or of all plans of a type of agency.
struct ProgrammeCounts {
  std::int64_t measures = 0;
  std::int64_t with_evidence = 0;  ///< measures
  std::int64_t with_overdue = 0;   ///< measures of which a step, or the whole, is overdue
  std::int64_t done = 0;           ///< measures of which every step is done or cancelled
  std::int64_t weaknesses = 0;     ///< that measures answer or that were decided upon
  std::int64_t answered = 0;       ///< of these by a measure
};

struct ProgrammeRow {
  std::int64_t agency = 0;
  std::string code = {};
  std::string name = {};
  std::string name_en = {};
  std::string type = {};
  bool has_plan = false;
  bool approved = false;
  ProgrammeCounts counts = {};
  std::string search_text = {};  ///< code and names as searches compare them
};

struct ProgrammeFilter {
  std::string search = {};  ///< part of a code or name of an agency
  std::string type = {};
  enum class State { all, with_plan, without_plan, approved, not_approved, overdue } state = State::all;
};
struct ProgrammeOrder {
  std::string by = "name";  ///< name, type, measures, answered, evidence, overdue, done
  bool descending = false;
};

/// The rows that fit, in that order; equal ones as they stood in `rows`. Shares sort agencies that have nothing to
/// share in below all others.
std::vector<const ProgrammeRow*> chosen(const std::vector<ProgrammeRow>& rows, const ProgrammeFilter& filter,
                                        const ProgrammeOrder& order);

struct ProgrammeType {
  std::string type = {};
  std::int64_t agencies = 0;
  std::int64_t with_plan = 0;
  std::int64_t approved = 0;
  ProgrammeCounts counts = {};
};

std::vector<ProgrammeType> types_of(const std::vector<ProgrammeRow>& rows);  ///< in the order of their codes

/// Whole per cent, rounded half up; nothing of nothing.
std::optional<int> share(std::int64_t part, std::int64_t whole);

constexpr std::size_t k_fewest_agencies = 5;

/// By how much the score of a subject changed where agencies had measures for it.
struct Gain {
  std::string kind = {};     ///< topic of the advice, or "indicator 8"
  std::size_t agencies = 0;  ///< n
  double mean = 0;           ///< points
  double half_width = 0;     ///< of the 95 % interval (Student's t over agencies)
  double low() const { return mean - half_width; }
  double high() const { return mean + half_width; }
};
/// Of changes by kind, one for each agency (the mean where an agency has several); kinds with fewer than
/// k_fewest_agencies are left out. The largest mean first. Changes of 10, 20, 30, 40, 50: mean 30, half width 19.6.
std::vector<Gain> gains_of(const std::vector<std::pair<std::string, std::vector<double>>>& changes);

}  // namespace measures
