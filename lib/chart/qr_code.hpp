// SPDX-License-Identifier: Apache-2.0
// A text, mostly a web address, as a QR code: as lines that can be drawn at any size, on screens, slips and posters.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/chart/canvas.hpp"

namespace chart {

inline constexpr int k_qr_quiet = 4;  ///< modules around a QR code that have to stay white

struct QrPicture {
  struct Run {
    int x = 0;
    int y = 0;
    int length = 1;  ///< of dark modules, to the right
  };
  int size = 0;  ///< modules of each side, without the quiet margin
  std::vector<Run> runs;
};

/// Medium error correction: a fold or a thumb over a seventh of it does no harm.
/// std::length_error for a text longer than about 2,300 bytes.
QrPicture qr_picture(const std::string& text);

/// A whole picture with its quiet margin, five pixels a module. Its name is the text beside it that has the id
/// `labelled_by`; without one it is decoration for those who cannot see it.
std::string qr_svg(const std::string& text, std::string_view labelled_by = {});

/// Drawn on a sheet, `side` points wide from its upper left corner; the quiet margin around it is the caller's to keep.
void draw_qr(Canvas& canvas, const std::string& text, Point corner, double side);

/// A picture of its own with its quiet margin, `module` points for each module (in tenths, so that no dot is blurred).
Svg qr_drawing(const std::string& text, const Caption& caption, double module);

}  // namespace chart
