// SPDX-License-Identifier: Apache-2.0
#include "src/documents/poster.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "lib/chart/qr_code.hpp"
#include "lib/office/document.hpp"
#include "lib/office/page.hpp"
#include "lib/thai/fonts.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace documents {
namespace {

// Papers have a wider margin at the left, for the file; a poster stands in the middle of the sheet.
constexpr double k_poster_width = office::k_text_width;
constexpr double k_poster_middle = office::k_page_width / 2 - office::k_margin_left;
constexpr double k_lines_width = 2 * k_poster_middle;
constexpr double k_room = office::k_body_height - 4 * office::k_block_gap - 4;  // for both halves, in height
constexpr double k_highest_half = office::k_body_height * 0.8;                  // of what a picture may be
constexpr double k_largest_qr = 310;
constexpr double k_below = 6;           // the last line, for what hangs under it
constexpr double k_poster_step = 1.25;  // of the size

struct Words {
  std::string thai;
  std::string english;
};

/// Thai has blanks only between the parts of a name: it breaks there where it can.
std::vector<std::string> name_lines(const std::string& name, double size)
{
  std::vector<std::string> lines;
  for (const std::string_view part : util::split(name, ' ')) {
    const std::string together = lines.empty() ? std::string(part) : lines.back() + " " + std::string(part);
    if (!lines.empty() && thai::text_width(together, size, true) <= k_lines_width) {
      lines.back() = together;
      continue;
    }
    for (std::string& line : thai::wrap(part, k_lines_width, size, true))
      lines.push_back(std::move(line));
  }
  return lines;
}

/// One half of the sheet: lines from its top to its bottom, each in the middle. Two halves, because a picture may not
/// be as high as a page.
class PosterHalf {
 public:
  explicit PosterHalf(const surveys::Poster& poster) : poster_(poster) {}

  /// Who is asked about what, and the QR code.
  void ask()
  {
    name();
    english(poster_.agency_en, 17);
    y_ += 12;
    both(say("surveys.poster_title", {}), 24, 16);
    y_ += 4;
    const std::string year = std::to_string(poster_.fiscal_year);
    both(say("surveys.poster_survey", {{"survey", poster_.survey}, {"year", year}},
             {{"survey", poster_.survey_en}, {"year", year}}),
         15, 13);
    y_ += 14;
  }
  void add_code(double side)
  {
    chart::draw_qr(canvas_, poster_.address, {k_poster_middle - side / 2, y_}, side);
    y_ += side;
  }
  /// How and until when, and the promise.
  void tell()
  {
    both(say("surveys.poster_how", {}), 17, 14);
    y_ += 6;
    address();
    y_ += 12;
    both(say("surveys.poster_until", {{"day", thai::long_date(poster_.last_day, util::Language::thai)}},
             {{"day", thai::long_date(poster_.last_day, util::Language::english)}}),
         20, 14);
    y_ += 12;
    both(say("surveys.poster_promise", {{"count", std::to_string(poster_.questions)}}), 15, 13);
  }
  double used() const { return y_; }  ///< points from the top

  office::Picture finish()
  {
    chart::Svg svg = canvas_.finish({thai_.say("surveys.poster_title"), poster_.agency + ": " + poster_.address},
                                    k_poster_width, y_ + k_below);
    return {.svg = std::move(svg.text),
            .width = svg.width,
            .height = svg.height,
            .description = std::move(svg.description),
            .drawing = std::move(svg.drawing)};
  }

 private:
  Words say(const std::string& key, const util::Params& params) const { return say(key, params, params); }
  Words say(const std::string& key, const util::Params& in_thai, const util::Params& in_english) const
  {
    return {thai_.say(key, in_thai), english_.say(key, in_english)};
  }

  /// As large as fits into two lines.
  void name()
  {
    double size = 34;
    while (size > 22 && name_lines(poster_.agency, size).size() > 2)
      size -= 2;
    for (const std::string& line : name_lines(poster_.agency, size))
      add(line, {.size = size, .bold = true});
  }
  /// Breaks nowhere, so that it can be typed: a long one becomes smaller.
  void address()
  {
    const std::string text = shown_address();
    double size = 19;
    while (size > 8 && thai::text_width(text, size, true) > k_lines_width)
      size -= 1;
    add(text, {.size = size, .bold = true});
  }
  void add(const std::string& line, chart::TextStyle style)
  {
    style.anchor = chart::Anchor::middle;
    y_ += style.size;
    canvas_.text({k_poster_middle, y_}, line, style);
    y_ += style.size * (k_poster_step - 1);
  }
  void lines(const std::string& text, const chart::TextStyle& style)
  {
    for (const std::string& line : thai::wrap(text, k_lines_width, style.size, style.bold))
      add(line, style);
  }
  void english(const std::string& text, double size)
  {
    if (!text.empty()) lines(text, {.size = size, .colour = chart::k_quiet});
  }
  void both(const Words& words, double thai_size, double english_size)
  {
    lines(words.thai, {.size = thai_size, .bold = thai_size >= 18});
    english(words.english, english_size);
  }
  /// As a person types it: browsers put the scheme before it.
  std::string shown_address() const
  {
    for (const std::string_view scheme : {"https://", "http://"}) {
      if (poster_.address.starts_with(scheme)) return poster_.address.substr(scheme.size());
    }
    return poster_.address;
  }

  const surveys::Poster& poster_;
  const util::Messages thai_ = util::Messages::embedded(util::Language::thai);
  const util::Messages english_ = util::Messages::embedded(util::Language::english);
  chart::Canvas canvas_;
  double y_ = 0;
};

}  // namespace

std::string poster_pdf(const surveys::Poster& poster)
{
  thai::register_fonts();
  PosterHalf upper(poster);
  upper.ask();
  PosterHalf lower(poster);
  lower.tell();
  // The words decide how large the QR code can be.
  upper.add_code(std::min(
      {k_largest_qr, k_room - upper.used() - lower.used() - 2 * k_below, k_highest_half - upper.used() - k_below}));
  office::Document document;
  document.title = util::Messages::embedded(util::Language::thai).say("surveys.poster_title");
  document.subject = poster.survey;
  document.author = poster.agency;
  document.blocks.emplace_back(upper.finish());
  document.blocks.emplace_back(lower.finish());
  return office::to_pdf(document);
}

}  // namespace documents
