// SPDX-License-Identifier: Apache-2.0
#include <ostream>
#include <string>

#include "lib/util/csv.hpp"
#include "lib/util/text.hpp"

#include "src/app/score_output.hpp"

namespace app {
namespace {

using scoring::Exact;

std::string heading(const framework::Framework& framework)
{
  std::string line = "rank,agency,fiscal_year";
  const auto add = [&](const auto& entries) {
    for (const auto& entry : entries)
      line += "," + util::csv_field(entry.code);
  };
  add(framework.instruments);
  add(framework.indicators);
  add(framework.sub_indicators);
  add(framework.questions);
  add(framework.items);
  return line + ",total,level,flags,framework_hash\n";
}

std::string row(const scoring::Result& result, const std::optional<int>& rank, const util::Messages& messages)
{
  const framework::Framework& framework = *result.framework;
  std::string line = rank ? std::to_string(*rank) : "";
  line += "," + util::csv_field(result.agency) + "," + std::to_string(framework.fiscal_year);
  const auto add = [&](const std::optional<Exact>& score) {
    line += ",";
    if (score) line += score->decimal(framework.rules.display_places);
  };
  for (const auto& instrument : result.instruments)
    add(instrument.score);
  for (const auto& indicator : result.indicators)
    add(indicator.score);
  for (const auto& sub_indicator : result.sub_indicators)
    add(sub_indicator);
  for (const auto& question : result.questions)
    add(question.score);
  for (const auto& item : result.items) {
    line += item.state == scoring::ItemState::met              ? ",100"
            : item.state == scoring::ItemState::failed         ? ",0"
            : item.state == scoring::ItemState::not_applicable ? ",n/a"
                                                               : ",";
  }
  add(result.total);
  std::vector<std::string> flags;
  for (const scoring::Flag& flag : result.flags)
    flags.push_back(flag.code);
  const std::string level = result.level ? framework.levels[*result.level].name.in(messages.language()) : "";
  return line + "," + util::csv_field(level) + "," + util::csv_field(util::join(flags, ";")) + "," + framework.hash +
         "\n";
}

}  // namespace

void write_score_csv(const Scored& scored, const util::Messages& messages, std::ostream& out)
{
  if (scored.results.empty()) return;
  out << heading(*scored.results.front().framework);
  for (const scoring::Standing& standing : scored.order)
    out << row(scored.results[standing.place], standing.rank, messages);
}

}  // namespace app
