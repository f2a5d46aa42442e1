// SPDX-License-Identifier: Apache-2.0
#include "src/framework/draft.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lib/util/text.hpp"

#include "src/framework/nearest.hpp"

namespace framework {

bool same_code(std::string_view a, std::string_view b)
{
  return std::ranges::equal(a, b, [](char x, char y) { return util::ascii_lower(x) == util::ascii_lower(y); });
}

void Draft::problem(const std::string& kind, std::size_t index, const std::string& entry_code, const std::string& key,
                    std::string code, util::Params params)
{
  std::string field = entry_code.empty() ? fmt::format("{}[{}]", kind, index + 1) : kind + "." + entry_code;
  if (!key.empty()) field += "." + key;
  problems.push_back({spots.at(kind).at(index).place(std::move(field)), std::move(code), std::move(params)});
}

Entry open_entry(Draft& draft, const std::string& kind, const Node& node)
{
  std::vector<Spot>& spots = draft.spots[kind];
  spots.push_back(node.spot);
  const Node* written = node.find("code");
  const bool usable = written && written->kind == NodeKind::text && is_code(written->text);
  std::string path = usable ? kind + "." + written->text : fmt::format("{}[{}]", kind, spots.size());
  Entry entry{TableReader(node, std::move(path), draft.problems), {}};
  if (const auto code = entry.reader.code("code", Need::required)) entry.code = code->code;
  return entry;
}

void report_code_twice(Draft& draft, const std::string& kind, Entry& entry, std::size_t before)
{
  const Spot& first = draft.spots.at(kind).at(before);
  const bool same_file = *first.file == *entry.reader.spot().file;
  entry.reader.problem("code", "framework.code_twice",
                       {{"kind", kind},
                        {"code", entry.code},
                        {"where", (same_file ? "" : *first.file + ":") + std::to_string(first.line)}});
}

Exact read_weight(Draft& draft, TableReader& reader, const Exact& highest)
{
  const std::optional<Exact> weight = reader.number("weight", Need::required, 0, highest);
  if (!weight) draft.weights_known = false;
  return weight.value_or(Exact{});
}

bool is_disclosure(const Framework& framework, const Indicator& indicator)
{
  return indicator.instrument != k_nowhere &&
         framework.instruments[indicator.instrument].kind == InstrumentKind::disclosure;
}

Certainty read_certainty(Draft& draft, TableReader& reader, const std::string& about)
{
  std::optional<Text> note = reader.likely_note();
  if (!note) return Certainty::confirmed;
  const auto same = [&](const LikelyFact& fact) {
    return fact.about == about && fact.note.th == note->th && fact.note.en == note->en;
  };
  if (std::ranges::none_of(draft.framework.likely, same)) draft.framework.likely.push_back({about, *note});
  return Certainty::likely;
}

void report_unknown(TableReader& reader, const std::string& key, const std::string& kind, const WrittenCode& written,
                    const std::vector<std::string>& known)
{
  util::Params params{{"kind", kind}, {"code", written.code}};
  const auto similar = nearest(written.code, known);
  if (similar) params["nearest"] = *similar;
  reader.problem_at(written.spot, key, similar ? "framework.unknown_reference_nearest" : "framework.unknown_reference",
                    std::move(params));
}

}  // namespace framework
