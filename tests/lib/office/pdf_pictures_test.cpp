// SPDX-License-Identifier: Apache-2.0
// Pages as pictures against tests/golden/office/*.png. To renew them after a wanted change:
//   PRONGSAI_RENEW_GOLDEN=1 build/dev/tests/test_lib_office --gtest_filter='PdfPictures.*'
// then look at every picture that git shows as changed.
#include <cstdlib>
#include <memory>

#include <cairo.h>
#include <gtest/gtest.h>

#include "tests/lib/office/pdf_reader.hpp"
#include "tests/lib/office/pdf_samples.hpp"

namespace office {
namespace {

constexpr double k_tolerated = 0.02;  // share of differing dots: other versions of poppler smooth edges differently
constexpr int k_visible = 64;         // of 255 grey values

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Picture = std::unique_ptr<cairo_surface_t, Destroy>;

Picture read_png(const std::filesystem::path& path)
{
  const Picture png(cairo_image_surface_create_from_png(path.c_str()));
  const int width = cairo_image_surface_get_width(png.get());
  const int height = cairo_image_surface_get_height(png.get());
  Picture picture(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  cairo_t* cairo = cairo_create(picture.get());
  cairo_set_source_surface(cairo, png.get(), 0, 0);
  cairo_paint(cairo);
  cairo_destroy(cairo);
  cairo_surface_flush(picture.get());
  return picture;
}

// 0 … 1; 1 where the sizes differ or one cannot be read.
double difference(const std::filesystem::path& a_path, const std::filesystem::path& b_path)
{
  const Picture a = read_png(a_path);
  const Picture b = read_png(b_path);
  const int width = cairo_image_surface_get_width(a.get());
  const int height = cairo_image_surface_get_height(a.get());
  if (width == 0 || width != cairo_image_surface_get_width(b.get()) ||
      height != cairo_image_surface_get_height(b.get()))
    return 1;
  const auto grey = [](const Picture& picture, int x, int y) {
    const unsigned char* row = cairo_image_surface_get_data(picture.get()) +
                               static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(picture.get());
    return static_cast<int>(row[4 * x]);
  };
  int differing = 0;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x)
      differing += std::abs(grey(a, x, y) - grey(b, x, y)) > k_visible ? 1 : 0;
  return static_cast<double>(differing) / (static_cast<double>(width) * height);
}

struct Sample {
  const char* name;
  Document (*make)();
  std::size_t pages;  // how many of its first pages are compared
};

class PdfPictures : public testing::TestWithParam<Sample> {};

TEST_P(PdfPictures, LookAsBefore)
{
  if (!poppler_is_there()) GTEST_SKIP() << "needs pdftoppm: apt-get install poppler-utils";
  const Sample& sample = GetParam();
  const std::filesystem::path golden = std::filesystem::path(PRONGSAI_SOURCE_DIR) / "tests/golden/office";
  const PdfReader reader(to_pdf(sample.make()));
  std::vector<std::filesystem::path> pages = reader.pictures();
  ASSERT_GE(pages.size(), sample.pages);
  pages.resize(sample.pages);
  for (const std::filesystem::path& page : pages) {
    const std::filesystem::path before = golden / (std::string(sample.name) + "-" + page.filename().string());
    if (std::getenv("PRONGSAI_RENEW_GOLDEN") != nullptr) {
      std::filesystem::create_directories(golden);
      std::filesystem::copy_file(page, before, std::filesystem::copy_options::overwrite_existing);
      continue;
    }
    ASSERT_TRUE(std::filesystem::exists(before)) << before << " is missing: see the head of this file";
    EXPECT_LT(difference(before, page), k_tolerated) << before;
  }
}

INSTANTIATE_TEST_SUITE_P(Samples, PdfPictures,
                         testing::Values(Sample{"report", &samples::report, 3}, Sample{"tall", &samples::tall_row, 1},
                                         Sample{"english", &samples::english, 1}),
                         [](const auto& sample) { return std::string(sample.param.name); });

TEST(PdfPictureDifference, SeesOtherPages)
{
  if (!poppler_is_there()) GTEST_SKIP() << "needs pdftoppm: apt-get install poppler-utils";
  const PdfReader reader(to_pdf(samples::tall_row()));
  Document moved = samples::tall_row();
  moved.blocks.insert(moved.blocks.begin(), Heading{1, "", "หัวข้อใหม่"});
  const PdfReader other(to_pdf(moved));
  EXPECT_EQ(difference(reader.pictures()[0], reader.pictures()[0]), 0);
  EXPECT_GT(difference(reader.pictures()[0], other.pictures()[0]), k_tolerated) << "one heading more moves the lines";
  EXPECT_GT(difference(reader.pictures()[0], reader.pictures()[1]), k_tolerated);
}

}  // namespace
}  // namespace office
