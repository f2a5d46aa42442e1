// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/statements.hpp"

#include "src/analysis/statement_list.hpp"

namespace analysis {

Name name_of(const WeakPoint& point)
{
  return {point.kind == PointKind::item ? Named::item : Named::question, point.index};
}

std::vector<Name> names_of(Named kind, const std::vector<std::size_t>& indexes)
{
  std::vector<Name> names;
  for (const std::size_t index : indexes)
    names.push_back({kind, index});
  return names;
}

std::vector<Statement> statements(const Analysis& analysis)
{
  StatementList list(analysis);
  add_scores(list);
  add_points(list);
  add_surveys(list);
  add_years(list);
  for (const scoring::Flag& flag : analysis.result->flags)
    list.add(flag.code, flag.params);
  return std::move(list.statements);
}

}  // namespace analysis
