// SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <string>
#include <string_view>

#include "lib/util/csv_text.hpp"
#include "lib/util/utf8.hpp"

namespace util {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_sample = 4096;
constexpr std::size_t k_piece = std::size_t{64} * 1024;

bool is_document(std::string_view begin)
{
  return begin.starts_with("PK\x03\x04"sv) || begin.starts_with("\xD0\xCF\x11\xE0"sv) || begin.starts_with("%PDF-"sv);
}

/// Whether unmarked bytes look like UTF-16 of a Thai or English table: the bytes in the place of the high byte
/// (0 big-endian, 1 little-endian) are nearly all 00 (Latin) or 0E (Thai), and those in the other place never 00.
bool looks_like_utf_16(std::string_view sample, std::size_t high)
{
  std::size_t pairs = 0;
  std::size_t latin = 0;
  std::size_t fitting = 0;
  for (std::size_t at = 0; at + 1 < sample.size(); at += 2, ++pairs) {
    const char high_byte = sample[at + high];
    if (sample[at + 1 - high] == '\0') return false;
    if (high_byte == '\0') ++latin;
    if (high_byte == '\0' || high_byte == '\x0E') ++fitting;
  }
  return latin > 0 && fitting * 10 >= pairs * 9;
}

/// How well the bytes fit UTF-8.
struct Utf8Fit {
  std::size_t unfit = 0;            ///< bytes that are part of no character
  std::size_t thai_characters = 0;  ///< whole characters of the Thai block; counted only on request
};

std::size_t thai_characters(std::string_view text)
{
  std::size_t count = 0;
  for (std::size_t at = text.find('\xE0'); at != std::string_view::npos && at + 2 < text.size();
       at = text.find('\xE0', at + 1)) {
    const Utf8Character found = character_at(text, at);
    if (found.bytes == 3 && found.code >= 0xE00 && found.code < 0xE80) ++count;
  }
  return count;
}

/// Reads all of the source. Without `thoroughly` it stops at the first byte that does not fit.
Utf8Fit fit_to_utf_8(ByteSource& source, bool thoroughly)
{
  Utf8Fit fit;
  std::string buffer(k_piece, '\0');
  std::size_t kept = 0;
  while (const std::size_t count = source.read(buffer.data() + kept, buffer.size() - kept)) {
    const std::string_view text(buffer.data(), kept + count);
    std::size_t at = valid_utf8_prefix(text);
    while (at < text.size()) {
      const std::string_view rest = text.substr(at);
      if (rest.size() < 4 && may_become_character(rest)) break;
      ++fit.unfit;
      if (!thoroughly) return fit;
      ++at;
      at += valid_utf8_prefix(text.substr(at));
    }
    if (thoroughly) fit.thai_characters += thai_characters(text.substr(0, at));
    kept = text.size() - at;
    std::memmove(buffer.data(), buffer.data() + at, kept);
  }
  fit.unfit += kept;
  return fit;
}

}  // namespace

DetectedEncoding presume_encoding(ByteSource& source)
{
  std::string sample(k_sample, '\0');
  sample.resize(source.read(sample.data(), sample.size()));
  DetectedEncoding found;
  found.is_document = is_document(sample);
  if (found.is_document) return found;
  found.all_characters = false;
  if (sample.starts_with("\xFF\xFE"sv)) return {TableEncoding::utf_16_little, 2, false};
  if (sample.starts_with("\xFE\xFF"sv)) return {TableEncoding::utf_16_big, 2, false};
  const bool marked = sample.starts_with("\xEF\xBB\xBF"sv);
  if (marked) found.mark_bytes = 3;
  if (!marked && looks_like_utf_16(sample, 1)) return {TableEncoding::utf_16_little, 0, false};
  if (!marked && looks_like_utf_16(sample, 0)) return {TableEncoding::utf_16_big, 0, false};
  found.presumed = !marked;
  return found;
}

DetectedEncoding detect_encoding(ByteSource& source)
{
  DetectedEncoding found = presume_encoding(source);
  if (!found.presumed) return found;
  found.presumed = false;
  source.go_to(0);
  found.all_characters = fit_to_utf_8(source, false).unfit == 0;
  if (found.all_characters) return found;
  source.go_to(0);
  const Utf8Fit fit = fit_to_utf_8(source, true);
  if (fit.thai_characters <= fit.unfit) found.encoding = TableEncoding::windows_874;
  return found;
}

}  // namespace util
