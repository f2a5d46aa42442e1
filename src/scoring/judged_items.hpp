// SPDX-License-Identifier: Apache-2.0
// Puts single judgements together into items: collects them agency by agency, and at the end decides each item.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "src/scoring/fault_log.hpp"

namespace scoring {

class JudgedItems {
 public:
  JudgedItems(Inputs& inputs, FaultLog& log, Reading& reading) : inputs_(inputs), log_(log), reading_(reading) {}

  /// One element of an item. False, with a fault, where it contradicts an earlier row.
  bool judge_element(int line, std::size_t agency, std::size_t item, JudgedElement element);
  /// The result of a whole item. False, with a fault, where it contradicts an earlier row.
  bool judge_item(int line, std::size_t agency, std::size_t item, ItemState state);
  /// A row about the item could not be read, so that the item cannot be decided.
  void spoil(std::size_t agency, std::size_t item);
  /// Takes over what a piece of the file, read on its own without faults, judges. False, with nothing taken over, where
  /// one of its items was judged before.
  bool join(JudgedItems& piece, int lines_before);
  /// Decides every item; those that cannot be decided stay unknown, and their rows count as left out.
  void decide();

 private:
  struct Draft {
    int line = 0;  ///< of the first row about the item
    ItemState stated = ItemState::unknown;
    bool spoilt = false;
  };
  Draft& draft(int line, std::size_t agency, std::size_t item);
  bool contradict(int line, std::size_t agency, std::size_t item, std::string code, util::Params params);
  bool was_judged(std::size_t agency, std::size_t item) const;
  void decide(std::size_t agency, std::size_t item);
  ItemState from_elements(std::size_t agency, std::size_t item);

  Inputs& inputs_;
  FaultLog& log_;
  Reading& reading_;
  std::vector<std::vector<Draft>> drafts_;  // by agency and item; empty where nothing is judged
};

}  // namespace scoring
