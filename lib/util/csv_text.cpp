// SPDX-License-Identifier: Apache-2.0
#include "lib/util/csv_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <unicode/ucnv.h>

#include "lib/util/files.hpp"
#include "lib/util/utf8.hpp"

namespace util {
namespace {

/// The UTF-8 of each byte of Windows-874, which includes TIS-620 and ISO 8859-11. ICU gives control characters (C1) to
/// the bytes to which the code page assigns nothing; those count as no character.
std::array<std::string, 256> windows_874_table()
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("windows-874", &status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU lacks its converter for windows-874");
  std::array<std::string, 256> table;
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char in = static_cast<char>(static_cast<unsigned char>(byte));
    const char* from = &in;
    status = U_ZERO_ERROR;
    const UChar32 code = ucnv_getNextUChar(converter, &from, &in + 1, &status);
    const bool assigned = U_SUCCESS(status) != 0 && code != 0xFFFD && !(code >= 0x80 && code < 0xA0);
    if (assigned) {
      append_utf8(table[byte], static_cast<char32_t>(code));
    } else {
      table[byte] = TableText::k_no_character;
    }
  }
  ucnv_close(converter);
  return table;
}

}  // namespace

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

TableText::TableText(ByteSource source) : source_(std::move(source)), detected_(detect_encoding(source_))
{
  source_.go_to(detected_.mark_bytes);
  if (detected_.encoding == TableEncoding::windows_874) windows_874_ = windows_874_table();
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

std::size_t TableText::read_windows_874(char* to, std::size_t room)
{
  raw_.resize(room / 3);
  const std::size_t count = source_.read(raw_.data(), raw_.size());
  char* end = to;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& utf8 = windows_874_[static_cast<unsigned char>(raw_[i])];
    end = std::copy(utf8.begin(), utf8.end(), end);
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
  std::string text;
  std::size_t at = 0;
  while (count - at >= 2) {
    const char32_t first = unit(at);
    if (is_high_surrogate(first) && count - at < 4 && !at_end) break;
    if (is_high_surrogate(first) && count - at >= 4 && is_low_surrogate(unit(at + 2))) {
      append_utf8(text, 0x10000 + ((first - 0xD800) << 10) + (unit(at + 2) - 0xDC00));
      at += 4;
      continue;
    }
    if (is_high_surrogate(first) || is_low_surrogate(first)) {
      text += k_no_character;
    } else {
      append_utf8(text, first);
    }
    at += 2;
  }
  if (at_end && at < count) {
    text += k_no_character;
    at = count;
  }
  raw_kept_ = count - at;
  std::memmove(raw_.data(), raw_.data() + at, raw_kept_);
  std::memcpy(to, text.data(), text.size());
  return text.size();
}

}  // namespace util
