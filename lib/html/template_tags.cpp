// SPDX-License-Identifier: Apache-2.0
#include "lib/html/template_tags.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

namespace html {
namespace {

TagKind kind_of(char sign)
{
  switch (sign) {
    case '#':
      return TagKind::section;
    case '^':
      return TagKind::inverted;
    case '/':
      return TagKind::close;
    case '>':
      return TagKind::partial;
    case '!':
      return TagKind::comment;
    case '&':
    case '{':
    case '=':
      return TagKind::refused;
    default:
      return TagKind::value;
  }
}

bool is_attribute_letter(char c)
{
  return (c >= 'a' && c <= 'z') || c == '-' || (c >= '0' && c <= '9');
}

/// The name before the = at the end of the text.
std::string attribute_before(std::string_view text)
{
  if (text.ends_with('=')) text.remove_suffix(1);
  std::size_t begin = text.size();
  while (begin > 0 && is_attribute_letter(text[begin - 1]))
    --begin;
  return std::string(text.substr(begin));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Anatomy read()
  {
    while (at_ < text_.size()) {
      if (text_.substr(at_, 2) == "{{") {
        end_piece();
        read_tag();
        piece_begin_ = at_;
      } else {
        step();
      }
    }
    end_piece();
    return std::move(anatomy_);
  }

 private:
  void read_tag()
  {
    Tag tag{.begin = at_, .surrounding = surrounding_};
    const std::size_t close = text_.find("}}", at_ + 2);
    if (close == std::string_view::npos) {
      tag.kind = TagKind::unclosed;
      tag.end = at_ = text_.size();
    } else {
      std::string_view inside = util::trim(text_.substr(at_ + 2, close - at_ - 2));
      tag.kind = inside.empty() ? TagKind::refused : kind_of(inside.front());
      if (tag.kind != TagKind::value && !inside.empty()) inside = util::trim(inside.substr(1));
      tag.name = std::string(inside);
      tag.end = at_ = close + 2;
    }
    anatomy_.tags.push_back(std::move(tag));
  }

  void step()
  {
    const char c = text_[at_];
    if (surrounding_ == Surrounding::text && text_.substr(at_, 4) == "<!--") {
      turn(Surrounding::comment, false);
    } else if (surrounding_ == Surrounding::text && c == '<') {
      turn(Surrounding::tag, false);
    } else if (c == '>' && (surrounding_ == Surrounding::tag || ends_comment())) {
      turn(Surrounding::text, true);
    } else if (surrounding_ == Surrounding::tag && (c == '"' || c == '\'')) {
      quote_ = c;
      attribute_ = attribute_before(text_.substr(piece_begin_, at_ - piece_begin_));
      turn(Surrounding::quoted, true);
    } else if (surrounding_ == Surrounding::quoted && c == quote_) {
      turn(Surrounding::tag, false);
      attribute_.clear();
    } else {
      ++at_;
    }
  }

  bool ends_comment() const { return surrounding_ == Surrounding::comment && text_.substr(0, at_).ends_with("--"); }

  /// What begins here is of another kind; the character itself still belongs to the old piece, or already to the new.
  void turn(Surrounding next, bool belongs_to_old)
  {
    if (belongs_to_old) ++at_;
    end_piece();
    surrounding_ = next;
    piece_begin_ = at_;
    if (!belongs_to_old) ++at_;
  }

  void end_piece()
  {
    if (at_ > piece_begin_) {
      anatomy_.pieces.push_back(
          {text_.substr(piece_begin_, at_ - piece_begin_), piece_begin_, surrounding_, attribute_});
    }
    piece_begin_ = at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t piece_begin_ = 0;
  Surrounding surrounding_ = Surrounding::text;
  char quote_ = '"';
  std::string attribute_;
  Anatomy anatomy_;
};

}  // namespace

Anatomy anatomy(std::string_view text)
{
  return Reader(text).read();
}

int line_at(std::string_view text, std::size_t at)
{
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, at), '\n'));
}

}  // namespace html
