// SPDX-License-Identifier: Apache-2.0
// Whether the bytes of a request's head mean one thing to everyone. Where two programs in a row read the same bytes
// differently, one person's request can be smuggled into another's; so whatever is ambiguous is refused.
#pragma once
#include <cstddef>
#include <string_view>

#include "lib/http/limits.hpp"

namespace http {

/// Looks at bytes that are not yet a whole head: a line feed without carriage return, a NUL, a target or head over its
/// limit are refused at once. `from` says how many bytes were looked at before.
/// BadRequest, or Outcome 414 or 431.
void check_head_piece(std::string_view bytes, std::size_t from, const Limits& limits);

/// A whole head, from the method to the empty line. Refused besides what no HTTP is: folded lines, blanks before a
/// colon, control characters, no Host or two, two lengths or a length and a transfer encoding, lengths that are not
/// plain numbers, transfer encodings other than "chunked", HTTP versions other than 1.0 and 1.1.
/// BadRequest, or Outcome 414, 417, 431, 501, 505.
void check_head(std::string_view head, const Limits& limits);

}  // namespace http
