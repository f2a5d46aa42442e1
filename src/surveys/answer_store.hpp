// SPDX-License-Identifier: Apache-2.0
// Answers and receipts in the database, without a common column and without an order of arrival (docs/anonymity.md).
#pragma once
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/random.hpp"

#include "src/surveys/survey.hpp"

namespace surveys {

/// What one respondent sent.
struct Submission {
  Survey survey;
  std::string answers;  ///< fits the questionnaire
  std::string receipt;  ///< made from the submission key: the same for the same submission
  bool repeated = false;
};

struct DayCount {
  std::int64_t agency = 0;
  std::string instrument;
  std::string part;
  std::int64_t day = 0;
  std::int64_t answers = 0;
};

/// All answers that one agency had to one part of a survey.
struct PartAnswers {
  Survey survey;
  std::int64_t answers = 0;
  std::int64_t repeated = 0;  ///< of those, marked as sent from a browser that had answered before
  std::string all;            ///< a character a question, one answer after the other with k_between_answers between
};

/// Of all agencies together.
struct PartCount {
  std::string instrument;
  std::string part;
  std::int64_t answers = 0;
  std::int64_t repeated = 0;  ///< of those, marked as sent from a browser that had answered before
};

class AnswerStore {
 public:
  explicit AnswerStore(db::Connection& connection) : connection_(connection) {}

  /// Stores each submission whose receipt is not there yet; one that is there is left as it was. The rows go in in an
  /// order of chance.
  void add(std::span<Submission* const> submissions, std::int64_t day, util::Random& random);
  /// Writes the answers of the days before `today` anew among each other (PostgreSQL; nothing to do on SQLite).
  void settle_before(std::int64_t today);
  /// Answers collected elsewhere, without receipts.
  void add_imported(std::span<const Submission> submissions, std::int64_t import, std::int64_t day,
                    util::Random& random);

  /// Whether anybody has answered in the round.
  bool has_any(std::int64_t cycle);
  /// Answers of the round; of one agency by day, or of all agencies without days (day 0).
  std::vector<DayCount> by_day(std::int64_t cycle, std::int64_t agency);
  std::vector<DayCount> by_agency(std::int64_t cycle);
  /// In the order of the letters; all, or so many from the one at `offset`.
  std::vector<std::string> receipts(std::int64_t cycle, std::int64_t agency, std::string_view instrument);
  std::vector<std::string> receipts(std::int64_t cycle, std::int64_t agency, std::string_view instrument,
                                    std::int64_t offset, std::int64_t limit);
  std::int64_t count_receipts(std::int64_t cycle, std::int64_t agency, std::string_view instrument);
  bool has_receipt(const Survey& survey, std::string_view receipt);

  /// Every answer of the round, agency by agency, in an order of chance; in bounded memory.
  using Each = std::function<void(const Survey&, const std::string& answers)>;
  void each(std::int64_t cycle, const Each& each);
  /// The same, all of an agency and part at once, which takes a tenth of the time; of days before `day`.
  static constexpr std::int64_t k_every_day = std::numeric_limits<std::int64_t>::max();
  using EachPart = std::function<void(const PartAnswers&)>;
  void each_part(std::int64_t cycle, std::int64_t day, const EachPart& each);

 private:
  std::vector<std::string> add_receipts(std::span<Submission* const> submissions);
  void add_answers(std::span<const Submission* const> submissions, std::int64_t import, std::int64_t day,
                   util::Random& random);
  db::Connection& connection_;
};

}  // namespace surveys
