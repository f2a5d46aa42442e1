// SPDX-License-Identifier: Apache-2.0
// A round of three agencies under FY2567 whose review is open, with assessors, an administrator and a coordinator.
#pragma once
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/db/migrations.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/visitor.hpp"
#include "src/cycles/stage.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/judging_store.hpp"

namespace review_test {

std::vector<db::Migration> migrations();

class ReviewWorld {
 public:
  explicit ReviewWorld(db::Database& database);

  util::SettableClock clock{1'780'369'200};
  util::SeededRandom random{"reviews"};
  std::int64_t admin = 0;
  std::int64_t one = 0;  ///< assessors
  std::int64_t two = 0;
  std::int64_t three = 0;
  std::int64_t coordinator = 0;  ///< of the agency rawe
  std::int64_t rawe = 0;         ///< subdistricts of one province
  std::int64_t near = 0;
  std::int64_t far = 0;  ///< of another province
  std::int64_t cycle = 0;

  accounts::Visitor visitor(std::int64_t account);
  std::shared_ptr<const framework::Framework> framework();
  void change_stage(cycles::StageCode stage, cycles::StageAct act);
  /// Chance picks this share of items for a second reading.
  void set_share(std::int64_t percent);
  reviews::AssigningStore::Given assign(std::vector<reviews::Assigned> assigned);
  void declare(const reviews::Conflict& conflict);
  /// The reader of the task reads it: `elements` of '0' and '1', reasons "incomplete".
  reviews::Outcome read(std::int64_t agency, const std::string& item, reviews::ReadingKind kind,
                        const std::string& elements, std::int64_t by = 0);
  reviews::Task task(std::int64_t agency, const std::string& item, reviews::ReadingKind kind);
  std::vector<std::string> audit();
  db::Database& database() { return database_; }

 private:
  db::Database& database_;
};

}  // namespace review_test
