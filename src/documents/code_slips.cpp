// SPDX-License-Identifier: Apache-2.0
#include "src/documents/code_slips.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "lib/chart/qr_code.hpp"
#include "lib/office/document.hpp"
#include "lib/office/page.hpp"
#include "lib/thai/fonts.hpp"

#include "src/surveys/code.hpp"

namespace documents {
namespace {

constexpr std::size_t k_columns = 2;
constexpr std::size_t k_rows = 5;
constexpr double k_width = office::k_text_width;
constexpr double k_slip_width = k_width / k_columns;
constexpr double k_slip_height = office::k_body_height / k_rows - 2 * office::k_block_gap - 2;
constexpr double k_inside = 9;
constexpr double k_qr_side = 72;
constexpr double k_code_size = 16;
constexpr double k_words_size = 10.5;  // beside the QR code
constexpr double k_small_size = 9;     // below it
constexpr double k_line_step = 1.16;   // of the size
constexpr std::size_t k_most_lines = 2;

/// Draws the slips of one row: a picture may not be as high as a page.
class SlipRow {
 public:
  SlipRow(const surveys::SlipSheet& sheet, const util::Messages& words) : sheet_(sheet), words_(words) {}

  chart::Svg draw(std::span<const std::string> codes)
  {
    for (std::size_t i = 0; i < codes.size(); ++i)
      draw_slip(codes[i], static_cast<double>(i) * k_slip_width);
    draw_cut_lines();
    return canvas_.finish({words_.say("surveys.slips_title"), sheet_.survey}, k_width, k_slip_height);
  }

 private:
  void draw_slip(const std::string& code, double left)
  {
    chart::draw_qr(canvas_, sheet_.address_of(code), {left + k_inside, k_inside}, k_qr_side);
    const double text_left = left + k_qr_side + 2 * k_inside;
    const double text_width = k_slip_width - k_qr_side - 3 * k_inside;
    double y = k_inside + k_words_size;
    y = draw_lines(sheet_.agency, {text_left, y}, text_width, {.size = k_words_size, .bold = true});
    y = draw_lines(sheet_.survey, {text_left, y}, text_width, {.size = k_words_size});
    canvas_.text({text_left, y + 4}, words_.say("surveys.slip_code"), {.size = k_words_size});
    canvas_.text({text_left, y + 20}, surveys::grouped_code(code), {.size = k_code_size, .bold = true});
    const double whole = k_slip_width - 2 * k_inside;
    y = k_inside + k_qr_side + k_small_size;
    y = draw_lines(words_.say("surveys.slip_how", {{"address", sheet_.address}}), {left + k_inside, y}, whole,
                   {.size = k_small_size});
    draw_lines(words_.say("surveys.slip_promise"), {left + k_inside, y}, whole, {.size = k_small_size});
  }

  /// Where the next line stands.
  double draw_lines(const std::string& text, chart::Point at, double width, const chart::TextStyle& style)
  {
    std::vector<std::string> lines = thai::wrap(text, width, style.size, style.bold);
    lines.resize(std::min(lines.size(), k_most_lines));
    for (const std::string& line : lines) {
      canvas_.text(at, line, style);
      at.y += style.size * k_line_step;
    }
    return at.y;
  }

  void draw_cut_lines()
  {
    for (const double y : {0.0, k_slip_height})
      canvas_.line({0, y}, {k_width, y}, chart::k_quiet, 0.5, true);
    for (std::size_t column = 0; column <= k_columns; ++column) {
      const double x = static_cast<double>(column) * k_slip_width;
      canvas_.line({x, 0}, {x, k_slip_height}, chart::k_quiet, 0.5, true);
    }
  }

  const surveys::SlipSheet& sheet_;
  const util::Messages& words_;
  chart::Canvas canvas_;
};

}  // namespace

std::string code_slips_pdf(const surveys::SlipSheet& sheet)
{
  const util::Messages words = util::Messages::embedded(sheet.language);
  thai::register_fonts();
  office::Document document;
  document.title = words.say("surveys.slips_title");
  document.subject = sheet.survey;
  document.author = sheet.agency;
  document.language = sheet.language;
  const std::span<const std::string> codes(sheet.codes);
  for (std::size_t at = 0; at < codes.size(); at += k_columns) {
    if (at > 0 && at % (k_columns * k_rows) == 0) document.blocks.emplace_back(office::PageBreak());
    SlipRow row(sheet, words);
    chart::Svg svg = row.draw(codes.subspan(at, std::min(codes.size() - at, k_columns)));
    document.blocks.emplace_back(office::Picture{.svg = std::move(svg.text),
                                                 .width = svg.width,
                                                 .height = svg.height,
                                                 .description = std::move(svg.description),
                                                 .drawing = std::move(svg.drawing)});
  }
  return office::to_pdf(document);
}

}  // namespace documents
