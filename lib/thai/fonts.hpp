// SPDX-License-Identifier: Apache-2.0
// The font of charts and documents, carried inside the program, and how wide text is in it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace thai {

inline constexpr std::string_view k_font_family = "Prongsai Sarabun";

/// Makes the embedded fonts known to fontconfig in this process. Cheap after the first call; safe from any thread.
void register_fonts();

/// Width of one line in points.
double text_width(std::string_view utf8, double size_points, bool bold = false);
/// Lines of at most `width` points, broken between words (libthai through Pango); a word too long for a line is
/// broken between clusters as the last resort. Never empty.
std::vector<std::string> wrap(std::string_view utf8, double width, double size_points, bool bold = false);
/// Width of the widest word that cannot be broken, in points: the least width of a column that holds the text.
double widest_word(std::string_view utf8, double size_points, bool bold = false);

}  // namespace thai
