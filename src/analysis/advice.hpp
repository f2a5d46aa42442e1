// SPDX-License-Identifier: Apache-2.0
// Advice for each indicator, question and item, and the measure that usually answers it: frameworks/advice/*.toml,
// editable by whoever runs the program. A topic speaks of the same thing in all years, whatever its code was.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/framework/framework.hpp"

namespace framework {
struct Node;
}

namespace analysis {

struct ProposedMeasure {
  framework::Text title;
  std::vector<framework::Text> steps;
  framework::Text unit;       ///< who usually leads it; empty: left to fill
  framework::Text follow_up;  ///< how it is followed up
};

struct IndicatorAdvice {
  framework::Text keep;     ///< what keeps a good score good
  framework::Text improve;  ///< what usually lies behind a low score, and what to do
  ProposedMeasure measure;
};

struct Topic {
  std::string code;          ///< "annual_report"
  framework::Text analysis;  ///< what a failure or low score usually means, where no reason was given
  framework::Text improve;   ///< what to do
  ProposedMeasure measure;
};

class AdviceBook {
 public:
  /// Every fault of the text with its line; the book holds what is sound.
  static AdviceBook parse(std::string_view toml, std::string shown_as, util::Problems& problems);
  /// The book that the program carries; std::logic_error if it is faulty (a test guards that).
  static const AdviceBook& embedded();

  const IndicatorAdvice* indicator(std::string_view code) const;
  /// The topic of a question or item in that fiscal year: ("o9", 2567). nullptr: none.
  const Topic* topic(std::string_view code, int fiscal_year) const;
  const std::vector<Topic>& topics() const { return topics_; }

 private:
  void add(std::string_view toml, std::string shown_as, util::Problems& problems);
  void read_indicators(const framework::Node& tree, util::Problems& problems);
  void read_topics(const framework::Node& tree, util::Problems& problems);

  std::map<std::string, IndicatorAdvice, std::less<>> indicators_;
  std::vector<Topic> topics_;
  std::map<std::pair<int, std::string>, std::size_t> by_code_;  // (fiscal year, code) → topic
};

}  // namespace analysis
