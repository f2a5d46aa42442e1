// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_fresh_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

#include "src/documents/block_json.hpp"
#include "src/documents/paper_analysis.hpp"
#include "src/documents/paper_body.hpp"

namespace documents {
namespace {

/// A document of the year that is settled: what is still a draft is no part of a set that goes out.
struct Settled {
  Paper paper = {};
  const PaperKind* kind = nullptr;
};

std::vector<Settled> settled_papers(db::Connection& connection, const Paper& set)
{
  std::vector<Paper> papers = PaperStore(connection).all(set.agency);
  std::reverse(papers.begin(), papers.end());
  std::vector<Settled> settled;
  for (const PaperKind& kind : PaperKinds::embedded().all()) {
    if (kind.layout == PaperLayout::set) continue;
    for (const Paper& paper : papers) {
      if (paper.kind == kind.code && paper.fiscal_year == set.fiscal_year && paper.is_settled())
        settled.push_back({paper, &kind});
    }
  }
  return settled;
}

std::vector<SetMember> members_of(db::Connection& connection, const PaperPageParts& parts, const Paper& set)
{
  std::vector<SetMember> members;
  for (const Settled& one : settled_papers(connection, set)) {
    const util::Messages& words = words_of(parts, one.paper);
    const auto approvals = PaperStore(connection).approvals(one.paper.agency, one.paper.id);
    members.push_back({.name = one.kind->name.in(language_of(set)),
                       .number = one.paper.number_text,
                       .document = laid_out(printed_paper(connection, one.paper, one.paper.version, approvals, words),
                                            *one.kind, words)});
  }
  return members;
}

/// A settled document changes with its version, its number and its state alone.
std::string source_of_members(db::Connection& connection, const Paper& set)
{
  const PaperStore store(connection);
  std::string text = "members " PRONGSAI_VERSION " " + set.language;
  for (const Settled& one : settled_papers(connection, set)) {
    text += "\n" + std::to_string(one.paper.id) + " " + one.paper.language + " " + one.paper.number_text;
    for (const PaperVersion& version : store.versions(one.paper.agency, one.paper.id))
      if (version.number == one.paper.version) text += " " + version.digest;
  }
  return util::sha256_hex(text);
}

/// Without what takes long to draw.
PaperContent base_content(db::Connection& connection, const PaperPageParts& parts, const Paper& paper,
                          const PaperContent& before, const PaperFacts& facts)
{
  const PaperKind& kind = *PaperKinds::embedded().find(paper.kind);
  const util::Messages& words = words_of(parts, paper);
  const std::vector<PaperSection> wording = wording_of(connection, paper.agency, kind, words.language());
  PaperContent content =
      before.kind.empty() ? new_content(kind, wording, facts, words) : renewed(before, kind, wording, facts, words);
  content.made_from.clear();
  if (kind.layout == PaperLayout::analysis) content.made_from = source_of_analysis(content, facts, words);
  if (kind.layout == PaperLayout::set) content.made_from = source_of_members(connection, paper);
  return content;
}

PaperContent completed(db::Connection& connection, const PaperPageParts& parts, const Paper& paper,
                       PaperContent content, const PaperFacts& facts)
{
  const PaperKind& kind = *PaperKinds::embedded().find(paper.kind);
  const util::Messages& words = words_of(parts, paper);
  if (kind.layout == PaperLayout::analysis) add_analysis(content, facts, words);
  if (kind.layout == PaperLayout::set) add_members(content, members_of(connection, parts, paper), kind, words);
  return content;
}

/// The blocks of `base`, and then what was added to them.
bool begins_with(const PaperContent& content, const PaperContent& base)
{
  if (content.body.size() < base.body.size()) return false;
  const std::vector<office::Block> beginning(content.body.begin(),
                                             content.body.begin() + static_cast<std::ptrdiff_t>(base.body.size()));
  return json_of_blocks(beginning) == json_of_blocks(base.body);
}

std::string stored_without_body(PaperContent content)
{
  content.body.clear();
  content.footnotes.clear();
  return stored(content);
}

}  // namespace

PaperContent fresh_content(db::Connection& connection, const PaperPageParts& parts, const Paper& paper,
                           const PaperContent& before, std::optional<std::int64_t> today)
{
  const PaperFacts facts = facts_for(connection, parts, paper, today);
  return completed(connection, parts, paper, base_content(connection, parts, paper, before, facts), facts);
}

bool is_stale(db::Connection& connection, const PaperPageParts& parts, const Paper& paper, const PaperContent& content)
{
  const PaperFacts facts = facts_for(connection, parts, paper, content.state_day);
  PaperContent base = base_content(connection, parts, paper, content, facts);
  if (!base.made_from.empty() && base.made_from == content.made_from)
    return stored_without_body(base) != stored_without_body(content) || !begins_with(content, base);
  // Drawn by an earlier program perhaps: only what is said counts.
  base.made_from = content.made_from;
  return stored(completed(connection, parts, paper, std::move(base), facts)) != stored(content);
}

}  // namespace documents
