// SPDX-License-Identifier: Apache-2.0
// Where the bytes of files lie that agencies hand in: under their hash in the folder of files.
#pragma once
#include <filesystem>
#include <string>

namespace disclosures {

/// "files/disclosures/ab/ab12…"
std::filesystem::path kept_at(const std::filesystem::path& files, const std::string& sha256);

}  // namespace disclosures
