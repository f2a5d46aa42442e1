// SPDX-License-Identifier: Apache-2.0
// The PDF of a document: set its text, flow it to pages, draw the pages with their header and footer, add bookmarks.
#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include <cairo-pdf.h>
#include <fmt/format.h>

#include "lib/office/document.hpp"
#include "lib/office/iso_time.hpp"
#include "lib/office/pdf_catalog.hpp"
#include "lib/office/pdf_galley.hpp"
#include "lib/office/pdf_picture.hpp"

namespace office {
namespace pdf {
namespace {

struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDestroy {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int count)
{
  // An exception must not pass through cairo, which is C.
  try {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(bytes), count);
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_WRITE_ERROR;
  }
  return CAIRO_STATUS_SUCCESS;
}

std::string replace_all(std::string text, std::string_view what, std::string_view by)
{
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

constexpr double k_smallest_header = 6;    // points
constexpr double k_catchword_width = 110;  // points, of the words themselves

double catchword_room(const Document& document)
{
  return document.catchwords ? k_body_size * k_line_height + k_paragraph_gap : 0;
}

/// Of the first piece that has text: number or mark, and then its words.
std::string first_words(const Page& page)
{
  for (const PlacedPiece& placed : page.pieces) {
    std::vector<PlacedLine> lines = placed.piece.lines;
    std::sort(lines.begin(), lines.end(), [](const PlacedLine& a, const PlacedLine& b) { return a.x < b.x; });
    std::string words;
    for (const PlacedLine& line : lines)
      words += (words.empty() ? "" : " ") + line.text->opening(line.line, k_catchword_width);
    if (!words.empty()) return words;
  }
  return {};
}

class Printer {
 public:
  explicit Printer(const Document& document) : document_(document), typesetter_(document)
  {
    surface_.reset(cairo_pdf_surface_create_for_stream(append, &bytes_, k_page_width, k_page_height));
    cairo_.reset(cairo_create(surface_.get()));
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_5);
    const std::string created = iso_time(document.created);
    set(CAIRO_PDF_METADATA_TITLE, document.title);
    set(CAIRO_PDF_METADATA_AUTHOR, document.author);
    set(CAIRO_PDF_METADATA_SUBJECT, document.subject);
    set(CAIRO_PDF_METADATA_CREATOR, "Prongsai " PRONGSAI_VERSION);
    set(CAIRO_PDF_METADATA_CREATE_DATE, created);
    set(CAIRO_PDF_METADATA_MOD_DATE, created);
  }

  std::string print()
  {
    std::map<int, std::vector<Piece>> notes;
    const auto lines_of_note = [&](int note) {
      const auto found = notes.find(note);
      return found != notes.end() ? found->second
                                  : notes.emplace(note, note_lines(document_, note, typesetter_)).first->second;
    };
    const std::vector<Page> pages = flow(galley(document_, typesetter_), lines_of_note, catchword_room(document_));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      begin_page(pages[i].sheet);
      print_page(pages[i], i + 1, pages.size());
      if (document_.catchwords && i + 1 < pages.size()) print_catchword(pages[i + 1]);
      cairo_show_page(cairo_.get());
    }
    cairo_surface_finish(surface_.get());
    const cairo_status_t status = cairo_surface_status(surface_.get());
    const cairo_status_t drawing = cairo_status(cairo_.get());
    if (status != CAIRO_STATUS_SUCCESS || drawing != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(fmt::format("the PDF \"{}\" cannot be made: {}", document_.title,
                                           cairo_status_to_string(status != CAIRO_STATUS_SUCCESS ? status : drawing)));
    return with_language(std::move(bytes_), document_.language);
  }

 private:
  void set(cairo_pdf_metadata_t key, const std::string& text)
  {
    cairo_pdf_surface_set_metadata(surface_.get(), key, printable(text).c_str());
  }

  void begin_page(const Sheet& sheet)
  {
    if (sheet != sheet_) cairo_pdf_surface_set_size(surface_.get(), sheet.width(), sheet.height());
    sheet_ = sheet;
  }

  void print_page(const Page& page, std::size_t number, std::size_t count)
  {
    for (const PlacedPiece& placed : page.pieces) {
      draw(placed.piece, placed.y);
      if (placed.piece.bookmark) add_bookmark(*placed.piece.bookmark, number, placed.y);
    }
    if (page.note_rule) rule(*page.note_rule, k_text_width / 3);
    if (number > 1) print_header();
    print_footer(number, count);
  }

  void draw(const Piece& piece, double y)
  {
    cairo_t* cairo = cairo_.get();
    for (const Box& box : piece.boxes) {
      if (!box.shaded) continue;
      cairo_set_source_rgb(cairo, k_shade, k_shade, k_shade);
      cairo_rectangle(cairo, box.x, y + box.y, box.width, box.height);
      cairo_fill(cairo);
    }
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, k_border_width);
    for (const Box& box : piece.boxes)
      cairo_rectangle(cairo, box.x, y + box.y, box.width, box.height);
    cairo_stroke(cairo);
    for (const PlacedLine& line : piece.lines)
      line.text->draw(cairo, line.line, line.x, y + line.baseline, line.width, line.align);
    if (piece.picture)
      draw_picture(cairo, *piece.picture->picture, piece.picture->x, y + piece.picture->y,
                   {piece.picture->width, piece.picture->height});
  }

  void rule(double y, double width)
  {
    cairo_set_line_width(cairo_.get(), k_border_width);
    cairo_move_to(cairo_.get(), k_margin_left, y);
    cairo_line_to(cairo_.get(), k_margin_left + width, y);
    cairo_stroke(cairo_.get());
  }

  void add_bookmark(const Bookmark& bookmark, std::size_t page, double y)
  {
    const auto level = static_cast<std::size_t>(bookmark.level);
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    for (std::size_t above = 1; above < level; ++above)
      if (last_outline_[above] != 0) parent = last_outline_[above];
    const std::string place = fmt::format("page={} pos=[{:.2f} {:.2f}]", page, k_margin_left, y);
    const auto flags = static_cast<cairo_pdf_outline_flags_t>(level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    last_outline_[level] =
        cairo_pdf_surface_add_outline(surface_.get(), parent, bookmark.text.c_str(), place.c_str(), flags);
    for (std::size_t below = level + 1; below < last_outline_.size(); ++below)
      last_outline_[below] = 0;
  }

  void print_header()
  {
    if (document_.header_text.empty()) return;
    // All of it stands above the text: what takes more lines than have room is set smaller.
    constexpr double k_room = k_margin_top - k_header_top;
    double size = k_footnote_size;
    SetTextPtr text = typesetter_.set(document_.header_text, {size, false}, sheet_.text_width());
    while (size > k_smallest_header && static_cast<double>(text->lines().size()) * text->pitch() > k_room) {
      size -= 1;
      text = typesetter_.set(document_.header_text, {size, false}, sheet_.text_width());
    }
    for (std::size_t line = 0; line < text->lines().size(); ++line)
      text->draw(cairo_.get(), line, k_margin_left,
                 k_header_top + size * k_ascent + static_cast<double>(line) * text->pitch(), sheet_.text_width(),
                 Align::right);
  }

  void print_footer(std::size_t number, std::size_t count)
  {
    std::string label = replace_all(document_.page_label, "{page}", std::to_string(number));
    label = replace_all(label, "{pages}", std::to_string(count));
    const SetTextPtr page = typesetter_.set(label, {k_footnote_size, false});
    const double last = sheet_.height() - k_footer_bottom - k_footnote_size * (k_line_height - k_ascent);
    page->draw(cairo_.get(), 0, k_margin_left, last, sheet_.text_width(), Align::right);
    const double room = sheet_.text_width() - page->lines().front().width - 2 * k_footnote_size;
    const Runs runs{Run{.text = document_.footer_text, .literal = true}};
    const SetTextPtr text = typesetter_.set(runs, {k_footnote_size, false}, room);
    for (std::size_t line = 0; line < text->lines().size(); ++line) {
      const double above = static_cast<double>(text->lines().size() - 1 - line) * text->pitch();
      text->draw(cairo_.get(), line, k_margin_left, last - above, room, Align::left);
    }
  }

  /// The beginning of the next page, in the room that was kept free for it.
  void print_catchword(const Page& next)
  {
    const std::string words = first_words(next);
    if (words.empty()) return;
    const SetTextPtr text = typesetter_.set("/" + words + " ...", {k_body_size, false});
    const double line = sheet_.height() - k_margin_bottom - k_body_size * (k_line_height - k_ascent);
    text->draw(cairo_.get(), 0, k_margin_left, line, sheet_.text_width(), Align::right);
  }

  const Document& document_;
  Typesetter typesetter_;
  std::string bytes_;  // outlives the surface, which writes to it
  std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface_;
  std::unique_ptr<cairo_t, CairoDestroy> cairo_;
  Sheet sheet_;                        // of the page that is printed
  std::array<int, 4> last_outline_{};  // by level
};

}  // namespace
}  // namespace pdf

std::vector<int> heading_pages(const Document& document)
{
  const pdf::Typesetter typesetter(document);
  const auto notes = [&](int note) { return pdf::note_lines(document, note, typesetter); };
  const std::vector<pdf::Page> pages =
      pdf::flow(pdf::galley(document, typesetter), notes, pdf::catchword_room(document));
  std::vector<int> found;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const pdf::PlacedPiece& placed : pages[i].pieces) {
      if (placed.piece.bookmark) found.push_back(static_cast<int>(i) + 1);
    }
  }
  return found;
}

std::string to_pdf(const Document& document)
{
  return pdf::Printer(document).print();
}

}  // namespace office
