// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck_agency_store.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "lib/extract/content.hpp"
#include "lib/fetch/url.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/snapshot_store.hpp"

namespace disclosures {
namespace {

constexpr std::size_t k_links_of_item = 30;
constexpr std::size_t k_links_of_agency = 400;
constexpr std::size_t k_pictures = 40;  // of a front page
constexpr std::size_t k_files_of_item = 10;

bool needs_front_page(const framework::Item& item)
{
  return std::any_of(item.checks.begin(), item.checks.end(),
                     [](const framework::Check& check) { return check.kind == framework::CheckKind::qr; });
}

}  // namespace

AgencyAtWork::AgencyAtWork(const PrecheckTools& tools, PrecheckRun run)
    : tools_(tools), run_(std::move(run)), look_(tools.settings, tools.clock, run_)
{
}

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
            .waits_for = 0,
            .files = entry.files,
            .links = {}};
  if (item.files.size() > k_files_of_item) item.files.resize(k_files_of_item);
  for (const Link& link : entry.links) {
    if (item.links.size() == k_links_of_item || links_ == static_cast<std::int64_t>(k_links_of_agency)) break;
    item.links.push_back({.seen = {.link = link.id, .url = link.url}, .snapshot = {}, .documents = {}});
    ++links_;
  }
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
  if (!page.body.empty()) content = look_.read(page.body, page.type);
  front_snapshot_ = look_.snapshot_of(page, content);
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
      by_url[items_[i].links[k].seen.url].push_back({i, k});
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
  if (!page.body.empty()) content = look_.read(page.body, page.type);
  const Snapshot snapshot = look_.snapshot_of(page, content);
  for (const Target& target : targets) {
    Item& item = items_[target.item];
    Looked& looked = item.links[target.link];
    looked.seen.final_url = page.url;
    looked.seen.outcome = snapshot.outcome;
    looked.seen.status = page.status;
    looked.seen.content = content;
    looked.snapshot = snapshot;
    looked.snapshot.link = looked.seen.link;
    looked.snapshot.url = looked.seen.url;
    looked.snapshot.item = framework_->items[item.index].code;
    --item.waits_for;
  }
  ask_attached(targets, items_[targets.front().item].links[targets.front().link].seen);
}

void AgencyAtWork::ask_attached(const std::vector<Target>& targets, const SeenLink& seen)
{
  if (!seen.is_there()) return;
  for (const std::string& document : documents_of(seen)) {
    for (const Target& target : targets)
      ++items_[target.item].waits_for;
    tools_.fetcher.start(document, [this, alive = alive_, targets](const fetch::Page& page) {
      if (*alive) document_came(targets, page);
    });
  }
}

/// It is proof as its page is: what could not be opened is kept too, but nothing is found in it.
void AgencyAtWork::document_came(const std::vector<Target>& targets, const fetch::Page& page)
{
  extract::Content content;
  if (page.status == 200 && !page.body.empty()) content = look_.read(page.body, page.type);
  const Snapshot snapshot = look_.snapshot_of(page, content);
  for (const Target& target : targets) {
    Item& item = items_[target.item];
    --item.waits_for;
    if (content.kind == extract::Kind::nothing) continue;
    Looked& looked = item.links[target.link];
    looked.seen.attached.push_back({.content = content});
    looked.documents.push_back(snapshot);
    looked.documents.back().link = looked.seen.link;
    looked.documents.back().url = page.url;
    looked.documents.back().item = framework_->items[item.index].code;
  }
}

bool AgencyAtWork::advance()
{
  for (Item& item : items_) {
    if (lost_) return true;
    if (item.stored || item.waits_for > 0 || (item.needs_front && front_waits_for_ > 0)) continue;
    const bool reads_files = !item.files.empty();
    store(item);
    // Reading them took its time: holds are renewed and others stored before the next.
    if (reads_files) break;
  }
  if (lost_ || finished_) return true;
  if (std::all_of(items_.begin(), items_.end(), [](const Item& item) { return item.stored; })) finish();
  return finished_ || lost_;
}

void AgencyAtWork::store(Item& item)
{
  for (const File& file : item.files)
    item.links.push_back(look_.at_file(framework_->items[item.index].code, file));
  const bool held = tools_.database.write([&](db::Connection& connection) {
    const util::UtcSeconds until = tools_.clock.now() + tools_.settings.hold.count();
    if (!PrecheckStore(connection).renew(run_.id, tools_.settings.worker, until)) return false;
    store_in(connection, item);
    return true;
  });
  lost_ = !held;
  item.stored = held;
  item.links.clear();
  item.files.clear();
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
                      .links = {},
                      .front = front_};
  if (item.needs_front && front_snapshot_) looked.front.snapshot = snapshots.add(*front_snapshot_);
  std::int64_t links = 0;
  for (const Looked& one : item.links) {
    SeenLink& seen = looked.links.emplace_back(one.seen);
    seen.snapshot = snapshots.add(one.snapshot);
    for (std::size_t i = 0; i < one.documents.size(); ++i) {
      Snapshot document = one.documents[i];
      document.page = seen.snapshot;
      seen.attached[i].snapshot = snapshots.add(document);
    }
    links += seen.file == 0 ? 1 : 0;
  }
  const util::UtcSeconds now = tools_.clock.now();
  const std::string& code = framework_->items[item.index].code;
  FindingStore(connection).replace(run_.cycle, run_.agency, code, precheck(looked), run_.id, now);
  PrecheckStore(connection).item_done(run_, code, links, now);
}

void AgencyAtWork::finish()
{
  tools_.database.write(
      [&](db::Connection& connection) { PrecheckStore(connection).finish(run_, tools_.clock.now()); });
  finished_ = true;
}

}  // namespace disclosures
