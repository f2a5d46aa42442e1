// SPDX-License-Identifier: Apache-2.0
// The parts of which a Word document is packed (ECMA-376 part 1, 11.3), each as XML text.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/office/docx_text.hpp"
#include "lib/office/page.hpp"
#include "lib/office/pdf_picture.hpp"
#include "lib/office/zip_file.hpp"

namespace office::docx {

inline constexpr std::string_view k_main_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view k_relation_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

inline constexpr double k_table_size = 14;  ///< points, of the style of tables

struct Body {
  std::string xml;                    ///< the whole word/document.xml
  std::vector<std::string> pictures;  ///< PNG; picture n (from 1) is "media/image<n>.png" with relation "rIdImage<n>"
};

Body body(const Document& document, TextWriter& text);
std::string footnotes(const Document& document, TextWriter& text);
std::string header(const Document& document, TextWriter& text, bool first_page);
std::string footer(const Document& document, TextWriter& text);
std::string styles();
std::string settings(const Document& document);

/// One of the faces of the embedded font.
struct Face {
  std::string_view file;     ///< "ProngsaiSarabun-Regular.ttf"
  std::string_view element;  ///< "w:embedRegular"
  std::string_view key;      ///< GUID in braces
};
std::vector<Face> faces(const TextWriter& text);
/// word/fontTable.xml; face n (from 1) has the relation "rIdFont<n>" and the part "fonts/font<n>.odttf".
std::string font_table(const std::vector<Face>& faces);
/// The font's bytes, made unusable outside a document (ECMA-376 part 4, 2.8.1; part 1, 17.8.1).
std::string obfuscated(std::string font, std::string_view key);
/// The same of an embedded font, as ZipPart::packed; the bytes stay as long as the process.
std::string_view packed_font(const Face& face);

void table(Markup& out, TextWriter& text, const Table& table, thai::Digits digits, const Sheet& sheet);
/// `number` counts the pictures of the document from 1.
void picture(Markup& out, const Picture& picture, const pdf::Extent& extent, int number);

}  // namespace office::docx
