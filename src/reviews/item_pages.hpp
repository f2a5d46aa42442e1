// SPDX-License-Identifier: Apache-2.0
// One item of one agency as whoever judges it meets it: what is required, what the agency shows, what the pre-check
// found, what was judged last year and elsewhere; and the form of the reading. Saving leads to the next item.
// Administrators and auditors see the readings instead.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/parts_pages.hpp"
#include "src/reviews/task_store.hpp"

namespace reviews {

class ItemPages {
 public:
  explicit ItemPages(const PageParts& parts) : parts_(parts) {}

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);  ///< GET …/reviews/{item}
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);  ///< POST there

 private:
  site::View reading_view(db::Connection& connection, const http::Request& request, const ItemPlace& place,
                          const Task& task, const html::Form& form);
  site::View history_view(db::Connection& connection, const http::Request& request, const ItemPlace& place);
  std::string after(db::Connection& connection, const Task& task, std::int64_t account) const;

  PageParts parts_;
};

/// What the agency shows for the item, with snapshots and findings: values of {{> reviews/disclosed}}.
html::Values disclosed_values(db::Connection& connection, const PageParts& parts, const ItemPlace& place,
                              util::Language language);
/// Last year's judgement and that of similar agencies: values of {{> reviews/compared}}.
html::Values compared_values(db::Connection& connection, const PageParts& parts, const ItemPlace& place,
                             util::Language language);

}  // namespace reviews
