// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/qr_code.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <qrcodegen/qrcodegen.hpp>

namespace surveys {
namespace {

constexpr int k_quiet = 4;

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

std::string qr_svg(const std::string& text)
{
  const QrPicture picture = qr_picture(text);
  const int whole = picture.size + 2 * k_quiet;
  std::string path;
  for (const QrPicture::Run& run : picture.runs)
    path += fmt::format("M{},{}h{}v1h-{}z", run.x, run.y, run.length, run.length);
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{0} {0} {1} {1}\" width=\"200\" height=\"200\" "
      "shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path fill=\"#fff\" d=\"M{0},{0}h{1}v{1}h-{1}z\"/><path "
      "d=\"{2}\"/></svg>",
      -k_quiet, whole, path);
}

}  // namespace surveys
