// SPDX-License-Identifier: Apache-2.0
// Texts that a search looks through, kept in memory: 8,325 agencies are 2 MB and a fifth of a millisecond, where the
// database takes some three to hand out the rows. For lists that never change: results of a computation, an edition.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/util/newest_kept.hpp"

namespace agencies {

class SearchTexts {
 public:
  using Take = std::function<void(std::int64_t id, const std::string& text)>;
  using Load = std::function<void(const Take&)>;
  /// Ids of the list whose text has the part, in the order in which they were loaded. `load` gives every text of the
  /// list (search_text(); without a line feed), when it is searched for the first time or was forgotten. `sought`:
  /// folded(), not empty.
  std::vector<std::int64_t> found(std::int64_t list, std::string_view sought, const Load& load);

 private:
  struct Texts {
    std::string all;                                         // each ended by a line feed
    std::vector<std::pair<std::size_t, std::int64_t>> ends;  // behind each, and its id
  };
  std::shared_ptr<const Texts> texts_of(std::int64_t list, const Load& load);
  util::NewestKept<Texts> kept_{6};  // by list
};

}  // namespace agencies
