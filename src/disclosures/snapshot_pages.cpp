// SPDX-License-Identifier: Apache-2.0
// A snapshot of the pre-check as a page: what was there, when, its text, the documents that it hands out.
#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"

#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/precheck_pages.hpp"
#include "src/disclosures/precheck_parts_pages.hpp"
#include "src/disclosures/snapshot_files.hpp"
#include "src/disclosures/snapshot_store.hpp"
#include "src/disclosures/submission.hpp"

namespace disclosures {
namespace {

using html::Values;
using html::Word;

/// http::NotFound where it is not of the agency and round of the path, or of an item that the visitor does not see.
Snapshot snapshot_in_path(db::Connection& connection, const PrecheckPlace& place, const http::Request& request,
                          const accounts::Visitor& visitor)
{
  auto snapshot = SnapshotStore(connection).find(site::id_in_path(request, "snapshot"));
  if (!snapshot || snapshot->cycle != place.cycle.id || snapshot->agency != place.enrolment.agency)
    throw http::NotFound("no such snapshot");
  const Entry entry = EntryStore(connection).entry(snapshot->cycle, snapshot->agency, snapshot->item);
  if (!snapshot->item.empty() && !party_of(visitor, snapshot->agency).sees(entry))
    throw http::NotFound("another unit's item");
  return std::move(*snapshot);
}

std::vector<html::SummaryRow> snapshot_rows(const Snapshot& snapshot, util::Language language)
{
  std::vector<html::SummaryRow> rows{
      {Word{"prechecks.item"}, snapshot.item.empty() ? html::Phrase(Word{"prechecks.front_page"}) : snapshot.item},
      {Word{snapshot.file != 0 ? "prechecks.handed_in" : "prechecks.address"}, snapshot.url},
      {Word{"prechecks.at"}, precheck_moment(snapshot.at, language)},
      {Word{"prechecks.state"}, outcome_word(snapshot)}};
  if (snapshot.redirects > 0) {
    rows.push_back({Word{"prechecks.redirects"}, std::to_string(snapshot.redirects)});
    rows.push_back({Word{"prechecks.final_address"}, snapshot.final_url});
  }
  if (snapshot.sha256.empty()) return rows;
  rows.push_back({Word{"prechecks.kind"}, Word{"prechecks.kind." + snapshot.kind}});
  if (!snapshot.title.empty()) rows.push_back({Word{"prechecks.page_title"}, snapshot.title});
  if (snapshot.pages > 0) rows.push_back({Word{"prechecks.pages"}, std::to_string(snapshot.pages)});
  rows.push_back({Word{"prechecks.size"}, Word{"prechecks.bytes", {{"bytes", html::grouped(snapshot.bytes)}}}});
  rows.push_back({Word{"prechecks.hash"}, snapshot.sha256});
  if (!snapshot.text_sha256.empty()) rows.push_back({Word{"prechecks.text_hash"}, snapshot.text_sha256});
  return rows;
}

/// Of the same link or file at other times.
std::vector<Snapshot> others_of(db::Connection& connection, const Snapshot& snapshot)
{
  if (snapshot.page != 0) return {};
  const SnapshotStore store(connection);
  std::vector<Snapshot> others = snapshot.file != 0 ? store.of_file(snapshot.file) : store.of_link(snapshot.link);
  std::erase_if(others, [&](const Snapshot& other) {
    return other.id == snapshot.id || other.cycle != snapshot.cycle || other.agency != snapshot.agency;
  });
  return others;
}

/// A list under the name, with has_<name>.
void add_snapshots(site::View& view, const std::string& name, const PrecheckPlace& place,
                   const std::vector<Snapshot>& snapshots, util::Language language)
{
  std::vector<Values> shown;
  for (const Snapshot& one : snapshots)
    shown.push_back(Values()
                        .set("href", place.snapshot_path(one.id))
                        .set("url", one.url)
                        .set("at", precheck_moment(one.at, language))
                        .set("state", outcome_word(one)));
  view.values.set("has_" + name, !shown.empty()).set(name, std::move(shown));
}

}  // namespace

site::Answer PrecheckPages::snapshot(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const PrecheckPlace place = precheck_place_of(connection, request);
    const Snapshot snapshot = snapshot_in_path(connection, place, request, visitor);
    if (request.query.has("file")) return kept_file(snapshot);
    site::View view{.title = Word{"prechecks.snapshot_title"}, .view = "disclosures/precheck_snapshot"};
    view.breadcrumbs = {{html::name_of(place.enrolment), "/agencies/" + std::to_string(place.enrolment.agency)},
                        {Word{"prechecks.title"}, place.agency_path()},
                        {Word{"prechecks.snapshot_title"}, "", true}};
    const bool has_file = snapshot.kept && SnapshotFiles(files_).find(snapshot.sha256).has_value();
    view.values.set("about", html::summary_list(snapshot_rows(snapshot, language)))
        .set("has_text", !snapshot.text.empty())
        .set("text", snapshot.text)
        .set("has_file", has_file)
        .set("file", html::with_parameter(place.snapshot_path(snapshot.id), "file", "kept"))
        .set("page", place.snapshot_path(snapshot.page))
        .set("back", place.agency_path());
    add_snapshots(view, "documents", place, SnapshotStore(connection).documents(snapshot.id), language);
    add_snapshots(view, "others", place, others_of(connection, snapshot), language);
    return view;
  });
}

http::Response PrecheckPages::kept_file(const Snapshot& snapshot) const
{
  const auto path = SnapshotFiles(files_).find(snapshot.sha256);
  if (!path) throw http::NotFound("not kept");
  const std::string ending = snapshot.kind == "html" || snapshot.kind == "pdf" || snapshot.kind == "docx" ||
                                     snapshot.kind == "xlsx" || snapshot.kind == "csv"
                                 ? "." + snapshot.kind
                                 : std::string();
  // Somebody else's page is handed out to be saved, never shown under our own name.
  return http::attachment(
      http::FileBody{.path = *path}, "application/octet-stream",
      (snapshot.item.empty() ? std::string("front") : snapshot.item) + "-" + std::to_string(snapshot.id) + ending);
}

}  // namespace disclosures
