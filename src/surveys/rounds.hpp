// SPDX-License-Identifier: Apache-2.0
// What a survey has to know of rounds and agencies while a million people answer: a picture of them in memory, taken
// anew every few seconds, so that no page of the public asks the database.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "src/cycles/agency_names.hpp"
#include "src/framework/framework.hpp"
#include "src/surveys/asking.hpp"
#include "src/surveys/survey.hpp"

namespace surveys {

struct AskedAgency {
  std::string code;
  std::string name_th;
  std::string name_en;  ///< empty: as in Thai
  std::string type;     ///< code, for the national table and the answers CSV; may be empty
  std::string province;
  std::string province_size;                       ///< code; may be empty
  std::map<std::string, std::int64_t> population;  ///< by instrument, where it is stated
  /// Smallest sufficient number of answers by instrument and part; none where there is no rule.
  std::map<std::pair<std::string, std::string>, std::int64_t> minima;

  const std::string& name(util::Language language) const
  {
    return language == util::Language::english && !name_en.empty() ? name_en : name_th;
  }
};

struct Round {
  std::int64_t cycle = 0;
  std::shared_ptr<const framework::Framework> framework;
  bool answering = false;  ///< the stage in which surveys are answered is open
  bool begun = false;      ///< it is, or was
  Asking asking = {};
  std::int64_t last_day = 0;          ///< of that stage (day_of); what was begun cannot be sent later
  bool judging = false;               ///< items are judged; assessors go on asking meanwhile
  std::int64_t last_day_judging = 0;  ///< of that stage
  std::map<std::int64_t, AskedAgency> agencies = {};

  /// Whether answers to it are taken now: while surveys are answered, and what assessors ask also while they judge.
  bool takes(const Survey& survey) const;
  /// How files call the agencies.
  cycles::AgencyNames names() const;
  std::int64_t last_day_of(const Survey& survey) const;

 private:
  bool is_interview(const Survey& survey) const;
};

struct Rounds {
  std::map<std::int64_t, Round> by_cycle;

  const Round* find(std::int64_t cycle) const;
  /// The agency where it takes part in a round that asks this; otherwise nothing.
  const AskedAgency* find(const Survey& survey) const;
};

/// The picture, and the thread that renews it. What cannot be read now (the database is away) leaves the picture as
/// it was.
class LiveRounds {
 public:
  using Read = std::function<Rounds()>;
  /// Reads once before it returns; what cannot be read then is read the next time. `every` 0: only by renew(), as in
  /// tests.
  LiveRounds(Read read, std::chrono::milliseconds every);
  LiveRounds(const LiveRounds&) = delete;
  LiveRounds& operator=(const LiveRounds&) = delete;
  ~LiveRounds();

  std::shared_ptr<const Rounds> now() const;
  void renew();

 private:
  void try_to_renew();
  void work(std::chrono::milliseconds every);
  Read read_;
  mutable std::mutex mutex_;
  std::condition_variable ending_;
  bool end_ = false;
  std::shared_ptr<const Rounds> rounds_ = std::make_shared<const Rounds>();
  std::thread thread_;
};

}  // namespace surveys
