// SPDX-License-Identifier: Apache-2.0
// What was frozen, confirmed, published and withdrawn, and what everybody may see, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/release.hpp"

namespace results {

struct ResultHistoryRow {
  std::string act = {};  ///< computed, rule, hearing, stated, decided, frozen, confirmed, published, withdrawn
  std::optional<std::int64_t> agency = {};
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string reason = {};
  std::string detail = {};
};

class ReleaseStore {
 public:
  explicit ReleaseStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Release> newest(std::int64_t cycle) const;  ///< also one that was withdrawn
  /// What people see of a round: the newest that is published and whose embargo is over.
  std::optional<Release> visible(std::int64_t cycle, util::UtcSeconds now) const;
  /// Of every round and of the years before, the newest year first; of a round only the newest.
  std::vector<Release> all_visible(util::UtcSeconds now) const;
  std::int64_t count_history(std::int64_t cycle) const;
  /// The newest first.
  std::vector<ResultHistoryRow> history(std::int64_t cycle, std::int64_t limit, std::int64_t offset = 0) const;
  std::vector<Caution> cautions(std::int64_t release) const;
  std::optional<Caution> caution(std::int64_t release, std::int64_t agency) const;

  std::int64_t freeze(const Release& release, const std::vector<Caution>& cautions, const cycles::Deed& deed);
  void confirm(const Release& release, const cycles::Deed& deed);
  void publish(const Release& release, util::UtcSeconds visible_from, const cycles::Deed& deed);
  void withdraw(const Release& release, const cycles::Deed& deed);
  void note(std::int64_t cycle, std::string_view act, std::optional<std::int64_t> agency, const cycles::Deed& deed,
            const std::string& detail = {});

 private:
  db::Connection& connection_;
};

}  // namespace results
