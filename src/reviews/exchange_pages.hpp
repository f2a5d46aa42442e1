// SPDX-License-Identifier: Apache-2.0
// Judgements as a file: those of the whole round to take along, those made elsewhere to take in, with a preview.
#pragma once
#include "lib/site/site.hpp"

#include "src/reviews/parts_pages.hpp"

namespace reviews {

class ExchangePages {
 public:
  static constexpr std::size_t k_file_limit = std::size_t{128} * 1024 * 1024;
  explicit ExchangePages(const PageParts& parts) : parts_(parts) {}

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);      ///< GET …/reviews/judgements
  site::Answer hand_out(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/judgements/export
  site::Answer preview(http::Request& request, const accounts::Visitor& visitor);   ///< POST …/judgements/import
  site::Answer take(http::Request& request, const accounts::Visitor& visitor);  ///< POST …/judgements/import/{import}

 private:
  site::View exchange_view(const RoundPlace& place, const html::Form& form) const;
  site::View faults_view(const RoundPlace& place, const std::string& file, const ReadJudgements& read,
                         util::Language language) const;

  PageParts parts_;
};

}  // namespace reviews
