// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_catalog.hpp"

#include <string_view>

namespace office::pdf {

std::string with_language(std::string bytes, util::Language language)
{
  constexpr std::string_view k_catalog = "<< /Type /Catalog\n";
  constexpr std::string_view k_start = "\nstartxref\n";
  const std::size_t catalog = bytes.rfind(k_catalog);
  const std::size_t start = bytes.rfind(k_start);
  if (catalog == std::string::npos || start == std::string::npos || start < catalog) return bytes;
  // The table of objects gives places in the file: none but its own may lie behind the catalog.
  const std::size_t table = bytes.find("endobj\nxref\n", catalog);
  const std::size_t place = start + k_start.size();
  const std::size_t place_end = bytes.find('\n', place);
  if (table == std::string::npos || bytes.find(" obj\n", catalog) < table || place_end == std::string::npos)
    return bytes;
  if (bytes.substr(place, place_end - place) != std::to_string(table + std::string_view("endobj\n").size()))
    return bytes;

  const std::string lines = std::string("   /Lang (") + (language == util::Language::thai ? "th-TH" : "en-GB") +
                            ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n";
  bytes.replace(place, place_end - place, std::to_string(table + std::string_view("endobj\n").size() + lines.size()));
  bytes.insert(catalog + k_catalog.size(), lines);
  return bytes;
}

}  // namespace office::pdf
