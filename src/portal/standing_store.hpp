// SPDX-License-Identifier: Apache-2.0
// Standings in the database: searched, sorted and paged there, and always of an edition that is visible.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/agencies/search_texts.hpp"
#include "src/portal/publication.hpp"

namespace portal {

struct StandingFilter {
  std::string search = {};
  std::string type = {};
  std::string province = {};
  std::string region = {};
  std::string level = {};
  /// What `search` finds, where it was looked for already (found()): then nothing is searched again.
  std::optional<std::vector<std::int64_t>> found = std::nullopt;
  bool operator==(const StandingFilter&) const = default;
};
struct StandingOrder {
  std::string by = "total";  ///< total, name, code, type, province, level
  bool descending = true;
};

class StandingStore {
 public:
  explicit StandingStore(db::Connection& connection) : connection_(connection) {}

  /// Fills in the edition's id and counts; false where nobody has made it yet.
  bool find(Edition& edition) const;
  /// Keeps the edition with its standings, unless another server did so meanwhile; those that nobody can see any more
  /// go after a while.
  void keep(const Edition& edition, const std::vector<Standing>& standings, util::UtcSeconds now);

  std::optional<Standing> of_agency(const Edition& edition, std::int64_t agency) const;
  /// Agencies that the search finds; nothing where nothing is searched.
  std::optional<std::vector<std::int64_t>> found(const Edition& edition, const std::string& search,
                                                 agencies::SearchTexts& texts) const;
  std::int64_t count(const Edition& edition, const StandingFilter& filter = {}) const;
  std::vector<Standing> page(const Edition& edition, const StandingFilter& filter, const StandingOrder& order,
                             std::int64_t limit, std::int64_t offset) const;
  std::int64_t withheld(const Edition& edition) const;  ///< agencies whose scores are not published
  /// Another text after anything in the register of agencies or in the stages of rounds was changed.
  std::string stamp() const;

 private:
  db::Connection& connection_;
};

}  // namespace portal
