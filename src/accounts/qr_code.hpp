// SPDX-License-Identifier: Apache-2.0
// A text as a QR code that a phone reads from the screen.
#pragma once
#include <string>

namespace accounts {

/// SVG with a quiet margin of four modules, medium error correction; `role="img"`, its name is the caller's to give
/// beside it. std::length_error for a text longer than about 2,300 bytes.
std::string qr_svg(const std::string& text);

}  // namespace accounts
