// SPDX-License-Identifier: Apache-2.0
// What an agency sets once for all its documents: the chain of signatures, its own wording, the letterhead.
#pragma once
#include "src/documents/letterhead.hpp"
#include "src/documents/paper_place_pages.hpp"
#include "src/documents/signatory_store.hpp"

namespace documents {

class PaperSettingPages {
 public:
  explicit PaperSettingPages(const PaperPageParts& parts) : parts_(parts) {}

  /// GET and POST …/documents/chain.
  site::Answer chain_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer save_chain(http::Request& request, const accounts::Visitor& visitor);
  /// GET …/documents/letterhead and POST; the emblem at …/documents/letterhead/emblem.
  site::Answer head_form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer save_head(http::Request& request, const accounts::Visitor& visitor);
  site::Answer emblem(http::Request& request, const accounts::Visitor& visitor);

 private:
  site::View chain_view(const DeskPlace& desk, const html::Form& form, const std::vector<Signatory>& people) const;
  site::View head_view(const DeskPlace& desk, const html::Form& form, const Letterhead& now) const;
  const PaperPageParts& parts_;
};

class PaperTemplatePages {
 public:
  explicit PaperTemplatePages(const PaperPageParts& parts) : parts_(parts) {}

  /// GET …/documents/templates.
  site::Answer list(http::Request& request, const accounts::Visitor& visitor);
  /// GET and POST …/documents/templates/{kind}; ?wording=en for the English one.
  site::Answer form(http::Request& request, const accounts::Visitor& visitor);
  site::Answer save(http::Request& request, const accounts::Visitor& visitor);
  /// POST …/documents/templates/{kind}/restore: as the program has it.
  site::Answer restore(http::Request& request, const accounts::Visitor& visitor);

 private:
  const PaperPageParts& parts_;
};

}  // namespace documents
