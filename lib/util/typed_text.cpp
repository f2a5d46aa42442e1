// SPDX-License-Identifier: Apache-2.0
#include "lib/util/typed_text.hpp"

#include <stdexcept>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace util {
namespace {

bool is_unseen(char32_t code)
{
  return code == 0xAD || (code >= 0x200B && code <= 0x200C) || (code >= 0x200E && code <= 0x200F) ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

bool is_line_end(char32_t code)
{
  return code == U'\n' || code == U'\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool is_refused(char32_t code)
{
  // Noncharacters and the private areas have no agreed meaning; tags (U+E00xx) are unseen by design.
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFEU) == 0xFFFE ||
         (code >= 0xFDD0 && code <= 0xFDEF) || (code >= 0xE0000 && code <= 0xE0FFF);
}

bool is_space_of_any_kind(char32_t code)
{
  return code == U' ' || code == U'\t' || code == 0xA0 || code == 0x202F || code == 0x3000 ||
         (code >= 0x2000 && code <= 0x200A);
}

std::string composed(const std::string& text)
{
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status)) nfc->normalizeUTF8(0, text, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize text");
  return out;
}

class Cleaning {
 public:
  explicit Cleaning(bool keeps_lines) : keeps_lines_(keeps_lines) {}

  TypedText of(std::string_view text)
  {
    for (std::size_t at = 0; at < text.size();) {
      const Utf8Character character = character_at(text, at);
      const bool pair = character.code == U'\r' && at + 1 < text.size() && text[at + 1] == '\n';
      if (character.bytes == 0) {
        cleaned_.has_refused = true;
      } else if (!pair) {
        take(character.code);
      }
      at += character.bytes == 0 ? 1 : character.bytes;
    }
    cleaned_.text = composed(std::string(trim(cleaned_.text)));
    return std::move(cleaned_);
  }

 private:
  void take(char32_t code)
  {
    std::string& out = cleaned_.text;
    if (is_unseen(code)) return;
    if (is_line_end(code) && keeps_lines_) {
      while (out.ends_with(' '))
        out.pop_back();
      if (!out.ends_with("\n\n")) out += '\n';
    } else if (is_space_of_any_kind(code) || is_line_end(code)) {
      if (!out.ends_with(' ')) out += ' ';
    } else if (is_refused(code)) {
      cleaned_.has_refused = true;
    } else {
      append_utf8(out, code);
    }
  }

  bool keeps_lines_;
  TypedText cleaned_;
};

}  // namespace

TypedText typed_line(std::string_view text)
{
  return Cleaning(false).of(text);
}

TypedText typed_lines(std::string_view text)
{
  return Cleaning(true).of(text);
}

}  // namespace util
