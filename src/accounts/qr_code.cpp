// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/qr_code.hpp"

#include <fmt/format.h>
#include <qrcodegen/qrcodegen.hpp>

namespace accounts {

std::string qr_svg(const std::string& text)
{
  constexpr int k_margin = 4;
  constexpr int k_pixels = 5;  // a module, as the page shows it
  const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const int side = code.getSize() + 2 * k_margin;
  std::string dark;
  for (int y = 0; y < code.getSize(); ++y) {
    for (int x = 0; x < code.getSize(); ++x) {
      if (code.getModule(x, y)) dark += fmt::format("M{} {}h1v1h-1z", x + k_margin, y + k_margin);
    }
  }
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="{1}" height="{1}" role="img" )"
      R"(aria-labelledby="qr-title" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{0}v{0}H0z"/>)"
      R"(<path fill="#000" d="{2}"/></svg>)",
      side, side * k_pixels, dark);
}

}  // namespace accounts
