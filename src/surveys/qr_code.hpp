// SPDX-License-Identifier: Apache-2.0
// A web address as a QR code, as lines that can be drawn at any size: on screens, slips and posters.
#pragma once
#include <string>
#include <vector>

namespace surveys {

struct QrPicture {
  struct Run {
    int x = 0;
    int y = 0;
    int length = 1;  ///< of dark modules, to the right
  };
  int size = 0;  ///< modules of each side, without the quiet margin of four that has to stay white around it
  std::vector<Run> runs;
};

/// Medium error correction: a fold or a thumb over a seventh of it does no harm.
/// std::length_error for a text longer than about 2,300 bytes.
QrPicture qr_picture(const std::string& text);
/// A whole picture with its quiet margin, for screens; its name is the caller's to give beside it.
std::string qr_svg(const std::string& text);

}  // namespace surveys
