// SPDX-License-Identifier: Apache-2.0
// The units of an agency in the database. What happens to a unit stands in the history of its agency.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/agencies/agency.hpp"

namespace agencies {

/// By the id that a unit had, the one that it has at the other agency.
using MovedUnits = std::map<std::int64_t, std::int64_t>;

class UnitStore {
 public:
  explicit UnitStore(db::Connection& connection) : connection_(connection) {}

  std::vector<Unit> units(std::int64_t agency) const;  ///< open ones first, each in the order of their names
  std::optional<Unit> find(std::int64_t agency, std::int64_t id) const;
  /// An open unit of that name, whatever its blanks and small letters.
  std::optional<Unit> find_by_name(std::int64_t agency, const std::string& name) const;

  std::int64_t add(std::int64_t agency, const std::string& name, const Deed& deed, const std::string& name_en = {});
  void rename(const Unit& unit, const std::string& name, const Deed& deed);
  void rename_in_english(const Unit& unit, const std::string& name_en, const Deed& deed);  ///< empty: it has none
  void close(const Unit& unit, const Deed& deed);
  /// The open units of an agency become units of another, where no open one has their name.
  MovedUnits move_all(std::int64_t from, std::int64_t to, const Deed& deed);

 private:
  struct NameChange {
    const char* field;  ///< "name", "name_en"
    const std::string& before;
    const std::string& after;
  };
  void note(const Unit& unit, const Deed& deed, Act act, const NameChange& change);
  db::Connection& connection_;
};

}  // namespace agencies
