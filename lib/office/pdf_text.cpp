// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lib/office/pdf_clusters.hpp"
#include "lib/office/pdf_shaped_before.hpp"
#include "lib/thai/fonts.hpp"

namespace office::pdf {
namespace {

constexpr double k_mark_scale = 0.65;  // a footnote's mark by the size of its text
// Points; no text is wider.
constexpr double k_no_width = 1e6;
constexpr double k_mark_rise = 0.32;

std::unique_ptr<PangoContext, Unref> make_context(util::Language language)
{
  thai::register_fonts();
  std::unique_ptr<PangoContext, Unref> context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  // One point of the page is one unit of its surface.
  pango_cairo_context_set_resolution(context.get(), 72);
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  pango_context_set_language(context.get(), pango_language_from_string(util::code(language).data()));
  return context;
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end)
{
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

PangoFontDescription* describe(const TextStyle& style)
{
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, std::string(thai::k_font_family).c_str());
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  if (style.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  return font;
}

}  // namespace

std::string printable(std::string_view text)
{
  gchar* valid = g_utf8_make_valid(text.data(), static_cast<gssize>(text.size()));
  std::string result(valid);
  g_free(valid);
  std::replace(result.begin(), result.end(), '\t', ' ');
  std::erase_if(result, [](char c) {
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\n') || code == 0x7F;
  });
  return result;
}

Typesetter::Typesetter(const Document& document)
    : context_(make_context(document.language)),
      language_(document.language),
      digits_(document.digits),
      note_numbers_(document)
{
}

std::string Typesetter::in_digits(std::string_view text) const
{
  return thai::in_digits(printable(text), digits_);
}

std::shared_ptr<ShapedText> Typesetter::lay_out(const Runs& runs, const TextStyle& style, double width) const
{
  auto shaped = std::make_shared<ShapedText>();
  shaped->size = style.size;
  shaped->layout.reset(pango_layout_new(context_.get()));
  PangoLayout* layout = shaped->layout.get();
  PangoAttrList* attributes = compose(runs, *shaped);
  pango_layout_set_text(layout, shaped->text.data(), static_cast<int>(shaped->text.size()));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  PangoFontDescription* font = describe(style);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  if (width < k_no_width) pango_layout_set_width(layout, std::max(1, pango_units_from_double(width)));
  read_clusters(*shaped);
  for (Cluster& cluster : shaped->clusters)
    if (shaped->mark_at(cluster.begin) != nullptr) cluster.rise = style.size * k_mark_rise;
  return shaped;
}

ShapedTextPtr Typesetter::shape(const Runs& runs, const TextStyle& style) const
{
  // The numbers of footnotes belong to one document.
  if (std::ranges::any_of(runs, [](const Run& run) { return run.footnote.has_value(); }))
    return lay_out(runs, style, k_no_width);
  std::string key =
      fmt::format("{} {} {:d} {:d}", util::code(language_), style.size, style.bold, digits_ == thai::Digits::thai);
  for (const Run& run : runs)
    key += fmt::format("\n{:d}{:d}{:d} {} {}", run.bold, run.italic, run.literal, run.text.size(), run.text);
  ShapedBefore& before = ShapedBefore::of_this_thread();
  if (ShapedTextPtr known = before.find(key)) return known;
  ShapedTextPtr shaped = lay_out(runs, style, k_no_width);
  before.keep(std::move(key), shaped);
  return shaped;
}

SetTextPtr Typesetter::set(const Runs& runs, const TextStyle& style, double width, double first_indent) const
{
  ShapedTextPtr shaped = shape(runs, style);
  // The order of letters that run from right to left depends on where lines end: Pango breaks such text.
  if (shaped->right_to_left && shaped->widest_line() > width - first_indent)
    shaped = lay_out(runs, style, width - first_indent);
  return std::make_shared<SetText>(std::move(shaped), width, first_indent);
}

SetTextPtr Typesetter::set(std::string_view text, const TextStyle& style, double width) const
{
  return set(Runs{Run{.text = std::string(text)}}, style, width);
}

SetTextPtr Typesetter::set(std::string_view text, const TextStyle& style) const
{
  return set(text, style, k_no_width);
}

PangoAttrList* Typesetter::compose(const Runs& runs, ShapedText& shaped) const
{
  std::string& text = shaped.text;
  PangoAttrList* attributes = pango_attr_list_new();
  const int mark_size = pango_units_from_double(shaped.size * k_mark_scale);
  for (const Run& run : runs) {
    const std::size_t begin = text.size();
    text += run.literal ? printable(run.text) : in_digits(run.text);
    if (run.bold) add(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), begin, text.size());
    if (run.italic) add(attributes, pango_attr_style_new(PANGO_STYLE_ITALIC), begin, text.size());
    const int number = run.footnote ? note_number(*run.footnote) : 0;
    if (number == 0) continue;
    const std::size_t mark = text.size();
    text += in_digits(std::to_string(number));
    add(attributes, pango_attr_size_new_absolute(mark_size), mark, text.size());
    const char* before = g_utf8_find_prev_char(text.c_str(), text.c_str() + mark);
    const std::size_t word = before != nullptr ? static_cast<std::size_t>(before - text.c_str()) : mark;
    add(attributes, pango_attr_allow_breaks_new(FALSE), word, text.size());
    shaped.marks.push_back({static_cast<int>(mark), static_cast<int>(text.size()), *run.footnote});
  }
  add(attributes, pango_attr_insert_hyphens_new(FALSE), 0, text.size());
  // Boxes are drawn by us: no other font of the machine is to be looked for, nor for the blank beside them.
  constexpr std::string_view k_boxes[] = {"\u2610", "\u2611"};
  for (const std::string_view box : k_boxes) {
    for (std::size_t at = text.find(box); at != std::string::npos; at = text.find(box, at + box.size()))
      add(attributes, pango_attr_fallback_new(FALSE), at, at + box.size());
  }
  for (const thai::ByteRange& range : ranges_without_break(text))
    add(attributes, pango_attr_allow_breaks_new(FALSE), static_cast<std::size_t>(range.begin),
        static_cast<std::size_t>(range.end));
  return attributes;
}

}  // namespace office::pdf
