// SPDX-License-Identifier: Apache-2.0
// Pages and documents of the fictional agency of tests/world/thung_thong, by item of fiscal year 2567, as if another
// agency had published them for another year.
#pragma once
#include <map>
#include <string>

#include "lib/extract/content.hpp"

namespace app {

constexpr int k_year_of_demo_pages = 2567;

struct DemoPage {
  std::string bytes;
  extract::Content content;
};

class DemoPages {
 public:
  DemoPages();
  /// `item` of fiscal year 2567; an empty page where the agency shows none. `site`: web address of whoever publishes.
  DemoPage page(const std::string& item, int fiscal_year, const std::string& agency, const std::string& site) const;

 private:
  std::map<std::string, std::string> names_;  ///< of files by item: "o9" → "o9.docx.txt"
  std::string agency_;                        ///< as the pages call themselves
};

}  // namespace app
