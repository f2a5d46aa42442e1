// SPDX-License-Identifier: Apache-2.0
// One agency while a worker looks at it: which links are asked for, what came, which items are ready to be stored. Only
// for precheck_work_store.cpp.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/fetch/fetcher.hpp"
#include "lib/util/clock.hpp"

#include "src/disclosures/disclosure.hpp"
#include "src/disclosures/look_store.hpp"
#include "src/disclosures/precheck.hpp"
#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/precheck_work_store.hpp"
#include "src/disclosures/snapshot.hpp"

namespace disclosures {

/// What all agencies of a worker share.
struct PrecheckTools {
  db::Database& database;
  const util::Clock& clock;
  const PrecheckWorkSettings& settings;
  fetch::Fetcher& fetcher;
};

class AgencyAtWork {
 public:
  AgencyAtWork(const PrecheckTools& tools, PrecheckRun run);
  AgencyAtWork(const AgencyAtWork&) = delete;
  AgencyAtWork& operator=(const AgencyAtWork&) = delete;
  ~AgencyAtWork();

  /// Asks for everything.
  void begin();
  /// Stores items that are ready; true when nothing is left to do, or the agency is not this worker's any more.
  bool advance();
  const PrecheckRun& run() const { return run_; }
  std::int64_t links() const { return links_; }
  bool lost() const { return lost_; }

 private:
  struct Item {
    std::size_t index = 0;
    bool needs_front = false;
    std::size_t waits_for = 0;  ///< answers
    std::vector<File> files;
    std::vector<Looked> links;
    bool stored = false;
  };
  struct Target {
    std::size_t item;
    std::size_t link;
  };
  void read_agency();
  void add_item(std::size_t index, const Entry& entry);
  void ask_front();
  void front_came(const fetch::Page& page);
  void ask_pictures(const extract::Content& content, const std::string& page_url);
  void picture_came(const std::string& bytes);
  void ask_links();
  void page_came(const std::vector<Target>& targets, const fetch::Page& page);
  void ask_attached(const std::vector<Target>& targets, const SeenLink& seen);
  void document_came(const std::vector<Target>& targets, const fetch::Page& page);
  void store(Item& item);
  void store_in(db::Connection& connection, Item& item);
  void finish();

  PrecheckTools tools_;
  PrecheckRun run_;
  Look look_;
  std::shared_ptr<const framework::Framework> framework_;
  std::string site_;
  std::string survey_link_;
  std::vector<Item> items_;
  SeenFront front_;
  std::optional<Snapshot> front_snapshot_;
  std::size_t front_waits_for_ = 0;
  std::int64_t links_ = 0;
  bool lost_ = false;
  bool finished_ = false;
  /// Answers of the fetcher that come after this is gone find it empty.
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace disclosures
