// SPDX-License-Identifier: Apache-2.0
// Measures to draft from: those of the advice files, those that the programme keeps for all, and the agency's own. Each
// says which items, questions and indicators it answers; because codes change from year to year, it answers whatever
// has the same topic.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/messages.hpp"

#include "src/agencies/agency.hpp"
#include "src/analysis/advice.hpp"
#include "src/framework/framework.hpp"
#include "src/measures/measure.hpp"

namespace measures {

struct LibraryEntry {
  std::int64_t agency = 0;  ///< 0: for all
  std::int64_t id = 0;      ///< 0: of the advice files
  std::string source = {};  ///< "topic:annual_report", "indicator:8", "library:12": as Measure::source
  std::string title = {};
  std::vector<std::string> steps = {};
  std::string unit = {};  ///< who usually leads it
  FollowUp follow_up = FollowUp::half_yearly;
  std::string follow_up_words = {};
  std::vector<std::string> subjects = {};  ///< codes in the framework of `fiscal_year`
  int fiscal_year = 0;
};

/// What the advice files propose for the indicators, questions and items of that year, in the reader's language; first
/// indicators, then topics, each in the order of their files.
std::vector<LibraryEntry> advice_entries(const analysis::AdviceBook& book, const framework::Framework& framework,
                                         util::Language language);

/// Whether the entry is about that item, question or indicator of the year.
bool answers(const LibraryEntry& entry, std::string_view subject, int fiscal_year, const analysis::AdviceBook& book);

/// A measure that could answer some weaknesses.
struct Draft {
  LibraryEntry entry = {};
  std::vector<std::string> weaknesses = {};
  bool suggested = false;  ///< the suggested ones together answer every weakness that can be answered, each once
};

/// One for each entry that answers any of them; the agency's own first, then those for all, then advice, and of each
/// those that answer most.
std::vector<Draft> drafts_for(const std::vector<std::string>& subjects, int fiscal_year,
                              const std::vector<LibraryEntry>& library, const analysis::AdviceBook& book);

/// The draft as a measure of the fiscal year, for somebody to work on: it lasts the whole year, is led by the open unit
/// that the entry names, and succeeds when its items are met, or else when the indicator behind it reaches `target`.
Measure drafted(const Draft& draft, std::int64_t agency, int fiscal_year, const framework::Framework& framework,
                const std::vector<agencies::Unit>& units, const util::Exact& target);

}  // namespace measures
