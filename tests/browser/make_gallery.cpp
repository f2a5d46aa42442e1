// SPDX-License-Identifier: Apache-2.0
// make_gallery <folder>: writes the gallery in both languages and what it loads, for gallery.mjs to serve.
#include <filesystem>
#include <iostream>
#include <string>

#include "lib/html/assets.hpp"
#include "lib/util/files.hpp"

#include "gallery.hpp"
#include "gallery_words.hpp"

int main(int count, char** arguments)
{
  if (count != 2) {
    std::cerr << "make_gallery <folder>\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  std::filesystem::create_directories(folder / "static");
  for (const html::Asset& asset : html::assets())
    util::write_file(folder / asset.address.substr(1), asset.bytes);
  const html::Templates templates = html_test::gallery_templates();
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    for (const html_test::GalleryPage& page : html_test::gallery(templates, html_test::gallery_words(language)))
      util::write_file(folder / (page.name + "." + std::string(util::code(language)) + ".html"), page.html);
  }
  util::write_file(folder / "policy.txt", html::k_content_security_policy);
}
