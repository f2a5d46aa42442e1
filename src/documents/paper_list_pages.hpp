// SPDX-License-Identifier: Apache-2.0
// The documents of an agency: the list, and making a new one.
#pragma once
#include "src/documents/paper_place_pages.hpp"

namespace documents {

class PaperListPages {
 public:
  explicit PaperListPages(const PaperPageParts& parts) : parts_(parts) {}

  /// GET /agencies/{agency}/documents; ?format=xlsx or csv.
  site::Answer list(http::Request& request, const accounts::Visitor& visitor);
  /// GET and POST …/documents/new; ?year= and ?kind= choose beforehand.
  site::Answer new_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer make(http::Request& request, const accounts::Visitor& visitor);

 private:
  http::Response file(const http::Request& request, const DeskPlace& desk, const std::vector<Paper>& papers) const;
  site::View new_view(db::Connection& connection, const DeskPlace& desk, const html::Form& form,
                      util::Language language) const;
  const PaperPageParts& parts_;
};

std::vector<html::Option> kind_options_of(util::Language language);  ///< every kind of document

}  // namespace documents
