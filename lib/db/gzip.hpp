// SPDX-License-Identifier: Apache-2.0
// Lines of text in a compressed file, written and read in bounded memory.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace db {

/// Under another name until finish(), so that half a file is never taken for a whole one; readable by its owner only.
/// Failures are std::system_error with the path.
class GzipWriter {
 public:
  explicit GzipWriter(const std::filesystem::path& target);
  GzipWriter(const GzipWriter&) = delete;
  GzipWriter& operator=(const GzipWriter&) = delete;
  ~GzipWriter();
  void line(std::string_view text);
  void less_effort();  ///< for what comes from here on: letters of bytes that are compressed already
  void finish();       ///< on disk, under its name

 private:
  struct File;
  std::unique_ptr<File> file_;
};

class LineSource {
 public:
  enum class Got { line, end, damaged, too_long };
  virtual ~LineSource() = default;
  /// The next line without its end; damaged where the file is no longer readable from here on.
  virtual Got next(std::string& line) = 0;
};

/// A file that is not compressed is read as it is. A file that cannot be opened is std::system_error.
std::unique_ptr<LineSource> open_gzip(const std::filesystem::path& path);
constexpr std::size_t k_line_limit = std::size_t{64} * 1024 * 1024;

}  // namespace db
