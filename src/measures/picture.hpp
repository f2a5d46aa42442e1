// SPDX-License-Identifier: Apache-2.0
// The state of all measures of a plan at the end of a half-year or of the year, frozen: what the report of that day
// says is this, whatever is written into the measures later. Kept as JSON; the same state gives the same bytes.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/measures/evidence.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/outcome.hpp"
#include "src/measures/progress.hpp"

namespace measures {

enum class Period { half_year, year };
inline constexpr Period k_periods[] = {Period::half_year, Period::year};
std::string_view code(Period period);
std::optional<Period> period_named(std::string_view code);
/// 31 March or 30 September of the fiscal year.
std::int64_t last_day_of(Period period, int fiscal_year);

struct PictureStep {
  std::int64_t id = 0;
  std::string words = {};
  std::int64_t due_day = 0;  ///< its own or that of its measure
  StepProgress report = {};  ///< without revision
  bool overdue = false;
  bool operator==(const PictureStep&) const = default;
};

struct PictureEvidence {
  std::optional<std::int64_t> step = {};
  EvidenceKind kind = EvidenceKind::file;
  std::string name = {};
  std::string url = {};     ///< of a link
  std::string sha256 = {};  ///< of a file
  bool operator==(const PictureEvidence&) const = default;
};

struct PictureMeasure {
  std::int64_t id = 0;
  std::int64_t position = 0;
  std::string title = {};
  std::vector<std::string> weaknesses = {};  ///< codes
  std::string lead = {};                     ///< name of the unit; empty where none leads
  std::vector<std::string> units = {};       ///< names of the others
  std::string person = {};
  std::int64_t first_day = 0;
  std::int64_t last_day = 0;
  StepState state = StepState::not_begun;
  int percent = 0;
  bool overdue = false;  ///< the measure or a step of it
  std::vector<PictureStep> steps = {};
  std::vector<PictureEvidence> evidence = {};
  std::optional<Outcome> outcome = {};  ///< without revision
  bool operator==(const PictureMeasure&) const = default;
};

struct PictureContent {
  std::int64_t agency = 0;
  std::string agency_name = {};
  int fiscal_year = 0;
  Period period = Period::half_year;
  std::int64_t day = 0;           ///< on which it was taken
  std::int64_t plan_version = 0;  ///< the newest approved one then; 0: none
  std::vector<PictureMeasure> measures = {};
  bool operator==(const PictureContent&) const = default;
};

struct Picture {
  std::int64_t id = 0;
  Period period = Period::half_year;
  util::UtcSeconds frozen_at = 0;
  std::string frozen_by = {};  ///< name of the account
  std::string reason = {};     ///< why it was taken once more
  std::string digest = {};     ///< SHA-256 of content
  std::string content = {};
};

/// Everything of a plan's measures as they are.
struct MeasuresNow {
  std::vector<Measure> measures = {};
  Reports reports = {};
  EvidenceOf evidence = {};
  std::map<std::int64_t, Outcome> outcomes = {};
  std::map<std::int64_t, std::string> unit_names = {};
};
std::vector<PictureMeasure> pictured(const MeasuresNow& now, std::int64_t today);

std::string picture_json(const PictureContent& content);
/// std::invalid_argument where the text is no picture.
PictureContent read_picture(std::string_view json);

/// What moved in a measure between two pictures.
struct PictureMove {
  enum class Kind { added, removed, moved };
  Kind kind = Kind::moved;
  std::int64_t measure = 0;
  std::int64_t position = 0;
  std::string title = {};
  StepState state_before = StepState::not_begun;
  StepState state_after = StepState::not_begun;
  int percent_before = 0;
  int percent_after = 0;
  std::int64_t steps_reported = 0;  ///< steps whose report is another
  std::int64_t new_evidence = 0;
  bool outcome_changed = false;
  bool plan_changed = false;  ///< title, period, units, steps or weaknesses
};
/// In the order of the later one, what was removed last. Nothing of measures that are the same.
std::vector<PictureMove> moves_between(const std::vector<PictureMeasure>& before,
                                       const std::vector<PictureMeasure>& after);

}  // namespace measures
