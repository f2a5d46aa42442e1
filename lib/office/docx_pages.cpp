// SPDX-License-Identifier: Apache-2.0
// What surrounds the text of a page: header, footer, footnotes; and the settings of the whole document.
#include <algorithm>

#include "lib/office/docx_parts.hpp"
#include "lib/office/page.hpp"
#include "lib/office/pdf_text.hpp"
#include "lib/thai/fonts.hpp"

namespace office::docx {
namespace {

constexpr std::string_view k_page = "{page}";
constexpr std::string_view k_pages = "{pages}";

Markup part(std::string_view root)
{
  Markup out;
  out.raw(k_xml_declaration).open(root, {{"xmlns:w", k_main_namespace}, {"xmlns:r", k_relation_namespace}});
  return out;
}

// Word takes the digits of the page's number from the section, those of the number of pages from the field.
void page_label(Markup& out, const Document& document, TextWriter& text)
{
  const bool thai = document.digits == thai::Digits::thai;
  const std::string digits = thai ? "\\* THAIARABIC " : "";
  const std::string one = thai::in_digits("1", document.digits);
  std::string_view rest = document.page_label;
  while (!rest.empty()) {
    const std::size_t page = rest.find(k_page);
    const std::size_t pages = rest.find(k_pages);
    const std::size_t next = std::min({page, pages, rest.size()});
    if (next > 0) text.text(out, rest.substr(0, next), {});
    rest.remove_prefix(next);
    if (rest.empty()) break;
    const bool is_page = rest.starts_with(k_page);
    text.field(out, (is_page ? " PAGE " : " NUMPAGES ") + digits, one, {});
    rest.remove_prefix(is_page ? k_page.size() : k_pages.size());
  }
}

void begin_paragraph(Markup& out, std::string_view style, std::string_view alignment = {})
{
  out.open("w:p");
  paragraph_properties(out, {.style = style, .alignment = alignment});
}

void separator(Markup& out, std::string_view type, std::string_view id, std::string_view element)
{
  out.open("w:footnote", {{"w:type", type}, {"w:id", id}});
  begin_paragraph(out, "Normal");
  out.open("w:r").empty(element).close().close().close();
}

Runs without_calls(Runs runs)
{
  for (Run& run : runs)
    run.footnote.reset();  // a footnote of a footnote does not exist in Word
  return runs;
}

bool has_landscape(const Document& document)
{
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
    const auto* page_break = std::get_if<PageBreak>(&block);
    return page_break != nullptr && page_break->landscape;
  });
}

}  // namespace

std::string header(const Document& document, TextWriter& text, bool first_page)
{
  Markup out = part("w:hdr");
  begin_paragraph(out, "Header");
  if (!first_page) text.text(out, document.header_text, {});
  out.close().close();
  return out.take();
}

std::string footer(const Document& document, TextWriter& text)
{
  Markup out = part("w:ftr");
  begin_paragraph(out, "Footer");
  text.text(out, document.footer_text, {}, true);
  const double used = thai::text_width(pdf::printable(document.footer_text), k_footnote_size) +
                      thai::text_width(pdf::printable(document.page_label), k_footnote_size) + k_footnote_size;
  // The style's tab stands at the edge of upright pages.
  if (used <= k_text_width && !has_landscape(document)) {
    text.text(out, "\t", {});
  } else {
    out.close();
    begin_paragraph(out, "Footer", "right");
  }
  page_label(out, document, text);
  out.close().close();
  return out.take();
}

std::string footnotes(const Document& document, TextWriter& text)
{
  Markup out = part("w:footnotes");
  separator(out, "separator", "-1", "w:separator");
  separator(out, "continuationSeparator", "0", "w:continuationSeparator");
  for (const int note : text.notes().in_order()) {
    out.open("w:footnote", {{"w:id", std::to_string(text.notes().number(note))}});
    begin_paragraph(out, "FootnoteText");
    out.open("w:r");
    run_properties(out, {.style = "FootnoteReference"}, false);
    out.empty("w:footnoteRef").close();
    text.text(out, " ", {});
    text.runs(out, without_calls(document.footnotes[static_cast<std::size_t>(note)]), {});
    out.close().close();
  }
  out.close();
  return out.take();
}

std::string settings(const Document& document)
{
  Markup out = part("w:settings");
  out.empty("w:zoom", {{"w:percent", "100"}}).empty("w:embedTrueTypeFonts");
  out.empty("w:defaultTabStop", {{"w:val", "720"}});
  out.empty("w:characterSpacingControl", {{"w:val", "doNotCompress"}});
  out.open("w:footnotePr");
  if (document.digits == thai::Digits::thai) out.empty("w:numFmt", {{"w:val", "thaiNumbers"}});
  out.empty("w:footnote", {{"w:id", "-1"}}).empty("w:footnote", {{"w:id", "0"}}).close();
  out.open("w:compat");
  constexpr std::string_view k_word = "http://schemas.microsoft.com/office/word";
  out.empty("w:compatSetting", {{"w:name", "compatibilityMode"}, {"w:uri", k_word}, {"w:val", "15"}});
  out.close();
  out.empty("w:themeFontLang", {{"w:val", "en-US"}, {"w:bidi", "th-TH"}});
  out.close();
  return out.take();
}

}  // namespace office::docx
