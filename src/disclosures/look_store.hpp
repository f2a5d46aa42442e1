// SPDX-License-Identifier: Apache-2.0
// One link, document or file as a worker sees it: what it says, and the snapshot that is kept of it. Only for
// precheck_agency_store.cpp.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/fetch/fetcher.hpp"
#include "lib/util/clock.hpp"

#include "src/disclosures/disclosure.hpp"
#include "src/disclosures/precheck.hpp"
#include "src/disclosures/precheck_store.hpp"
#include "src/disclosures/precheck_work_store.hpp"
#include "src/disclosures/snapshot.hpp"

namespace disclosures {

/// A link or a file, with what is kept of it and of the documents that a page hands out.
struct Looked {
  SeenLink seen = {};
  Snapshot snapshot = {};
  std::vector<Snapshot> documents = {};  ///< parallel to seen.attached
};

/// Addresses of documents on the same site that a page links to, each once, at most a few.
std::vector<std::string> documents_of(const SeenLink& seen);

class Look {
 public:
  /// All outlive it.
  Look(const PrecheckWorkSettings& settings, const util::Clock& clock, const PrecheckRun& run)
      : settings_(settings), clock_(clock), run_(run)
  {
  }
  extract::Content read(std::string_view bytes, std::string_view type) const;
  /// Without link, address and item. The bytes are kept where they are few.
  Snapshot snapshot_of(const fetch::Page& page, const extract::Content& content) const;
  /// A file that was handed in; its bytes stay where they are.
  Looked at_file(const std::string& item, const File& file) const;

 private:
  const PrecheckWorkSettings& settings_;
  const util::Clock& clock_;
  const PrecheckRun& run_;
};

}  // namespace disclosures
