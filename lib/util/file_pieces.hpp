// SPDX-License-Identifier: Apache-2.0
// Files in and out piece by piece, in memory that does not grow with them. Failures are std::system_error with the path
// in what().
#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace util {

/// Gives the bytes to `each`, `piece` at a time and what is left at the end. False where there is no such file.
bool read_in_pieces(const std::filesystem::path& path, std::size_t piece,
                    const std::function<void(std::string_view)>& each);

/// A file that nobody sees under its name before it is whole; the folders above it are made. What is not finished is
/// gone.
class FileInPieces {
 public:
  explicit FileInPieces(std::filesystem::path target);
  FileInPieces(const FileInPieces&) = delete;
  FileInPieces& operator=(const FileInPieces&) = delete;
  ~FileInPieces();
  void add(std::string_view bytes);
  void finish();  ///< on disk, under its name, for its owner alone; a file of that name is replaced

 private:
  std::filesystem::path target_;
  std::string beside_;
  int number_ = -1;
};

}  // namespace util
