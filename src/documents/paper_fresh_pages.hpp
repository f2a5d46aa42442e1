// SPDX-License-Identifier: Apache-2.0
// The content of a document as it would be from what is known now, and whether that differs from what it says.
#pragma once
#include "src/documents/paper_place_pages.hpp"

namespace documents {

/// With analysis or members where the kind has them. `today`: instead of the clock's.
PaperContent fresh_content(db::Connection& connection, const PaperPageParts& parts, const Paper& paper,
                           const PaperContent& before, std::optional<std::int64_t> today = {});
/// Whether what is known now differs from what the content says; that a day has gone by is no difference. Asked by each
/// page of a draft: analysis and members are drawn anew only where what they were made from is not the same.
bool is_stale(db::Connection& connection, const PaperPageParts& parts, const Paper& paper, const PaperContent& content);

}  // namespace documents
