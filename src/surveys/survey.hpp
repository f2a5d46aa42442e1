// SPDX-License-Identifier: Apache-2.0
// One survey that can be answered: which round, which agency, which instrument and part of it; and the questions that
// the round's framework asks there.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"

#include "src/framework/framework.hpp"

namespace surveys {

struct Survey {
  std::int64_t cycle = 0;
  std::int64_t agency = 0;
  std::string instrument;                           ///< code: "IIT"
  std::string part;                                 ///< code: "1"
  auto operator<=>(const Survey&) const = default;  // NOLINT(modernize-use-nullptr): a false alarm of clang-tidy 14
};

/// "12 34 EIT 1", for inside of a signed link; instrument and part are codes and have no blanks.
std::string written(const Survey& survey);
std::optional<Survey> read_survey(std::string_view text);

/// The questions of one part of one instrument, in the framework's order.
struct Questionnaire {
  const framework::Framework* framework = nullptr;  ///< outlives this
  std::size_t instrument = 0;
  std::size_t part = 0;
  std::vector<std::size_t> questions;

  const framework::Question& question(std::size_t index) const { return framework->questions[questions[index]]; }
  const framework::Scale& scale(std::size_t index) const { return framework->scales[question(index).scale]; }
};
/// Nothing where the framework has no survey of that code, no such part, or no question in it.
std::optional<Questionnaire> questionnaire(const framework::Framework& framework, std::string_view instrument,
                                           std::string_view part);
/// All of a framework: IIT 1, EIT 1, EIT 2.
std::vector<Questionnaire> questionnaires(const framework::Framework& framework);

/// How a part is answered. By the kind of the assessment: the first survey asks staff, by one-time codes; in the
/// others the first part is answered by the public through the agency's link, and further parts are asked by assessors.
enum class Way { code, link, interview };
Way way_of(const Questionnaire& questionnaire);

/// Days since 1970-01-01 in Thailand (UTC+7, no summer time): all that is kept of when somebody answered.
std::int64_t day_of(util::UtcSeconds time);

}  // namespace surveys
