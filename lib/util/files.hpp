// SPDX-License-Identifier: Apache-2.0
// Whole files in and out. Failures are std::system_error with the path in what().
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace util {

std::string read_file(const std::filesystem::path& path);
/// Written beside the target and renamed over it, so that nobody ever reads half a file.
void write_file(const std::filesystem::path& path, std::string_view bytes);
/// The folder and those above it that are missing, for the owner alone; each name is on the disk when this returns.
void make_folders(const std::filesystem::path& folder);

}  // namespace util
