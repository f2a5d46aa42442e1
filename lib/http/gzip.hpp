// SPDX-License-Identifier: Apache-2.0
// Bytes that are kept and sent to many, compressed once (zlib).
#pragma once
#include <string>
#include <string_view>

namespace http {

/// The same bytes give the same, without a time in it. Whoever asks first for a page waits for this.
std::string gzip(std::string_view bytes);

}  // namespace http
