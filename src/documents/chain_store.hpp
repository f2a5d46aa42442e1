// SPDX-License-Identifier: Apache-2.0
// What an agency has set for all its documents: the chain of signatures, and templates in its own words.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/documents/paper.hpp"
#include "src/documents/paper_content.hpp"

namespace documents {

struct StoredChain {
  std::vector<ChainStep> steps = {};
  std::int64_t revision = 0;  ///< 0: none is set
};

struct StoredTemplate {
  std::vector<PaperSection> sections = {};
  std::int64_t revision = 0;  ///< 0: as the program has it
};

class ChainStore {
 public:
  explicit ChainStore(db::Connection& connection) : connection_(connection) {}

  StoredChain chain(std::int64_t agency) const;
  /// False where somebody changed it since it was read (`revision`).
  bool save(std::int64_t agency, const std::vector<ChainStep>& chain, std::int64_t revision, const cycles::Deed& deed);

  StoredTemplate wording(std::int64_t agency, const std::string& kind, const std::string& language) const;
  std::vector<std::pair<std::string, std::string>> worded(std::int64_t agency) const;  ///< kinds with languages
  bool save_wording(std::int64_t agency, const std::string& kind, const std::string& language,
                    const StoredTemplate& wording, const cycles::Deed& deed);
  void forget_wording(std::int64_t agency, const std::string& kind, const std::string& language);

 private:
  db::Connection& connection_;
};

}  // namespace documents
