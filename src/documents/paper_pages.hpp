// SPDX-License-Identifier: Apache-2.0
// One official document: what it says, its versions, who signed; editing it, drawing it anew, its files.
#pragma once
#include "src/documents/paper_place_pages.hpp"

namespace documents {

class PaperPages {
 public:
  explicit PaperPages(const PaperPageParts& parts) : parts_(parts) {}

  /// GET …/documents/{document}; ?version= shows an earlier one.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/documents/{document}/file?format=pdf, docx, html or xlsx, of ?version= or the newest.
  site::Answer file(http::Request& request, const accounts::Visitor& visitor);
  /// GET and POST …/documents/{document}/edit.
  site::Answer edit_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);
  /// POST …/documents/{document}/renew: tables and texts that nobody edited, from what is known now.
  site::Answer renew(http::Request& request, const accounts::Visitor& visitor);

 private:
  const PaperPageParts& parts_;
};

}  // namespace documents
