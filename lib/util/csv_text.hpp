// SPDX-License-Identifier: Apache-2.0
// The text of a table as UTF-8, in pieces, whatever its encoding in the file: the half of the CSV reader that knows
// bytes and nothing of rows. The encoding is only certain after a pass over the whole file where there is no mark,
// because the first Thai byte of a long file may come late; who can begin again may presume it and save the pass.
#pragma once
#include <array>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace util {

/// Bytes of a file, or of memory, that can be read twice. A pipe is taken into memory whole.
class ByteSource {
 public:
  explicit ByteSource(const std::filesystem::path& path);  ///< std::system_error with the path
  explicit ByteSource(std::string bytes) : bytes_(std::move(bytes)) {}
  /// Fills `to` with up to `room` bytes; fewer only at the end, 0 when nothing is left.
  std::size_t read(char* to, std::size_t room);
  void go_to(std::size_t offset);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;  // null where the bytes are in memory
  std::string bytes_;
  std::size_t at_ = 0;
};

enum class TableEncoding { utf_8, utf_16_little, utf_16_big, windows_874 };

struct DetectedEncoding {
  TableEncoding encoding = TableEncoding::utf_8;
  std::size_t mark_bytes = 0;  ///< length of the byte-order mark
  bool all_characters = true;  ///< UTF-8 of which every byte was seen to be part of a character
  bool is_document = false;    ///< a workbook or PDF, by its first bytes; no table at all
  bool presumed = false;  ///< UTF-8 because nothing in the first bytes speaks against it; the rest was not looked at
};

/// A byte-order mark decides; then the zero bytes of unmarked UTF-16; then whether the bytes are UTF-8. Where they are
/// not, they are Windows-874, unless whole Thai characters of UTF-8 outnumber the bytes that do not fit: then it is
/// damaged UTF-8.
DetectedEncoding detect_encoding(ByteSource& source);
/// What the first bytes say, without the pass over the whole file.
DetectedEncoding presume_encoding(ByteSource& source);

class TableText {
 public:
  /// Stands in the text for bytes that are no character; no valid UTF-8 contains it.
  static constexpr char k_no_character = '\xFF';

  /// Presumes the encoding; call detect() before handing out what cannot be taken back.
  explicit TableText(ByteSource source);
  TableText(ByteSource source, DetectedEncoding known) : source_(std::move(source)), detected_(known) {}
  /// Detects the encoding by all of the bytes, and begins again.
  void detect();
  const DetectedEncoding& detected() const { return detected_; }
  /// Fills `to` with up to `room` (at least 16) bytes of UTF-8; 0 at the end.
  std::size_t read(char* to, std::size_t room);

 private:
  std::size_t read_windows_874(char* to, std::size_t room);
  std::size_t read_utf_16(char* to, std::size_t room);

  struct ShortText {
    std::array<char, 3> bytes;
    unsigned char length;
  };
  static std::array<ShortText, 256> windows_874_table();

  ByteSource source_;
  DetectedEncoding detected_;
  std::string raw_;           // bytes of the file that await decoding
  std::size_t raw_kept_ = 0;  // how many of them the last piece left over
};

}  // namespace util
