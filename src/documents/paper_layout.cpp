// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_layout.hpp"

#include <array>

#include <fmt/format.h>

#include "lib/thai/thai.hpp"
#include "lib/util/base64.hpp"

#include "src/documents/paper_body.hpp"
#include "src/documents/paper_phrases.hpp"

namespace documents {
namespace {

constexpr std::size_t k_digest_shown = 16;
constexpr double k_memo_emblem = 42;    // points: 1.5 cm, as official memos have it
constexpr double k_notice_emblem = 85;  // 3 cm
constexpr double k_cover_gap = 220;

class LayoutWriter {
 public:
  LayoutWriter(const PrintedPaper& paper, const PaperKind& kind, const util::Messages& words)
      : paper_(paper), content_(paper.content), kind_(kind), words_(words)
  {
  }

  office::Document write()
  {
    frame();
    emblem();
    switch (kind_.layout) {
      case PaperLayout::memo:
        document_.catchwords = true;
        memo();
        break;
      case PaperLayout::notice:
        notice();
        break;
      case PaperLayout::order:
        order();
        break;
      case PaperLayout::minutes:
        minutes();
        break;
      case PaperLayout::report:
      case PaperLayout::analysis:
      case PaperLayout::set:
        report();
        break;
    }
    return std::move(document_);
  }

 private:
  std::string say(const char* key, const util::Params& params = {}) const { return words_.say(key, params); }
  std::string day() const
  {
    const std::string text = day_in_words(content_.day, words_.language());
    return text.empty() ? say("papers.gap_day") : text;
  }
  /// As announcements and orders bear it, with the era before the year.
  std::string day_of_era() const
  {
    const std::string text = day_in_words(content_.day, words_.language());
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string::npos) return day();
    return say("papers.day_of_era", {{"day", text.substr(0, blank)}, {"year", text.substr(blank + 1)}});
  }
  std::string number() const { return paper_.number.empty() ? say("papers.gap") : paper_.number; }

  void frame()
  {
    document_.title = content_.subject;
    document_.subject = kind_.name.in(words_.language());
    document_.author = content_.agency;
    document_.language = words_.language();
    document_.digits = content_.thai_digits ? thai::Digits::thai : thai::Digits::arabic;
    document_.created = paper_.created;
    document_.header_text = content_.subject;
    document_.footer_text =
        say("papers.footer", {{"version", thai::in_digits(std::to_string(paper_.version), document_.digits)},
                              {"digest", paper_.digest.substr(0, k_digest_shown)}});
    document_.page_label = say("documents.page", {{"page", "{page}"}, {"pages", "{pages}"}});
    document_.continued_label = say("documents.continued");
    document_.footnotes = content_.footnotes;
  }

  void emblem()
  {
    if (paper_.emblem.empty()) return;
    const bool memo = kind_.layout == PaperLayout::memo;
    document_.emblem = picture_of_png(paper_.emblem, memo ? k_memo_emblem : k_notice_emblem,
                                      say("papers.emblem_of", {{"agency", content_.agency}}));
    document_.emblem->beside_next = memo;
  }

  void add(office::Block block) { document_.blocks.push_back(std::move(block)); }
  /// "Subject  …" with the label bold, without indent.
  void labelled(const char* key, const std::string& text)
  {
    office::Paragraph paragraph;
    paragraph.runs = {{.text = say(key) + "  ", .bold = true}};
    for (office::Run& run : runs_of_text(text))
      paragraph.runs.push_back(std::move(run));
    paragraph.align = office::Align::left;
    paragraph.first_line_indent = false;
    add(std::move(paragraph));
  }
  void centred(std::string text, double size = 16, bool bold = false, double indent = 0, bool keep = false)
  {
    office::Paragraph paragraph;
    paragraph.runs = {{.text = std::move(text), .bold = bold}};
    paragraph.align = office::Align::centre;
    paragraph.first_line_indent = false;
    paragraph.size = size;
    paragraph.indent = indent;
    paragraph.keep_with_next = keep;
    add(std::move(paragraph));
  }
  void body()
  {
    for (const office::Block& block : content_.body)
      add(block);
  }
  void closing()
  {
    if (content_.closing.empty()) return;
    keep_last_with_next(document_.blocks);
    office::Paragraph paragraph;
    paragraph.runs = runs_of_text(content_.closing);
    paragraph.keep_with_next = true;
    add(office::Space{6});
    add(std::move(paragraph));
  }

  void memo()
  {
    document_.title_lines = {say("papers.memo_title")};
    // Below the emblem, which is higher than the title beside it.
    if (document_.emblem) add(office::Space{24});
    std::string from = content_.unit.empty() ? content_.agency : content_.unit + " " + content_.agency;
    if (!content_.telephone.empty()) from += "  " + say("papers.telephone", {{"number", content_.telephone}});
    labelled("papers.memo_from", from);
    number_and_day();
    labelled("papers.memo_subject", content_.subject);
    labelled("papers.memo_to", content_.addressee);
    body();
    closing();
    add_signatures(document_, paper_, kind_, words_);
  }

  void number_and_day()
  {
    office::Table table;
    table.borderless = true;
    table.size = 16;
    table.columns = {{1}, {1}};
    const auto labelled_cell = [&](const char* key, std::string text) {
      office::TableCell cell;
      cell.paragraphs = {{{.text = say(key) + "  ", .bold = true}, {.text = std::move(text)}}};
      return cell;
    };
    table.rows.push_back(
        {{labelled_cell("papers.memo_number", number()), labelled_cell("papers.memo_day", day())}, false});
    add(std::move(table));
  }

  void notice()
  {
    document_.title_lines = {say("papers.notice_title", {{"agency", content_.agency}}),
                             say("papers.title_subject", {{"subject", content_.subject}})};
    body();
    closing();
    add(office::Space{8});
    centred(say("papers.notice_day", {{"day", day_of_era()}}), 16, false, 0, true);
    add_signatures(document_, paper_, kind_, words_);
  }

  void order()
  {
    document_.title_lines = {say("papers.order_title", {{"agency", content_.agency}}),
                             say("papers.order_number", {{"number", number()}}),
                             say("papers.title_subject", {{"subject", content_.subject}})};
    body();
    closing();
    add(office::Space{8});
    centred(say("papers.order_day", {{"day", day_of_era()}}), 16, false, 0, true);
    add_signatures(document_, paper_, kind_, words_);
  }

  void minutes()
  {
    document_.title_lines = {say("papers.minutes_title", {{"subject", content_.subject}}), content_.agency};
    body();
    closing();
    add_signatures(document_, paper_, kind_, words_);
  }

  /// A cover of its own, then the body.
  void report()
  {
    document_.title_lines = {content_.subject, content_.agency};
    if (!content_.address.empty()) centred(content_.address);
    add(office::Space{k_cover_gap});
    if (!paper_.number.empty()) centred(say("papers.cover_number", {{"number", paper_.number}}));
    if (!content_.day.empty()) centred(day());
    if (!content_.unit.empty()) centred(content_.unit + " " + content_.agency);
    if (!content_.telephone.empty()) centred(say("papers.telephone", {{"number", content_.telephone}}));
    if (!content_.web.empty()) web();
    add(office::PageBreak{kind_.landscape});
    centred(content_.subject, 18, true, 0, true);
    centred(content_.agency, 16, true, 0, true);
    body();
    closing();
    if (kind_.layout != PaperLayout::set) add_signatures(document_, paper_, kind_, words_);
  }
  void web()
  {
    office::Paragraph paragraph;
    paragraph.runs = {{.text = content_.web, .literal = true}};
    paragraph.align = office::Align::centre;
    paragraph.first_line_indent = false;
    add(std::move(paragraph));
  }

  const PrintedPaper& paper_;
  const PaperContent& content_;
  const PaperKind& kind_;
  const util::Messages& words_;
  office::Document document_;
};

/// Width and height that a PNG states in its first bytes; nothing where it is none.
std::pair<int, int> png_size(const std::string& base64_png)
{
  // 24 bytes are 32 letters: signature, length and name of the first chunk, then both numbers.
  constexpr std::size_t k_letters = 32;
  if (base64_png.size() < k_letters) return {0, 0};
  std::string url_form = base64_png.substr(0, k_letters);
  for (char& c : url_form)
    c = c == '+' ? '-' : c == '/' ? '_' : c;
  const auto bytes = util::from_base64url(url_form);
  constexpr std::size_t k_head = 24;
  if (!bytes || bytes->size() < k_head || bytes->compare(1, 3, "PNG") != 0) return {0, 0};
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
      value = value * 256 + static_cast<unsigned char>((*bytes)[i]);
    return value;
  };
  return {number(16), number(20)};
}

}  // namespace

office::Picture picture_of_png(const std::string& base64_png, double height, std::string description)
{
  const auto [pixels_wide, pixels_high] = png_size(base64_png);
  const double share = pixels_high > 0 ? static_cast<double>(pixels_wide) / static_cast<double>(pixels_high) : 1;
  office::Picture picture;
  picture.width = height * share;
  picture.height = height;
  picture.description = std::move(description);
  picture.svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 {0:.2f} "
      "{1:.2f}\" width=\"{0:.2f}\" height=\"{1:.2f}\"><image width=\"{0:.2f}\" height=\"{1:.2f}\" "
      "xlink:href=\"data:image/png;base64,{2}\"/></svg>",
      picture.width, picture.height, base64_png);
  return picture;
}

office::Document laid_out(const PrintedPaper& paper, const PaperKind& kind, const util::Messages& words)
{
  return LayoutWriter(paper, kind, words).write();
}

}  // namespace documents
