// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <hb.h>
#include <sodium.h>

#include "tests/lib/office/docx_sample.hpp"
#include "tests/lib/office/pdf_samples.hpp"

namespace office {
namespace {

using samples::hard;
using samples::parse;
using samples::text_of;

std::vector<pugi::xml_node> all(pugi::xml_node root, const std::string& path)
{
  std::vector<pugi::xml_node> nodes;
  for (const pugi::xpath_node found : root.select_nodes(path.c_str()))
    nodes.push_back(found.node());
  return nodes;
}

const std::string& hard_html()
{
  static const std::string k_html = to_html(hard(thai::Digits::thai));
  return k_html;
}

TEST(Html, IdsAreUniqueAndEveryLinkHasItsTarget)
{
  const pugi::xml_document page = parse(hard_html());
  std::set<std::string> ids;
  for (const pugi::xml_node node : all(page, "//*[@id]"))
    EXPECT_TRUE(ids.insert(node.attribute("id").value()).second) << node.attribute("id").value();
  int links = 0;
  for (const pugi::xml_node link : all(page, "//a")) {
    const std::string target = link.attribute("href").value();
    ASSERT_TRUE(target.starts_with('#')) << target;
    EXPECT_TRUE(ids.contains(target.substr(1))) << target;
    ++links;
  }
  EXPECT_EQ(links, 3 + 3 + 3) << "contents, footnote calls and the ways back";
  for (const pugi::xml_node node : all(page, "//*[@aria-labelledby]")) {
    std::istringstream words(node.attribute("aria-labelledby").value());
    for (std::string id; words >> id;)
      EXPECT_TRUE(ids.contains(id)) << id;
  }
}

TEST(Html, NeedsNothingFromOutsideAndRunsNothing)
{
  const std::string& html = hard_html();
  const pugi::xml_document page = parse(html);
  EXPECT_TRUE(all(page, "//script|//link|//iframe|//img|//object").empty());
  EXPECT_TRUE(all(page, "//@*[starts-with(name(), 'on')]/..").empty());
  EXPECT_TRUE(all(page, "//@src/..").empty());
  std::string style = text_of(page.select_node("//style").node());
  const std::string own_font = "url(data:font/ttf;base64,";
  for (std::size_t at = style.find(own_font); at != std::string::npos; at = style.find(own_font))
    style.erase(at, own_font.size());
  EXPECT_EQ(style.find("url("), std::string::npos);
  EXPECT_EQ(style.find("@import"), std::string::npos);
  EXPECT_LT(html.size(), 200'000U);
}

TEST(Html, HoldsTheWholeText)
{
  for (const Document& document : {hard(thai::Digits::thai), hard(thai::Digits::arabic), samples::report()}) {
    pugi::xml_document page = parse(to_html(document));
    pugi::xml_node body = page.select_node("//body").node();
    for (const char* extra : {"//nav", "//section[@class='notes']", "//footer", "//sup", "//svg"}) {
      for (const pugi::xml_node node : all(page, extra))
        node.parent().remove_child(node);
    }
    EXPECT_EQ(samples::visible_text(text_of(body)), samples::expected_text(document));
  }
}

TEST(Html, SaysItsLanguageAndItsProperties)
{
  const pugi::xml_document page = parse(hard_html());
  EXPECT_TRUE(hard_html().starts_with("<!DOCTYPE html>"));
  EXPECT_STREQ(page.child("html").attribute("lang").value(), "th");
  EXPECT_EQ(text_of(page.select_node("//title").node()), "รายงาน <ITA> & \"ผล\" 2568");
  EXPECT_TRUE(page.select_node("//meta[@name='viewport'][contains(@content, 'width=device-width')]"));
  Document english;
  english.language = util::Language::english;
  english.blocks = {Heading{1, "1", "One"}, Heading{2, "1.1", "Two"}};
  const pugi::xml_document other = parse(to_html(english));
  EXPECT_STREQ(other.child("html").attribute("lang").value(), "en");
  EXPECT_EQ(text_of(other.select_node("//*[@id='contents']").node()), "Contents");
  EXPECT_EQ(all(other, "//h1").size(), 2U) << "without a title the headings are the first level: contents and one";
}

TEST(Html, HeadingsFollowTheTitleWithoutGaps)
{
  const pugi::xml_document page = parse(hard_html());
  EXPECT_EQ(all(page, "//h1").size(), 1U);
  int last = 0;
  for (const pugi::xml_node heading : all(page, "//h1|//h2|//h3|//h4")) {
    const int level = heading.name()[1] - '0';
    EXPECT_LE(level, last + 1);
    last = level;
    if (level > 1) {
      EXPECT_TRUE(heading.attribute("id"));
    }
  }
}

TEST(Html, TablesNameTheirHeadsAndScrollInTheirOwnRegion)
{
  const pugi::xml_document page = parse(hard_html());
  const std::vector<pugi::xml_node> tables = all(page, "//table");
  ASSERT_EQ(tables.size(), 4U);
  for (const pugi::xml_node table : tables) {
    const pugi::xml_node region = table.parent();
    EXPECT_STREQ(region.attribute("role").value(), "region");
    EXPECT_STREQ(region.attribute("tabindex").value(), "0");
    EXPECT_FALSE(std::string(region.attribute("aria-label").value()).empty());
    for (const pugi::xml_node head : all(table, ".//th"))
      EXPECT_TRUE(std::string(head.attribute("scope").value()).starts_with("col"));
    std::set<int> widths;
    for (const pugi::xml_node row : all(table, ".//tr")) {
      int width = 0;
      for (const pugi::xml_node cell : row.children())
        width += cell.attribute("colspan").as_int(1);
      widths.insert(width);
    }
    EXPECT_EQ(widths.size(), 1U);
  }
  EXPECT_EQ(all(tables[0], "./thead/tr").size(), 2U);
  EXPECT_EQ(all(tables[0], "./thead//th[@scope='colgroup']").size(), 1U);
  EXPECT_EQ(all(tables[3], "./tbody/tr").size(), 300U);
}

TEST(Html, PicturesAreInlineAndHarmless)
{
  const pugi::xml_document page = parse(hard_html());
  const std::vector<pugi::xml_node> pictures = all(page, "//figure//svg");
  ASSERT_EQ(pictures.size(), 2U);
  for (const pugi::xml_node svg : pictures) {
    EXPECT_STREQ(svg.attribute("role").value(), "img");
    const std::string gradient = svg.select_node(".//linearGradient").node().attribute("id").value();
    EXPECT_EQ(svg.select_node(".//rect").node().attribute("fill").value(), "url(#" + gradient + ")");
    EXPECT_STREQ(svg.attribute("viewBox").value(), "0 0 400 120");
  }
  EXPECT_EQ(hard_html().find("<?xml"), std::string::npos);
  Document document;
  document.blocks = {Picture{.svg =
                                 "<svg xmlns='http://www.w3.org/2000/svg'><a href='javascript:x()'><text>ก</text></a>"
                                 "<use href='https://example.org/x.svg#a'/><rect fill='url(//example.org/x)'/></svg>",
                             .width = 30,
                             .height = 20,
                             .title = "ภาพ",
                             .description = "คำบรรยาย"}};
  const std::string html = to_html(document);
  EXPECT_EQ(html.find("javascript"), std::string::npos);
  EXPECT_EQ(html.find("example.org"), std::string::npos);
  EXPECT_NE(html.find("aria-label=\"ภาพ: คำบรรยาย\""), std::string::npos);
}

TEST(Html, LettersOfPicturesTravelWithThePage)
{
  Document document;
  document.blocks = {Picture{.svg = "<svg xmlns='http://www.w3.org/2000/svg'><text>ทำ ๘</text></svg>", .title = "ภาพ"}};
  const std::string html = to_html(document);
  const std::string begin = "url(data:font/ttf;base64,";
  const std::size_t at = html.find(begin) + begin.size();
  const std::string encoded = html.substr(at, html.find(')', at) - at);
  std::string font(encoded.size(), '\0');
  std::size_t length = 0;
  ASSERT_EQ(sodium_base642bin(reinterpret_cast<unsigned char*>(font.data()), font.size(), encoded.data(),
                              encoded.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL),
            0);
  hb_blob_t* blob =
      hb_blob_create(font.data(), static_cast<unsigned>(length), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_set_t* letters = hb_set_create();
  hb_face_collect_unicodes(face, letters);
  for (const hb_codepoint_t letter : {U'ท', U'ำ', U'ํ', U'า', U'๘'})
    EXPECT_TRUE(hb_set_has(letters, letter)) << std::hex << letter;
  EXPECT_FALSE(hb_set_has(letters, U'ฮ'));
  hb_set_destroy(letters);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  document.blocks.clear();
  EXPECT_EQ(to_html(document).find("data:font"), std::string::npos);
}

TEST(Html, FootnotesLinkBothWaysInTheDigitsOfTheDocument)
{
  const pugi::xml_document page = parse(hard_html());
  const std::vector<pugi::xml_node> notes = all(page, "//section[@class='notes']/ol/li");
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(text_of(notes[0]).find("ดู https://example.go.th/2568"), 0U);
  EXPECT_EQ(all(notes[0], "./a").size(), 2U) << "called twice";
  const std::vector<pugi::xml_node> calls = all(page, "//sup/a");
  ASSERT_EQ(calls.size(), 3U);
  EXPECT_EQ(text_of(calls[0]), "๑");
  EXPECT_STREQ(calls[0].attribute("href").value(), "#note-1");
  EXPECT_EQ(text_of(calls[2]), "๒");
}

TEST(Html, PrintedPagesHaveHeaderAndNumbers)
{
  EXPECT_NE(hard_html().find("counter(page,thai)"), std::string::npos);
  EXPECT_NE(hard_html().find("@top-right{content:\"รายงาน ปี ๒๕๖๘\"}"), std::string::npos);
  Document document;
  document.header_text = "a\"}</style><b>";
  document.page_label = "no number";
  const std::string html = to_html(document);
  EXPECT_EQ(html.find("</style><b>"), std::string::npos);
  EXPECT_NE(html.find("content:\"a\\22 \\7D \\3C \\2F style\\3E \\3C b\\3E \""), std::string::npos);
}

double luminance(int red, int green, int blue)
{
  const auto linear = [](int channel) {
    const double value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

// WCAG 2.1, 1.4.3: 4.5 to 1 for text; the darkest background of the page is that of table heads.
TEST(Html, TextHasContrastOnEveryBackground)
{
  const std::string& html = hard_html();
  const double background = luminance(0xEB, 0xEB, 0xEB);
  int found = 0;
  for (std::size_t at = html.find("color:#"); at != std::string::npos; at = html.find("color:#", at + 1)) {
    if (html[at - 1] != '{' && html[at - 1] != ';') continue;
    const std::string colour = html.substr(at + 7, 6);
    const auto channel = [&](std::size_t i) { return std::stoi(colour.substr(2 * i, 2), nullptr, 16); };
    EXPECT_GE((background + 0.05) / (luminance(channel(0), channel(1), channel(2)) + 0.05), 4.5) << colour;
    ++found;
  }
  EXPECT_GE(found, 3);
}

TEST(Html, StrangeAndEmptyDocumentsAreWellFormed)
{
  parse(to_html(Document{}));
  parse(to_html(samples::strange_text()));
  EXPECT_EQ(to_html(hard(thai::Digits::thai)), hard_html());
}

}  // namespace
}  // namespace office
