// SPDX-License-Identifier: Apache-2.0
// The register of agencies in the database: lists in the order of Thai names, single agencies, what was done to them.
// Every act leaves rows of its history.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/agencies/agency.hpp"
#include "src/agencies/agency_import.hpp"

namespace agencies {

/// Which agencies of the register; empty: all.
struct AgencyFilter {
  std::string search = {};  ///< part of a code or a name, blanks and short forms as they like
  std::string type = {};
  std::string province = {};
  enum class State { open, closed, all } state = State::open;
  /// What `search` finds, where it was looked for already (found()): then nothing is searched again.
  std::optional<std::vector<std::int64_t>> found = std::nullopt;
  bool operator==(const AgencyFilter&) const = default;
};
struct AgencyOrder {
  std::string by = "name";  ///< "name", "code", "type", "province"
  bool descending = false;
};

/// A row of an agency's history.
struct HistoryRow {
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string act = {};    ///< code(Act)
  std::string field = {};  ///< code(AgencyField), or empty; of a unit "name"
  std::string before = {};
  std::string after = {};
  std::string reason = {};
};

class AgencyStore {
 public:
  explicit AgencyStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Agency> find(std::int64_t id) const;
  std::optional<Agency> find_by_code(const std::string& code) const;
  std::vector<Agency> all() const;  ///< closed ones too, in the order of their names
  /// Agencies that the search finds; nothing where nothing is searched.
  std::optional<std::vector<std::int64_t>> found(const std::string& search) const;
  std::int64_t count(const AgencyFilter& filter) const;
  std::vector<Agency> page(const AgencyFilter& filter, const AgencyOrder& order, int limit, std::int64_t offset) const;
  std::vector<Agency> children(std::int64_t id) const;  ///< open ones
  /// Whether `ancestor` is the agency itself or above it.
  bool is_within(std::int64_t id, std::int64_t ancestor) const;
  std::vector<HistoryRow> history(std::int64_t id) const;  ///< the newest first

  /// The id. A code that is there already is db::ConstraintViolation; ask find_by_code() before.
  std::int64_t add(const Agency& agency, const Deed& deed, Act act = Act::made);
  /// Stores what differs; nothing happens where nothing does. The agency must exist.
  void change(const Agency& agency, const Deed& deed, Act act = Act::changed);
  void close(std::int64_t id, const Deed& deed);
  void reopen(std::int64_t id, const Deed& deed);
  /// Closes the agency in favour of another; those that belonged to it then belong to the other one.
  void merge(std::int64_t id, std::int64_t into, const Deed& deed);
  /// All rows of a plan without problems; how many were added or changed.
  std::size_t apply(const ImportPlan& plan, const Deed& deed);

 private:
  void note(std::int64_t agency, const Deed& deed, Act act, std::string_view field = {}, std::string_view before = {},
            std::string_view after = {});
  void note_changes(const Agency& before, const Agency& after, const Deed& deed, Act act);
  void write(const Agency& agency);
  db::Connection& connection_;
};

}  // namespace agencies
