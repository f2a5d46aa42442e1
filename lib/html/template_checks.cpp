// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "lib/html/template_files.hpp"
#include "lib/html/template_tags.hpp"
#include "lib/util/utf8.hpp"

namespace html {
namespace {

constexpr std::array k_spoken_attributes{"alt", "title", "placeholder", "aria-label", "content", "label"};

/// Collects the faults of one file, each with its line.
class Inspection {
 public:
  explicit Inspection(const TemplateFile& file) : file_(file) {}

  std::vector<std::string> run()
  {
    const Anatomy parts = anatomy(file_.text);
    check_tags(parts.tags);
    for (const Piece& piece : parts.pieces) {
      check_policy(piece);
      check_words(piece);
    }
    return std::move(faults_);
  }

 private:
  void fault(std::size_t at, std::string_view what)
  {
    faults_.push_back(fmt::format("{}:{}: {}", file_.path, line_at(file_.text, at), what));
  }

  static bool is_name(std::string_view name)
  {
    return name == "." || (!name.empty() && std::ranges::all_of(name, [](char c) {
             return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '?';
           }));
  }

  void check_tags(const std::vector<Tag>& tags)
  {
    std::vector<const Tag*> open;
    for (const Tag& tag : tags) {
      switch (tag.kind) {
        case TagKind::unclosed:
          fault(tag.begin, "a tag is opened with {{ and not closed");
          break;
        case TagKind::refused:
          fault(tag.begin,
                "only {{name}}, sections, partials and comments: unescaped markup is a value of type Markup");
          break;
        case TagKind::section:
        case TagKind::inverted:
          open.push_back(&tag);
          break;
        case TagKind::close:
          close(tag, open);
          break;
        case TagKind::value:
          check_value(tag);
          break;
        case TagKind::partial:
        case TagKind::comment:
          break;
      }
      const bool named = tag.kind == TagKind::section || tag.kind == TagKind::inverted || tag.kind == TagKind::value;
      if (named && !is_name(tag.name)) fault(tag.begin, fmt::format("\"{}\" is not a name", tag.name));
    }
    for (const Tag* tag : open)
      fault(tag->begin, fmt::format("the section \"{}\" is not closed", tag->name));
  }

  void close(const Tag& tag, std::vector<const Tag*>& open)
  {
    if (open.empty()) {
      fault(tag.begin, fmt::format("\"{}\" is closed and was not open", tag.name));
      return;
    }
    if (open.back()->name != tag.name) {
      fault(tag.begin, fmt::format("\"{}\" is closed while \"{}\" is open", tag.name, open.back()->name));
    } else if (open.back()->surrounding != tag.surrounding) {
      fault(tag.begin, fmt::format("the section \"{}\" ends in other HTML than it began in", tag.name));
    }
    open.pop_back();
  }

  void check_value(const Tag& tag)
  {
    if (tag.surrounding == Surrounding::tag) fault(tag.begin, "a value inside an HTML tag stands in quotes");
    if (tag.surrounding == Surrounding::comment) fault(tag.begin, "no values in HTML comments");
  }

  /// Nothing that the content security policy of the site refuses.
  void check_policy(const Piece& piece)
  {
    if (piece.surrounding == Surrounding::quoted) {
      if (piece.attribute == "style") fault(piece.begin, "no inline styles: use a class of web/styles");
      if (piece.attribute.starts_with("on")) fault(piece.begin, "no inline scripts: use a file of web/scripts");
      if (piece.text.starts_with("javascript:")) fault(piece.begin, "no scripts in addresses");
    }
    if (piece.surrounding != Surrounding::tag) return;
    if (piece.text.starts_with("<style")) fault(piece.begin, "no inline styles: use web/styles");
    if (piece.text.starts_with("<script") && piece.text.find(" src=") == std::string_view::npos) {
      fault(piece.begin, "no inline scripts: use a file of web/scripts");
    }
  }

  /// No word of a language stands in a template: it could not be translated.
  void check_words(const Piece& piece)
  {
    const bool spoken = piece.surrounding == Surrounding::text ||
                        (piece.surrounding == Surrounding::quoted &&
                         std::ranges::find(k_spoken_attributes, piece.attribute) != k_spoken_attributes.end());
    if (!spoken || machine_content(piece)) return;
    for (std::size_t at = 0; at < piece.text.size();) {
      const util::Utf8Character character = util::character_at(piece.text, at);
      if (character.code == U'&') {  // a character reference
        const std::size_t end = piece.text.find(';', at);
        at = end == std::string_view::npos ? piece.text.size() : end;
        continue;
      }
      if (u_isalpha(static_cast<UChar32>(character.code)) != 0) {
        fault(piece.begin + at, "words belong into locale/, as {{t.key}}");
        return;
      }
      at += std::max<std::size_t>(1, character.bytes);
    }
  }

  /// <meta content="…"> of a kind that only browsers read.
  bool machine_content(const Piece& piece) const
  {
    const std::string_view before = std::string_view(file_.text).substr(0, piece.begin);
    const std::size_t open = before.rfind('<');
    if (piece.attribute != "content" || open == std::string_view::npos) return false;
    return before.substr(open).find("name=\"description\"") == std::string_view::npos;
  }

  const TemplateFile& file_;
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults(const TemplateFile& file)
{
  return Inspection(file).run();
}

}  // namespace html
