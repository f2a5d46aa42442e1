// SPDX-License-Identifier: Apache-2.0
// The colours of a chart: a few large areas and many rare shades along their edges. A picture of 256 colours is a third
// of the size of one of all colours, and is written in half the time.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace office {

using Colour = std::uint32_t;  ///< 0x..RRGGBB; the first byte does not count

struct PalettePicture {
  std::vector<Colour> palette;        ///< at most 256
  std::vector<std::uint8_t> indices;  ///< into the palette, one for each pixel
};

/// Keeps the 256 most frequent colours as they are; a rarer one becomes the nearest of them.
PalettePicture to_palette(std::span<const Colour> pixels);

}  // namespace office
