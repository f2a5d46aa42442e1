// SPDX-License-Identifier: Apache-2.0
// Many links from a file, as pages: send the file, see every fault or everything that would change, say yes.
#pragma once
#include "src/disclosures/link_import.hpp"
#include "src/disclosures/place_pages.hpp"

namespace disclosures {

class LinkImportPages {
 public:
  /// Bytes of a request with a file.
  static constexpr std::size_t k_file_limit = std::size_t{10} * 1024 * 1024;

  explicit LinkImportPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/disclosures/import
  site::Answer sample(http::Request& request, const accounts::Visitor& visitor);   ///< GET …/import/sample
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/import, with a file
  site::Answer apply(http::Request& request, const accounts::Visitor& visitor);    ///< POST …/import/{import}/apply

 private:
  site::View shown(const http::Request& request, const Place& place, const LinkPlan& plan, const std::string& file,
                   std::int64_t import, bool changed_meanwhile) const;
  PageParts parts_;
};

}  // namespace disclosures
