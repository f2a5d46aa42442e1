// SPDX-License-Identifier: Apache-2.0
// Judging of a round as its administrator watches it: how far everybody is, how far readers agree, who is stricter than
// others; as a page and as a file.
#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "lib/site/site.hpp"

#include "src/reviews/agreement.hpp"
#include "src/reviews/parts_pages.hpp"
#include "src/reviews/severity.hpp"

namespace reviews {

class RoundPages {
 public:
  explicit RoundPages(const PageParts& parts) : parts_(parts) {}

  site::Answer show(http::Request& request, const accounts::Visitor& visitor);  ///< GET /cycles/{cycle}/reviews

 private:
  /// Summed over every first reading of the round, so it is kept until somebody reads again.
  struct Quality {
    std::int64_t newest = -1;
    Agreement by_chance;
    Agreement zeros;
    std::map<std::int64_t, Severity> severities;
  };
  std::shared_ptr<const Quality> quality(db::Connection& connection, std::int64_t cycle);

  PageParts parts_;
  std::mutex mutex_;
  std::map<std::int64_t, std::shared_ptr<const Quality>> known_;
};

}  // namespace reviews
