// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/look_store.hpp"

#include <algorithm>

#include "lib/fetch/url.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/disclosures/handed_in.hpp"
#include "src/disclosures/snapshot_files.hpp"

namespace disclosures {
namespace {

constexpr std::size_t k_attached = 3;  // documents that a page hands out, of each link

/// A document, by the end of its address.
bool is_document(const std::string& path)
{
  std::string lower = path;
  for (char& c : lower)
    c = util::ascii_lower(c);
  return lower.ends_with(".pdf") || lower.ends_with(".docx") || lower.ends_with(".xlsx") || lower.ends_with(".csv");
}

void describe(Snapshot& snapshot, const extract::Content& content)
{
  snapshot.kind = extract::code(content.kind);
  snapshot.title = content.title;
  snapshot.pages = content.pages;
  snapshot.without_text = content.without_text;
  if (content.text.empty()) return;
  snapshot.text = content.text;
  snapshot.text_sha256 = util::sha256_hex(content.text);
}

}  // namespace

std::vector<std::string> documents_of(const SeenLink& seen)
{
  std::vector<std::string> documents;
  const auto page = fetch::read_url(seen.final_url);
  if (!page || seen.content.kind != extract::Kind::html) return documents;
  for (const extract::Link& link : seen.content.links) {
    const auto url = fetch::resolve(*page, link.href);
    if (!url || !is_document(url->path) || !fetch::is_same_site(url->host, page->host)) continue;
    if (std::find(documents.begin(), documents.end(), url->text) == documents.end()) documents.push_back(url->text);
    if (documents.size() == k_attached) break;
  }
  return documents;
}

extract::Content Look::read(std::string_view bytes, std::string_view type) const
{
  return settings_.read ? settings_.read(bytes, type) : extract::read_apart(bytes, type);
}

Snapshot Look::snapshot_of(const fetch::Page& page, const extract::Content& content) const
{
  Snapshot snapshot{.cycle = run_.cycle, .agency = run_.agency, .run = run_.id, .final_url = page.url};
  snapshot.redirects = static_cast<std::int64_t>(page.redirects.size());
  snapshot.at = clock_.now();
  snapshot.outcome = fetch::code(page.outcome);
  snapshot.status = page.status;
  if (page.body.empty()) return snapshot;
  describe(snapshot, content);
  snapshot.bytes = static_cast<std::int64_t>(page.body.size());
  snapshot.sha256 = util::sha256_hex(page.body);
  snapshot.kept = SnapshotFiles(settings_.files).keep(snapshot.sha256, page.body);
  return snapshot;
}

Looked Look::at_file(const std::string& item, const File& file) const
{
  Looked looked;
  looked.seen = {.file = file.id, .url = file.name, .outcome = "missing"};
  Snapshot& snapshot = looked.snapshot;
  snapshot = {.cycle = run_.cycle, .agency = run_.agency, .run = run_.id, .item = item, .file = file.id};
  snapshot.url = file.name;
  snapshot.at = clock_.now();
  const std::filesystem::path path = kept_at(settings_.files, file.sha256);
  std::error_code none;
  if (std::filesystem::is_regular_file(path, none)) {
    looked.seen.outcome = "answered";
    looked.seen.status = 200;
    looked.seen.content = read(util::read_file(path), file.type);
    describe(snapshot, looked.seen.content);
    snapshot.bytes = file.bytes;
    snapshot.sha256 = file.sha256;
  }
  snapshot.outcome = looked.seen.outcome;
  snapshot.status = looked.seen.status;
  return looked;
}

}  // namespace disclosures
