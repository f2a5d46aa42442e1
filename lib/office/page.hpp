// SPDX-License-Identifier: Apache-2.0
// The sheet that every renderer prints on: A4 with the margins, sizes and indents of Thai official papers. All lengths
// are in points (1/72 inch).
#pragma once

namespace office {

constexpr double centimetres(double count)
{
  return count * 72.0 / 2.54;
}

inline constexpr double k_page_width = centimetres(21.0);
inline constexpr double k_page_height = centimetres(29.7);
inline constexpr double k_margin_left = centimetres(3.0);
inline constexpr double k_margin_right = centimetres(2.0);
inline constexpr double k_margin_top = centimetres(2.5);
inline constexpr double k_margin_bottom = centimetres(2.0);
inline constexpr double k_text_width = k_page_width - k_margin_left - k_margin_right;    ///< 453.5
inline constexpr double k_body_height = k_page_height - k_margin_top - k_margin_bottom;  ///< 714.3
/// A sheet as it lies before the reader: upright, or on its side for wide tables. The margins stay those of the edges.
struct Sheet {
  bool landscape = false;

  constexpr double width() const { return landscape ? k_page_height : k_page_width; }
  constexpr double height() const { return landscape ? k_page_width : k_page_height; }
  constexpr double text_width() const { return width() - k_margin_left - k_margin_right; }    ///< 453.5, or 700.2
  constexpr double body_height() const { return height() - k_margin_top - k_margin_bottom; }  ///< 714.3, or 467.7
  bool operator==(const Sheet&) const = default;
};

inline constexpr double k_header_top = centimetres(1.4);     ///< header text, from the upper edge
inline constexpr double k_footer_bottom = centimetres(1.0);  ///< footer line, from the lower edge

inline constexpr double k_first_line_indent = centimetres(2.5);
/// A list item's mark stands at k_list_indent + level × k_list_step, its text k_list_hang further right.
inline constexpr double k_list_indent = centimetres(1.0);
inline constexpr double k_list_step = centimetres(0.8);
inline constexpr double k_list_hang = centimetres(0.9);

inline constexpr double k_body_size = 16;
inline constexpr double k_title_size = 20;     ///< Document::title_lines
inline constexpr double k_footnote_size = 12;  ///< footnotes, header and footer
inline constexpr double k_line_height =
    1.17;  ///< distance of base lines by the size (single spacing): 18.7 points at 16

inline constexpr double k_paragraph_gap = 4;  ///< below a paragraph or a list item
inline constexpr double k_caption_gap = 3;    ///< between a caption and its table, a picture and its title
inline constexpr double k_block_gap = 10;     ///< around tables and pictures

inline constexpr double k_cell_padding_x = 4;
inline constexpr double k_cell_padding_y = 2;
inline constexpr double k_border_width = 0.5;
inline constexpr double k_shade = 0.92;  ///< grey of a table's head and of shaded cells, 0 black … 1 white: #EBEBEB

/// Size of a heading of level 1, 2 or 3.
constexpr double heading_size(int level)
{
  return level <= 1 ? 18 : 16;
}
constexpr double heading_space_above(int level)
{
  return level <= 1 ? 12 : 8;
}
inline constexpr double k_heading_space_below = 4;

}  // namespace office
