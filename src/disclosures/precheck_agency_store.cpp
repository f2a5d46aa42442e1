// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck_agency_store.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "lib/extract/content.hpp"
#include "lib/fetch/url.hpp"
#include "lib/thai/thai_time.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/snapshot_files.hpp"
#include "src/disclosures/snapshot_store.hpp"

namespace disclosures {
namespace {

constexpr std::size_t k_links_of_item = 30;
constexpr std::size_t k_links_of_agency = 400;
constexpr std::size_t k_pictures = 40;  // of a front page
constexpr std::size_t k_attached = 3;   // documents that a page hands out, of each link

bool needs_front_page(const framework::Item& item)
{
  return std::any_of(item.checks.begin(), item.checks.end(),
                     [](const framework::Check& check) { return check.kind == framework::CheckKind::qr; });
}

/// A document, by the end of its address.
bool is_document(const std::string& path)
{
  std::string lower = path;
  for (char& c : lower)
    c = util::ascii_lower(c);
  return lower.ends_with(".pdf") || lower.ends_with(".docx") || lower.ends_with(".xlsx") || lower.ends_with(".csv");
}

/// Documents on the same site that a page links to, each once, at most a few.
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

}  // namespace

AgencyAtWork::AgencyAtWork(const PrecheckTools& tools, PrecheckRun run) : tools_(tools), run_(std::move(run)) {}

AgencyAtWork::~AgencyAtWork()
{
  *alive_ = false;
}

void AgencyAtWork::begin()
{
  read_agency();
  tools_.database.write([&](db::Connection& connection) {
    PrecheckStore(connection).begin(run_.id, static_cast<std::int64_t>(framework_->items.size()), tools_.clock.now());
  });
  if (tools_.settings.survey_link) survey_link_ = tools_.settings.survey_link(run_.cycle, run_.agency);
  ask_front();
  ask_links();
}

void AgencyAtWork::read_agency()
{
  tools_.database.read([&](db::Connection& connection) {
    items_.clear();
    framework_ = cycles::CycleStore(connection).framework(run_.cycle);
    const auto agency = agencies::AgencyStore(connection).find(run_.agency);
    site_ = agency ? agency->web : std::string();
    const std::set<std::string> done = PrecheckStore(connection).items_done(run_);
    const std::vector<Entry> entries = EntryStore(connection).entries(run_.cycle, run_.agency);
    for (std::size_t i = 0; i < framework_->items.size(); ++i) {
      const std::string& code = framework_->items[i].code;
      if (done.contains(code)) continue;
      const auto entry =
          std::find_if(entries.begin(), entries.end(), [&](const Entry& one) { return one.item == code; });
      add_item(i, entry == entries.end() ? Entry{} : *entry);
    }
  });
}

void AgencyAtWork::add_item(std::size_t index, const Entry& entry)
{
  Item item{.index = index,
            .needs_front = needs_front_page(framework_->items[index]),
            .has_files = !entry.files.empty(),
            .waits_for = 0,
            .links = {},
            .snapshots = {}};
  for (const Link& link : entry.links) {
    if (item.links.size() == k_links_of_item || links_ == static_cast<std::int64_t>(k_links_of_agency)) break;
    item.links.push_back({.link = link.id, .url = link.url});
    ++links_;
  }
  item.snapshots.resize(item.links.size());
  items_.push_back(std::move(item));
}

void AgencyAtWork::ask_front()
{
  const bool wanted = std::any_of(items_.begin(), items_.end(), [](const Item& item) { return item.needs_front; });
  front_.url = site_;
  if (!wanted || site_.empty() || survey_link_.empty()) return;
  ++front_waits_for_;
  tools_.fetcher.start(site_, [this, alive = alive_](const fetch::Page& page) {
    if (*alive) front_came(page);
  });
}

void AgencyAtWork::front_came(const fetch::Page& page)
{
  --front_waits_for_;
  extract::Content content;
  if (!page.body.empty()) content = read(page);
  front_snapshot_ = snapshot_of(page, content);
  front_snapshot_->url = site_;
  front_.seen = front_snapshot_->is_there() && content.kind == extract::Kind::html;
  if (front_.seen) ask_pictures(content, page.url);
}

void AgencyAtWork::ask_pictures(const extract::Content& content, const std::string& page_url)
{
  const auto page = fetch::read_url(page_url);
  std::set<std::string> asked;
  for (const extract::Picture& picture : content.pictures) {
    if (picture.source.starts_with("data:")) {
      picture_came(extract::picture_of_data_address(picture.source));
      continue;
    }
    const auto url = page ? fetch::resolve(*page, picture.source) : std::nullopt;
    if (!url || asked.size() == k_pictures || !asked.insert(url->text).second) continue;
    ++front_waits_for_;
    tools_.fetcher.start(url->text, [this, alive = alive_](const fetch::Page& came) {
      if (!*alive) return;
      --front_waits_for_;
      picture_came(came.body);
    });
  }
}

void AgencyAtWork::picture_came(const std::string& bytes)
{
  for (std::string& text : extract::qr_codes(bytes))
    front_.qr_codes.push_back(std::move(text));
}

/// The same address is asked for once, for however many items it stands.
void AgencyAtWork::ask_links()
{
  std::map<std::string, std::vector<Target>> by_url;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    for (std::size_t k = 0; k < items_[i].links.size(); ++k) {
      by_url[items_[i].links[k].url].push_back({i, k});
      ++items_[i].waits_for;
    }
  }
  for (const auto& entry : by_url) {
    tools_.fetcher.start(entry.first, [this, alive = alive_, targets = entry.second](const fetch::Page& page) {
      if (*alive) page_came(targets, page);
    });
  }
}

void AgencyAtWork::page_came(const std::vector<Target>& targets, const fetch::Page& page)
{
  extract::Content content;
  if (!page.body.empty()) content = read(page);
  const Snapshot snapshot = snapshot_of(page, content);
  for (const Target& target : targets) {
    Item& item = items_[target.item];
    SeenLink& seen = item.links[target.link];
    seen.final_url = page.url;
    seen.outcome = snapshot.outcome;
    seen.status = page.status;
    seen.content = content;
    Snapshot& own = item.snapshots[target.link];
    own = snapshot;
    own.link = seen.link;
    own.url = seen.url;
    own.item = framework_->items[item.index].code;
    --item.waits_for;
  }
  ask_attached(targets, items_[targets.front().item].links[targets.front().link]);
}

void AgencyAtWork::ask_attached(const std::vector<Target>& targets, const SeenLink& seen)
{
  if (!seen.is_there()) return;
  for (const std::string& document : documents_of(seen)) {
    for (const Target& target : targets)
      ++items_[target.item].waits_for;
    tools_.fetcher.start(document, [this, alive = alive_, targets](const fetch::Page& page) {
      if (!*alive) return;
      extract::Content content;
      if (page.status == 200 && !page.body.empty()) content = read(page);
      for (const Target& target : targets) {
        --items_[target.item].waits_for;
        if (content.kind != extract::Kind::nothing) items_[target.item].links[target.link].attached.push_back(content);
      }
    });
  }
}

extract::Content AgencyAtWork::read(const fetch::Page& page) const
{
  return tools_.settings.read ? tools_.settings.read(page.body, page.type) : extract::read_apart(page.body, page.type);
}

Snapshot AgencyAtWork::snapshot_of(const fetch::Page& page, const extract::Content& content) const
{
  Snapshot snapshot{.cycle = run_.cycle, .agency = run_.agency, .run = run_.id, .final_url = page.url};
  snapshot.redirects = static_cast<std::int64_t>(page.redirects.size());
  snapshot.at = tools_.clock.now();
  snapshot.outcome = fetch::code(page.outcome);
  snapshot.status = page.status;
  if (page.body.empty()) return snapshot;
  snapshot.kind = extract::code(content.kind);
  snapshot.title = content.title;
  snapshot.bytes = static_cast<std::int64_t>(page.body.size());
  snapshot.sha256 = util::sha256_hex(page.body);
  snapshot.kept = SnapshotFiles(tools_.settings.files).keep(snapshot.sha256, page.body);
  snapshot.pages = content.pages;
  snapshot.without_text = content.without_text;
  if (content.text.empty()) return snapshot;
  snapshot.text = content.text;
  snapshot.text_sha256 = util::sha256_hex(content.text);
  return snapshot;
}

bool AgencyAtWork::advance()
{
  for (Item& item : items_) {
    if (lost_) return true;
    if (item.stored || item.waits_for > 0 || (item.needs_front && front_waits_for_ > 0)) continue;
    store(item);
  }
  if (lost_ || finished_) return true;
  if (std::all_of(items_.begin(), items_.end(), [](const Item& item) { return item.stored; })) finish();
  return finished_ || lost_;
}

void AgencyAtWork::store(Item& item)
{
  const bool held = tools_.database.write([&](db::Connection& connection) {
    const util::UtcSeconds until = tools_.clock.now() + tools_.settings.hold.count();
    if (!PrecheckStore(connection).renew(run_.id, tools_.settings.worker, until)) return false;
    store_in(connection, item);
    return true;
  });
  lost_ = !held;
  item.stored = held;
  item.links.clear();
  item.snapshots.clear();
}

/// Runs again where others came between: it changes nothing of the item.
void AgencyAtWork::store_in(db::Connection& connection, Item& item)
{
  SnapshotStore snapshots(connection);
  PrecheckCase looked{.framework = *framework_,
                      .item = item.index,
                      .site = site_,
                      .survey_link = survey_link_,
                      .today = std::chrono::sys_days(thai::day_of(tools_.clock.now())),
                      .links = item.links,
                      .has_files = item.has_files,
                      .front = front_};
  if (item.needs_front && front_snapshot_) looked.front.snapshot = snapshots.add(*front_snapshot_);
  for (std::size_t i = 0; i < looked.links.size(); ++i)
    looked.links[i].snapshot = snapshots.add(item.snapshots[i]);
  const util::UtcSeconds now = tools_.clock.now();
  const std::string& code = framework_->items[item.index].code;
  FindingStore(connection).replace(run_.cycle, run_.agency, code, precheck(looked), run_.id, now);
  PrecheckStore(connection).item_done(run_, code, static_cast<std::int64_t>(item.links.size()), now);
}

void AgencyAtWork::finish()
{
  tools_.database.write(
      [&](db::Connection& connection) { PrecheckStore(connection).finish(run_, tools_.clock.now()); });
  finished_ = true;
}

}  // namespace disclosures
