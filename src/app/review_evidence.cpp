// SPDX-License-Identifier: Apache-2.0
#include "src/app/review_evidence.hpp"

#include <string>
#include <utility>

#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/snapshot_store.hpp"

namespace app {
namespace {

std::string round_path(std::int64_t cycle, std::int64_t agency)
{
  return "/agencies/" + std::to_string(agency) + "/cycles/" + std::to_string(cycle);
}

reviews::Snapshot as_shown(disclosures::Snapshot found)
{
  reviews::Snapshot shown{.url = std::move(found.url), .at = found.at, .type = found.kind, .sha256 = found.sha256};
  shown.bytes = found.bytes;
  shown.text = std::move(found.text);
  if (found.kept)
    shown.href =
        round_path(found.cycle, found.agency) + "/prechecks/snapshots/" + std::to_string(found.id) + "?file=kept";
  return shown;
}

std::optional<reviews::Snapshot> snapshot_of(db::Connection& connection, std::int64_t link)
{
  const disclosures::SnapshotStore store(connection);
  auto found = store.latest(link);
  if (!found) return std::nullopt;
  const std::int64_t page = found->id;
  reviews::Snapshot shown = as_shown(std::move(*found));
  for (disclosures::Snapshot& document : store.documents(page))
    shown.documents.push_back(as_shown(std::move(document)));
  return shown;
}

std::optional<reviews::Snapshot> snapshot_of_file(db::Connection& connection, std::int64_t file)
{
  auto found = disclosures::SnapshotStore(connection).latest_of_file(file);
  if (!found) return std::nullopt;
  return as_shown(std::move(*found));
}

std::string words_of(const disclosures::Finding& finding, const html::Words& words)
{
  std::string said = words.plain(html::Word{"prechecks.finding." + finding.code, finding.params});
  return finding.quote.empty() ? said : said + " “" + finding.quote + "”";
}

}  // namespace

reviews::Evidence review_evidence(const site::Site& site)
{
  return {.snapshot = snapshot_of,
          .file_snapshot = snapshot_of_file,
          .findings =
              [&site](db::Connection& connection, std::int64_t cycle, std::int64_t agency, std::string_view item,
                      util::Language language) {
                std::vector<reviews::Finding> shown;
                for (const auto& one : disclosures::FindingStore(connection).of_item(cycle, agency, item))
                  shown.push_back({.link = one.link,
                                   .file = one.file,
                                   .element = one.element,
                                   .is_fault = one.weight == disclosures::Weight::fault,
                                   .words = words_of(one, site.words(language))});
                return shown;
              },
          .file_href =
              [](std::int64_t cycle, std::int64_t agency, std::string_view item, std::int64_t file) {
                return round_path(cycle, agency) + "/disclosures/" + std::string(item) + "/files/" +
                       std::to_string(file);
              }};
}

}  // namespace app
