// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "lib/extract/readers.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

namespace extract {
namespace {

constexpr std::size_t k_longest_name = 40;

std::optional<std::string> converted(std::string_view bytes, const std::string& encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  return text.toUTF8String(utf8);
}

/// Whether among what is not ASCII more characters are whole than bytes are astray.
bool is_mostly_utf8(std::string_view bytes)
{
  std::size_t whole = 0;
  std::size_t astray = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const util::Utf8Character character = util::character_at(bytes, at);
    if (character.bytes > 2) ++whole;  // as Thai letters are; two bytes often are letters of the old encoding
    if (character.bytes == 0) ++astray;
    at += character.bytes == 0 ? 1 : character.bytes;
  }
  return whole > astray;
}

bool is_blank(char32_t code)
{
  return code <= 0x20 || code == 0xA0 || code == 0x200B || code == 0x2003 || code == 0x2002 || code == 0xFEFF ||
         code == 0x3000;
}

}  // namespace

std::string as_utf8(std::string_view bytes, std::string_view encoding)
{
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (util::is_utf8(bytes)) return std::string(bytes);
  if (!encoding.empty() && encoding.size() <= k_longest_name) {
    if (auto text = converted(bytes, std::string(encoding))) return *text;
  }
  // Mostly UTF-8 with something cut in it, or the encoding of old Thai pages.
  if (is_mostly_utf8(bytes)) return converted(bytes, "UTF-8").value_or("");
  return converted(bytes, "windows-874").value_or("");
}

std::string charset_of(std::string_view declared)
{
  std::string lower(declared);
  for (char& c : lower)
    c = util::ascii_lower(c);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view name = std::string_view(lower).substr(at + 8);
  if (name.starts_with('"') || name.starts_with('\'')) name.remove_prefix(1);
  return std::string(name.substr(0, name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_")));
}

std::string one_line(std::string_view text)
{
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const util::Utf8Character character = util::character_at(text, at);
    if (character.bytes == 0) {
      ++at;
      continue;
    }
    if (is_blank(character.code)) {
      blank = true;
    } else {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out.append(text.substr(at, character.bytes));
    }
    at += character.bytes;
  }
  return out;
}

void Lines::end_line()
{
  std::string line;
  for (const std::string_view cell : util::split(line_, '\t')) {
    const std::string text = one_line(cell);
    if (text.empty()) continue;
    if (!line.empty()) line += '\t';
    line += text;
  }
  line_.clear();
  if (line.empty() || full()) return;
  text_ += line;
  text_ += '\n';
}

void Lines::end_cell()
{
  line_ += '\t';
}

std::string Lines::take()
{
  end_line();
  if (text_.size() > most_bytes_) text_.resize(util::valid_utf8_prefix(text_.substr(0, most_bytes_)));
  return std::move(text_);
}

}  // namespace extract
