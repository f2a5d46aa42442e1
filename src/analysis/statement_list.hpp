// SPDX-License-Identifier: Apache-2.0
// Collects the statements of one analysis; each group of findings has a file of its own that adds to it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "src/analysis/known_scores.hpp"
#include "src/analysis/statements.hpp"

namespace analysis {

using Names = std::map<std::string, std::vector<Name>>;
using Reasons = std::map<std::string, std::vector<std::string>>;

struct StatementList {
  explicit StatementList(const Analysis& of) : analysis(of), result(*of.result), framework(*of.result->framework) {}

  void add(std::string code, util::Params params = {}, Names names = {}, Reasons reasons = {})
  {
    statements.push_back({std::move(code), std::move(params), std::move(names), std::move(reasons)});
  }
  std::string shown(const Exact& score) const { return score.decimal(framework.rules.display_places); }
  /// As a reader gets it from the two printed numbers.
  Exact difference(const Exact& a, const Exact& b) const { return displayed(framework, a) - displayed(framework, b); }

  const Analysis& analysis;
  const scoring::Result& result;
  const framework::Framework& framework;
  std::vector<Statement> statements;
};

Name name_of(const WeakPoint& point);
std::vector<Name> names_of(Named kind, const std::vector<std::size_t>& indexes);

void add_scores(StatementList& list);   // total, level, ranking, strengths, weaknesses, keep and improve
void add_points(StatementList& list);   // failed items, weak questions, themes, gains, the way to the next level
void add_surveys(StatementList& list);  // parts beside each other, staff and public, margins
void add_years(StatementList& list);    // change over the years

}  // namespace analysis
