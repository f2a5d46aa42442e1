// SPDX-License-Identifier: Apache-2.0
// The bytes of small pages and documents as they were online, each kept once under its hash in the folder of files.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace disclosures {

class SnapshotFiles {
 public:
  static constexpr std::size_t k_most_bytes = std::size_t{1024} * 1024;

  explicit SnapshotFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
  /// False for what is too large to be kept. std::system_error where it cannot be written.
  bool keep(std::string_view sha256, std::string_view bytes) const;
  /// Where they are; nothing where they are not kept (any more).
  std::optional<std::filesystem::path> find(std::string_view sha256) const;

 private:
  std::filesystem::path path_of(std::string_view sha256) const;
  std::filesystem::path folder_;
};

}  // namespace disclosures
