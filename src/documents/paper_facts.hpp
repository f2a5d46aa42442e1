// SPDX-License-Identifier: Apache-2.0
// Everything of an agency and its year that official documents speak of, read at once: results, plan, measures with
// what came of them, what is disclosed, a meeting, the documents to which others refer.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/agencies/agency.hpp"
#include "src/disclosures/disclosure.hpp"
#include "src/documents/letterhead.hpp"
#include "src/measures/measure.hpp"
#include "src/measures/picture.hpp"
#include "src/measures/plan.hpp"
#include "src/measures/progress.hpp"
#include "src/scoring/result.hpp"

namespace documents {

using measures::StepState;
using StepReport = measures::StepProgress;

struct Proof {
  std::string name = {};
  std::string url = {};     ///< empty: a file
  std::string sha256 = {};  ///< of a file
};

struct MeasureOutcome {
  std::string met = {};  ///< "met", "partly", "not_met"; empty: not said yet
  std::string value = {};
  std::string words = {};
};

struct MeasureFacts {
  measures::Measure measure = {};
  std::vector<std::string> units = {};  ///< names, the one that leads first
  measures::Reports steps = {};         ///< by id; those without a report have not begun
  std::vector<Proof> proofs = {};
  MeasureOutcome outcome = {};

  StepReport report_on(const measures::Step& step) const;
  /// Of the steps that were not cancelled: none, some, or all of them done.
  StepState state() const;
  int percent() const;  ///< mean of those steps
};

struct MeetingNote {
  std::int64_t measure = 0;
  std::string said = {};
  std::string resolved = {};
  std::string state_then = {};
  int percent_then = 0;
};
struct MeetingFacts {
  std::int64_t id = 0;
  std::string number = {};  ///< "1/2568"
  std::int64_t day = 0;     ///< days since 1970-01-01
  std::string place = {};
  std::vector<std::string> present = {};  ///< positions
  std::string opening = {};
  std::string closing = {};
  std::vector<MeetingNote> notes = {};
};

/// Another document, as this one names it.
struct PaperReference {
  std::string kind = {};
  std::string unit = {};
  std::string number = {};  ///< as printed; empty: none yet
  std::string day = {};     ///< "2025-10-21"; empty: none yet
  std::string subject = {};
};

struct PaperFacts {
  agencies::Agency agency = {};
  Letterhead head = {};
  int fiscal_year = 0;    ///< of the plan, Buddhist era
  std::string unit = {};  ///< that writes; empty: the agency itself
  std::vector<agencies::Unit> units = {};
  std::optional<measures::Plan> plan = {};
  std::optional<std::int64_t> plan_approved_day = {};
  std::shared_ptr<const framework::Framework> answered = {};  ///< framework of the result that the plan answers
  std::shared_ptr<const framework::Framework> year = {};      ///< framework of the fiscal year itself
  std::optional<scoring::Result> result = {};                 ///< that the plan answers, as everybody may see it
  std::optional<scoring::Result> earlier = {};                ///< of the year before that
  std::optional<scoring::Result> later = {};                  ///< of the fiscal year itself, once it is published
  std::vector<scoring::Result> history = {};                  ///< all years before the answered one, for the analysis
  std::vector<MeasureFacts> measures = {};
  std::vector<measures::Decision> decisions = {};
  std::vector<disclosures::Entry> entries = {};  ///< of the round of the fiscal year
  std::optional<MeetingFacts> meeting = {};
  std::optional<measures::Period> picture = {};  ///< of which the document is to speak; nothing: of the measures now
  std::optional<std::int64_t> frozen_day = {};   ///< of the picture that it speaks of; nothing: none is frozen yet
  std::int64_t today = 0;                        ///< days since 1970-01-01
  std::vector<PaperReference> references = {};   ///< the newest of a kind last
};

/// Measures as a picture has them, in its order. What it does not keep, such as the target, is taken from `now`.
std::vector<MeasureFacts> frozen_measures(const measures::PictureContent& picture, int fiscal_year,
                                          const std::vector<MeasureFacts>& now);

/// Whether two codes of two years name the same thing: the same topic, or the same indicator.
bool same_subject(const std::string& code, int year, const std::string& other, int other_year);

}  // namespace documents
