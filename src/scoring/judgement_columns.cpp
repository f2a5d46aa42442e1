// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/judgement_columns.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

namespace scoring {
namespace {

JudgementColumns place_columns(const util::CsvRow& row, const Words& words, FaultLog& log)
{
  JudgementColumns columns;
  for (std::size_t index = 0; index < row.fields.size(); ++index) {
    const std::string written(util::trim(row.fields[index]));
    columns.headings.push_back(written);
    std::string name = plain(written);
    for (const auto& [heading, meant] : words.headings) {
      if (heading == name) name = meant;
    }
    const auto known = std::find(JudgementColumns::k_names.begin(), JudgementColumns::k_names.end(), name);
    if (known == JudgementColumns::k_names.end()) {
      log.fault(row.line, written, "scoring.judgement_column_unknown",
                {{"column", shown(written)}, {"position", std::to_string(index + 1)}});
      continue;
    }
    auto& place = columns.place[static_cast<std::size_t>(known - JudgementColumns::k_names.begin())];
    if (place) {
      log.fault(row.line, written, "scoring.column_twice", {{"column", shown(written)}});
    } else {
      place = index;
    }
  }
  return columns;
}

}  // namespace

std::optional<JudgementColumns> read_judgement_columns(const util::CsvRow& row, const Words& words, FaultLog& log)
{
  JudgementColumns columns = place_columns(row, words, log);
  bool complete = true;
  const auto need = [&](JudgementColumns::Name name) {
    if (columns.place[name]) return;
    const char* const called = JudgementColumns::k_names[name];
    log.fault(row.line, called, "scoring.column_missing", {{"column", called}});
    complete = false;
  };
  need(JudgementColumns::agency);
  need(JudgementColumns::item);
  if (columns.place[JudgementColumns::element] || !columns.place[JudgementColumns::points]) {
    need(JudgementColumns::met);
    need(JudgementColumns::element);
  }
  if (!complete) return std::nullopt;
  return columns;
}

}  // namespace scoring
