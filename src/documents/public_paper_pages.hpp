// SPDX-License-Identifier: Apache-2.0
// Published documents for everybody, at addresses that never change. What was rendered is kept as bytes.
#pragma once
#include <list>
#include <map>
#include <mutex>
#include <string>

#include "lib/http/response.hpp"

#include "src/documents/paper_place_pages.hpp"

namespace documents {

class PublicPaperPages {
 public:
  explicit PublicPaperPages(const PaperPageParts& parts) : parts_(parts) {}

  /// GET /papers/{document}.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);
  /// GET /papers/{document}/{format}: pdf, docx, html or xlsx.
  site::Answer file(http::Request& request, const accounts::Visitor& visitor);

 private:
  struct Kept {
    http::SharedBytes bytes;
    std::string_view type;
    std::string name;
  };
  Kept rendered(db::Connection& connection, const Paper& paper, const std::string& format);

  const PaperPageParts& parts_;
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;  // by document, revision and format
  std::list<std::string> order_;      // the newest last
};

}  // namespace documents
