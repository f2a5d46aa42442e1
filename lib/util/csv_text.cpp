// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>

#include "lib/util/files.hpp"
#include "lib/util/utf8.hpp"

namespace util {
ByteSource::ByteSource(const std::filesystem::path& path) : path_(path.string())
{
  std::error_code unused;
  if (!std::filesystem::is_regular_file(path, unused)) {
    bytes_ = read_file(path);
    return;
  }
  file_.reset(std::fopen(path.c_str(), "rb"));
  if (!file_) throw std::system_error(errno, std::generic_category(), path_);
  std::setvbuf(file_.get(), nullptr, _IONBF, 0);  // our pieces are larger than its buffer
}

std::size_t ByteSource::read(char* to, std::size_t room)
{
  if (!file_) {
    const std::size_t count = std::min(room, bytes_.size() - at_);
    std::memcpy(to, bytes_.data() + at_, count);
    at_ += count;
    return count;
  }
  errno = 0;
  const std::size_t count = std::fread(to, 1, room, file_.get());
  if (count < room && std::ferror(file_.get()) != 0) throw std::system_error(errno, std::generic_category(), path_);
  return count;
}

void ByteSource::go_to(std::size_t offset)
{
  at_ = std::min(offset, bytes_.size());
  if (file_ && std::fseek(file_.get(), static_cast<long>(offset), SEEK_SET) != 0) {
    throw std::system_error(errno, std::generic_category(), path_);
  }
}

TableText::TableText(ByteSource source) : source_(std::move(source)), detected_(presume_encoding(source_))
{
  source_.go_to(detected_.mark_bytes);
}

void TableText::detect()
{
  source_.go_to(0);
  detected_ = detect_encoding(source_);
  source_.go_to(detected_.mark_bytes);
  raw_kept_ = 0;
}

std::size_t TableText::read(char* to, std::size_t room)
{
  switch (detected_.encoding) {
    case TableEncoding::utf_16_little:
    case TableEncoding::utf_16_big:
      return read_utf_16(to, room);
    case TableEncoding::windows_874:
      return read_windows_874(to, room);
    case TableEncoding::utf_8:
      break;
  }
  return source_.read(to, room);
}

/// The UTF-8 of each byte of Windows-874, which includes TIS-620 and ISO 8859-11. To the bytes to which the code page
/// assigns nothing ICU gives control characters (C1) and private ones; those count as no character.
std::array<TableText::ShortText, 256> TableText::windows_874_table()
{
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("windows-874", &status), &ucnv_close);
  if (!converter) throw std::runtime_error("ICU lacks its converter for windows-874");
  std::array<ShortText, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char in = static_cast<char>(static_cast<unsigned char>(byte));
    const char* from = &in;
    status = U_ZERO_ERROR;
    const UChar32 code = ucnv_getNextUChar(converter.get(), &from, &in + 1, &status);
    const auto type = u_charType(code);
    const bool assigned = U_SUCCESS(status) != 0 && code != 0xFFFD && type != U_PRIVATE_USE_CHAR &&
                          (type != U_CONTROL_CHAR || code < 0x80);
    std::string utf8;
    if (assigned) append_utf8(utf8, static_cast<char32_t>(code));
    if (!assigned) utf8 = k_no_character;
    std::copy(utf8.begin(), utf8.end(), table[byte].bytes.begin());
    table[byte].length = static_cast<unsigned char>(utf8.size());
  }
  return table;
}

std::size_t TableText::read_windows_874(char* to, std::size_t room)
{
  static const std::array<ShortText, 256> k_table = windows_874_table();
  raw_.resize(room / 3);
  const std::size_t count = source_.read(raw_.data(), raw_.size());
  char* end = to;
  for (std::size_t i = 0; i < count; ++i) {
    // All three bytes are copied, which is faster than asking how many; there is room for three of each.
    const ShortText& utf8 = k_table[static_cast<unsigned char>(raw_[i])];
    std::memcpy(end, utf8.bytes.data(), utf8.bytes.size());
    end += utf8.length;
  }
  return static_cast<std::size_t>(end - to);
}

std::size_t TableText::read_utf_16(char* to, std::size_t room)
{
  raw_.resize(std::max(raw_kept_ + 4, room / 3 * 2));
  const std::size_t count = raw_kept_ + source_.read(raw_.data() + raw_kept_, raw_.size() - raw_kept_);
  const bool at_end = count < raw_.size();
  const std::size_t high = detected_.encoding == TableEncoding::utf_16_little ? 1 : 0;
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(static_cast<unsigned char>(raw_[at + high]) << 8 |
                                 static_cast<unsigned char>(raw_[at + 1 - high]));
  };
  const auto is_high_surrogate = [](char32_t code) { return code >= 0xD800 && code < 0xDC00; };
  const auto is_low_surrogate = [](char32_t code) { return code >= 0xDC00 && code < 0xE000; };
  char* end = to;
  std::size_t at = 0;
  while (count - at >= 2) {
    const char32_t first = unit(at);
    if (is_high_surrogate(first) && count - at < 4 && !at_end) break;
    at += 2;
    if (is_high_surrogate(first) && count - at >= 2 && is_low_surrogate(unit(at))) {
      end = put_utf8(end, 0x10000 + ((first - 0xD800) << 10) + (unit(at) - 0xDC00));
      at += 2;
    } else if (is_high_surrogate(first) || is_low_surrogate(first)) {
      *end++ = k_no_character;
    } else {
      end = put_utf8(end, first);
    }
  }
  if (at_end && at < count) {  // half a unit
    *end++ = k_no_character;
    at = count;
  }
  raw_kept_ = count - at;
  std::memmove(raw_.data(), raw_.data() + at, raw_kept_);
  return static_cast<std::size_t>(end - to);
}

}  // namespace util
