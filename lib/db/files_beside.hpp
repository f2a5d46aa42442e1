// SPDX-License-Identifier: Apache-2.0
// Files that stand beside a database because they are too large for its rows: each under the SHA-256 of its bytes, by
// which rows name it, at folder/<under>/<its first two digits>/<sha256>.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace db {

struct FilesBeside {
  struct Kind {
    std::string under;  ///< "disclosures": small letters
    std::string table;  ///< whose rows name files in the column sha256; a schema of before it has no such files
    std::string where;  ///< which rows do: a condition in SQL; empty: all
  };
  std::filesystem::path folder;
  std::vector<Kind> kinds;
};

/// "disclosures/ab/abcd…": how a backup calls the file, and where it stands in the folder.
std::string beside_name(std::string_view under, std::string_view sha256);
/// False for anything that beside_name() would not make: what a backup names is written only where such files stand.
bool is_beside_name(std::string_view name);
/// The last part of such a name.
std::string_view sha256_of_name(std::string_view name);

}  // namespace db
