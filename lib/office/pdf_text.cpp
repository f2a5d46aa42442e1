// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_text.hpp"

#include <algorithm>

#include "lib/office/pdf_breaks.hpp"
#include "lib/thai/fonts.hpp"

namespace office::pdf {
namespace {

constexpr double k_mark_scale = 0.65;  // a footnote's mark by the size of its text
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
    : context_(make_context(document.language)), document_(document), note_numbers_(document)
{
}

std::string Typesetter::in_digits(std::string_view text) const
{
  return thai::in_digits(printable(text), document_.digits);
}

SetTextPtr Typesetter::set(std::string_view text, const TextStyle& style, double width) const
{
  return set(Runs{Run{.text = std::string(text)}}, style, width);
}

SetTextPtr Typesetter::set(const Runs& runs, const TextStyle& style, double width, double first_indent) const
{
  auto result = std::make_shared<SetText>();
  result->size_ = style.size;
  result->layout_.reset(pango_layout_new(context_.get()));
  PangoLayout* layout = result->layout_.get();
  PangoAttrList* attributes = compose(runs, *result);
  pango_layout_set_text(layout, result->text_.data(), static_cast<int>(result->text_.size()));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  PangoFontDescription* font = describe(style);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0) {
    pango_layout_set_width(layout, std::max(1, pango_units_from_double(width)));
    pango_layout_set_indent(layout, pango_units_from_double(first_indent));
  }
  result->read_lines(width >= 0 ? first_indent : 0);
  return result;
}

PangoAttrList* Typesetter::compose(const Runs& runs, SetText& set) const
{
  std::string& text = set.text_;
  PangoAttrList* attributes = pango_attr_list_new();
  const int mark_size = pango_units_from_double(set.size_ * k_mark_scale);
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
    add(attributes, pango_attr_allow_breaks_new(FALSE), mark, text.size());
    set.marks_.push_back({static_cast<int>(mark), static_cast<int>(text.size()), *run.footnote});
  }
  add(attributes, pango_attr_insert_hyphens_new(FALSE), 0, text.size());
  for (const ByteRange& range : ranges_without_break(text))
    add(attributes, pango_attr_allow_breaks_new(FALSE), static_cast<std::size_t>(range.begin),
        static_cast<std::size_t>(range.end));
  return attributes;
}

const SetText::Mark* SetText::mark_at(int byte) const
{
  for (const Mark& mark : marks_)
    if (byte >= mark.begin && byte < mark.end) return &mark;
  return nullptr;
}

void SetText::read_lines(double first_indent)
{
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(layout_.get(), &count);
  std::vector<bool> breaks(text_.size() + 1, false);
  const char* at = text_.c_str();
  const char* end = at + text_.size();
  for (int i = 0; i < count && at < end; ++i, at = g_utf8_next_char(at))
    breaks[static_cast<std::size_t>(at - text_.c_str())] = attributes[i].is_line_break != 0;

  for (GSList* item = pango_layout_get_lines_readonly(layout_.get()); item != nullptr; item = item->next) {
    auto* pango_line = static_cast<PangoLayoutLine*>(item->data);
    Line line = read_line(pango_line, breaks);
    if (pango_line->is_paragraph_start) line.indent = first_indent;
    const auto* next = item->next != nullptr ? static_cast<PangoLayoutLine*>(item->next->data) : nullptr;
    line.ends_paragraph = next == nullptr || next->is_paragraph_start;
    lines_.push_back(std::move(line));
  }
}

double SetText::natural_width() const
{
  double widest = 0;
  for (const Line& line : lines_)
    widest = std::max(widest, line.indent + line.width);
  return widest;
}

double SetText::widest_word() const
{
  double widest = 0;
  for (const Line& line : lines_) {
    double word = 0;
    double blanks = 0;  // behind the word; they take no room where the line is broken behind them
    for (const Cluster& cluster : line.clusters) {
      if (cluster.begins_word) word = blanks = 0;
      if (cluster.blank) {
        blanks += cluster.width;
        continue;
      }
      word += blanks + cluster.width;
      blanks = 0;
      widest = std::max(widest, word);
    }
  }
  return widest;
}

Line SetText::read_line(PangoLayoutLine* line, const std::vector<bool>& breaks) const
{
  Line result;
  for (GSList* item = line->runs; item != nullptr; item = item->next) {
    auto* run = static_cast<PangoLayoutRun*>(item->data);
    const std::size_t before = result.clusters.size();
    read_run(run, text_, breaks, result.clusters);
    if (const Mark* mark = mark_at(run->item->offset)) {
      for (std::size_t i = before; i < result.clusters.size(); ++i)
        result.clusters[i].rise = size_ * k_mark_rise;
      if (before > 0) result.clusters[before - 1].stretch = 0;
      if (result.notes.empty() || result.notes.back() != mark->note) result.notes.push_back(mark->note);
    }
  }
  while (!result.clusters.empty() && result.clusters.back().blank)
    result.clusters.pop_back();
  for (const Cluster& cluster : result.clusters)
    result.width += cluster.width;
  return result;
}

}  // namespace office::pdf
