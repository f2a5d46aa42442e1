// SPDX-License-Identifier: Apache-2.0
#include "src/app/demo_prechecks.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "lib/thai/thai_time.hpp"
#include "lib/util/text.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/app/demo_pages.hpp"
#include "src/cycles/cycle_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/precheck.hpp"
#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/snapshot_store.hpp"
#include "src/framework/diff.hpp"
#include "src/framework/load.hpp"

namespace app {
namespace {

constexpr const char* k_demo_worker = "demo";
constexpr std::int64_t k_held_seconds = 60;

/// One agency in one round, looked at as a worker would.
class DemoLook {
 public:
  DemoLook(db::Connection& connection, const DemoPages& pages, disclosures::PrecheckRun run, util::UtcSeconds now)
      : connection_(connection),
        pages_(pages),
        run_(std::move(run)),
        now_(now),
        framework_(cycles::CycleStore(connection).framework(run_.cycle)),
        agency_(agencies::AgencyStore(connection).find(run_.agency).value()),
        matched_(framework::matched_items(*framework::embedded_year(k_year_of_demo_pages), *framework_))
  {
  }

  void look()
  {
    disclosures::PrecheckStore runs(connection_);
    runs.begin(run_.id, static_cast<std::int64_t>(framework_->items.size()), now_);
    for (std::size_t i = 0; i < framework_->items.size(); ++i)
      runs.item_done(run_, framework_->items[i].code, look_at(i), now_);
    runs.finish(run_, now_);
  }

 private:
  /// How many links the item has.
  std::int64_t look_at(std::size_t index)
  {
    const std::string& item = framework_->items[index].code;
    disclosures::PrecheckCase looked{.framework = *framework_, .item = index, .site = agency_.web};
    looked.today = std::chrono::sys_days(thai::day_of(now_));
    const DemoPage page = page_of(index);
    for (const disclosures::Link& link :
         disclosures::EntryStore(connection_).entry(run_.cycle, run_.agency, item).links) {
      disclosures::SeenLink& seen = looked.links.emplace_back();
      seen = {.link = link.id, .url = link.url, .final_url = link.url, .outcome = "answered", .status = 200};
      seen.content = page.content;
      seen.snapshot = disclosures::SnapshotStore(connection_).add(snapshot_of(item, seen, page));
    }
    disclosures::FindingStore(connection_)
        .replace(run_.cycle, run_.agency, item, disclosures::precheck(looked), run_.id, now_);
    return static_cast<std::int64_t>(looked.links.size());
  }

  DemoPage page_of(std::size_t index) const
  {
    const framework::Framework& pages = *framework::embedded_year(k_year_of_demo_pages);
    for (std::size_t i = 0; i < matched_.size(); ++i) {
      if (matched_[i] == index)
        return pages_.page(pages.items[i].code, framework_->fiscal_year, agency_.name, agency_.web);
    }
    return plain_page(framework_->items[index]);
  }

  /// Of an item that the pages' year did not have: it says what is asked.
  DemoPage plain_page(const framework::Item& item) const
  {
    DemoPage page{.bytes = item.title.th + " " + std::to_string(framework_->fiscal_year) + "\n",
                  .content = {.kind = extract::Kind::pdf, .title = item.title.th, .pages = 1}};
    for (const framework::Element& element : item.elements)
      page.bytes += element.text.th + "\n";
    page.content.text = page.bytes;
    return page;
  }

  disclosures::Snapshot snapshot_of(const std::string& item, const disclosures::SeenLink& seen,
                                    const DemoPage& page) const
  {
    disclosures::Snapshot snapshot{.cycle = run_.cycle, .agency = run_.agency, .run = run_.id, .item = item};
    snapshot.link = seen.link;
    snapshot.url = seen.url;
    snapshot.final_url = seen.final_url;
    snapshot.at = now_;
    snapshot.outcome = seen.outcome;
    snapshot.status = seen.status;
    snapshot.kind = extract::code(page.content.kind);
    snapshot.title = page.content.title;
    snapshot.bytes = static_cast<std::int64_t>(page.bytes.size());
    snapshot.sha256 = util::sha256_hex(page.bytes);
    snapshot.pages = page.content.pages;
    snapshot.text = page.content.text;
    snapshot.text_sha256 = util::sha256_hex(page.content.text);
    return snapshot;
  }

  db::Connection& connection_;
  const DemoPages& pages_;
  disclosures::PrecheckRun run_;
  util::UtcSeconds now_;
  std::shared_ptr<const framework::Framework> framework_;
  agencies::Agency agency_;
  std::vector<std::optional<std::size_t>> matched_;  ///< items of the pages' year → of the round's
};

}  // namespace

void add_demo_prechecks(db::Connection& connection, std::int64_t administrator, const util::Clock& clock)
{
  const DemoPages pages;
  const util::UtcSeconds now = clock.now();
  disclosures::PrecheckStore runs(connection);
  for (const cycles::Cycle& cycle : cycles::CycleStore(connection).all()) {
    runs.ask_all(cycle.id, {"programme", now, administrator});
    while (auto run = runs.claim(k_demo_worker, now, now + k_held_seconds, cycle.id))
      DemoLook(connection, pages, std::move(*run), now).look();
  }
}

}  // namespace app
