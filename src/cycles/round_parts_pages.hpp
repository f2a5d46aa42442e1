// SPDX-License-Identifier: Apache-2.0
// What several pages of rounds share: the round and stage of a path, ways up, stages and samples in words.
#pragma once
#include <string>
#include <vector>

#include "lib/html/components.hpp"
#include "lib/html/page.hpp"
#include "lib/http/request.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment.hpp"

namespace cycles {

constexpr std::size_t k_longest_reason = 500;

std::string path_of_cycle(std::int64_t cycle);                       ///< "/cycles/2"
std::string path_of_round(std::int64_t agency, std::int64_t cycle);  ///< "/agencies/12/cycles/2"
std::string object_of_cycle(std::int64_t cycle);                     ///< "cycle 2", for the audit log

/// The round of the path; http::NotFound where there is none.
Cycle cycle_in_path(const CycleStore& store, const http::Request& request);
/// The same, for acts: a round that is over sends back to its page (http::SeeOther).
Cycle open_cycle_in_path(const CycleStore& store, const http::Request& request);
/// http::NotFound where the path names no stage.
StageCode stage_in_path(const http::Request& request);

/// Rounds → round → this page.
std::vector<html::Link> way_to_cycle(const Cycle& cycle, html::Phrase here);
std::vector<html::Link> way_to_cycles(html::Phrase here);

std::vector<html::Option> type_choices();      ///< kinds of agencies
std::vector<html::Option> province_choices();  ///< in the order of their codes

const html::Field& cycle_reason_field();
std::string read_cycle_reason(html::Form& form);

html::Word stage_word(StageCode stage);
html::Values state_tag(const Stage& stage);  ///< {{> tag}}
/// "1 January 2025 – 31 January 2025" in the reader's way.
std::string days_text(const Stage& stage, util::Language language);

/// Fields of a date as a form shows them: name-day, name-month, name-year of the Buddhist era.
void fill_date(util::Fields& typed, const std::string& name, std::chrono::year_month_day date);

/// "Internal survey, part 1".
std::string survey_name(const framework::Framework& framework, const SampleNeed& need, util::Language language);
/// How the number comes about, in words: "10 percent of all, at least 30 and at most 400 people".
html::Word rule_word(const SampleNeed& need);
/// Values of {{> cycles/samples}}: what the agency needs, survey by survey.
std::vector<html::Values> sample_rows(const framework::Framework& framework, const Enrolment& enrolment,
                                      util::Language language);

}  // namespace cycles
