// SPDX-License-Identifier: Apache-2.0
// The tags of a Mustache template in the order of its text, each with the HTML around it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace html {

enum class TagKind { value, section, inverted, close, partial, comment, refused, unclosed };

/// Where in HTML something stands.
enum class Surrounding { text, tag, quoted, comment };

struct Tag {
  TagKind kind = TagKind::value;
  std::string name;
  std::size_t begin = 0;  ///< of "{{" in the text
  std::size_t end = 0;    ///< behind "}}"
  Surrounding surrounding = Surrounding::text;
};

/// A run of characters between two tags that a reader sees or a browser obeys.
struct Piece {
  std::string_view text;
  std::size_t begin = 0;
  Surrounding surrounding = Surrounding::text;
  std::string attribute;  ///< of a quoted piece: whose value it is
};

struct Anatomy {
  std::vector<Tag> tags;
  std::vector<Piece> pieces;
};

Anatomy anatomy(std::string_view text);
int line_at(std::string_view text, std::size_t at);  ///< from 1

}  // namespace html
