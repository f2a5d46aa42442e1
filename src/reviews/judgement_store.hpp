// SPDX-License-Identifier: Apache-2.0
// The judgements in force, in the database. Scores are computed from them.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/reviews/judgement.hpp"

namespace reviews {

class JudgementStore {
 public:
  explicit JudgementStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Judgement> find(std::int64_t cycle, std::int64_t agency, std::string_view item) const;
  std::vector<Judgement> of_agency(std::int64_t cycle, std::int64_t agency) const;  ///< by code of the item
  /// Every judgement of the round without its reasons, agency by agency, in bounded memory.
  void each(std::int64_t cycle, const std::function<void(const Judgement&)>& each) const;
  /// The same with nothing but agency, item, state and elements, all of an agency at once: a third of the time.
  void each_state(std::int64_t cycle, const std::function<void(const Judgement&)>& each) const;
  util::UtcSeconds last_judged(std::int64_t cycle) const;  ///< when the newest came into force; 0 where none has
  /// Stands from now on, with its reasons, in the place of what stood before.
  void put(const Judgement& judgement);
  /// Nothing stands for the item until it is settled anew.
  void withdraw(std::int64_t cycle, std::int64_t agency, std::string_view item);
  /// Many at once, of agencies and items that have none yet; without reasons.
  void add_many(std::span<const Judgement> judgements);

 private:
  std::vector<Judgement> rows(std::int64_t cycle, std::int64_t agency, std::string_view item) const;
  db::Connection& connection_;
};

}  // namespace reviews
