// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "lib/office/docx_parts.hpp"
#include "lib/office/page.hpp"
#include "lib/thai/fonts.hpp"

namespace office::docx {
namespace {

constexpr double k_picture_title_size = 14;

struct Style {
  std::string id = {};
  std::string_view name = {};  ///< as Word knows it; a name that Word does not know makes the style a custom one
  std::string_view based_on = "Normal";
  std::string_view next = "";
  bool known = true;
  bool keep_next = false;
  double before = 0;
  double after = 0;
  double left = 0;
  double first_line = 0;  ///< below 0: hanging
  std::string_view alignment = "";
  int outline_level = -1;
  double size = 0;  ///< 0: of the style that it is based on
  bool bold = false;
  double right_tab = 0;
};

void fonts(Markup& out)
{
  const std::string_view family = thai::k_font_family;
  out.empty("w:rFonts", {{"w:ascii", family}, {"w:hAnsi", family}, {"w:eastAsia", family}, {"w:cs", family}});
}

void sizes(Markup& out, double points)
{
  const std::string half_points = std::to_string(std::lround(points * 2));
  out.empty("w:sz", {{"w:val", half_points}}).empty("w:szCs", {{"w:val", half_points}});
}

void defaults(Markup& out)
{
  out.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
  fonts(out);
  sizes(out, k_body_size);
  out.empty("w:lang", {{"w:val", "en-US"}, {"w:eastAsia", "en-US"}, {"w:bidi", "th-TH"}});
  out.close().close().open("w:pPrDefault").open("w:pPr");
  out.empty("w:spacing", {{"w:before", "0"}, {"w:after", "0"}, {"w:line", "240"}, {"w:lineRule", "auto"}});
  out.close().close().close();
}

void indentation(Markup& out, const Style& style)
{
  if (style.left <= 0 && style.first_line == 0) return;
  const std::string first = twips(std::abs(style.first_line));
  const std::string_view kind = style.first_line < 0 ? "w:hanging" : "w:firstLine";
  out.empty("w:ind", {{"w:left", twips(style.left)}, {kind, first}});
}

void paragraph_style(Markup& out, const Style& style)
{
  if (style.id == "Normal") {
    out.open("w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", style.id}});
  } else if (style.known) {
    out.open("w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
  } else {
    out.open("w:style", {{"w:type", "paragraph"}, {"w:customStyle", "1"}, {"w:styleId", style.id}});
  }
  out.empty("w:name", {{"w:val", style.name}});
  if (style.id != "Normal") out.empty("w:basedOn", {{"w:val", style.based_on}});
  if (!style.next.empty()) out.empty("w:next", {{"w:val", style.next}});
  out.empty("w:qFormat").open("w:pPr");
  if (style.keep_next) out.empty("w:keepNext").empty("w:keepLines");
  out.empty("w:widowControl");
  if (style.right_tab > 0)
    out.open("w:tabs").empty("w:tab", {{"w:val", "right"}, {"w:pos", twips(style.right_tab)}}).close();
  if (style.before > 0 || style.after > 0)
    out.empty("w:spacing", {{"w:before", twips(style.before)}, {"w:after", twips(style.after)}});
  indentation(out, style);
  if (!style.alignment.empty()) out.empty("w:jc", {{"w:val", style.alignment}});
  if (style.outline_level >= 0) out.empty("w:outlineLvl", {{"w:val", std::to_string(style.outline_level)}});
  out.close().open("w:rPr");
  fonts(out);
  if (style.bold) out.empty("w:b").empty("w:bCs");
  if (style.size > 0) sizes(out, style.size);
  out.close().close();
}

std::vector<Style> paragraph_styles()
{
  std::vector<Style> styles{
      {.id = "Normal", .name = "Normal", .size = k_body_size},
      {.id = "Title",
       .name = "Title",
       .next = "BodyTextFirstIndent",
       .keep_next = true,
       .alignment = "center",
       .size = k_title_size,
       .bold = true},
      {.id = "BodyText", .name = "Body Text", .after = k_paragraph_gap, .alignment = "thaiDistribute"},
      {.id = "BodyTextFirstIndent",
       .name = "Body Text First Indent",
       .based_on = "BodyText",
       .first_line = k_first_line_indent},
      {.id = "Caption",
       .name = "caption",
       .next = "Normal",
       .keep_next = true,
       .before = k_block_gap,
       .after = k_caption_gap,
       .size = k_table_size,
       .bold = true},
      {.id = "Figure",
       .name = "Figure",
       .next = "FigureCaption",
       .known = false,
       .before = k_block_gap,
       .alignment = "center"},
      {.id = "FigureCaption",
       .name = "Figure Caption",
       .next = "BodyTextFirstIndent",
       .known = false,
       .before = k_caption_gap,
       .after = k_block_gap,
       .alignment = "center",
       .size = k_picture_title_size},
      {.id = "TableText", .name = "Table Text", .known = false, .size = k_table_size},
      {.id = "FootnoteText",
       .name = "footnote text",
       .left = 10,
       .first_line = -10,
       .alignment = "thaiDistribute",
       .size = k_footnote_size},
      {.id = "Header", .name = "header", .alignment = "right", .size = k_footnote_size},
      {.id = "Footer", .name = "footer", .size = k_footnote_size, .right_tab = k_text_width}};
  for (int level = 1; level <= 3; ++level) {
    constexpr std::string_view k_headings[] = {"heading 1", "heading 2", "heading 3"};
    constexpr std::string_view k_lists[] = {"List", "List 2", "List 3"};
    const auto i = static_cast<std::size_t>(level - 1);
    styles.push_back({.id = "Heading" + std::to_string(level),
                      .name = k_headings[i],
                      .next = "BodyTextFirstIndent",
                      .keep_next = true,
                      .before = heading_space_above(level),
                      .after = k_heading_space_below,
                      .outline_level = level - 1,
                      .size = heading_size(level),
                      .bold = true});
    styles.push_back({.id = level == 1 ? "List" : "List" + std::to_string(level),
                      .name = k_lists[i],
                      .based_on = "BodyText",
                      .left = k_list_indent + (level - 1) * k_list_step + k_list_hang,
                      .first_line = -k_list_hang});
  }
  return styles;
}

void border(Markup& out, std::string_view side)
{
  const std::string eighths = std::to_string(std::lround(k_border_width * 8));
  out.empty(side, {{"w:val", "single"}, {"w:sz", eighths}, {"w:space", "0"}, {"w:color", "auto"}});
}

void cell_margin(Markup& out, std::string_view side, double points)
{
  out.empty(side, {{"w:w", twips(points)}, {"w:type", "dxa"}});
}

void cell_margins(Markup& out, double x, double y)
{
  out.open("w:tblCellMar");
  cell_margin(out, "w:top", y);
  cell_margin(out, "w:left", x);
  cell_margin(out, "w:bottom", y);
  cell_margin(out, "w:right", x);
  out.close();
}

void table_styles(Markup& out)
{
  out.open("w:style", {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
  out.empty("w:name", {{"w:val", "Normal Table"}}).empty("w:uiPriority", {{"w:val", "99"}});
  out.empty("w:semiHidden").empty("w:unhideWhenUsed").open("w:tblPr");
  out.empty("w:tblInd", {{"w:w", "0"}, {"w:type", "dxa"}});
  cell_margins(out, k_cell_padding_x, 0);
  out.close().close();
  out.open("w:style", {{"w:type", "table"}, {"w:styleId", "TableGrid"}});
  out.empty("w:name", {{"w:val", "Table Grid"}}).empty("w:basedOn", {{"w:val", "TableNormal"}});
  out.empty("w:uiPriority", {{"w:val", "39"}}).open("w:tblPr").open("w:tblBorders");
  for (const std::string_view side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
    border(out, side);
  out.close();
  cell_margins(out, k_cell_padding_x, k_cell_padding_y);
  out.close().close();
}

void character_styles(Markup& out)
{
  out.open("w:style", {{"w:type", "character"}, {"w:default", "1"}, {"w:styleId", "DefaultParagraphFont"}});
  out.empty("w:name", {{"w:val", "Default Paragraph Font"}}).empty("w:uiPriority", {{"w:val", "1"}});
  out.empty("w:semiHidden").empty("w:unhideWhenUsed").close();
  out.open("w:style", {{"w:type", "character"}, {"w:styleId", "FootnoteReference"}});
  out.empty("w:name", {{"w:val", "footnote reference"}}).empty("w:basedOn", {{"w:val", "DefaultParagraphFont"}});
  out.open("w:rPr").empty("w:vertAlign", {{"w:val", "superscript"}}).close().close();
}

}  // namespace

std::string styles()
{
  Markup out;
  out.raw(k_xml_declaration).open("w:styles", {{"xmlns:w", k_main_namespace}});
  defaults(out);
  for (const Style& style : paragraph_styles())
    paragraph_style(out, style);
  character_styles(out);
  table_styles(out);
  out.close();
  return out.take();
}

}  // namespace office::docx
