// SPDX-License-Identifier: Apache-2.0
// Every chart is parsed as XML and each of its texts measured: nothing may stand outside the picture or on another
// text.
#include "lib/chart/chart.hpp"

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include "lib/thai/fonts.hpp"

namespace {

struct Box {
  double left, top, right, bottom;
  std::string text;
};

std::vector<Box> texts_of(const chart::Svg& svg)
{
  pugi::xml_document xml;
  EXPECT_TRUE(xml.load_string(svg.text.c_str())) << svg.text;
  std::vector<Box> boxes;
  for (const auto& node : xml.select_nodes("//text")) {
    const auto text = node.node();
    const std::string words = text.text().get();
    const double size = text.attribute("font-size").as_double();
    const double width = thai::text_width(words, size, text.attribute("font-weight"));
    const std::string anchor = text.attribute("text-anchor").value();
    const double x = text.attribute("x").as_double() - (anchor == "middle" ? width / 2 : anchor == "end" ? width : 0);
    const double y = text.attribute("y").as_double();
    boxes.push_back({x, y - size * 0.55, x + width, y + size * 0.2, words});
  }
  return boxes;
}

void expect_well_formed(const chart::Svg& svg)
{
  const auto boxes = texts_of(svg);
  for (const Box& box : boxes) {
    EXPECT_GE(box.left, -0.6) << box.text;
    EXPECT_LE(box.right, svg.width + 0.6) << box.text;
    EXPECT_GE(box.top, -0.6) << box.text;
    EXPECT_LE(box.bottom, svg.height + 0.6) << box.text;
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const bool apart = boxes[i].right <= boxes[j].left + 0.5 || boxes[j].right <= boxes[i].left + 0.5 ||
                         boxes[i].bottom <= boxes[j].top + 0.5 || boxes[j].bottom <= boxes[i].top + 0.5;
      EXPECT_TRUE(apart) << boxes[i].text << " / " << boxes[j].text;
    }
  }
  pugi::xml_document xml;
  ASSERT_TRUE(xml.load_string(svg.text.c_str()));
  const auto root = xml.child("svg");
  EXPECT_STREQ(root.attribute("role").value(), "img");
  EXPECT_EQ(root.child("title").text().get(), svg.title);
  EXPECT_EQ(root.child("desc").text().get(), svg.description);
  if (const char* folder = std::getenv("PRONGSAI_KEEP_CHARTS"))
    std::ofstream(std::string(folder) + "/" + svg.title + ".svg") << svg.text;
}

const std::vector<std::string> k_names = {"1 การปฏิบัติหน้าที่",          "2 การใช้งบประมาณ",      "3 การใช้อำนาจ",
                                          "4 การใช้ทรัพย์สินของราชการ", "5 การแก้ไขปัญหาการทุจริต", "6 คุณภาพการดำเนินงาน",
                                          "7 ประสิทธิภาพการสื่อสาร",    "8 การปรับปรุงการทำงาน",  "9 การเปิดเผยข้อมูล",
                                          "10 การป้องกันการทุจริต"};
const std::vector<double> k_values = {97.97, 93.19, 94.93, 93.04, 96.81, 92.62, 88.30, 64.61, 77.62, 100};

std::vector<chart::Bar> ten_bars()
{
  std::vector<chart::Bar> bars;
  for (std::size_t i = 0; i < k_names.size(); ++i)
    bars.push_back({k_names[i], k_values[i], std::to_string(k_values[i]).substr(0, 5), i < 5 ? 0 : i < 8 ? 1 : 2});
  return bars;
}

TEST(Bars, ten_indicators_with_threshold_and_legend)
{
  chart::BarsOptions options;
  options.threshold = 85;
  options.threshold_label = "เกณฑ์ผ่าน 85 คะแนน";
  options.groups = {"แบบวัด IIT", "แบบวัด EIT", "แบบตรวจ OIT"};
  options.ticks = {"0", "20", "40", "60", "80", "100"};
  expect_well_formed(chart::bars({"bars", "คะแนน"}, ten_bars(), options));
}

TEST(Bars, long_labels_wrap_and_hostile_text_is_escaped)
{
  std::vector<chart::Bar> bars = {
      {"ผู้บริหารสูงสุดของหน่วยงานของท่าน ให้ความสำคัญกับการแก้ไขปัญหาการทุจริตและประพฤติมิชอบมากน้อยเพียงใด", 50, "๕๐.๐๐", 0},
      {"<script>alert('&')</script>", 120, "120", 1},
      {"ว่าง", 0, "", 2}};
  chart::BarsOptions options;
  const auto svg = chart::bars({"a & b <c>", "d"}, bars, options);
  expect_well_formed(svg);
  EXPECT_EQ(svg.text.find("<script>"), std::string::npos);
}

TEST(Bars, none_is_a_valid_picture)
{
  expect_well_formed(chart::bars({"none", "none"}, {}, {}));
}

TEST(Radar, ten_indicators)
{
  std::vector<chart::Spoke> spokes;
  for (std::size_t i = 0; i < k_names.size(); ++i)
    spokes.push_back({k_names[i], k_values[i], std::to_string(k_values[i]).substr(0, 5)});
  expect_well_formed(chart::radar({"radar", "ภาพรวม"}, spokes, 453, {"20", "40", "60", "80", "100"}));
}

TEST(Lines, totals_and_instruments_over_years_with_a_gap)
{
  const std::vector<chart::Line> lines = {
      {"คะแนนรวม", {82.35, 85.0, 90.36, 98.80}, {"82.35", "85.00", "90.36", "98.80"}},
      {"IIT", {82.5, std::nullopt, 91.0, 98.9}, {"82.50", "", "91.00", "98.90"}}};
  chart::LinesOptions options;
  options.low = 50;
  options.ticks = {"50", "60", "70", "80", "90", "100"};
  options.threshold = 85;
  options.threshold_label = "เกณฑ์ผ่าน";
  const auto svg = chart::lines({"lines", "แนวโน้ม"}, {"2563", "2565", "2567", "2568"}, lines, options);
  expect_well_formed(svg);
  EXPECT_NE(svg.text.find("98.80"), std::string::npos);
}

TEST(Grid, items_by_sub_indicator)
{
  std::vector<chart::CellGroup> groups = {{"9.1 ข้อมูลพื้นฐาน", {}}, {"10.1 การดำเนินการเพื่อป้องกันการทุจริตในประเด็นสินบน", {}}};
  for (int i = 1; i <= 20; ++i)
    groups[i % 2].cells.push_back({"o" + std::to_string(i), static_cast<chart::CellState>(i % 4)});
  expect_well_formed(chart::grid({"grid", "ผลรายข้อ"}, groups, 453, {"ผ่าน", "ไม่ผ่าน", "ไม่เกี่ยวข้อง", "ไม่มีข้อมูล"}));
}

TEST(Charts, have_ids_that_differ_between_pictures)
{
  const auto a = chart::bars({"a", "x"}, ten_bars(), {});
  const auto b = chart::bars({"b", "x"}, ten_bars(), {});
  EXPECT_NE(a.text.substr(a.text.find("aria-labelledby"), 40), b.text.substr(b.text.find("aria-labelledby"), 40));
}

}  // namespace
