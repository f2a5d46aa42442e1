// SPDX-License-Identifier: Apache-2.0
// A chart is written as SVG for web pages and drawn from its shapes for PDF and DOCX: both must stay the same picture.
#include "lib/office/pdf_drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>
#include <thread>

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <gtest/gtest.h>

#include "lib/chart/chart.hpp"
#include "lib/chart/svg.hpp"
#include "lib/office/pdf_picture.hpp"
#include "lib/thai/fonts.hpp"

#include "tests/lib/office/pdf_reader.hpp"

namespace office {
namespace {

constexpr int k_dots = 4;  // for each point of the chart, on a side

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

Picture with_shapes(const util::Drawing& drawing)
{
  return {"", drawing.width, drawing.height, "chart", "", drawing};
}

Picture svg_alone(const util::Drawing& drawing)
{
  return {chart::svg_text(drawing, {}), drawing.width, drawing.height, "chart", ""};
}

// The mean red, green and blue (0 … 255) of each square point.
struct Look {
  int width = 0;
  std::vector<std::array<double, 3>> points;
};

Look look_of(const Picture& picture)
{
  thai::register_fonts();
  const int width = static_cast<int>(std::ceil(picture.width));
  const int height = static_cast<int>(std::ceil(picture.height));
  const std::unique_ptr<cairo_surface_t, Destroy> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, width * k_dots, height * k_dots));
  const std::unique_ptr<cairo_t, Destroy> cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  pdf::draw_picture(cairo.get(), picture, 0, 0, {picture.width * k_dots, picture.height * k_dots});
  cairo_surface_flush(surface.get());
  Look look{width,
            std::vector<std::array<double, 3>>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
  const unsigned char* bytes = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < height * k_dots; ++y)
    for (int x = 0; x < width * k_dots; ++x)
      for (std::size_t part = 0; part < 3; ++part)
        look.points[static_cast<std::size_t>(y / k_dots * width + x / k_dots)][part] +=
            static_cast<double>(bytes[y * stride + x * 4 + static_cast<int>(part)]) / (k_dots * k_dots);
  return look;
}

struct Difference {
  double largest = 0;  // of one colour of one point, 0 … 255
  double mean = 0;
};

Difference difference(const Look& a, const Look& b)
{
  EXPECT_EQ(a.points.size(), b.points.size());
  Difference difference;
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    for (std::size_t part = 0; part < 3; ++part) {
      const double here = std::abs(a.points[i][part] - b.points[i][part]);
      difference.largest = std::max(difference.largest, here);
      difference.mean += here / static_cast<double>(a.points.size() * 3);
    }
  }
  return difference;
}

chart::Svg bars()
{
  chart::BarsOptions options;
  options.threshold = 85;
  options.threshold_label = "เกณฑ์ผ่าน 85 คะแนน";
  options.groups = {"แบบวัด IIT", "แบบวัด EIT", "แบบตรวจ OIT"};
  options.ticks = {"๐", "๒๐", "๔๐", "๖๐", "๘๐", "๑๐๐"};
  return chart::bars({"bars", ""},
                     {{"1 การปฏิบัติหน้าที่", 97.97, "97.97", 0},
                      {"8 การปรับปรุงการทำงาน", 64.61, "๖๔.๖๑", 1},
                      {"10 การป้องกัน <การทุจริต> & อื่น ๆ", 84.1, "84.10", 2},
                      {"Integrity and transparency", 0, "", 2}},
                     options);
}

chart::Svg radar()
{
  return chart::radar({"radar", ""},
                      {{"1 การปฏิบัติหน้าที่", 97.97, "97.97"},
                       {"2 การใช้งบประมาณ", 60, "60.00"},
                       {"3 คุณภาพการดำเนินงาน", 30, "30.00"},
                       {"4 การเปิดเผยข้อมูล", 88, "88.00"}},
                      400, {"20", "40", "60", "80", "100"});
}

chart::Svg lines()
{
  chart::LinesOptions options;
  options.low = 50;
  options.ticks = {"50", "60", "70", "80", "90", "100"};
  options.threshold = 85;
  options.threshold_label = "เกณฑ์ผ่าน";
  return chart::lines({"lines", ""}, {"2563", "2565", "2567", "2568"},
                      {{"คะแนนรวม", {82.35, 85.0, 90.36, 98.80}, {"82.35", "85.00", "90.36", "98.80"}},
                       {"IIT", {62.5, std::nullopt, 71.0, 98.9}, {"62.50", "", "71.00", "98.90"}}},
                      options);
}

chart::Svg grid()
{
  std::vector<chart::CellGroup> groups = {{"9.1 ข้อมูลพื้นฐาน", {}}, {"10.1 การดำเนินการเพื่อป้องกันการทุจริต", {}}};
  for (int i = 1; i <= 12; ++i)
    groups[static_cast<std::size_t>(i % 2)].cells.push_back(
        {"o" + std::to_string(i), static_cast<chart::CellState>(i / 2 % 4)});
  return chart::grid({"grid", ""}, groups, 453, {"ผ่าน", "ไม่ผ่าน", "ไม่เกี่ยวข้อง", "ไม่มีข้อมูล"});
}

// Letters that are shown stand on whole dots, those of SVG between them as well.
constexpr double k_largest_of_letters = 60;
constexpr double k_mean_of_letters = 0.5;
constexpr double k_largest = 4;  // of everything else

bool is_text(const util::Drawing::Shape& shape)
{
  return std::holds_alternative<util::Drawing::Text>(shape);
}

util::Drawing without_words(util::Drawing drawing)
{
  std::erase_if(drawing.shapes, is_text);
  return drawing;
}

util::Drawing without(util::Drawing drawing, std::size_t shape)
{
  drawing.shapes.erase(drawing.shapes.begin() + static_cast<std::ptrdiff_t>(shape));
  return drawing;
}

class ChartShapes : public testing::TestWithParam<chart::Svg (*)()> {};

TEST_P(ChartShapes, LookLikeTheSvg)
{
  const util::Drawing drawing = GetParam()().drawing;
  const Difference seen = difference(look_of(with_shapes(drawing)), look_of(svg_alone(drawing)));
  EXPECT_LT(seen.largest, k_largest_of_letters);
  EXPECT_LT(seen.mean, k_mean_of_letters);
  const util::Drawing wordless = without_words(drawing);
  EXPECT_LT(difference(look_of(with_shapes(wordless)), look_of(svg_alone(wordless))).largest, k_largest);
}

// So that the comparison does not become blind: without one shape of any kind it is another picture. Some are covered
// by others.
TEST_P(ChartShapes, AreMissedWhenOneIsLeftOut)
{
  const util::Drawing drawing = GetParam()().drawing;
  const util::Drawing wordless = without_words(drawing);
  const auto first = std::ranges::find_if(drawing.shapes, is_text);
  ASSERT_NE(first, drawing.shapes.end());
  const util::Drawing less = without(drawing, static_cast<std::size_t>(first - drawing.shapes.begin()));
  EXPECT_GT(difference(look_of(with_shapes(less)), look_of(svg_alone(drawing))).largest, k_largest_of_letters);
  const Look whole = look_of(svg_alone(wordless));
  std::set<std::size_t> kinds;
  std::set<std::size_t> missed;
  for (std::size_t i = 0; i < wordless.shapes.size(); ++i) {
    const std::size_t kind = wordless.shapes[i].index();
    kinds.insert(kind);
    if (missed.contains(kind)) continue;
    if (difference(look_of(with_shapes(without(wordless, i))), whole).largest > k_largest) missed.insert(kind);
  }
  EXPECT_EQ(missed, kinds);
  EXPECT_GE(kinds.size(), 2U);
}

TEST_P(ChartShapes, AreWhatTheChartsSvgSays)
{
  const chart::Svg svg = GetParam()();
  EXPECT_EQ(chart::svg_text(svg.drawing, {svg.title, svg.description}), svg.text);
  EXPECT_EQ(svg.drawing.width, pdf::picture_extent({"", 0, 0, "", "", svg.drawing}, {1000, 1000}).width);
}

Document paper(const Picture& picture)
{
  Document document;
  document.blocks = {picture};
  return document;
}

TEST_P(ChartShapes, KeepTheirWordsInPdf)
{
  if (!poppler_is_there()) GTEST_SKIP() << "needs pdftotext: apt-get install poppler-utils";
  const util::Drawing drawing = GetParam()().drawing;
  const std::string words = without_blanks(PdfReader(to_pdf(paper(with_shapes(drawing)))).whole_text());
  EXPECT_EQ(words, without_blanks(PdfReader(to_pdf(paper(svg_alone(drawing)))).whole_text()));
  EXPECT_GT(words.size(), 40U);
}

TEST_P(ChartShapes, GiveTheSameBytesOnEveryThread)
{
  const Document document = paper(with_shapes(GetParam()().drawing));
  const std::string pdf = to_pdf(document);
  const std::string docx = to_docx(document);
  std::thread([&] {
    EXPECT_TRUE(to_docx(document) == docx);
    EXPECT_TRUE(to_pdf(document) == pdf);
  }).join();
  EXPECT_TRUE(to_pdf(document) == pdf) << "texts remembered";
}

INSTANTIATE_TEST_SUITE_P(Kinds, ChartShapes, testing::Values(&bars, &radar, &lines, &grid));

TEST(Drawing, WithoutTextOrSizePaintsNothingAndALineFeedIsABlank)
{
  Picture picture{.svg = "not read", .width = 60, .height = 20, .drawing = util::Drawing{.width = 60, .height = 20}};
  picture.drawing->shapes = {util::Drawing::Text{.at = {2, 15}, .size = 12}, util::Drawing::Polyline{},
                             util::Drawing::Polygon{.opacity = 0}};
  const Look empty = look_of(picture);
  picture.drawing = util::Drawing{};
  EXPECT_EQ(difference(look_of(picture), empty).largest, 0);
  picture.drawing = util::Drawing{60, 20, {util::Drawing::Text{.at = {2, 15}, .words = "a\nb", .size = 12}}};
  const Look broken = look_of(picture);
  EXPECT_GT(difference(broken, empty).largest, k_largest_of_letters);
  picture.drawing->shapes = {util::Drawing::Text{.at = {2, 15}, .words = "a b", .size = 12}};
  EXPECT_EQ(difference(look_of(picture), broken).largest, 0);
}

// As desktops with flat screens ask for it.
TEST(Drawing, LettersDoNotFollowTheScreenOfTheMachine)
{
  thai::register_fonts();
  FcPattern* asked = FcPatternCreate();
  FcPatternAddString(asked, FC_FAMILY, reinterpret_cast<const FcChar8*>(thai::k_font_family.data()));
  FcPatternAddInteger(asked, FC_RGBA, FC_RGBA_RGB);
  FcPatternAddBool(asked, FC_HINTING, FcTrue);
  FcConfigSubstitute(nullptr, asked, FcMatchPattern);
  FcDefaultSubstitute(asked);
  FcResult result = FcResultNoMatch;
  FcPattern* found = FcFontMatch(nullptr, asked, &result);
  ASSERT_NE(found, nullptr);
  int coloured_edges = FC_RGBA_UNKNOWN;
  EXPECT_EQ(FcPatternGetInteger(found, FC_RGBA, 0, &coloured_edges), FcResultMatch);
  EXPECT_EQ(coloured_edges, FC_RGBA_NONE);
  FcBool hinting = FcTrue;
  EXPECT_EQ(FcPatternGetBool(found, FC_HINTING, 0, &hinting), FcResultMatch);
  EXPECT_EQ(hinting, FcFalse);
  FcPatternDestroy(found);
  FcPatternDestroy(asked);
}

}  // namespace
}  // namespace office
