// SPDX-License-Identifier: Apache-2.0
// Pictures that people send: recognised by content, drawn anew.
#include <algorithm>

#include <fmt/format.h>

#include "lib/office/file_kind.hpp"
#include "lib/util/base64.hpp"
#include "lib/util/files.hpp"

#include "src/documents/paper_act_pages.hpp"

namespace documents {
namespace {

constexpr double k_widest = 3;  // times its height

/// The share of width to height that a PNG or JPEG states; 1 where it cannot be told.
struct Dots {
  int wide = 1;
  int high = 1;
};

int number_at(const std::string& bytes, std::size_t at, std::size_t count)
{
  int value = 0;
  for (std::size_t i = at; i < at + count && i < bytes.size(); ++i)
    value = value * 256 + static_cast<unsigned char>(bytes[i]);
  return value;
}

/// ITU-T T.81 B.2.2: the frame header behind one of the SOF markers.
Dots jpeg_dots(const std::string& bytes)
{
  std::size_t at = 2;
  constexpr std::size_t k_header = 9;
  while (at + k_header < bytes.size() && static_cast<unsigned char>(bytes[at]) == 0xFFU) {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    const bool frame = marker >= 0xC0U && marker <= 0xCFU && marker != 0xC4U && marker != 0xC8U && marker != 0xCCU;
    if (frame) return {number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2)};
    at += 2 + static_cast<std::size_t>(number_at(bytes, at + 2, 2));
  }
  return {};
}

constexpr int k_most_dots = 8000;

std::optional<office::Picture> wrapped(const std::string& bytes, office::FileKind kind, double height)
{
  constexpr std::size_t k_png_width = 16;
  constexpr std::size_t k_png_height = 20;
  const Dots dots = kind == office::FileKind::png
                        ? Dots{number_at(bytes, k_png_width, 4), number_at(bytes, k_png_height, 4)}
                        : jpeg_dots(bytes);
  if (dots.wide < 1 || dots.high < 1 || dots.wide > k_most_dots || dots.high > k_most_dots) return std::nullopt;
  office::Picture picture;
  picture.height = height;
  picture.width = height * std::min(k_widest, static_cast<double>(dots.wide) / dots.high);
  picture.svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{0}\" "
      "height=\"{1}\"><image width=\"{0}\" height=\"{1}\" xlink:href=\"data:{2};base64,{3}\"/></svg>",
      picture.width, picture.height, office::media_type(kind), util::base64(bytes));
  return picture;
}

}  // namespace

std::optional<std::string> redrawn_picture(const http::Upload& upload, double height)
{
  if (upload.size() > PaperActPages::k_picture_limit) return std::nullopt;
  const std::string bytes = util::read_file(upload.path());
  const office::FileKind kind = office::file_kind(upload.path(), "picture");
  std::optional<office::Picture> picture;
  if (kind == office::FileKind::png || kind == office::FileKind::jpeg) {
    picture = wrapped(bytes, kind, height);
  } else if (bytes.find("<svg") != std::string::npos) {
    picture = office::Picture{.svg = bytes, .width = height, .height = height};
  }
  if (!picture) return std::nullopt;
  try {
    return office::to_png(*picture);
  } catch (const std::runtime_error&) {
    return std::nullopt;  // what calls itself a picture and cannot be drawn
  }
}

}  // namespace documents
