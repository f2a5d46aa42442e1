// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <mutex>
#include <stdexcept>

#include "lib/office/docx_parts.hpp"
#include "lib/thai/fonts.hpp"
#include "lib/util/embedded.hpp"

namespace office::docx {
namespace {

// Any keys would do; fixed ones keep the bytes of the document the same.
constexpr Face k_regular{"ProngsaiSarabun-Regular.ttf", "w:embedRegular", "{6D1A0E52-3B7C-4F0E-9C41-7A5E20D3B101}"};
constexpr Face k_bold{"ProngsaiSarabun-Bold.ttf", "w:embedBold", "{6D1A0E52-3B7C-4F0E-9C41-7A5E20D3B102}"};
constexpr Face k_italic{"ProngsaiSarabun-Regular_Italic.ttf", "w:embedItalic",
                        "{6D1A0E52-3B7C-4F0E-9C41-7A5E20D3B103}"};
constexpr Face k_bold_italic{"ProngsaiSarabun-Bold_Italic.ttf", "w:embedBoldItalic",
                             "{6D1A0E52-3B7C-4F0E-9C41-7A5E20D3B104}"};

constexpr int k_font_effort = 1;  // more effort saves a tenth of a document's size and delays the first one

std::string guid_bytes(std::string_view key)
{
  std::string digits;
  for (const char c : key) {
    if (c != '{' && c != '}' && c != '-') digits += c;
  }
  if (digits.size() != 32) throw std::logic_error("font key: not a GUID");
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return bytes;
}

std::string embedded_font(const Face& face)
{
  for (const util::EmbeddedFile& file : util::embedded_fonts()) {
    if (file.name == face.file) return std::string(file.bytes);
  }
  throw std::logic_error("font " + std::string(face.file) + " is not embedded");
}

}  // namespace

std::vector<Face> faces(const TextWriter& text)
{
  std::vector<Face> faces{k_regular, k_bold};
  if (text.italic_used()) faces.push_back(k_italic);
  if (text.bold_italic_used()) faces.push_back(k_bold_italic);
  return faces;
}

std::string font_table(const std::vector<Face>& faces)
{
  Markup out;
  out.raw(k_xml_declaration).open("w:fonts", {{"xmlns:w", k_main_namespace}, {"xmlns:r", k_relation_namespace}});
  out.open("w:font", {{"w:name", thai::k_font_family}});
  out.empty("w:altName", {{"w:val", "TH SarabunPSK"}});
  out.empty("w:charset", {{"w:val", "00"}});
  out.empty("w:family", {{"w:val", "swiss"}}).empty("w:pitch", {{"w:val", "variable"}});
  for (std::size_t i = 0; i < faces.size(); ++i) {
    const std::string relation = "rIdFont" + std::to_string(i + 1);
    out.empty(faces[i].element, {{"r:id", relation}, {"w:fontKey", faces[i].key}});
  }
  out.close().close();
  return out.take();
}

std::string obfuscated(std::string font, std::string_view key)
{
  const std::string guid = guid_bytes(key);
  for (std::size_t i = 0; i < 32 && i < font.size(); ++i)
    font[i] = static_cast<char>(font[i] ^ guid[15 - i % 16]);
  return font;
}

// The fonts are the same in every document and most of its bytes: they are compressed once.
std::string_view packed_font(const Face& face)
{
  static std::mutex mutex;
  static std::map<std::string_view, std::string> packed;  // by file
  const std::lock_guard lock(mutex);
  std::string& archive = packed[face.file];
  if (archive.empty())
    archive = zip_file({{std::string(face.file), obfuscated(embedded_font(face), face.key), k_font_effort}});
  return archive;
}

}  // namespace office::docx
