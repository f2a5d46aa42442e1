// SPDX-License-Identifier: Apache-2.0
// "extends = 2566": a file that begins with another year's and says only what differs. Works on the trees, before
// anything is read from them, so that every value keeps the place where it was written.
#pragma once
#include <string>
#include <vector>

#include "src/framework/toml_tree.hpp"

namespace framework {

/// A kind of entry: the list that holds it, its name under [drop], and the keys that together tell two entries apart.
struct EntryKind {
  std::string list;                   ///< "question"
  std::string dropped_as;             ///< "questions"
  std::vector<std::string> identity;  ///< {"code"}
  bool has_code() const { return identity.size() == 1 && identity.front() == "code"; }
};

const std::vector<EntryKind>& entry_kinds();

/// The other year's tree without what `own` drops, with what `own` replaces and adds. Year, name, certainty and note of
/// the whole file are never taken over. Dropping what is not there is a problem.
Node extended(Node other, const Node& own, util::Problems& problems);

}  // namespace framework
