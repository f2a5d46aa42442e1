// SPDX-License-Identifier: Apache-2.0
// Measures from a file, as pages: send the table, see what would come of it, every fault and every remark, say yes.
#pragma once
#include "src/measures/measure_import.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

class MeasureImportPages {
 public:
  /// Bytes of a request with a file.
  static constexpr std::size_t k_file_limit = std::size_t{10} * 1024 * 1024;

  explicit MeasureImportPages(PageParts parts) : parts_(std::move(parts)) {}

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/plans/2568/import
  site::Answer sample(http::Request& request, const accounts::Visitor& visitor);   ///< GET …/import/sample
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/import, with a file
  site::Answer apply(http::Request& request, const accounts::Visitor& visitor);    ///< POST …/import/{import}/apply

 private:
  site::View shown(const http::Request& request, const Place& place, const MeasureImport& plan, const std::string& file,
                   std::int64_t import, bool changed_meanwhile) const;
  PageParts parts_;
};

}  // namespace measures
