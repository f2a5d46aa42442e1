// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_kind.hpp"

#include <algorithm>
#include <stdexcept>

#include "lib/util/embedded.hpp"

#include "src/framework/table_reader.hpp"

namespace documents {

const std::vector<std::string> k_paper_tables = {"measures",      "measures_by_instrument",
                                                 "results",       "indicators",
                                                 "items",         "half_year",
                                                 "attendance",    "minutes",
                                                 "weaknesses",    "decisions",
                                                 "working_group", "contents"};

namespace {

using framework::Need;
using framework::Node;
using framework::TableReader;

constexpr std::pair<PaperLayout, std::string_view> k_layouts[] = {
    {PaperLayout::memo, "memo"},     {PaperLayout::notice, "notice"},   {PaperLayout::order, "order"},
    {PaperLayout::report, "report"}, {PaperLayout::minutes, "minutes"}, {PaperLayout::analysis, "analysis"},
    {PaperLayout::set, "set"},
};
constexpr int k_most_kinds = 1000;

PaperLayout layout_of(TableReader& reader)
{
  std::vector<std::string> offered;
  for (const auto& [layout, name] : k_layouts)
    offered.emplace_back(name);
  const std::string chosen = reader.choice("layout", Need::required, offered);
  for (const auto& [layout, name] : k_layouts) {
    if (name == chosen) return layout;
  }
  return PaperLayout::report;
}

void read_section(const Node& node, PaperKind& kind, util::Problems& problems)
{
  TableReader reader(node, "section", problems);
  SectionTemplate section;
  section.key = reader.word("key", Need::required);
  section.numbered = reader.truth("numbered").value_or(false);
  for (const framework::WrittenCode& table : reader.codes("tables")) {
    if (!is_paper_table(table.code))
      reader.problem_at(table.spot, "tables", "papers.kind_table", {{"table", table.code}});
    section.tables.push_back(table.code);
  }
  const framework::Text heading = reader.text("heading", Need::optional);
  const framework::Text text = reader.text("text", Need::optional);
  reader.finish();
  SectionTemplate thai = section;
  thai.heading = heading.th;
  thai.text = text.th;
  SectionTemplate english = std::move(section);
  english.heading = heading.en;
  english.text = text.en;
  kind.sections_th.push_back(std::move(thai));
  kind.sections_en.push_back(std::move(english));
}

PaperKind read_kind(const Node& tree, util::Problems& problems)
{
  TableReader reader(tree, "", problems);
  PaperKind kind;
  kind.code = reader.word("kind", Need::required);
  kind.order = reader.whole("order", Need::required, 0, k_most_kinds).value_or(0);
  kind.layout = layout_of(reader);
  kind.signers = reader.choice("signers", Need::required, {"chain", "last"}) == "last" ? Signers::last : Signers::chain;
  kind.landscape = reader.truth("landscape").value_or(false);
  if (reader.find("topic") != nullptr) kind.topic = reader.word("topic", Need::required);
  kind.from_plan = reader.truth("from_plan").value_or(true);
  kind.from_meeting = reader.truth("from_meeting").value_or(false);
  if (const std::string period = reader.choice("picture", Need::optional, {"half_year", "year"}); !period.empty())
    kind.picture = measures::period_named(period);
  kind.name = reader.text("name", Need::required);
  kind.subject = reader.text("subject", Need::required);
  kind.addressee = reader.text("addressee", Need::optional);
  kind.closing = reader.text("closing", Need::optional);
  for (const Node* section : reader.tables("section", Need::optional))
    read_section(*section, kind, problems);
  reader.finish();
  return kind;
}

}  // namespace

bool is_paper_table(std::string_view code)
{
  return std::find(k_paper_tables.begin(), k_paper_tables.end(), code) != k_paper_tables.end();
}

PaperKinds PaperKinds::parse(const std::vector<std::pair<std::string, std::string>>& files, util::Problems& problems)
{
  PaperKinds kinds;
  for (const auto& [name, toml] : files) {
    const auto tree = framework::parse_toml({name, toml}, problems);
    if (!tree) continue;
    PaperKind kind = read_kind(*tree, problems);
    if (kinds.find(kind.code) != nullptr)
      problems.push_back({{.file = name, .field = "kind"}, "papers.kind_twice", {{"kind", kind.code}}});
    kinds.kinds_.push_back(std::move(kind));
  }
  std::stable_sort(kinds.kinds_.begin(), kinds.kinds_.end(),
                   [](const PaperKind& a, const PaperKind& b) { return a.order < b.order; });
  return kinds;
}

const PaperKinds& PaperKinds::embedded()
{
  static const PaperKinds k_kinds = [] {
    std::vector<std::pair<std::string, std::string>> files;
    for (const util::EmbeddedFile& file : util::embedded_program_files()) {
      if (file.name.starts_with("frameworks/documents/")) files.emplace_back(file.name, file.bytes);
    }
    util::Problems problems;
    PaperKinds kinds = parse(files, problems);
    if (!problems.empty()) {
      const util::Place& place = problems.front().place;
      throw std::logic_error("documents: " + place.file + ":" + std::to_string(place.line) + ": " + place.field + " " +
                             problems.front().code);
    }
    return kinds;
  }();
  return k_kinds;
}

const PaperKind* PaperKinds::find(std::string_view code) const
{
  const auto found = std::find_if(kinds_.begin(), kinds_.end(), [&](const PaperKind& one) { return one.code == code; });
  return found == kinds_.end() ? nullptr : &*found;
}

}  // namespace documents
