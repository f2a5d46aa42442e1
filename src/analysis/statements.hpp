// SPDX-License-Identifier: Apache-2.0
// The main findings of an analysis in the order in which one reads them, each a message key with its numbers and the
// things that it names. Pages, the command line and documents turn them into words, or pick those that they need.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "lib/util/messages.hpp"

#include "src/analysis/analysis.hpp"

namespace analysis {

enum class Named { instrument, part, indicator, question, item, theme, level };

/// Something of the framework that a statement names; its words depend on the language, so they come last.
struct Name {
  Named kind = Named::indicator;
  std::size_t index = 0;
  std::size_t part = 0;  ///< of the instrument `index`, for Named::part
};

struct Statement {
  std::string code;     ///< message key, for example "analysis.highest"
  util::Params params;  ///< numbers as displayed ("86.63"), counts and years in Arabic digits
  std::map<std::string, std::vector<Name>> names;           ///< parameters that name things of the framework
  std::map<std::string, std::vector<std::string>> reasons;  ///< parameters that are lists of other message keys
};

/// Total and level; pass mark; instruments; highest and lowest; strengths and weaknesses; what to keep and to improve;
/// failed items and weak questions, by theme; the largest gains; the way to the next level; gap of parts; IIT against
/// EIT; margins; change over the years; then what the result's flags say. What is not known is left out, and of what
/// is known none is invented: differences are those of the displayed numbers.
std::vector<Statement> statements(const Analysis& analysis);

/// One sentence. Lists are joined as the language does; beyond three questions or items they are named by code alone.
std::string say(const Statement& statement, const framework::Framework& framework, const util::Messages& messages);
std::string say(const Name& name, bool short_form, const framework::Framework& framework,
                const util::Messages& messages);

}  // namespace analysis
