// SPDX-License-Identifier: Apache-2.0
// The public site as routes and as files: which address shows what, and under which name each page is kept. No page
// knows who looks at it.
#pragma once
#include <string>
#include <string_view>

#include "src/portal/data_pages.hpp"
#include "src/portal/kept_pages.hpp"
#include "src/portal/parts_pages.hpp"

namespace portal {

enum class PublicPage { search, rankings, agency, measures, methodology, data, data_file };

/// http::NotFound for what is not there, or not visible. Of data files only those of measures: the
/// others are no bytes in memory.
Made make_page(PublicPage page, const Looker& looker, const Publication& publication, const Asked& asked);

class PublicSite {
 public:
  /// `kept` outlives it, and so does everything of the looker.
  PublicSite(Looker looker, KeptPages& kept) : looker_(std::move(looker)), kept_(kept) {}

  /// On the thread that serves connections: from memory, or by a worker.
  void answer(PublicPage page, http::Request& request, http::Reply reply);
  /// The same, waiting for it.
  http::Response answer_now(PublicPage page, const http::Request& request);
  Made make(PublicPage page, const Publication& publication, const Asked& asked)
  {
    return make_page(page, looker_, publication, asked);
  }

 private:
  http::Response data_file(const Publication& publication, const Asked& asked);
  Looker looker_;
  KeptPages& kept_;
  KeptDataFiles files_;
};

/// What the request asks for: only what the page knows counts, so that no made-up address is kept.
Asked asked_of(PublicPage page, const http::Request& request);

}  // namespace portal
