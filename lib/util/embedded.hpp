// SPDX-License-Identifier: Apache-2.0
// Files that travel inside the program (see cmake/embed.cmake): fonts, framework files, words, templates, and what
// browsers load.
// The bytes live as long as the program.
#pragma once
#include <span>
#include <string_view>

namespace util {

struct EmbeddedFile {
  std::string_view name;  ///< path below the embedded folder, for example "frameworks/2567.toml"
  std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_fonts();  ///< "ProngsaiSarabun-Regular.ttf", …
/// "frameworks/…", "locale/th/…", "db/migrations/…", "web/…", "src/…/views/…"
std::span<const EmbeddedFile> embedded_program_files();
std::span<const EmbeddedFile> embedded_static_files();  ///< "prongsai.css", "prongsai.css.gz", "prongsai.css.br", …

}  // namespace util
