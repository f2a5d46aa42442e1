// SPDX-License-Identifier: Apache-2.0
// A whole round of the example agency, fiscal year 2567, as the people of a programme carry it out through the web
// site: from a database with nothing but an administrator to the day on which its result is published.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "tests/server/person.hpp"

namespace whole {

class FinishedRound {
 public:
  /// The server whose administrator is the one of tests/server/round.hpp.
  explicit FinishedRound(std::uint16_t port);

  void prepare();          ///< the agency, everybody's account, the round, who takes part
  void count_people();     ///< the coordinator; the enrolment is open
  void take_in_answers();  ///< of 119 people, from a file
  void disclose();         ///< 35 items: links, checked, submitted, approved
  void judge();            ///< by one assessor, and what failed by another one again
  void clarify();          ///< nobody contests
  void compute_and_publish();

  const std::string& agency() const { return agency_; }  ///< its number in addresses

 private:
  void invite(Person& by, const std::string& list, const std::string& login, const std::string& role);
  void make_round();
  void open_stage(const std::string& stage);
  void close_stage(const std::string& stage);
  void assign();
  /// Reads what waits for the assessor; how many items.
  int read_all(const std::string& login);
  std::string path() const { return "/cycles/" + cycle_; }
  std::string agency_path() const { return "/agencies/" + agency_ + path(); }
  Person as(const std::string& login) const;

  std::uint16_t port_;
  Person administrator_;
  std::string agency_;
  std::string cycle_;
  /// Item and element (empty: all) that failed, with what the assessors said.
  std::multimap<std::string, std::pair<std::string, std::string>> failed_;
  std::map<std::string, std::string> items_;  ///< code → address that the agency discloses
};

}  // namespace whole
