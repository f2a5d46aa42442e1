// SPDX-License-Identifier: Apache-2.0
// A file that came with a form. It is streamed to the disk while it arrives and has no name there: whoever does not
// take it need not remove it, and nothing stays behind, not even when the machine stops.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "lib/util/sha256.hpp"

namespace http {

class Upload {
 public:
  /// Opens an empty nameless file in the folder; std::system_error where that cannot be done.
  explicit Upload(const std::filesystem::path& folder);
  Upload(Upload&&) noexcept;
  Upload& operator=(Upload&&) noexcept;
  ~Upload();

  void append(std::string_view bytes);  ///< std::system_error when the disk is full
  void finish();                        ///< all bytes are there: sha256() is known from now on

  std::string field;      ///< of the form
  std::string file_name;  ///< as the person's machine calls it: without folders, UTF-8, for showing, never for opening
  std::string stated_type;  ///< as the browser states it: a hint that nothing may rely on

  std::uint64_t size() const { return size_; }
  const std::string& sha256() const { return sha256_; }  ///< 64 digits
  /// For readers that want a path: opens this file, as long as the Upload lives, in this process.
  std::filesystem::path path() const;
  /// Gives the file its name, after its bytes are safely on the disk; an existing file of that name is replaced.
  /// std::system_error with the path where that cannot be done; the upload can then be taken elsewhere.
  void take(const std::filesystem::path& target) const;

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  util::Sha256 hash_;
  std::string sha256_;
};

}  // namespace http
