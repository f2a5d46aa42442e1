// SPDX-License-Identifier: Apache-2.0
// The public site as files that any web server, or none, can show: every page in both languages, links relative, styles
// and fonts beside them. The same publication gives the same bytes.
#pragma once
#include <cstddef>
#include <filesystem>

#include "src/portal/public_pages.hpp"

namespace portal {

/// Into an empty folder, which is made where it is not there; how many files were written. std::system_error with the
/// path where something cannot be written.
std::size_t write_static_site(const Looker& looker, const Publication& publication,
                              const std::filesystem::path& folder);

}  // namespace portal
