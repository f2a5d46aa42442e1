// SPDX-License-Identifier: Apache-2.0
// The audit log to look at: who did what to what, and when; searched and paged, and as CSV. Each act is said in the
// words "audit.<act>" of the catalogue where there are any.
#pragma once
#include "src/accounts/audit_store.hpp"
#include "src/accounts/parts_pages.hpp"

namespace accounts {

class AuditPages {
 public:
  explicit AuditPages(const PageParts& parts) : parts_(parts) {}

  site::Answer list(http::Request& request, const Visitor& visitor);    // GET /audit
  site::Answer verify(http::Request& request, const Visitor& visitor);  // GET /audit/check

 private:
  http::Response csv(const AuditQuestion& question);
  html::Phrase act_phrase(const std::string& act, const html::Words& words) const;

  PageParts parts_;
};

}  // namespace accounts
