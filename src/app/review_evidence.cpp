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

std::optional<reviews::Snapshot> snapshot_of(db::Connection& connection, std::int64_t link)
{
  auto found = disclosures::SnapshotStore(connection).latest(link);
  if (!found) return std::nullopt;
  reviews::Snapshot shown{.at = found->at, .type = found->kind, .sha256 = found->sha256, .bytes = found->bytes};
  shown.text = std::move(found->text);
  if (found->kept)
    shown.href =
        round_path(found->cycle, found->agency) + "/prechecks/snapshots/" + std::to_string(found->id) + "?file=kept";
  return shown;
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
          .findings =
              [&site](db::Connection& connection, std::int64_t cycle, std::int64_t agency, std::string_view item,
                      util::Language language) {
                std::vector<reviews::Finding> shown;
                for (const auto& one : disclosures::FindingStore(connection).of_item(cycle, agency, item))
                  shown.push_back({.link = one.link,
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
