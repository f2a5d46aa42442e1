// SPDX-License-Identifier: Apache-2.0
// The links of an item as another program sends them, in JSON:
//   {"links": [{"url": "https://…", "note": "page 3"}], "explanation": "…"}
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/disclosures/disclosure.hpp"

namespace disclosures {

struct SentLinks {
  std::vector<Link> links = {};                 ///< all of the item, in their order; without ids
  std::optional<std::string> explanation = {};  ///< nothing: it stays as it is
  util::Problems problems = {};                 ///< place.field is where: "/links/0/url"
};

/// Every fault at once: disclosures.sent_…, link_twice, too_many_links.
SentLinks read_sent_links(std::string_view json);

/// The entry as it shall be: a link of an address that it has already stays that link. Where anything differs it is in
/// work again.
Entry with_sent(const Entry& now, const SentLinks& sent);

}  // namespace disclosures
