// SPDX-License-Identifier: Apache-2.0
// The frame around every page: title, languages, navigation, account, the way up, a notice after something was done,
// the foot. What stands in it is decided by whoever answers the request; how it looks is web/layout.html.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/templates.hpp"

namespace html {

struct Link {
  Phrase text;
  std::string href;
  bool current = false;  ///< where the reader is
};

struct Notice {
  enum class Kind { done, important };
  Kind kind = Kind::done;
  Phrase text;
};

/// Who is signed in; the name leads to the account, the button posts to sign_out.
struct SignedIn {
  std::string name;
  std::string href;
  std::string sign_out;
};

struct Page {
  Phrase title;
  std::string here;  ///< path and query of the page, which the other language keeps; empty: no language links
  std::string csrf;  ///< token that every form of the page carries; views write {{> csrf}}
  std::vector<Link> navigation;
  std::vector<Link> sections;  ///< of what the page is about: the same agency from other sides
  std::vector<Link> breadcrumbs;
  std::vector<Link> foot;
  std::optional<SignedIn> signed_in;
  std::optional<Notice> notice;
  bool has_problems = false;  ///< a form came back: the title says so, for those who hear it first
  std::string style = "prongsai.css";
  std::vector<std::string> scripts = {"prongsai.js"};
};

/// The whole page; `view` is looked up with the values first and then with what all pages share: csrf, language.
std::string render(const Templates& templates, const Words& words, const Page& page, std::string_view view,
                   const Values& values);

/// The page for an answer that is no page: 400, 403, 404, 405, 408, 409, 410, 413, 414, 422, 429, 431, 500, 503; any
/// other is told as the first of its hundred. `number` is what a person can quote, empty where there is none.
std::string render_error(const Templates& templates, const Words& words, Page page, int status,
                         std::string_view number = {});

}  // namespace html
