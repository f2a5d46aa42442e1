// SPDX-License-Identifier: Apache-2.0
#include "lib/chart/qr_code.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <qrcodegen/qrcodegen.hpp>

namespace chart {
namespace {

constexpr int k_pixels = 5;  // a module, as a page shows it
constexpr util::Rgb k_dark = 0x000000;
constexpr util::Rgb k_light = 0xffffff;

qrcodegen::QrCode encoded(const std::string& text)
{
  try {
    return qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  } catch (const qrcodegen::data_too_long&) {
    throw std::length_error("too long for a QR code");
  }
}

}  // namespace

QrPicture qr_picture(const std::string& text)
{
  const qrcodegen::QrCode code = encoded(text);
  QrPicture picture{code.getSize(), {}};
  for (int y = 0; y < picture.size; ++y) {
    for (int x = 0; x < picture.size;) {
      int run = 0;
      while (x + run < picture.size && code.getModule(x + run, y))
        ++run;
      if (run > 0) picture.runs.push_back({x, y, run});
      x += run + 1;
    }
  }
  return picture;
}

std::string qr_svg(const std::string& text, std::string_view labelled_by)
{
  const QrPicture picture = qr_picture(text);
  const int whole = picture.size + 2 * k_qr_quiet;
  std::string path;
  for (const QrPicture::Run& run : picture.runs)
    path += fmt::format("M{},{}h{}v1h-{}z", run.x, run.y, run.length, run.length);
  const std::string name =
      labelled_by.empty() ? "aria-hidden=\"true\"" : fmt::format("role=\"img\" aria-labelledby=\"{}\"", labelled_by);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{0} {0} {1} {1}\" width=\"{2}\" height=\"{2}\" "
      "shape-rendering=\"crispEdges\" {3}><path fill=\"#fff\" d=\"M{0},{0}h{1}v{1}h-{1}z\"/><path "
      "d=\"{4}\"/></svg>",
      -k_qr_quiet, whole, whole * k_pixels, name, path);
}

void draw_qr(Canvas& canvas, const std::string& text, Point corner, double side)
{
  const QrPicture picture = qr_picture(text);
  const double module = side / picture.size;
  for (const QrPicture::Run& run : picture.runs)
    canvas.rectangle({corner.x + run.x * module, corner.y + run.y * module}, run.length * module, module, k_dark);
}

Svg qr_drawing(const std::string& text, const Caption& caption, double module)
{
  const int size = qr_picture(text).size;
  const double whole = (size + 2 * k_qr_quiet) * module;
  Canvas canvas;
  canvas.rectangle({0, 0}, whole, whole, k_light);
  draw_qr(canvas, text, {k_qr_quiet * module, k_qr_quiet * module}, size * module);
  return canvas.finish(caption, whole, whole);
}

}  // namespace chart
