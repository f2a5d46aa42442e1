// SPDX-License-Identifier: Apache-2.0
// What the page is made of: widths of columns, ends of lines, what stays together on a page.
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "lib/office/pdf_clusters.hpp"
#include "lib/office/pdf_columns.hpp"
#include "lib/office/pdf_galley.hpp"

#include "tests/lib/office/pdf_samples.hpp"

namespace office::pdf {
namespace {

std::vector<Page> pages_of(const Document& document)
{
  const Typesetter typesetter(document);
  return flow(galley(document, typesetter), [&](int note) { return note_lines(document, note, typesetter); });
}

double bottom_of(const PlacedPiece& placed)
{
  return placed.y + placed.piece.height;
}

TEST(PdfColumns, SharesByWeightButNeverBelowAWord)
{
  const ColumnPlan plan = plan_columns({{1, 20}, {1, 80}}, 120, 10);
  EXPECT_NEAR(plan.widths[0], 30, 1e-9);
  EXPECT_NEAR(plan.widths[1], 90, 1e-9);
  EXPECT_EQ(plan.scale, 1);
  const ColumnPlan by_weight = plan_columns({{1, 20}, {3, 20}}, 200, 8);
  EXPECT_NEAR(by_weight.widths[0], 50, 1e-9);
}

TEST(PdfColumns, ShrinksLettersBeforeItBreaksWords)
{
  const ColumnPlan plan = plan_columns(std::vector<ColumnNeed>(10, {1, 44}), 440, 4);
  EXPECT_NEAR(plan.scale, 400.0 / 440, 1e-9);
  EXPECT_EQ(plan_columns(std::vector<ColumnNeed>(10, {1, 400}), 440, 4).scale, 0.8);
}

TEST(PdfColumns, AWebAddressDoesNotSqueezeTheOthers)
{
  const ColumnPlan plan = plan_columns({{1, 60}, {1, 900}, {1, 60}}, 450, 8);
  EXPECT_EQ(plan.scale, 1);
  EXPECT_GE(plan.widths[0], 68);
  EXPECT_GE(plan.widths[2], 68);
}

RC_GTEST_PROP(PdfColumnsProperty, FillTheTableAndHoldTheirWords, ())
{
  const auto count = *rc::gen::inRange<std::size_t>(1, 15);
  std::vector<ColumnNeed> needs;
  for (std::size_t i = 0; i < count; ++i)
    needs.push_back({static_cast<double>(*rc::gen::inRange(-1, 9)), *rc::gen::inRange(0, 140) * 1.0});
  const ColumnPlan plan = plan_columns(needs, 453, 8);
  RC_ASSERT(std::abs(std::accumulate(plan.widths.begin(), plan.widths.end(), 0.0) - 453) < 1e-6);
  double words = 0;
  for (const ColumnNeed& need : needs)
    words += need.word;
  const double room = 453 - 8.0 * static_cast<double>(count);
  RC_ASSERT(plan.scale >= 0.8 && plan.scale <= 1);
  for (std::size_t i = 0; i < count; ++i) {
    RC_ASSERT(plan.widths[i] > 0);
    if (words * 0.8 <= room) RC_ASSERT(plan.widths[i] >= needs[i].word * plan.scale + 8 - 1e-6);
  }
}

TEST(PdfLines, BreakOnlyBetweenWords)
{
  const Document document = samples::letterhead();
  const Typesetter typesetter(document);
  const ShapedTextPtr shaped = typesetter.shape(samples::plain(samples::sentences(3)), {});
  for (const double width : {70.0, 120.0, 300.0, 453.0}) {
    const SetText text(shaped, width, 0);
    std::size_t next = 0;
    for (const Line& line : text.lines()) {
      EXPECT_GE(line.first, next);
      EXPECT_LE(line.width, width + 0.1);
      EXPECT_TRUE(line.first == 0 || shaped->clusters[line.first].begins_word) << width;
      for (; next < line.first; ++next)
        EXPECT_TRUE(shaped->clusters[next].blank);
      next = line.last;
    }
  }
  EXPECT_LT(shaped->widest_word(), 70);
}

TEST(PdfLines, AWordLongerThanTheLineIsBrokenBetweenLetters)
{
  const Typesetter typesetter(samples::letterhead());
  const SetTextPtr text = typesetter.set(std::string(200, 'W'), {}, 100);
  EXPECT_GT(text->lines().size(), 10U);
  for (const Line& line : text->lines())
    EXPECT_LE(line.width, 100.1);
  EXPECT_EQ(typesetter.set("WWW", {}, 0)->lines().size(), 3U) << "not even one letter fits, but no line is empty";
}

TEST(PdfLines, KeepsWholeWhatReadsAsOneWord)
{
  const Document document = samples::letterhead();
  const Typesetter typesetter(document);
  for (const std::string whole : {"พ.ศ.", "ฯลฯ", "12/2568", "e-Service", "ต่าง ๆ", "การยืม", "ผู้บริหาร", "ความโปร่งใส"}) {
    const ShapedTextPtr shaped = typesetter.shape(samples::plain(whole), {});
    for (std::size_t i = 1; i < shaped->clusters.size(); ++i)
      EXPECT_FALSE(shaped->clusters[i].begins_word) << whole;
    EXPECT_NEAR(shaped->widest_word(), shaped->widest_line(), 0.01) << whole;
  }
  for (const std::string two : {"กก ขข", "ราชการที่", "ให้ผู้ อื่น", "การยืมทรัพย์สิน"}) {
    const ShapedTextPtr shaped = typesetter.shape(samples::plain(two), {});
    EXPECT_LT(shaped->widest_word(), shaped->widest_line() - 1) << two;
  }
}

TEST(PdfLines, FootnoteMarkStaysWithItsWord)
{
  Document document = samples::letterhead();
  document.footnotes = {samples::plain("หมายเหตุ")};
  document.blocks = {Paragraph{.runs = {office::Run{.text = "คำ", .footnote = 0}}}};
  const Typesetter typesetter(document);
  const ShapedTextPtr shaped =
      typesetter.shape({office::Run{.text = "คำ", .footnote = 0}, office::Run{.text = "ต่อ"}}, {});
  ASSERT_EQ(shaped->marks.size(), 1U);
  for (const Cluster& cluster : shaped->clusters)
    EXPECT_FALSE(cluster.rise > 0 && cluster.begins_word);
}

bool is_heading(const PlacedPiece& placed)
{
  return placed.piece.bookmark.has_value();
}

TEST(PdfFlow, HeadingIsNeverAloneAtThePagesFoot)
{
  int moved = 0;
  for (int filler = 20; filler < 40; ++filler) {
    Document document = samples::letterhead();
    for (int i = 0; i < filler; ++i)
      document.blocks.push_back(Paragraph{.runs = samples::plain("บรรทัดเดียว")});
    document.blocks.push_back(Heading{1, "1", "หัวข้อ"});
    document.blocks.push_back(Heading{2, "1.1", "หัวข้อย่อย"});
    document.blocks.push_back(Paragraph{.runs = samples::plain(samples::sentences(3))});
    for (const Page& page : pages_of(document))
      for (std::size_t i = 0; i < page.pieces.size(); ++i)
        if (is_heading(page.pieces[i]) && page.pieces[i].piece.bookmark->level == 2) {
          EXPECT_GE(page.pieces.size(), i + 3) << "two lines of text below the heading, with " << filler << " above";
          moved += i == 1 ? 1 : 0;
        }
  }
  EXPECT_GT(moved, 0) << "the headings were moved to the next page at least once";
}

TEST(PdfFlow, NoSingleLineOfAParagraphIsLeft)
{
  for (int filler = 25; filler < 38; ++filler) {
    Document document = samples::letterhead();
    for (int i = 0; i < filler; ++i)
      document.blocks.push_back(Paragraph{.runs = samples::plain("บรรทัดเดียว")});
    document.blocks.push_back(Paragraph{.runs = samples::plain(samples::sentences(4))});
    const std::vector<Page> pages = pages_of(document);
    if (pages.size() < 2) continue;
    const std::size_t below = pages[0].pieces.size() - static_cast<std::size_t>(std::min<std::size_t>(
                                                           static_cast<std::size_t>(filler), pages[0].pieces.size()));
    EXPECT_NE(below, 1U) << filler;
    EXPECT_NE(pages[1].pieces.size(), 1U) << filler;
  }
}

TEST(PdfFlow, SmallTableStaysWithItsCaptionOnOnePage)
{
  for (int filler = 20; filler < 40; ++filler) {
    Document document = samples::letterhead();
    for (int i = 0; i < filler; ++i)
      document.blocks.push_back(Paragraph{.runs = samples::plain("บรรทัดเดียว")});
    Table table{.caption = "ตารางที่ 1", .columns = {{}, {}}};
    table.head = {{.cells = {samples::cell("ก"), samples::cell("ข")}}};
    table.rows.assign(4, {.cells = {samples::cell("ค"), samples::cell("ง")}});
    document.blocks.push_back(table);
    const std::vector<Page> pages = pages_of(document);
    std::size_t on_last = 0;
    for (const PlacedPiece& placed : pages.back().pieces)
      on_last += placed.piece.boxes.empty() ? 0 : 1;
    EXPECT_EQ(on_last, 5U) << filler;
  }
}

TEST(PdfFlow, TheLastRowOfATableGoesWithTheSignatureBelowIt)
{
  for (int filler = 15; filler < 40; ++filler) {
    Document document = samples::letterhead();
    for (int i = 0; i < filler; ++i)
      document.blocks.push_back(Paragraph{.runs = samples::plain("บรรทัดเดียว")});
    Table table{.columns = {{}}};
    table.rows.assign(3, {.cells = {samples::cell(samples::sentences(6))}});
    table.rows.back().keep_with_next = true;
    document.blocks.push_back(table);
    for (int i = 0; i < 4; ++i)
      document.blocks.push_back(Paragraph{.runs = samples::plain("(ลงชื่อ)"), .keep_with_next = i < 3});
    const Page last = pages_of(document).back();
    ASSERT_GE(last.pieces.size(), 5U) << filler;
    EXPECT_FALSE(last.pieces[last.pieces.size() - 5].piece.boxes.empty()) << "a row above the signature, " << filler;
  }
}

TEST(PdfFlow, FootnotesThatDoNotFitGoOn)
{
  Document document = samples::letterhead();
  document.footnotes = {samples::plain(samples::sentences(60)), samples::plain("สั้น")};
  document.blocks = {Paragraph{.runs = {office::Run{.text = samples::sentences(2), .footnote = 0}}},
                     Paragraph{.runs = {office::Run{.text = samples::sentences(2), .footnote = 1}}}};
  const std::vector<Page> pages = pages_of(document);
  EXPECT_GT(pages.size(), 1U);
  for (const Page& page : pages) {
    ASSERT_TRUE(page.note_rule);
    for (const PlacedPiece& placed : page.pieces)
      EXPECT_LE(bottom_of(placed), k_page_height - k_margin_bottom + 0.1);
  }
}

// Any blocks in any order: everything is placed once and in order, and nothing overlaps or leaves the page.
RC_GTEST_PROP(PdfFlowProperty, PlacesEverythingOnceWithinThePage, ())
{
  std::vector<FlowItem> items;
  const int count = *rc::gen::inRange(0, 80);
  for (int i = 0; i < count; ++i) {
    FlowItem item;
    item.piece.height = *rc::gen::inRange(5, 260);
    item.piece.gap_above = *rc::gen::inRange(0, 20);
    item.piece.gap_below = *rc::gen::inRange(0, 20);
    item.piece.bookmark = Bookmark{1, std::to_string(i)};
    item.keep_with_next = *rc::gen::weightedElement<bool>({{1, true}, {3, false}});
    item.on_new_page = *rc::gen::weightedElement<bool>({{1, true}, {20, false}});
    items.push_back(std::move(item));
  }
  int next = 0;
  for (const Page& page : flow(items, [](int) { return std::vector<Piece>{}; })) {
    double bottom = k_margin_top;
    RC_ASSERT(count == 0 || !page.pieces.empty());
    for (const PlacedPiece& placed : page.pieces) {
      RC_ASSERT(placed.piece.bookmark->text == std::to_string(next++));
      RC_ASSERT(placed.y >= bottom - 1e-6);
      bottom = bottom_of(placed);
      RC_ASSERT(bottom <= k_page_height - k_margin_bottom + 0.1);
    }
  }
  RC_ASSERT(next == count);
}

}  // namespace
}  // namespace office::pdf
