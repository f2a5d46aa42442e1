// SPDX-License-Identifier: Apache-2.0
// Pages that show every component, in the states in which people meet them. Made for the tests: one checks them without
// a browser, the other (tests/browser/gallery.mjs) looks at them in Chromium.
#pragma once
#include <string>
#include <vector>

#include "lib/html/page.hpp"

namespace html_test {

struct GalleryPage {
  std::string name;
  std::string html;
};

html::Templates gallery_templates();
std::vector<GalleryPage> gallery(const html::Templates& templates, const html::Words& words);

}  // namespace html_test
