// SPDX-License-Identifier: Apache-2.0
// Evidence handed in as a file or a link, handed out to be saved, taken away from the measure (never from the disk:
// the history, frozen pictures and minutes tell of it).
#pragma once
#include <filesystem>

#include "src/measures/evidence.hpp"
#include "src/measures/place_pages.hpp"

namespace measures {

class EvidencePages {
 public:
  explicit EvidencePages(PageParts parts) : parts_(std::move(parts)) {}

  /// Bytes of a request: twice the limit of a file, so that somewhat too large a file is told in words.
  static std::size_t request_limit(std::int64_t file_limit);

  site::Answer form(http::Request& request, const accounts::Visitor& visitor);         ///< GET …/evidence; ?step=7
  site::Answer take(http::Request& request, const accounts::Visitor& visitor);         ///< POST there
  site::Answer hand_out(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/evidence/5
  site::Answer remove_form(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/evidence/5/remove
  site::Answer remove(http::Request& request, const accounts::Visitor& visitor);       ///< POST there

 private:
  site::View evidence_view(const Place& place, const Measure& measure, const html::Form& form) const;
  std::vector<Evidence> read(html::Form& form, http::Request& request, const Measure& measure) const;
  PageParts parts_;
};

/// Where the bytes of that hash are kept: files/measures/ab/ab12….
std::filesystem::path evidence_kept_at(const std::filesystem::path& files, const std::string& sha256);

}  // namespace measures
