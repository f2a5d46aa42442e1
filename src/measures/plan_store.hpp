// SPDX-License-Identifier: Apache-2.0
// Plans, their versions and the decisions not to act, in the database.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/measures/plan.hpp"

namespace measures {

class PlanStore {
 public:
  explicit PlanStore(db::Connection& connection) : connection_(connection) {}

  std::optional<Plan> find(std::int64_t agency, int fiscal_year) const;
  std::vector<Plan> of_agency(std::int64_t agency) const;  ///< the newest year first
  std::vector<Plan> of_year(int fiscal_year) const;        ///< of all agencies, in the order of their ids
  /// False where the agency has one of that year.
  bool make(const Plan& plan, const cycles::Deed& deed);
  void change_threshold(const Plan& plan, const util::Exact& threshold, const cycles::Deed& deed);

  /// Another computing of the result's year.
  void answer(const Plan& plan, std::int64_t cycle, std::int64_t computation, const cycles::Deed& deed);

  std::vector<Decision> decisions(std::int64_t agency, int fiscal_year) const;          ///< that hold, by subject
  void decide(const Plan& plan, const std::string& subject, const cycles::Deed& deed);  ///< deed.reason: why not
  bool withdraw_decision(const Plan& plan, std::int64_t id, const cycles::Deed& deed);

  std::vector<Version> versions(std::int64_t agency, int fiscal_year) const;    ///< the newest first, without content
  std::optional<Version> newest(std::int64_t agency, int fiscal_year) const;    ///< with content
  std::optional<Version> approved(std::int64_t agency, int fiscal_year) const;  ///< the newest approved, with content
  std::optional<Version> version(std::int64_t agency, int fiscal_year, std::int64_t number) const;
  /// The caller has checked that it may be. Its number; deed.reason: what differs and why.
  std::int64_t submit(const Plan& plan, const std::string& content, const cycles::Deed& deed);
  /// Approved, returned or withdrawn; deed.reason: the opinion. False where it was settled meanwhile.
  bool settle(const Plan& plan, std::int64_t number, VersionState state, const cycles::Deed& deed);

 private:
  std::vector<Plan> plans(std::int64_t agency, int fiscal_year) const;
  db::Connection& connection_;
};

}  // namespace measures
