// SPDX-License-Identifier: Apache-2.0
// A little computing that a browser does instead of waiting, so that coming again and again costs something. What was
// computed belongs to one page token and opens nothing else; shown again it opens the same page, whose answers count
// once. Nothing has to be remembered for it.
#pragma once
#include <string_view>

namespace surveys {

/// How hard it is for who comes `beyond` more often than is free: 0 nothing, else 14 zero bits (about a second on a
/// phone) and one more with each doubling, 30 at most. 1 → 14, 2 → 15, 64 → 20.
int work_bits(double beyond);

/// Whether SHA-256("<token>:<number>") begins with that many zero bits. `number`: up to 20 digits.
bool proves_work(std::string_view token, std::string_view number, int bits);

}  // namespace surveys
