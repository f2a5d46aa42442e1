// SPDX-License-Identifier: Apache-2.0
// Pictures drawn into the page as vectors, with their text as text: from their shapes where these are known, else from
// their SVG.
#pragma once
#include <cairo.h>

#include "lib/office/document.hpp"

namespace office::pdf {

struct Extent {
  double width = 0;  ///< points
  double height = 0;
};

/// The size that the document gives the picture, or else its own; reduced to fit into `most`.
Extent picture_extent(const Picture& picture, const Extent& most);

/// SVG that cannot be read is std::runtime_error with the picture's title.
void draw_picture(cairo_t* cairo, const Picture& picture, double x, double y, const Extent& extent);

}  // namespace office::pdf
