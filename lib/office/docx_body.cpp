// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "lib/office/docx_parts.hpp"
#include "lib/office/page.hpp"
#include "lib/office/picture_png.hpp"

namespace office::docx {
namespace {

constexpr std::string_view k_wp_namespace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

constexpr double k_highest_picture = 0.8;  // share of a page, so that its heading and its title stand with it

constexpr double k_least_distance = 0.05;  // points

class BodyWriter {
 public:
  BodyWriter(const Document& document, TextWriter& text) : document_(document), text_(text) {}

  Body write()
  {
    out_.raw(k_xml_declaration);
    out_.open("w:document",
              {{"xmlns:w", k_main_namespace}, {"xmlns:r", k_relation_namespace}, {"xmlns:wp", k_wp_namespace}});
    out_.open("w:body");
    if (document_.emblem) (*this)(*document_.emblem);
    for (const std::string& line : document_.title_lines)
      plain({.style = "Title"}, line);
    for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
      if (starts_together(i)) begin_row();
      std::visit(*this, document_.blocks[i]);
      if (ends_together(i)) end_row();
    }
    section();
    out_.close().close();
    return {out_.take(), std::move(pictures_)};
  }

  void operator()(const Heading& heading)
  {
    const std::string style = "Heading" + std::to_string(std::clamp(heading.level, 1, 3));
    plain({.style = style}, heading.number.empty() ? heading.text : heading.number + " " + heading.text);
  }

  void operator()(const Paragraph& paragraph)
  {
    ParagraphLook look{.style = paragraph.first_line_indent ? "BodyTextFirstIndent" : "BodyText",
                       .keep_next = paragraph.keep_with_next};
    if (paragraph.indent > 0) look.left = paragraph.indent;
    if (paragraph.align != Align::distribute) look.alignment = alignment(paragraph.align);
    begin(look);
    const bool usual = std::abs(paragraph.size - k_body_size) < 0.01;
    text_.runs(out_, paragraph.runs, {.size = usual ? 0 : paragraph.size});
    out_.close();
  }

  void operator()(const ListItem& item)
  {
    constexpr std::string_view k_styles[] = {"List", "List2", "List3"};
    begin({.style = k_styles[std::clamp(item.level, 0, 2)], .keep_next = item.keep_with_next});
    text_.text(out_, item.mark + "\t", {});
    text_.runs(out_, item.runs, {});
    out_.close();
  }

  void operator()(const Table& each)
  {
    if (!each.caption.empty()) {
      plain({.style = "Caption"}, each.caption);
    } else if (break_before_ || after_table_) {
      distance(1);
    }
    table(out_, text_, each, document_.digits, sheet_);
    keep_ = !each.rows.empty() && each.rows.back().keep_with_next;
    // Word joins two tables that touch, and wants a paragraph after the last one.
    distance(each.borderless ? k_paragraph_gap : k_block_gap);
    after_table_ = true;
  }

  void operator()(const Picture& each)
  {
    const pdf::Extent extent =
        pdf::picture_extent(each, {sheet_.text_width(), sheet_.body_height() * k_highest_picture});
    pictures_.push_back(picture_png(each, extent));
    if (each.beside_next) {
      begin({.keep_next = true, .exact_height = k_least_distance});
      picture(out_, each, extent, static_cast<int>(pictures_.size()));
      out_.close();
      return;
    }
    ParagraphLook look{.style = "Figure", .keep_next = !each.title.empty()};
    if (each.indent > 0) look.left = each.indent;
    begin(look);
    picture(out_, each, extent, static_cast<int>(pictures_.size()));
    out_.close();
    if (!each.title.empty()) plain({.style = "FigureCaption"}, each.title);
  }

  void operator()(const PageBreak& page_break)
  {
    if (page_break.landscape == sheet_.landscape) {
      break_before_ = true;
      return;
    }
    // A section ends with its last paragraph; the next one begins a page by itself.
    out_.open("w:p").open("w:pPr");
    out_.empty("w:spacing", {{"w:before", "0"}, {"w:after", "0"}, {"w:line", "20"}, {"w:lineRule", "exact"}});
    section();
    out_.close().close();
    sheet_.landscape = page_break.landscape;
    break_before_ = after_table_ = keep_ = false;
  }
  void operator()(const Space& space) { distance(std::max(space.points, k_least_distance)); }

 private:
  bool starts_together(std::size_t block) const
  {
    const auto& all = document_.together;
    return std::any_of(all.begin(), all.end(), [&](const BlockRange& range) { return range.first == block; });
  }
  bool ends_together(std::size_t block) const
  {
    const auto& all = document_.together;
    return std::any_of(all.begin(), all.end(), [&](const BlockRange& range) { return range.last == block; });
  }

  /// A row without lines and padding, so that what stands in it stands where other text does.
  void begin_row()
  {
    if (break_before_ || after_table_) distance(k_least_distance);
    const std::string width = twips(sheet_.text_width());
    out_.open("w:tbl").open("w:tblPr").empty("w:tblW", {{"w:w", width}, {"w:type", "dxa"}});
    out_.empty("w:tblLayout", {{"w:type", "fixed"}});
    out_.open("w:tblCellMar").empty("w:left", {{"w:w", "0"}, {"w:type", "dxa"}});
    out_.empty("w:right", {{"w:w", "0"}, {"w:type", "dxa"}}).close().close();
    out_.open("w:tblGrid").empty("w:gridCol", {{"w:w", width}}).close();
    out_.open("w:tr").open("w:trPr").empty("w:cantSplit").close();
    out_.open("w:tc").open("w:tcPr").empty("w:tcW", {{"w:w", width}, {"w:type", "dxa"}}).close();
  }
  void end_row()
  {
    out_.close().close().close();
    distance(k_least_distance);
    after_table_ = true;
  }

  void begin(ParagraphLook look)
  {
    look.page_break_before = break_before_;
    keep_ = look.keep_next;
    break_before_ = false;
    after_table_ = false;
    out_.open("w:p");
    paragraph_properties(out_, look);
  }

  void plain(const ParagraphLook& look, std::string_view text)
  {
    begin(look);
    text_.text(out_, text, {});
    out_.close();
  }

  void distance(double points)
  {
    begin({.keep_next = keep_, .exact_height = points});
    out_.close();
  }

  void section()
  {
    out_.open("w:sectPr");
    const auto reference = [&](std::string_view kind, std::string_view type, std::string_view relation) {
      out_.empty(kind, {{"w:type", type}, {"r:id", relation}});
    };
    reference("w:headerReference", "default", "rIdHeader");
    reference("w:headerReference", "first", "rIdFirstHeader");
    reference("w:footerReference", "default", "rIdFooter");
    reference("w:footerReference", "first", "rIdFirstFooter");
    const bool thai = document_.digits == thai::Digits::thai;
    if (thai) out_.open("w:footnotePr").empty("w:numFmt", {{"w:val", "thaiNumbers"}}).close();
    const std::string width = twips(sheet_.width());
    const std::string height = twips(sheet_.height());
    if (sheet_.landscape) {
      out_.empty("w:pgSz", {{"w:w", width}, {"w:h", height}, {"w:orient", "landscape"}});
    } else {
      out_.empty("w:pgSz", {{"w:w", width}, {"w:h", height}});
    }
    out_.empty("w:pgMar", {{"w:top", twips(k_margin_top)},
                           {"w:right", twips(k_margin_right)},
                           {"w:bottom", twips(k_margin_bottom)},
                           {"w:left", twips(k_margin_left)},
                           {"w:header", twips(k_header_top)},
                           {"w:footer", twips(k_footer_bottom)},
                           {"w:gutter", "0"}});
    if (thai) out_.empty("w:pgNumType", {{"w:fmt", "thaiNumbers"}});
    out_.empty("w:cols", {{"w:space", "720"}});
    if (first_section_) out_.empty("w:titlePg");
    first_section_ = false;
    out_.close();
  }

  const Document& document_;
  TextWriter& text_;
  Markup out_;
  std::vector<std::string> pictures_;
  Sheet sheet_;
  bool first_section_ = true;
  bool break_before_ = false;
  bool after_table_ = false;
  bool keep_ = false;  // what was written last stays with what follows
};

}  // namespace

Body body(const Document& document, TextWriter& text)
{
  return BodyWriter(document, text).write();
}

}  // namespace office::docx
