// SPDX-License-Identifier: Apache-2.0
// What several pages of follow-up show: states as tags, evidence, scores before and after, the history of what came of
// a measure; and who may report.
#pragma once
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/html/components.hpp"

#include "src/measures/change_store.hpp"
#include "src/measures/evidence.hpp"
#include "src/measures/outcome.hpp"
#include "src/measures/place_pages.hpp"
#include "src/measures/progress.hpp"

namespace measures {

html::Colour colour_of(StepState state);
html::Word state_word(StepState state);
html::Values state_tag(StepState state);
html::Word met_word(Met met);
html::Values met_tag(Met met);

/// Progress can be written once the plan was approved once, also while a newer version waits.
bool was_approved(db::Connection& connection, const Place& place);
/// For whoever writes progress, evidence and outcome of the measure: http::NotFound for everybody else, http::SeeOther
/// to the progress page, which says why, while the plan was never approved.
void require_reporter(db::Connection& connection, const Place& place, const Measure& measure);
std::string progress_path(const Place& place, std::int64_t measure);
/// Agency → measures of the year → measure → progress → this page.
std::vector<html::Link> way_to_progress(const Place& place, const Measure& measure, html::Phrase here);

/// The step of {step} in the path, or http::NotFound; its number from 1.
struct NumberedStep {
  const Step* step = nullptr;
  std::size_t number = 0;
};
NumberedStep step_in_path(const Measure& measure, const http::Request& request);
NumberedStep find_step(const Measure& measure, std::int64_t step);  ///< nullptr and 0 where there is none

/// "step 3", or words for the measure as a whole.
html::Phrase step_phrase(const Measure& measure, const std::optional<std::int64_t>& step);
std::string shown_size(std::int64_t bytes);
/// For the view measures/evidence_list; removing is offered where the visitor may.
std::vector<html::Values> evidence_values(const Place& place, const Measure& measure,
                                          const std::vector<Evidence>& evidence, bool may_remove,
                                          util::Language language);
/// For the view measures/report: what was reported on a step.
html::Values report_values(const StepProgress& report, util::Language language);
/// For the view measures/score_moves.
std::vector<html::Values> move_values(const framework::Framework& framework, const std::vector<ScoreMove>& moves,
                                      util::Language language);
/// What came of a measure, from its history.
std::vector<html::Values> follow_up_history(const Measure& measure, const std::vector<ChangeRow>& rows,
                                            const util::Messages& messages);

/// A day as the three fields of a form.
void add_day(util::Fields& fields, const std::string& name, const std::optional<std::int64_t>& day);
std::optional<std::int64_t> read_day_number(html::Form& form, const html::Field& field, bool required = false);
/// The number of a hidden field; 0 where it is none.
std::int64_t hidden_number(const util::Fields& typed, std::string_view name);
/// The fields but for one, which gets another value: what was typed, based on what is stored now.
util::Fields with_field(const util::Fields& typed, std::string_view name, const std::string& value);

}  // namespace measures
