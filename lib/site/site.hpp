// SPDX-License-Identifier: Apache-2.0
// A web site of pages: the language that each reader wants, the frame around every page, a notice that the next page
// says after a form, pages of errors. It knows no assessment and no database.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/page.hpp"
#include "lib/html/templates.hpp"
#include "lib/html/words.hpp"
#include "lib/http/outcome.hpp"
#include "lib/http/request.hpp"
#include "lib/http/signed.hpp"
#include "lib/site/answer.hpp"

namespace site {

/// What a page shows of whoever looks at it.
struct Frame {
  std::string csrf;  ///< empty: no forms
  std::vector<html::Link> navigation = {};
  std::vector<html::Link> sections = {};  ///< of what the page is about
  std::vector<html::Link> foot = {};
  std::optional<html::SignedIn> signed_in = {};
};

/// ?lang=… if the address says it, else the cookie, else Accept-Language, else Thai.
util::Language language_of(const http::Request& request);

class Site {
 public:
  Site(html::Templates templates, html::Words thai, html::Words english, http::Signer signer);

  const html::Templates& templates() const { return templates_; }
  const html::Words& words(util::Language language) const;

  /// The whole page, with the notice that done() left and the language of the reader, which is remembered where the
  /// address chose it.
  http::Response page(const http::Request& request, View view, Frame frame) const;
  http::Response error_page(const http::Outcome& outcome, const http::Request& request, Frame frame) const;
  /// 303 to a path of ours after a form was done; the page there says the notice, once.
  http::Response done(const http::Request& request, std::string_view path, const html::Word& notice) const;

 private:
  std::optional<html::Word> notice_of(const http::Request& request) const;
  html::Page frame_of(const http::Request& request, Frame frame) const;

  html::Templates templates_;
  html::Words thai_;
  html::Words english_;
  http::Signer signer_;
};

}  // namespace site
