// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/snapshot_store.hpp"

#include <utility>

namespace disclosures {
namespace {

constexpr std::string_view k_of_link =
    "link_id = :first AND link_id <> 0 AND page_id = 0 AND :second = 0 ORDER BY id DESC";
constexpr std::string_view k_newest_of_link =
    "link_id = :first AND link_id <> 0 AND page_id = 0 AND :second = 0 ORDER BY id DESC LIMIT 1";
constexpr std::string_view k_of_file = "file_id = :first AND file_id <> 0 AND :second = 0 ORDER BY id DESC";
constexpr std::string_view k_newest_of_file =
    "file_id = :first AND file_id <> 0 AND :second = 0 ORDER BY id DESC LIMIT 1";
constexpr std::string_view k_of_page = "page_id = :first AND page_id <> 0 AND :second = 0 ORDER BY id";
constexpr std::string_view k_by_id = "id = :first AND :second = 0";
constexpr std::string_view k_front_page =
    "cycle_id = :first AND agency_id = :second AND item = '' AND link_id = 0 ORDER BY id DESC LIMIT 1";
constexpr std::string_view k_newest_of_agency =
    R"(id IN (SELECT max(id) FROM precheck_snapshot WHERE cycle_id = :first AND agency_id = :second AND item <> ''
         AND page_id = 0 AND file_id = 0 GROUP BY link_id))";
constexpr std::string_view k_newest_files =
    R"(id IN (SELECT max(id) FROM precheck_snapshot WHERE cycle_id = :first AND agency_id = :second AND file_id <> 0
         GROUP BY file_id))";

}  // namespace

std::vector<Snapshot> SnapshotStore::rows(std::string_view condition, std::int64_t first, std::int64_t second) const
{
  std::vector<Snapshot> found;
  const std::string sql = std::string(R"(
    SELECT id, cycle_id, agency_id, run_id, item, link_id, file_id, page_id, url, final_url, redirects, at, outcome, status,
      kind, title, bytes, sha256, kept, pages, without_text, text_sha256 FROM precheck_snapshot WHERE )") +
                          std::string(condition);
  connection_.query(sql, first, second)
      .each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t,
            std::int64_t, std::string, std::string, std::int64_t, std::int64_t, std::string, std::int64_t, std::string,
            std::string, std::int64_t, std::string, bool, std::int64_t, bool, std::string>(
          [&](std::int64_t id, std::int64_t cycle, std::int64_t agency, std::int64_t run, std::string item,
              std::int64_t link, std::int64_t file, std::int64_t page, std::string url, std::string final_url,
              std::int64_t redirects, std::int64_t at, std::string outcome, std::int64_t status, std::string kind,
              std::string title, std::int64_t bytes, std::string sha256, bool kept, std::int64_t pages,
              bool without_text, std::string text_sha256) {
            found.push_back({.id = id,
                             .cycle = cycle,
                             .agency = agency,
                             .run = run,
                             .item = std::move(item),
                             .link = link,
                             .file = file,
                             .page = page,
                             .url = std::move(url),
                             .final_url = std::move(final_url),
                             .redirects = redirects,
                             .at = at,
                             .outcome = std::move(outcome),
                             .status = status,
                             .kind = std::move(kind),
                             .title = std::move(title),
                             .bytes = bytes,
                             .sha256 = std::move(sha256),
                             .kept = kept,
                             .pages = pages,
                             .without_text = without_text,
                             .text_sha256 = std::move(text_sha256)});
          });
  return found;
}

void SnapshotStore::add_text(Snapshot& snapshot) const
{
  if (snapshot.text_sha256.empty()) return;
  snapshot.text = connection_.query("SELECT text FROM precheck_text WHERE sha256 = :hash", snapshot.text_sha256)
                      .maybe<std::string>()
                      .value_or("");
}

std::optional<Snapshot> SnapshotStore::with_text(std::vector<Snapshot> found) const
{
  if (found.empty()) return std::nullopt;
  add_text(found.front());
  return std::move(found.front());
}

std::optional<Snapshot> SnapshotStore::latest(std::int64_t link) const
{
  return with_text(rows(k_newest_of_link, link, 0));
}

std::optional<Snapshot> SnapshotStore::latest_of_file(std::int64_t file) const
{
  return with_text(rows(k_newest_of_file, file, 0));
}

std::vector<Snapshot> SnapshotStore::of_file(std::int64_t file) const
{
  return rows(k_of_file, file, 0);
}

std::vector<Snapshot> SnapshotStore::documents(std::int64_t page) const
{
  std::vector<Snapshot> found = rows(k_of_page, page, 0);
  for (Snapshot& document : found)
    add_text(document);
  return found;
}

std::map<std::int64_t, Snapshot> SnapshotStore::newest_files(std::int64_t cycle, std::int64_t agency) const
{
  std::map<std::int64_t, Snapshot> by_file;
  for (Snapshot& snapshot : rows(k_newest_files, cycle, agency))
    by_file.emplace(snapshot.file, std::move(snapshot));
  return by_file;
}

std::optional<Snapshot> SnapshotStore::find(std::int64_t id) const
{
  return with_text(rows(k_by_id, id, 0));
}

std::vector<Snapshot> SnapshotStore::of_link(std::int64_t link) const
{
  return rows(k_of_link, link, 0);
}

std::optional<Snapshot> SnapshotStore::latest_front_page(std::int64_t cycle, std::int64_t agency) const
{
  return with_text(rows(k_front_page, cycle, agency));
}

std::map<std::int64_t, Snapshot> SnapshotStore::newest(std::int64_t cycle, std::int64_t agency) const
{
  std::map<std::int64_t, Snapshot> by_link;
  for (Snapshot& snapshot : rows(k_newest_of_agency, cycle, agency))
    by_link.emplace(snapshot.link, std::move(snapshot));
  return by_link;
}

std::int64_t SnapshotStore::add(const Snapshot& snapshot)
{
  if (!snapshot.text_sha256.empty())
    connection_.execute("INSERT INTO precheck_text (sha256, text) VALUES (:hash, :text) ON CONFLICT DO NOTHING",
                        snapshot.text_sha256, snapshot.text);
  return connection_
      .query(R"(
        INSERT INTO precheck_snapshot (cycle_id, agency_id, run_id, item, link_id, file_id, page_id, url, final_url,
          redirects, at, outcome, status, kind, title, bytes, sha256, kept, pages, without_text, text_sha256)
        VALUES (:cycle, :agency, :run, :item, :link, :file, :page, :url, :final_url, :redirects, :at, :outcome, :status, :kind,
          :title, :bytes, :sha256, :kept, :pages, :without_text, :text_sha256) RETURNING id)",
             snapshot.cycle, snapshot.agency, snapshot.run, snapshot.item, snapshot.link, snapshot.file, snapshot.page,
             snapshot.url, snapshot.final_url, snapshot.redirects, snapshot.at, snapshot.outcome, snapshot.status,
             snapshot.kind, snapshot.title, snapshot.bytes, snapshot.sha256, snapshot.kept, snapshot.pages,
             snapshot.without_text, snapshot.text_sha256)
      .one<std::int64_t>();
}

db::FilesBeside::Kind kept_snapshots()
{
  return {.under = "snapshots", .table = "precheck_snapshot", .where = "kept = 1"};
}

}  // namespace disclosures
