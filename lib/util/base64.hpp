// SPDX-License-Identifier: Apache-2.0
// Bytes as letters (libsodium).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace util {

/// A-Z a-z 0-9 + /, filled up with = to a multiple of four: for mail and for data within pages.
std::string base64(std::string_view bytes);
/// A-Z a-z 0-9 - _, not filled up: for addresses, cookies and names. 16 bytes are 22 characters.
std::string base64url(std::string_view bytes);
/// What base64url() wrote; nothing for any other text.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace util
