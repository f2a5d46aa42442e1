// SPDX-License-Identifier: Apache-2.0
// The scores of a round's surveys so far: of a nation they take seconds to count, so they are counted once for all who
// look within half a minute.
#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/database.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/exact.hpp"

#include "src/framework/framework.hpp"
#include "src/surveys/rounds.hpp"

namespace results {

/// Indexes of the instruments that are surveys.
std::vector<std::size_t> surveys_in(const framework::Framework& framework);

struct SoFar {
  struct SurveyScore {
    std::optional<util::Exact> score;
    std::uint64_t people = 0;
  };
  struct Row {
    std::int64_t agency = 0;
    std::string name_th;
    std::string name_en;
    std::vector<SurveyScore> surveys;  ///< parallel to surveys_in()
    const std::string& name(util::Language language) const
    {
      return language == util::Language::english && !name_en.empty() ? name_en : name_th;
    }
  };
  std::vector<Row> rows;  ///< in the order of the Thai names
  /// While people answer only the answers of days that are over: two looks at a table within a day must not show what
  /// one person answered between them.
  bool until_yesterday = false;
};

class KeptSoFar {
 public:
  std::shared_ptr<const SoFar> of(db::Database& database, const util::Clock& clock, const surveys::Round& round);

 private:
  struct Kept {
    std::shared_ptr<const SoFar> scores;
    std::int64_t day = 0;
    std::chrono::milliseconds counted{};
  };
  std::mutex mutex_;                   // held while counting: whoever wants the same waits for it
  std::map<std::int64_t, Kept> kept_;  // by round
};

}  // namespace results
