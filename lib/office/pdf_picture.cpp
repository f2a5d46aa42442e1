// SPDX-License-Identifier: Apache-2.0
#include "lib/office/pdf_picture.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include <librsvg/rsvg.h>

#include "lib/office/pdf_drawing.hpp"
#include "lib/office/pdf_unref.hpp"

namespace office::pdf {
namespace {

using Svg = std::unique_ptr<RsvgHandle, Unref>;

[[noreturn]] void fail(const Picture& picture, GError* error)
{
  const std::string why = error != nullptr ? error->message : "no reason given";
  g_clear_error(&error);
  throw std::runtime_error("the picture \"" + picture.title + "\" is no SVG that can be drawn: " + why);
}

Svg read(const Picture& picture)
{
  GError* error = nullptr;
  Svg svg(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(picture.svg.data()), picture.svg.size(), &error));
  if (svg == nullptr) fail(picture, error);
  rsvg_handle_set_dpi(svg.get(), 72);
  return svg;
}

Extent own_extent(const Picture& picture)
{
  if (picture.width > 0 && picture.height > 0) return {picture.width, picture.height};
  if (picture.drawing) return {picture.drawing->width, picture.drawing->height};
  const Svg svg = read(picture);
  Extent extent;
  if (rsvg_handle_get_intrinsic_size_in_pixels(svg.get(), &extent.width, &extent.height) == TRUE && extent.width > 0 &&
      extent.height > 0)
    return extent;
  return {400, 300};  // an SVG without a size of its own stretches to any
}

// As large as fits into the room, in its middle.
void draw_shapes(cairo_t* cairo, const util::Drawing& drawing, double x, double y, const Extent& room)
{
  if (drawing.width <= 0 || drawing.height <= 0) return;
  const double scale = std::min(room.width / drawing.width, room.height / drawing.height);
  cairo_save(cairo);
  cairo_translate(cairo, x + (room.width - drawing.width * scale) / 2, y + (room.height - drawing.height * scale) / 2);
  cairo_scale(cairo, scale, scale);
  draw(cairo, drawing);
  cairo_restore(cairo);
}

}  // namespace

Extent picture_extent(const Picture& picture, const Extent& most)
{
  const Extent own = own_extent(picture);
  const double scale = std::min({1.0, most.width / own.width, most.height / own.height});
  return {own.width * scale, own.height * scale};
}

void draw_picture(cairo_t* cairo, const Picture& picture, double x, double y, const Extent& extent)
{
  if (picture.drawing) {
    draw_shapes(cairo, *picture.drawing, x, y, extent);
    return;
  }
  const Svg svg = read(picture);
  const RsvgRectangle room{x, y, extent.width, extent.height};
  GError* error = nullptr;
  if (rsvg_handle_render_document(svg.get(), cairo, &room, &error) != TRUE) fail(picture, error);
}

}  // namespace office::pdf
