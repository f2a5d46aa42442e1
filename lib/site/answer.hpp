// SPDX-License-Identifier: Apache-2.0
// What the function of a page answers: a view that the site puts into its frame (language, navigation, account,
// notice), or a whole response where it sends somebody elsewhere or hands out a file.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "lib/html/page.hpp"
#include "lib/html/values.hpp"
#include "lib/http/response.hpp"

namespace site {

struct View {
  html::Phrase title;
  std::string view;  ///< template, "agencies/list"
  html::Values values = {};
  std::vector<html::Link> breadcrumbs = {};
  bool has_problems = false;  ///< a form came back: answered as 422
  int status = 200;
};

using Answer = std::variant<View, http::Response>;

}  // namespace site
