// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_breaks.hpp"

namespace office::pdf {
namespace {

constexpr double k_blank_stretch = 4;  // a blank takes as much of the free width as four letters

constexpr gunichar k_mai_yamok = 0x0E46;
constexpr gunichar k_paiyannoi = 0x0E2F;
constexpr gunichar k_lo_ling = 0x0E25;

bool is_thai_letter(gunichar c)
{
  return c >= 0x0E01 && c <= 0x0E4E;
}

bool is_latin_letter(gunichar c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_blank(gunichar c)
{
  return c == ' ' || c == 0x00A0 || c == '\n' || c == 0x2028 || c == 0x2029;
}

struct Letter {
  gunichar code = 0;
  int byte = 0;
};

std::vector<Letter> letters_of(const std::string& utf8)
{
  std::vector<Letter> letters;
  letters.reserve(utf8.size() / 2);
  const char* end = utf8.c_str() + utf8.size();
  for (const char* at = utf8.c_str(); at < end; at = g_utf8_next_char(at))
    letters.push_back({g_utf8_get_char(at), static_cast<int>(at - utf8.c_str())});
  return letters;
}

// May a line not begin at b, although the general rules allow it? a and c stand before and behind b, o before a.
bool holds_together(gunichar o, gunichar a, gunichar b, gunichar c)
{
  if (b == k_mai_yamok || (b == ' ' && c == k_mai_yamok)) return true;
  if (a == k_paiyannoi && b == k_lo_ling && c == k_paiyannoi) return true;          // ฯลฯ
  if (a == '.' && is_thai_letter(o) && is_thai_letter(b) && c == '.') return true;  // พ.ศ.
  if (a == '/' && g_unichar_isdigit(o) && g_unichar_isdigit(b)) return true;        // 12/2568
  return (a == '-' && is_latin_letter(o) && is_latin_letter(b));                    // e-Service
}

}  // namespace

std::vector<ByteRange> ranges_without_break(const std::string& utf8)
{
  std::vector<ByteRange> ranges;
  const std::vector<Letter> letters = letters_of(utf8);
  const auto code = [&](std::size_t i) { return i < letters.size() ? letters[i].code : 0; };
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (!holds_together(i >= 2 ? code(i - 2) : 0, code(i - 1), code(i), code(i + 1))) continue;
    const int end = i + 1 < letters.size() ? letters[i + 1].byte : static_cast<int>(utf8.size());
    ranges.push_back({letters[i].byte, end});
  }
  return ranges;
}

void read_run(PangoLayoutRun* run, const std::string& text, const std::vector<bool>& breaks,
              std::vector<Cluster>& clusters)
{
  PangoFont* font = run->item->analysis.font;
  const auto measured = [&](int first_glyph, int glyph_count, int begin, int end) {
    Cluster cluster{.font = font, .glyphs = run->glyphs->glyphs + first_glyph, .glyph_count = glyph_count};
    cluster.begin = begin;
    cluster.end = end;
    int width = 0;
    for (int i = 0; i < glyph_count; ++i)
      width += cluster.glyphs[i].geometry.width;
    cluster.width = static_cast<double>(width) / PANGO_SCALE;
    cluster.begins_word = breaks[static_cast<std::size_t>(begin)];
    const gunichar first = g_utf8_get_char(text.c_str() + begin);
    cluster.blank = is_blank(first);
    cluster.thai = is_thai_letter(first);
    // Latin words and numbers keep their shape.
    cluster.stretch = cluster.blank ? k_blank_stretch : cluster.thai ? 1 : 0;
    return cluster;
  };
  if (run->item->analysis.level % 2 != 0) {  // right to left: its glyphs are in the order of the page already
    clusters.push_back(measured(0, run->glyphs->num_glyphs, run->item->offset, run->item->offset + run->item->length));
    return;
  }
  PangoGlyphItemIter iter;
  for (gboolean more = pango_glyph_item_iter_init_start(&iter, run, text.c_str()); more;
       more = pango_glyph_item_iter_next_cluster(&iter))
    clusters.push_back(measured(iter.start_glyph, iter.end_glyph - iter.start_glyph, iter.start_index, iter.end_index));
}

}  // namespace office::pdf
