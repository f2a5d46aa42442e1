// SPDX-License-Identifier: Apache-2.0
// Who takes part in a round, in the database, and how many people each could ask.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/cycles/enrolment.hpp"

namespace cycles {

struct EnrolmentFilter {
  std::string search = {};
  std::string type = {};
  std::string province = {};
  enum class Counted { all, stated, missing } counted = Counted::all;  ///< whether any population is stated
};
struct EnrolmentOrder {
  std::string by = "name";  ///< "name", "code", "type", "province"
  bool descending = false;
};

struct EnrolmentHistoryRow {
  std::string act = {};  ///< "enrolled", "refreshed", "withdrawn", "counted"
  util::UtcSeconds at = 0;
  std::int64_t account = 0;
  std::string reason = {};
  std::string field = {};  ///< of counted: code of the instrument
  std::string before = {};
  std::string after = {};
};

class EnrolmentStore {
 public:
  explicit EnrolmentStore(db::Connection& connection) : connection_(connection) {}

  /// Also one that was withdrawn.
  std::optional<Enrolment> find(std::int64_t cycle, std::int64_t agency) const;
  std::vector<Enrolment> all(std::int64_t cycle) const;  ///< that take part, in the order of their names
  std::int64_t count(std::int64_t cycle, const EnrolmentFilter& filter = {}) const;
  std::vector<Enrolment> page(std::int64_t cycle, const EnrolmentFilter& filter, const EnrolmentOrder& order, int limit,
                              std::int64_t offset) const;
  std::map<std::string, std::int64_t> count_by_type(std::int64_t cycle) const;
  /// Rounds in which the agency takes or took part.
  std::vector<std::int64_t> cycles_of(std::int64_t agency) const;
  std::vector<EnrolmentHistoryRow> history(std::int64_t cycle, std::int64_t agency) const;  ///< the newest first

  /// Those that are not in the round yet, or were withdrawn from it, take part from now on; of the others name, type
  /// and province become what the register says. How many are new.
  std::size_t enrol(std::int64_t cycle, std::span<const agencies::Agency> agencies, const Deed& deed);
  void withdraw(std::int64_t cycle, std::int64_t agency, const Deed& deed);
  /// States populations by code of the instrument; those that are not named stay.
  void count_people(const Enrolment& enrolment, const std::map<std::string, std::int64_t>& population,
                    const Deed& deed);

 private:
  void add(const Enrolment& enrolment, const Deed& deed);
  void refresh(const Enrolment& enrolment);
  void note(std::int64_t cycle, std::int64_t agency, std::string_view act, const Deed& deed,
            const std::string& field = {}, const std::string& before = {}, const std::string& after = {});
  void fill_population(std::vector<Enrolment>& enrolments, std::int64_t cycle) const;
  db::Connection& connection_;
};

}  // namespace cycles
