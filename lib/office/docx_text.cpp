// SPDX-License-Identifier: Apache-2.0
#include "lib/office/docx_text.hpp"

#include <cmath>

#include "lib/util/utf8.hpp"

namespace office::docx {
namespace {

enum class Script { neutral, thai, other };

Script script_of(char32_t code)
{
  if (code >= 0x0E00 && code <= 0x0E7F) return Script::thai;
  if (code >= U'0' && code <= U'9') return Script::other;
  if ((code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z')) return Script::other;
  return code < 0xC0 || (code >= 0x2000 && code <= 0x206F) ? Script::neutral : Script::other;
}

/// End of the piece of one script that begins at `begin`; blanks and signs go with what stands before them.
std::size_t script_end(std::string_view utf8, std::size_t begin, Script& script)
{
  script = Script::neutral;
  std::size_t at = begin;
  while (at < utf8.size()) {
    const util::Utf8Character next = util::character_at(utf8, at);
    const Script found = next.bytes == 0 ? Script::neutral : script_of(next.code);
    if (found != Script::neutral && script != Script::neutral && found != script) break;
    if (script == Script::neutral) script = found;
    at += next.bytes == 0 ? 1 : next.bytes;
  }
  return at;
}

std::string half_points(double points)
{
  return std::to_string(std::lround(points * 2));
}

void indentation(Markup& out, const ParagraphLook& look)
{
  if (look.left && look.first_line) {
    out.empty("w:ind", {{"w:left", twips(*look.left)}, {"w:firstLine", twips(*look.first_line)}});
  } else if (look.left) {
    out.empty("w:ind", {{"w:left", twips(*look.left)}});
  } else if (look.first_line) {
    out.empty("w:ind", {{"w:firstLine", twips(*look.first_line)}});
  }
}

}  // namespace

std::string twips(double points)
{
  return std::to_string(std::lround(points * 20));
}

std::string_view alignment(Align align)
{
  switch (align) {
    case Align::distribute:
      return "thaiDistribute";
    case Align::centre:
      return "center";
    case Align::right:
      return "right";
    case Align::left:
      break;
  }
  return "left";
}

void run_properties(Markup& out, const RunLook& look, bool thai_script)
{
  if (look.style.empty() && !look.bold && !look.italic && !look.raised && look.size <= 0 && !thai_script) return;
  out.open("w:rPr");
  if (!look.style.empty()) out.empty("w:rStyle", {{"w:val", look.style}});
  if (look.bold) out.empty("w:b").empty("w:bCs");
  if (look.italic) out.empty("w:i").empty("w:iCs");
  if (look.size > 0) {
    const std::string size = half_points(look.size);
    out.empty("w:sz", {{"w:val", size}}).empty("w:szCs", {{"w:val", size}});
  }
  if (look.raised) out.empty("w:vertAlign", {{"w:val", "superscript"}});
  if (thai_script) out.empty("w:cs").empty("w:lang", {{"w:bidi", "th-TH"}});
  out.close();
}

void paragraph_properties(Markup& out, const ParagraphLook& look)
{
  out.open("w:pPr");
  if (!look.style.empty()) out.empty("w:pStyle", {{"w:val", look.style}});
  if (look.keep_next) out.empty("w:keepNext");
  if (look.page_break_before) out.empty("w:pageBreakBefore");
  if (look.exact_height) {
    const std::string height = twips(*look.exact_height);
    out.empty("w:spacing", {{"w:before", "0"}, {"w:after", "0"}, {"w:line", height}, {"w:lineRule", "exact"}});
  }
  indentation(out, look);
  if (!look.alignment.empty()) out.empty("w:jc", {{"w:val", look.alignment}});
  out.close();
}

void TextWriter::text(Markup& out, std::string_view utf8, const RunLook& look, bool literal)
{
  italic_used_ = italic_used_ || (look.italic && !look.bold);
  bold_italic_used_ = bold_italic_used_ || (look.italic && look.bold);
  const std::string turned = literal ? std::string(utf8) : thai::in_digits(utf8, document_.digits);
  for (std::size_t at = 0; at < turned.size();) {
    Script script = Script::neutral;
    const std::size_t end = script_end(turned, at, script);
    segment(out, std::string_view(turned).substr(at, end - at), look, script == Script::thai);
    at = end;
  }
}

void TextWriter::segment(Markup& out, std::string_view utf8, const RunLook& look, bool thai_script) const
{
  out.open("w:r");
  run_properties(out, look, thai_script);
  while (!utf8.empty()) {
    const std::size_t length = std::min(utf8.find_first_of("\n\t\r"), utf8.size());
    if (length > 0) out.element("w:t", {{"xml:space", "preserve"}}, utf8.substr(0, length));
    utf8.remove_prefix(length);
    if (utf8.empty()) break;
    if (utf8.front() == '\n') out.empty("w:br");
    if (utf8.front() == '\t') out.empty("w:tab");
    utf8.remove_prefix(1);
  }
  out.close();
}

void TextWriter::runs(Markup& out, const Runs& runs, const RunLook& look)
{
  for (const Run& run : runs) {
    RunLook own = look;
    own.bold = look.bold || run.bold;
    own.italic = look.italic || run.italic;
    text(out, run.text, own, run.literal);
    if (run.footnote) note_call(out, *run.footnote);
  }
}

void TextWriter::field(Markup& out, std::string_view instruction, std::string_view shown, const RunLook& look) const
{
  const auto mark = [&](std::string_view type) {
    out.open("w:r");
    run_properties(out, look, false);
    out.empty("w:fldChar", {{"w:fldCharType", type}}).close();
  };
  mark("begin");
  out.open("w:r");
  run_properties(out, look, false);
  out.element("w:instrText", {{"xml:space", "preserve"}}, instruction).close();
  mark("separate");
  out.open("w:r");
  run_properties(out, look, document_.digits == thai::Digits::thai);
  out.element("w:t", {}, shown).close();
  mark("end");
}

// Word numbers footnotes by itself, and each may be called once; a second call is a reference to the first.
void TextWriter::note_call(Markup& out, int note)
{
  const int number = notes_.number(note);
  if (number == 0) return;
  const std::string id = std::to_string(number);
  const std::string bookmark = "_Note" + id;
  const RunLook look{.style = "FootnoteReference"};
  const bool first = !called_[static_cast<std::size_t>(note)];
  called_[static_cast<std::size_t>(note)] = true;
  if (!first) {
    field(out, " NOTEREF " + bookmark + " \\f \\h ", thai::in_digits(id, document_.digits), look);
    return;
  }
  const bool marked = notes_.calls(note) > 1;
  if (marked) out.empty("w:bookmarkStart", {{"w:id", id}, {"w:name", bookmark}});
  out.open("w:r");
  run_properties(out, look, false);
  out.empty("w:footnoteReference", {{"w:id", id}}).close();
  if (marked) out.empty("w:bookmarkEnd", {{"w:id", id}});
}

}  // namespace office::docx
