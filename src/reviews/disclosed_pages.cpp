// SPDX-License-Identifier: Apache-2.0
// What stands beside the form of a reading: links with snapshots and findings, earlier and similar judgements.
#include <algorithm>

#include "src/disclosures/entry_store.hpp"
#include "src/framework/diff.hpp"
#include "src/reviews/item_pages.hpp"
#include "src/reviews/judgement_store.hpp"
#include "src/reviews/reading_store.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_shown_of_snapshot = 4000;

/// Cells, which the text has parted by tabs, parted so that people see it.
std::string beginning(const std::string& text)
{
  std::size_t end = std::min(text.size(), k_shown_of_snapshot);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
    --end;
  std::string shown;
  for (const char c : std::string_view(text).substr(0, end))
    c == '\t' ? shown += " | " : shown += c;
  return end < text.size() ? shown + "…" : shown;
}

Values snapshot_values(const Snapshot& snapshot, util::Language language)
{
  Values shown;
  shown.set("url", snapshot.url)
      .set("at", moment(snapshot.at, language))
      .set("type", snapshot.type.empty() ? html::Phrase("–") : html::Phrase(Word{"prechecks.kind." + snapshot.type}))
      .set("bytes", html::Count{snapshot.bytes})
      .set("sha256", snapshot.sha256)
      .set("text", beginning(snapshot.text))
      .set("href", snapshot.href)
      .list("documents");
  for (const Snapshot& document : snapshot.documents)
    shown.add("documents", snapshot_values(document, language));
  return shown;
}

Values finding_values(const Finding& finding)
{
  return Values()
      .set("tag", html::tag(Word{finding.is_fault ? "reviews.finding_fault" : "reviews.finding_note"},
                            finding.is_fault ? html::Colour::orange : html::Colour::blue))
      .set("element", finding.element)
      .set("words", finding.words);
}

/// Only what a browser may safely be led to.
bool is_web_address(const std::string& url)
{
  return url.starts_with("https://") || url.starts_with("http://");
}

Values link_values(const disclosures::Link& link, const std::optional<Snapshot>& snapshot, util::Language language)
{
  Values shown = Values()
                     .set("url", link.url)
                     .set("href", is_web_address(link.url) ? link.url : std::string())
                     .set("note", link.note)
                     .set("snapshot", false)
                     .list("findings");
  if (snapshot) shown.set("snapshot", snapshot_values(*snapshot, language));
  return shown;
}

Values file_values(const disclosures::File& file, const std::optional<Snapshot>& snapshot, util::Language language)
{
  Values shown =
      Values().set("name", file.name).set("bytes", html::Count{file.bytes}).set("snapshot", false).list("findings");
  if (snapshot) shown.set("snapshot", snapshot_values(*snapshot, language));
  return shown;
}

struct Earlier {
  cycles::Cycle cycle;
  Judgement judgement;
  std::string item;
  std::shared_ptr<const framework::Framework> framework;
};

/// The newest judgement of an earlier year of what is the same item.
std::optional<Earlier> earlier_of(db::Connection& connection, const ItemPlace& place)
{
  const cycles::CycleStore cycles(connection);
  for (const cycles::Cycle& cycle : cycles.all()) {
    if (cycle.fiscal_year >= place.framework->fiscal_year) continue;
    const auto framework = cycles.framework(cycle.id);
    const auto matched = framework::matched_items(*framework, *place.framework);
    for (std::size_t i = 0; i < matched.size(); ++i) {
      if (matched[i] != place.index) continue;
      const std::string& item = framework->items[i].code;
      if (auto judgement = JudgementStore(connection).find(cycle.id, place.enrolment.agency, item))
        return Earlier{cycle, std::move(*judgement), item, framework};
    }
  }
  return std::nullopt;
}

}  // namespace

html::Values disclosed_values(db::Connection& connection, const PageParts& parts, const ItemPlace& place,
                              util::Language language)
{
  const std::int64_t cycle = place.cycle.id;
  const std::int64_t agency = place.enrolment.agency;
  const std::string& item = place.item().code;
  const disclosures::Entry entry = disclosures::EntryStore(connection).entry(cycle, agency, item);
  const std::vector<Finding> findings = parts.evidence.findings
                                            ? parts.evidence.findings(connection, cycle, agency, item, language)
                                            : std::vector<Finding>();
  Values values = Values()
                      .set("explanation", entry.explanation)
                      .set("nothing", entry.links.empty() && entry.files.empty())
                      .list("links")
                      .list("files")
                      .list("findings");
  for (const disclosures::Link& link : entry.links) {
    const auto snapshot = parts.evidence.snapshot ? parts.evidence.snapshot(connection, link.id) : std::nullopt;
    Values shown = link_values(link, snapshot, language);
    for (const Finding& finding : findings) {
      if (finding.link == link.id) shown.add("findings", finding_values(finding));
    }
    values.add("links", std::move(shown));
  }
  for (const Finding& finding : findings) {
    if (finding.link == 0 && finding.file == 0) values.add("findings", finding_values(finding));
  }
  for (const disclosures::File& file : entry.files) {
    const auto snapshot =
        parts.evidence.file_snapshot ? parts.evidence.file_snapshot(connection, file.id) : std::nullopt;
    Values shown = file_values(file, snapshot, language);
    shown.set("href", parts.evidence.file_href ? parts.evidence.file_href(cycle, agency, item, file.id) : "");
    for (const Finding& finding : findings) {
      if (finding.file == file.id) shown.add("findings", finding_values(finding));
    }
    values.add("files", std::move(shown));
  }
  return values;
}

html::Values compared_values(db::Connection& connection, const PageParts& parts, const ItemPlace& place,
                             util::Language language)
{
  const SimilarAgencies similar = ReadingStore(connection)
                                      .similar(place.cycle.id, place.item().code, place.enrolment.type,
                                               place.enrolment.province, place.enrolment.agency);
  Values values = Values()
                      .set("any_similar", similar.judged > 0)
                      .set("similar_met", html::Count{similar.met})
                      .set("similar", html::Count{similar.judged})
                      .set("earlier", false);
  if (const auto earlier = earlier_of(connection, place)) {
    const auto index = earlier->framework->item(earlier->item);
    values.set("earlier", Values()
                              .set("year", earlier->cycle.fiscal_year)
                              .set("item", earlier->item)
                              .set("found", found_values(earlier->framework->items[*index], earlier->judgement.state,
                                                         earlier->judgement.elements, earlier->judgement.reasons,
                                                         parts.site.words(language).messages(), language)));
  }
  return values;
}

}  // namespace reviews
