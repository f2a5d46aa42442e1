// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/snapshot_files.hpp"

#include <algorithm>

#include "lib/util/files.hpp"

namespace disclosures {
namespace {

bool is_hash(std::string_view text)
{
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::filesystem::path SnapshotFiles::path_of(std::string_view sha256) const
{
  return folder_ / "snapshots" / std::string(sha256.substr(0, 2)) / std::string(sha256);
}

bool SnapshotFiles::keep(std::string_view sha256, std::string_view bytes) const
{
  if (bytes.empty() || bytes.size() > k_most_bytes || !is_hash(sha256)) return false;
  const std::filesystem::path path = path_of(sha256);
  if (std::filesystem::exists(path)) return true;
  std::filesystem::create_directories(path.parent_path());
  util::write_file(path, bytes);
  return true;
}

std::optional<std::filesystem::path> SnapshotFiles::find(std::string_view sha256) const
{
  if (!is_hash(sha256)) return std::nullopt;
  std::filesystem::path path = path_of(sha256);
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  return path;
}

}  // namespace disclosures
