// SPDX-License-Identifier: Apache-2.0
#include "lib/chart/qr_code.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace {

TEST(QrCode, ALinkBecomesASquareOfLines)
{
  const chart::QrPicture picture = chart::qr_picture("https://ita.example/code/K7QM4TXP9WCA");
  EXPECT_GE(picture.size, 21);
  EXPECT_EQ(picture.runs.front().length, 7) << "the corner that readers look for";
  for (const chart::QrPicture::Run& run : picture.runs)
    EXPECT_LE(run.x + run.length, picture.size);
  EXPECT_THROW(chart::qr_picture(std::string(3000, 'x')), std::length_error);
}

TEST(QrCode, OnAPageItHasItsQuietMarginAndANameOrNone)
{
  const std::string bare = chart::qr_svg("x");
  EXPECT_TRUE(bare.starts_with("<svg "));
  EXPECT_NE(bare.find("viewBox=\"-4 -4 29 29\""), std::string::npos);
  EXPECT_NE(bare.find("<path d=\"M0,0h7v1h-7z"), std::string::npos);
  EXPECT_NE(bare.find("aria-hidden=\"true\""), std::string::npos);
  const std::string named = chart::qr_svg("otpauth://x", "qr-title");
  EXPECT_NE(named.find("role=\"img\" aria-labelledby=\"qr-title\""), std::string::npos);
  EXPECT_EQ(named.find("aria-hidden"), std::string::npos);
}

TEST(QrCode, AsAFileItIsASquareWithATitle)
{
  const chart::Svg svg = chart::qr_drawing("https://ita.example/", {"Survey", "https://ita.example/"}, 9.6);
  EXPECT_EQ(svg.width, svg.height);
  EXPECT_NEAR(svg.width, 33 * 9.6, 0.001) << "25 modules and two margins of four";
  EXPECT_NE(svg.text.find("Survey"), std::string::npos);
  EXPECT_EQ(svg.drawing.shapes.size(), chart::qr_picture("https://ita.example/").runs.size() + 1);
}

}  // namespace
