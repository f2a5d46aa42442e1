// SPDX-License-Identifier: Apache-2.0
// Who reads which agency: the list of all, by hand, evenly at the press of a button, and from a file with a preview.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/assignment_import.hpp"
#include "src/reviews/parts_pages.hpp"

namespace reviews {

class AssignmentPages {
 public:
  static constexpr std::size_t k_file_limit = std::size_t{10} * 1024 * 1024;
  explicit AssignmentPages(const PageParts& parts) : parts_(parts) {}

  site::Answer list(http::Request& request, const accounts::Visitor& visitor);     ///< GET …/assignments
  site::Answer by_hand(http::Request& request, const accounts::Visitor& visitor);  ///< POST there
  site::Answer evenly(http::Request& request, const accounts::Visitor& visitor);   ///< POST …/even
  site::Answer sample(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/sample: a file to fill in
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/import, with a file
  site::Answer apply(http::Request& request, const accounts::Visitor& visitor);    ///< POST …/import/{import}

 private:
  site::View list_view(db::Connection& connection, const http::Request& request, const RoundPlace& place,
                       const html::Form& form);
  AssignmentPlan plan(db::Connection& connection, const RoundPlace& place, const util::TableRows& table) const;

  PageParts parts_;
};

}  // namespace reviews
