// SPDX-License-Identifier: Apache-2.0
// Shapes of a picture put on a page or on a sheet of dots, their text as text.
#pragma once
#include <cairo.h>

#include "lib/util/drawing.hpp"

namespace office::pdf {

/// From the origin of `cairo`, a unit of which is a point of the drawing.
void draw(cairo_t* cairo, const util::Drawing& drawing);

}  // namespace office::pdf
