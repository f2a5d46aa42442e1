// SPDX-License-Identifier: Apache-2.0
#include "lib/thai/fonts.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <numeric>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lib/thai/kept_together.hpp"
#include "lib/util/embedded.hpp"

namespace thai {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Context = std::unique_ptr<PangoContext, Unref>;
using Layout = std::unique_ptr<PangoLayout, Unref>;

void write_all(int descriptor, std::string_view bytes)
{
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0) throw std::system_error(errno, std::generic_category(), "font in memory");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Fontconfig knows only fonts that have a path; a file in memory has one as long as its descriptor is open.
void register_font(const util::EmbeddedFile& font)
{
  const int descriptor = memfd_create(std::string(font.name).c_str(), MFD_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "font in memory");
  write_all(descriptor, font.bytes);
  const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
  if (FcConfigAppFontAddFile(nullptr, reinterpret_cast<const FcChar8*>(path.c_str())) == FcFalse)
    throw std::runtime_error("fontconfig does not take the font " + std::string(font.name));
}

// What a machine's settings say of letters on its screen, coloured edges for one, is not for documents.
void ignore_screen_settings()
{
  constexpr std::string_view k_rules =
      "<fontconfig><match target=\"font\">"
      "<edit name=\"antialias\" mode=\"assign\"><bool>true</bool></edit>"
      "<edit name=\"rgba\" mode=\"assign\"><const>none</const></edit>"
      "<edit name=\"hinting\" mode=\"assign\"><bool>false</bool></edit>"
      "<edit name=\"autohint\" mode=\"assign\"><bool>false</bool></edit>"
      "</match></fontconfig>";
  const auto* rules = reinterpret_cast<const FcChar8*>(k_rules.data());
  if (FcConfigParseAndLoadFromMemory(FcConfigGetCurrent(), rules, FcTrue) == FcFalse)
    throw std::runtime_error("fontconfig does not take the rules of documents");
}

PangoContext* context_of_this_thread()
{
  thread_local const Context k_context = [] {
    register_fonts();
    Context made(pango_font_map_create_context(pango_cairo_font_map_get_default()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(made.get(), options);
    cairo_font_options_destroy(options);
    // One point is one unit, so that widths come out in points.
    pango_cairo_context_set_resolution(made.get(), 72);
    pango_context_set_round_glyph_positions(made.get(), FALSE);
    pango_context_set_language(made.get(), pango_language_from_string("th"));
    return made;
  }();
  return k_context.get();
}

Layout layout_of(std::string_view utf8, double size_points, bool bold)
{
  Layout layout(pango_layout_new(context_of_this_thread()));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, k_font_family.data());
  pango_font_description_set_absolute_size(font, size_points * PANGO_SCALE);
  if (bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
  return layout;
}

void keep_words_together(PangoLayout* layout, std::string_view utf8)
{
  PangoAttrList* attributes = pango_attr_list_new();
  for (const ByteRange& range : kept_together(utf8)) {
    PangoAttribute* attribute = pango_attr_allow_breaks_new(FALSE);
    attribute->start_index = static_cast<guint>(range.begin);
    attribute->end_index = static_cast<guint>(range.end);
    pango_attr_list_insert(attributes, attribute);
  }
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

double width_of(PangoLayout* layout)
{
  int width = 0;
  pango_layout_get_size(layout, &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE;
}

/// For each byte the width, in Pango's units, of the letters that begin there.
std::vector<int> cluster_widths(PangoLayout* layout, std::size_t bytes)
{
  std::vector<int> widths(bytes + 1, 0);
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle extents;
    pango_layout_iter_get_cluster_extents(at, nullptr, &extents);
    widths.at(static_cast<std::size_t>(pango_layout_iter_get_index(at))) += std::abs(extents.width);
  } while (pango_layout_iter_next_cluster(at) != FALSE);
  pango_layout_iter_free(at);
  return widths;
}

double measure_widest_word(std::string_view utf8, double size_points, bool bold)
{
  const Layout layout = layout_of(utf8, size_points, bold);
  keep_words_together(layout.get(), utf8);
  const std::vector<int> widths = cluster_widths(layout.get(), utf8.size());
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout.get(), &count);
  int widest = 0;
  std::size_t word_begin = 0;
  std::size_t byte = 0;
  for (int i = 1; i < count; ++i) {
    ++byte;
    while (byte < utf8.size() && (static_cast<unsigned char>(utf8[byte]) & 0xC0U) == 0x80U)
      ++byte;
    if (attributes[i].is_line_break == 0 && i + 1 != count) continue;
    std::size_t word_end = byte;
    while (word_end > word_begin && (utf8[word_end - 1] == ' ' || utf8[word_end - 1] == '\n'))
      --word_end;
    const auto first = widths.begin() + static_cast<std::ptrdiff_t>(word_begin);
    widest = std::max(widest, std::accumulate(first, first + static_cast<std::ptrdiff_t>(word_end - word_begin), 0));
    word_begin = byte;
  }
  return static_cast<double>(widest) / PANGO_SCALE;
}

/// What was measured before: agencies differ in their numbers, hardly in their words, and shaping is slow.
template <class Value>
class Remembered {
 public:
  template <class Measure>
  Value get(std::string_view utf8, double size_points, bool bold, const Measure& measure)
  {
    constexpr std::size_t k_most = 10'000;
    std::string key = fmt::format("{} {:d} ", size_points, bold);
    key += utf8;
    const auto known = values_.find(key);
    if (known != values_.end()) return known->second;
    if (values_.size() >= k_most) values_.clear();
    return values_.emplace(std::move(key), measure()).first->second;
  }

 private:
  std::unordered_map<std::string, Value> values_;
};

bool is_plain_number(std::string_view utf8)
{
  return !utf8.empty() && utf8.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::vector<std::string> wrapped(std::string_view utf8, double width, double size_points, bool bold)
{
  const Layout layout = layout_of(utf8, size_points, bold);
  keep_words_together(layout.get(), utf8);
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  std::vector<std::string> lines;
  for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
    const PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
    std::string_view text =
        utf8.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length));
    while (text.ends_with(' '))
      text.remove_suffix(1);
    lines.emplace_back(text);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace

void register_fonts()
{
  static std::once_flag once;
  std::call_once(once, [] {
    for (const util::EmbeddedFile& font : util::embedded_fonts())
      register_font(font);
    ignore_screen_settings();
  });
}

double text_width(std::string_view utf8, double size_points, bool bold)
{
  thread_local Remembered<double> widths;
  const auto measured = [&](std::string_view text) {
    return widths.get(text, size_points, bold, [&] { return width_of(layout_of(text, size_points, bold).get()); });
  };
  if (!is_plain_number(utf8)) return measured(utf8);
  // Our font sets digits side by side without kerning, and no score is like the other.
  double sum = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    sum += measured(utf8.substr(i, 1));
  return sum;
}

std::vector<std::string> wrap(std::string_view utf8, double width, double size_points, bool bold)
{
  thread_local Remembered<std::vector<std::string>> lines;
  return lines.get(fmt::format("{} {}", width, utf8), size_points, bold,
                   [&] { return wrapped(utf8, width, size_points, bold); });
}

double widest_word(std::string_view utf8, double size_points, bool bold)
{
  thread_local Remembered<double> widths;
  return widths.get(utf8, size_points, bold, [&] { return measure_widest_word(utf8, size_points, bold); });
}

}  // namespace thai
