// SPDX-License-Identifier: Apache-2.0
#include "lib/office/picture_png.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <cairo.h>
#include <libdeflate.h>
#include <png.h>

#include "lib/office/palette.hpp"
#include "lib/thai/fonts.hpp"

namespace office {
namespace {

constexpr double k_dots_per_inch = 150;
constexpr int k_most_pixels = 4000;  // on a side
constexpr int k_compression = 1;     // charts are flat areas: more effort gains nothing

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;

Surface drawn(const Picture& picture, int width, int height)
{
  thai::register_fonts();
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const std::unique_ptr<cairo_t, Destroy> cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  pdf::draw_picture(cairo.get(), picture, 0, 0, {static_cast<double>(width), static_cast<double>(height)});
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("picture: out of memory");
  cairo_surface_flush(surface.get());
  return surface;
}

// Rows of 32-bit pixels follow each other without a gap.
std::span<const Colour> pixels_of(cairo_surface_t* surface)
{
  const auto width = static_cast<std::size_t>(cairo_image_surface_get_width(surface));
  const auto height = static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  return {reinterpret_cast<const Colour*>(cairo_image_surface_get_data(surface)), width * height};
}

void append_bytes(png_structp png, png_bytep bytes, png_size_t size)
{
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), size);
}

[[noreturn]] void throw_error(png_structp, png_const_charp message)
{
  throw std::runtime_error(std::string("picture: ") + message);
}

struct CompressorFree {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

// The rows as PNG wants them, each behind the number of its filter: none. libdeflate packs them in half the time of the
// zlib in libpng, and tighter.
std::string packed_rows(const std::vector<std::uint8_t>& indices, std::size_t width)
{
  std::vector<std::uint8_t> rows;
  rows.reserve(indices.size() + indices.size() / width);
  for (auto row = indices.begin(); row != indices.end(); row += static_cast<std::ptrdiff_t>(width)) {
    rows.push_back(PNG_FILTER_VALUE_NONE);
    rows.insert(rows.end(), row, row + static_cast<std::ptrdiff_t>(width));
  }
  // One for each thread: it is a large block of memory, which a picture need not ask for anew.
  thread_local const std::unique_ptr<libdeflate_compressor, CompressorFree> k_compressor(
      libdeflate_alloc_compressor(k_compression));
  if (!k_compressor) throw std::runtime_error("picture: out of memory");
  std::string packed(libdeflate_zlib_compress_bound(k_compressor.get(), rows.size()), '\0');
  packed.resize(libdeflate_zlib_compress(k_compressor.get(), rows.data(), rows.size(), packed.data(), packed.size()));
  return packed;
}

class PngWriter {
 public:
  PngWriter()
      : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, throw_error, nullptr)),
        info_(png_create_info_struct(png_))
  {
  }
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;
  ~PngWriter() { png_destroy_write_struct(&png_, &info_); }

  std::string write(const PalettePicture& picture, std::size_t width)
  {
    std::string bytes;
    const std::size_t height = picture.indices.size() / width;
    png_set_write_fn(png_, &bytes, append_bytes, nullptr);
    png_set_IHDR(png_, info_, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
                 PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    std::vector<png_color> colours;
    for (const Colour colour : picture.palette)
      colours.push_back({static_cast<png_byte>(colour >> 16U), static_cast<png_byte>(colour >> 8U & 0xFFU),
                         static_cast<png_byte>(colour & 0xFFU)});
    png_set_PLTE(png_, info_, colours.data(), static_cast<int>(colours.size()));
    const auto dots_per_metre = static_cast<png_uint_32>(std::lround(k_dots_per_inch / 0.0254));
    png_set_pHYs(png_, info_, dots_per_metre, dots_per_metre, PNG_RESOLUTION_METER);
    png_write_info(png_, info_);
    write_chunk("IDAT", packed_rows(picture.indices, width));
    write_chunk("IEND", {});
    return bytes;
  }

 private:
  void write_chunk(const char* name, std::string_view content)
  {
    png_write_chunk(png_, reinterpret_cast<png_const_bytep>(name), reinterpret_cast<png_const_bytep>(content.data()),
                    content.size());
  }

  png_structp png_;
  png_infop info_;
};

}  // namespace

std::string picture_png(const Picture& picture, const pdf::Extent& extent)
{
  const auto pixels = [](double points) {
    return std::clamp(static_cast<int>(std::lround(points * k_dots_per_inch / 72)), 1, k_most_pixels);
  };
  const int width = pixels(extent.width);
  const Surface surface = drawn(picture, width, pixels(extent.height));
  return PngWriter().write(to_palette(pixels_of(surface.get())), static_cast<std::size_t>(width));
}

std::string to_png(const Picture& picture)
{
  return picture_png(picture, {picture.width, picture.height});
}

}  // namespace office
