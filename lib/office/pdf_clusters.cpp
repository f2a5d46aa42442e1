// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_clusters.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace office::pdf {
namespace {

constexpr double k_blank_stretch = 4;  // a blank takes as much of the free width as four letters

constexpr gunichar k_paiyannoi = 0x0E2F;
constexpr gunichar k_lo_ling = 0x0E25;
constexpr gunichar k_mai_yamok = 0x0E46;
constexpr gunichar k_open_quote = 0x201C;
constexpr gunichar k_close_quote = 0x201D;
constexpr gunichar k_box = 0x2610;
constexpr gunichar k_ticked_box = 0x2611;
constexpr double k_box_width = 0.62;  // of the type size

// The syllables that make nouns of verbs and persons of deeds: kan, khwam, phu. A line that ends with one of them alone
// reads as a broken word, although the dictionary lets it end there.
constexpr std::array<std::string_view, 3> k_prefixes = {"\u0E01\u0E32\u0E23", "\u0E04\u0E27\u0E32\u0E21",
                                                        "\u0E1C\u0E39\u0E49"};

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

// May no line begin at b, although the general rules allow it? a and c stand before and behind b, o before a.
bool holds_together(gunichar o, gunichar a, gunichar b, gunichar c)
{
  if (a == k_open_quote || a == '(' || b == k_close_quote) return true;
  if (b == k_mai_yamok || (b == ' ' && c == k_mai_yamok)) return true;
  if (a == k_paiyannoi && b == k_lo_ling && c == k_paiyannoi) return true;
  if (a == '.' && is_thai_letter(o) && is_thai_letter(b) && c == '.') return true;
  if (a == '/' && g_unichar_isdigit(o) && g_unichar_isdigit(b)) return true;
  return a == '-' && is_latin_letter(o) && is_latin_letter(b);
}

// For each byte of the text: may a line begin there?
std::vector<bool> breaks_of(const ShapedText& shaped)
{
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(shaped.layout.get(), &count);
  std::vector<bool> breaks(shaped.text.size() + 1, false);
  const char* at = shaped.text.c_str();
  const char* end = at + shaped.text.size();
  for (int i = 0; i < count && at < end; ++i, at = g_utf8_next_char(at))
    breaks[static_cast<std::size_t>(at - shaped.text.c_str())] = attributes[i].is_line_break != 0;
  return breaks;
}

Cluster cluster_of(const PangoLayoutRun& run, int first_glyph, int glyph_count, int begin, int end,
                   const std::string& text)
{
  Cluster cluster{.font = run.item->analysis.font, .glyphs = run.glyphs->glyphs + first_glyph};
  cluster.glyph_count = glyph_count;
  cluster.begin = begin;
  cluster.end = end;
  int width = 0;
  for (int i = 0; i < glyph_count; ++i)
    width += cluster.glyphs[i].geometry.width;
  cluster.width = pango_units_to_double(width);
  const gunichar letter = g_utf8_get_char(text.c_str() + begin);
  cluster.blank = is_blank(letter);
  cluster.thai = is_thai_letter(letter);
  // Latin words and numbers keep their shape.
  cluster.stretch = cluster.blank ? k_blank_stretch : cluster.thai ? 1 : 0;
  cluster.ticked = letter == k_ticked_box;
  cluster.box = letter == k_box || cluster.ticked;
  return cluster;
}

void read_run(PangoLayoutRun* run, ShapedText& shaped)
{
  if (run->item->analysis.level % 2 != 0) {  // right to left: its glyphs are in the order of the page already
    shaped.right_to_left = true;
    shaped.clusters.push_back(cluster_of(*run, 0, run->glyphs->num_glyphs, run->item->offset,
                                         run->item->offset + run->item->length, shaped.text));
    return;
  }
  PangoGlyphItemIter iter;
  for (gboolean more = pango_glyph_item_iter_init_start(&iter, run, shaped.text.c_str()); more != FALSE;
       more = pango_glyph_item_iter_next_cluster(&iter))
    shaped.clusters.push_back(cluster_of(*run, iter.start_glyph, iter.end_glyph - iter.start_glyph, iter.start_index,
                                         iter.end_index, shaped.text));
}

void join_prefixes(ShapedText& shaped)
{
  int word = 0;  // where it begins
  for (std::size_t i = 1; i < shaped.clusters.size(); ++i) {
    Cluster& cluster = shaped.clusters[i];
    const bool behind_blank = shaped.clusters[i - 1].blank;
    if (!cluster.begins_word && !behind_blank) continue;
    const std::string_view before =
        std::string_view(shaped.text)
            .substr(static_cast<std::size_t>(word), static_cast<std::size_t>(cluster.begin - word));
    if (cluster.thai && !behind_blank && std::find(k_prefixes.begin(), k_prefixes.end(), before) != k_prefixes.end())
      cluster.begins_word = false;
    else
      word = cluster.begin;
  }
}

}  // namespace

std::vector<thai::ByteRange> ranges_without_break(const std::string& utf8)
{
  std::vector<thai::ByteRange> ranges = thai::kept_together(utf8);
  const std::vector<Letter> letters = letters_of(utf8);
  const auto code = [&](std::size_t i) { return i < letters.size() ? letters[i].code : 0; };
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (!holds_together(i >= 2 ? code(i - 2) : 0, code(i - 1), code(i), code(i + 1))) continue;
    const int end = i + 1 < letters.size() ? letters[i + 1].byte : static_cast<int>(utf8.size());
    ranges.push_back({letters[i - 1].byte, end});
  }
  return ranges;
}

void read_clusters(ShapedText& shaped)
{
  shaped.clusters.reserve(shaped.text.size() / 3 + 1);
  for (GSList* line = pango_layout_get_lines_readonly(shaped.layout.get()); line != nullptr; line = line->next) {
    for (GSList* run = static_cast<PangoLayoutLine*>(line->data)->runs; run != nullptr; run = run->next)
      read_run(static_cast<PangoLayoutRun*>(run->data), shaped);
    shaped.hard_ends.push_back(shaped.clusters.size());
  }
  const std::vector<bool> breaks = breaks_of(shaped);
  for (Cluster& cluster : shaped.clusters) {
    cluster.begins_word = breaks[static_cast<std::size_t>(cluster.begin)];
    // Whatever font of the machine would have it: the same box everywhere.
    if (cluster.box) cluster.width = k_box_width * shaped.size;
  }
  if (!shaped.right_to_left) join_prefixes(shaped);
}

}  // namespace office::pdf
