// SPDX-License-Identifier: Apache-2.0
// How a line goes into the PDF so that it looks right and copies right. Each Thai word is handed to cairo as one piece
// of text with all its glyphs: readers then take the word from the file whole, where they would otherwise guess blanks
// from the places of tone marks and from the spreading of the line.
#include <algorithm>

#include "lib/office/pdf_text.hpp"

namespace office::pdf {
namespace {

// Above this share of the size behind every letter a spread line reads as torn, and readers begin to see blanks in it.
constexpr double k_most_spread = 0.06;
constexpr double k_most_latin_spread = 0.12;  // only blanks are stretched there, which everyone is used to

// Free width of the line that goes behind a stretch of 1.
double spread_of(const ShapedText& shaped, const Line& line, double width)
{
  if (line.ends_paragraph || line.last <= line.first) return 0;
  double stretch = 0;
  bool thai = false;
  for (std::size_t i = line.first; i + 1 < line.last; ++i) {
    stretch += shaped.clusters[i].stretch;
    thai = thai || shaped.clusters[i].thai;
  }
  const double free = width - line.indent - line.width;
  if (stretch <= 0 || free <= 0) return 0;
  const double spread = free / stretch;
  return spread <= (thai ? k_most_spread : k_most_latin_spread) * shaped.size ? spread : 0;
}

double left_edge(const Line& line, double width, Align align)
{
  const double free = std::max(0.0, width - line.indent - line.width);
  if (align == Align::centre) return line.indent + free / 2;
  if (align == Align::right) return line.indent + free;
  return line.indent;
}

// Collects what stands in one font and shows it with one call.
class GlyphText {
 public:
  GlyphText(cairo_t* cairo, const std::string& text) : cairo_(cairo), text_(text) {}

  void add(const Cluster& cluster, double x, double baseline)
  {
    if (cluster.box) {
      flush();
      box(cluster, x, baseline);
      return;
    }
    const auto any = [&](auto&& test) {
      return std::any_of(cluster.glyphs, cluster.glyphs + cluster.glyph_count, test);
    };
    const bool missing = any([](const PangoGlyphInfo& g) { return (g.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0; });
    const bool shown = !missing && any([](const PangoGlyphInfo& g) { return g.glyph != PANGO_GLYPH_EMPTY; });
    if (!shown || cluster.font != font_ || cluster.begin != end_) flush();
    if (missing && !cluster.blank) frame(cluster, x, baseline);
    if (!shown) return;
    if (pieces_.empty()) begin_ = cluster.begin;
    font_ = cluster.font;
    end_ = cluster.end;
    const cairo_text_cluster_t piece{cluster.end - cluster.begin, place(cluster, x, baseline)};
    // The letters of a Thai word become one piece; Latin ones stay single, which any reader understands.
    const bool joins = !pieces_.empty() && last_is_thai_ && cluster.thai && !cluster.begins_word;
    if (joins) {
      pieces_.back().num_bytes += piece.num_bytes;
      pieces_.back().num_glyphs += piece.num_glyphs;
    } else {
      pieces_.push_back(piece);
    }
    last_is_thai_ = cluster.thai;
  }

  void flush()
  {
    if (!pieces_.empty()) {
      cairo_set_scaled_font(cairo_, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font_)));
      cairo_show_text_glyphs(cairo_, text_.c_str() + begin_, end_ - begin_, glyphs_.data(),
                             static_cast<int>(glyphs_.size()), pieces_.data(), static_cast<int>(pieces_.size()),
                             static_cast<cairo_text_cluster_flags_t>(0));
    }
    glyphs_.clear();
    pieces_.clear();
    font_ = nullptr;
    end_ = -1;
  }

 private:
  // How many glyphs it added.
  int place(const Cluster& cluster, double x, double baseline)
  {
    const std::size_t before = glyphs_.size();
    for (const PangoGlyphInfo* glyph = cluster.glyphs; glyph != cluster.glyphs + cluster.glyph_count; ++glyph) {
      if (glyph->glyph != PANGO_GLYPH_EMPTY)
        glyphs_.push_back({glyph->glyph, x + pango_units_to_double(glyph->geometry.x_offset),
                           baseline + pango_units_to_double(glyph->geometry.y_offset)});
      x += pango_units_to_double(glyph->geometry.width);
    }
    return static_cast<int>(glyphs_.size() - before);
  }

  void box(const Cluster& cluster, double x, double baseline)
  {
    const double side = cluster.width * 0.76;
    const double left = x + cluster.width * 0.06;
    cairo_set_line_width(cairo_, k_border_width * 1.4);
    cairo_rectangle(cairo_, left, baseline - side, side, side);
    if (cluster.ticked) {
      cairo_move_to(cairo_, left + side * 0.18, baseline - side * 0.52);
      cairo_line_to(cairo_, left + side * 0.42, baseline - side * 0.2);
      cairo_line_to(cairo_, left + side * 0.95, baseline - side * 1.12);
    }
    cairo_stroke(cairo_);
  }

  // Stands for a letter that no font has.
  void frame(const Cluster& cluster, double x, double baseline)
  {
    const double side = cluster.width * 0.8;
    cairo_set_line_width(cairo_, k_border_width);
    cairo_rectangle(cairo_, x + cluster.width * 0.1, baseline - side, side, side);
    cairo_stroke(cairo_);
  }

  cairo_t* cairo_;
  const std::string& text_;
  PangoFont* font_ = nullptr;
  int begin_ = 0;  // bytes of text_
  int end_ = -1;
  bool last_is_thai_ = false;
  std::vector<cairo_glyph_t> glyphs_;
  std::vector<cairo_text_cluster_t> pieces_;
};

}  // namespace

void SetText::draw(cairo_t* cairo, std::size_t line, double x, double baseline, double width, Align align) const
{
  const Line& shown = lines_.at(line);
  const double spread = align == Align::distribute ? spread_of(*shaped_, shown, width) : 0;
  x += left_edge(shown, width, align);
  GlyphText glyphs(cairo, shaped_->text);
  for (std::size_t i = shown.first; i < shown.last; ++i) {
    const Cluster& cluster = shaped_->clusters[i];
    glyphs.add(cluster, x, baseline - cluster.rise);
    x += cluster.width + cluster.stretch * spread;
  }
  glyphs.flush();
}

}  // namespace office::pdf
