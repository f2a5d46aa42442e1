// SPDX-License-Identifier: Apache-2.0
// QR codes in pictures: decoded by gdk-pixbuf (librsvg for SVG), read by ZBar.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <sodium.h>
#include <zbar.h>

#include "lib/extract/content.hpp"
#include "lib/util/text.hpp"

namespace extract {
namespace {

constexpr int k_longest_side = 1600;  // larger ones are made smaller: a QR code is readable at that
constexpr int k_widest = 12'000;      // pixels of a picture that is decoded at all
constexpr std::size_t k_most_codes = 50;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

/// Grey, a byte a pixel, as ZBar wants it.
struct Grey {
  unsigned width = 0;
  unsigned height = 0;
  std::vector<unsigned char> pixels;
};

const char* loader_of(std::string_view bytes)
{
  if (bytes.starts_with("\x89PNG")) return "png";
  if (bytes.starts_with("\xFF\xD8\xFF")) return "jpeg";
  if (bytes.starts_with("GIF8")) return "gif";
  if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return "webp";
  return nullptr;
}

void size_known(GdkPixbufLoader* loader, int width, int height, void* too_large)
{
  if (width > k_widest || height > k_widest) {
    *static_cast<bool*>(too_large) = true;
    gdk_pixbuf_loader_set_size(loader, 1, 1);
    return;
  }
  const int longest = std::max(width, height);
  if (longest <= k_longest_side) return;
  gdk_pixbuf_loader_set_size(loader, std::max(1, width * k_longest_side / longest),
                             std::max(1, height * k_longest_side / longest));
}

unsigned char grey_of(const unsigned char* pixel, int channels)
{
  const unsigned sum = pixel[0] * 30U + pixel[1] * 59U + pixel[2] * 11U;
  const unsigned grey = sum / 100U;
  if (channels < 4) return static_cast<unsigned char>(grey);
  // What is transparent lies on white.
  return static_cast<unsigned char>((grey * pixel[3] + 255U * (255U - pixel[3])) / 255U);
}

std::optional<Grey> decoded(std::string_view bytes, const char* kind)
{
  const std::unique_ptr<GdkPixbufLoader, Unref> loader(gdk_pixbuf_loader_new_with_type(kind, nullptr));
  if (!loader) return std::nullopt;
  bool too_large = false;
  g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(size_known), &too_large);
  const bool written = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()),
                                               bytes.size(), nullptr) != FALSE;
  const bool closed = gdk_pixbuf_loader_close(loader.get(), nullptr) != FALSE;
  GdkPixbuf* const picture = gdk_pixbuf_loader_get_pixbuf(loader.get());
  if (!written || !closed || too_large || picture == nullptr) return std::nullopt;
  Grey grey{
      static_cast<unsigned>(gdk_pixbuf_get_width(picture)), static_cast<unsigned>(gdk_pixbuf_get_height(picture)), {}};
  const int channels = gdk_pixbuf_get_n_channels(picture);
  const auto stride = static_cast<std::size_t>(gdk_pixbuf_get_rowstride(picture));
  const unsigned char* const pixels = gdk_pixbuf_read_pixels(picture);
  grey.pixels.reserve(std::size_t{grey.width} * grey.height);
  for (std::size_t y = 0; y < grey.height; ++y) {
    for (std::size_t x = 0; x < grey.width; ++x)
      grey.pixels.push_back(grey_of(pixels + y * stride + x * static_cast<std::size_t>(channels), channels));
  }
  return grey;
}

struct SurfaceDestroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct CairoDestroy {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

std::optional<Grey> drawn(std::string_view svg)
{
  constexpr int k_side = 800;
  const std::unique_ptr<RsvgHandle, Unref> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  if (!handle) return std::nullopt;
  const std::unique_ptr<cairo_surface_t, SurfaceDestroy> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, k_side, k_side));
  const std::unique_ptr<cairo_t, CairoDestroy> cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  const RsvgRectangle all{0, 0, k_side, k_side};
  if (rsvg_handle_render_document(handle.get(), cairo.get(), &all, nullptr) == FALSE) return std::nullopt;
  cairo_surface_flush(surface.get());
  Grey grey{k_side, k_side, {}};
  const unsigned char* const pixels = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  for (std::size_t y = 0; y < k_side; ++y) {
    for (std::size_t x = 0; x < k_side; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, pixels + y * stride + x * 4, 4);
      const unsigned char rgb[] = {static_cast<unsigned char>(pixel >> 16U), static_cast<unsigned char>(pixel >> 8U),
                                   static_cast<unsigned char>(pixel)};
      grey.pixels.push_back(grey_of(rgb, 3));
    }
  }
  return grey;
}

std::vector<std::string> codes_in(const Grey& grey)
{
  std::vector<std::string> found;
  zbar::ImageScanner scanner;
  scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  zbar::Image image(grey.width, grey.height, "Y800", grey.pixels.data(), grey.pixels.size());
  scanner.scan(image);
  for (auto symbol = image.symbol_begin(); symbol != image.symbol_end() && found.size() < k_most_codes; ++symbol) {
    std::string text = symbol->get_data();
    if (util::is_utf8(text) && std::find(found.begin(), found.end(), text) == found.end())
      found.push_back(std::move(text));
  }
  return found;
}

}  // namespace

std::vector<std::string> qr_codes(std::string_view picture)
{
  const char* const kind = loader_of(picture);
  std::optional<Grey> grey;
  if (kind != nullptr) grey = decoded(picture, kind);
  if (kind == nullptr && picture.substr(0, 1024).find("<svg") != std::string_view::npos) grey = drawn(picture);
  if (!grey || grey->width == 0 || grey->height == 0) return {};
  return codes_in(*grey);
}

std::string picture_of_data_address(std::string_view address)
{
  constexpr std::string_view k_base64 = ";base64,";
  const std::size_t at = address.find(k_base64);
  if (!address.starts_with("data:image/") || at == std::string_view::npos) return {};
  const std::string_view text = address.substr(at + k_base64.size());
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), " \r\n",
                        &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return {};
  bytes.resize(size);
  return bytes;
}

}  // namespace extract
