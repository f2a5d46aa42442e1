// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "lib/office/html_font.hpp"
#include "lib/office/html_parts.hpp"
#include "lib/office/iso_time.hpp"
#include "lib/office/words.hpp"
#include "lib/util/text.hpp"

namespace office {
namespace html {

std::vector<Entry> table_of_contents(const Document& document)
{
  std::vector<Entry> entries;
  for (const Block& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block);
    if (heading == nullptr) continue;
    entries.push_back({std::clamp(heading->level, 1, 3), fmt::format("section-{}", entries.size() + 1),
                       heading->number.empty() ? heading->text : heading->number + " " + heading->text});
  }
  return entries;
}

std::string Writer::write()
{
  const std::vector<Entry> entries = table_of_contents(document_);
  out_.raw("<!DOCTYPE html>\n").open("html", {{"lang", util::code(document_.language)}});
  head();
  out_.open("body").open("div", {{"class", "page"}});
  title();
  if (entries.size() > 1) contents(entries);
  out_.open("main");
  for (const Block& block : document_.blocks) {
    std::visit(*this, block);
    out_.raw("\n");
  }
  close_list();
  if (landscape_) out_.close();
  notes();
  out_.close();
  if (!document_.footer_text.empty()) out_.element("footer", {}, document_.footer_text);
  out_.close().close().close();
  return out_.take();
}

void Writer::head()
{
  out_.open("head").empty("meta", {{"charset", "utf-8"}});
  out_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out_.element("title", {}, document_.title);
  const auto meta = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) out_.empty("meta", {{"name", name}, {"content", value}});
  };
  meta("author", document_.author);
  meta("description", document_.subject);
  meta("dcterms.created", iso_time(document_.created));
  out_.open("style").raw(picture_fonts(document_) + style_sheet(document_)).close().close();
}

void Writer::title()
{
  if (document_.emblem) (*this)(*document_.emblem);
  if (document_.title_lines.empty()) return;
  out_.open("header").open("h1");
  for (std::size_t i = 0; i < document_.title_lines.size(); ++i) {
    if (i > 0) out_.empty("br");
    text(document_.title_lines[i]);
  }
  out_.close().close();
}

void Writer::contents(const std::vector<Entry>& entries)
{
  out_.open("nav", {{"aria-labelledby", "contents"}});
  out_.element(heading_tag(1), {{"id", "contents"}}, say("office.contents"));
  out_.open("ul", {{"role", "list"}});
  for (const Entry& entry : entries) {
    out_.open("li", {{"class", fmt::format("level-{}", entry.level)}}).open("a", {{"href", "#" + entry.id}});
    text(entry.text);
    out_.close().close();
  }
  out_.close().close();
}

void Writer::notes()
{
  if (notes_.in_order().empty()) return;
  out_.open("section", {{"class", "notes"}, {"role", "doc-endnotes"}, {"aria-labelledby", "notes"}});
  out_.element(heading_tag(1), {{"id", "notes"}}, say("office.notes")).open("ol");
  for (const int note : notes_.in_order()) {
    const std::string number = std::to_string(notes_.number(note));
    out_.open("li", {{"id", "note-" + number}});
    for (const Run& run : document_.footnotes[static_cast<std::size_t>(note)])
      runs({Run{.text = run.text, .bold = run.bold, .italic = run.italic, .literal = run.literal}});
    for (int call = 1; call <= notes_.calls(note); ++call) {
      out_.raw(" ").element("a",
                            {{"href", fmt::format("#call-{}-{}", number, call)},
                             {"class", "back"},
                             {"role", "doc-backlink"},
                             {"aria-label", say("office.back")}},
                            "\u21A9");
    }
    out_.close();
  }
  out_.close().close();
}

void Writer::text(std::string_view utf8, bool literal)
{
  const std::string turned = literal ? std::string(utf8) : digits(utf8);
  bool first = true;
  for (const std::string_view line : util::split(turned, '\n')) {
    if (!first) out_.empty("br");
    out_.text(line);
    first = false;
  }
}

void Writer::runs(const Runs& runs)
{
  for (const Run& run : runs) {
    if (run.bold) out_.open("strong");
    if (run.italic) out_.open("em");
    text(run.text, run.literal);
    if (run.italic) out_.close();
    if (run.bold) out_.close();
    if (run.footnote) note_call(*run.footnote);
  }
}

void Writer::note_call(int note)
{
  const int number = notes_.number(note);
  if (number == 0) return;
  const int call = ++calls_[static_cast<std::size_t>(note)];
  const std::string shown = digits(std::to_string(number));
  out_.open("sup").element("a",
                           {{"id", fmt::format("call-{}-{}", number, call)},
                            {"href", fmt::format("#note-{}", number)},
                            {"role", "doc-noteref"},
                            {"aria-label", say("office.note", {{"number", shown}})}},
                           shown);
  out_.close();
}

void Writer::close_list()
{
  if (in_list_) out_.close();
  in_list_ = false;
}

// Below the title, which is the page's only h1; without a title the headings move up.
std::string Writer::heading_tag(int level) const
{
  return fmt::format("h{}", std::clamp(level, 1, 3) + (document_.title_lines.empty() ? 0 : 1));
}

std::string Writer::say(std::string_view key, const util::Params& params) const
{
  return words(document_.language).say(key, params);
}

std::string Writer::block_class(std::string_view own)
{
  std::string classes(own);
  if (break_before_) classes += classes.empty() ? "new-page" : " new-page";
  break_before_ = false;
  return classes;
}

}  // namespace html

std::string to_html(const Document& document)
{
  return html::Writer(document).write();
}

}  // namespace office
