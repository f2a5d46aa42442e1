// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "lib/office/column_widths.hpp"
#include "lib/office/docx_parts.hpp"
#include "lib/office/page.hpp"
#include "lib/office/palette.hpp"
#include "lib/thai/fonts.hpp"
#include "lib/util/embedded.hpp"

#include "tests/lib/office/docx_sample.hpp"
#include "tests/lib/office/pdf_samples.hpp"

namespace office {
namespace {

using samples::hard;
using samples::parse;
using samples::text_of;
using samples::unzip;
using Parts = std::map<std::string, std::string>;

const Parts& hard_parts()
{
  static const Parts k_parts = unzip(to_docx(hard(thai::Digits::thai)));
  return k_parts;
}

std::vector<pugi::xml_node> all(pugi::xml_node root, const std::string& name)
{
  std::vector<pugi::xml_node> nodes;
  for (const pugi::xpath_node found : root.select_nodes(("//" + name).c_str()))
    nodes.push_back(found.node());
  return nodes;
}

std::vector<std::string> word_parts(const Parts& parts)
{
  std::vector<std::string> names;
  for (const auto& [name, bytes] : parts) {
    if (name.starts_with("word/") && name.ends_with(".xml")) names.push_back(name);
  }
  return names;
}

TEST(Docx, EveryPartHasATypeAndEveryRelationATarget)
{
  const Parts& parts = hard_parts();
  const pugi::xml_document types = parse(parts.at("[Content_Types].xml"));
  std::set<std::string> extensions;
  std::set<std::string> overrides;
  for (const pugi::xml_node each : types.first_child().next_sibling().children())
    (std::string(each.name()) == "Default" ? extensions : overrides)
        .insert(std::string(each.name()) == "Default" ? each.attribute("Extension").value()
                                                      : each.attribute("PartName").value());
  for (const std::string& name : overrides)
    EXPECT_TRUE(parts.contains(name.substr(1))) << name;
  for (const auto& [name, bytes] : parts) {
    EXPECT_TRUE(extensions.contains(name.substr(name.rfind('.') + 1))) << name;
    if (name.ends_with(".xml") && name != "[Content_Types].xml") {
      EXPECT_TRUE(overrides.contains("/" + name)) << name;
    }
    if (!name.ends_with(".rels")) continue;
    const std::string folder = name == "_rels/.rels" ? "" : "word/";
    std::set<std::string> ids;
    const pugi::xml_document list = parse(bytes);
    for (const pugi::xml_node each : all(list, "Relationship")) {
      EXPECT_TRUE(parts.contains(folder + each.attribute("Target").value())) << each.attribute("Target").value();
      EXPECT_TRUE(ids.insert(each.attribute("Id").value()).second);
    }
  }
}

TEST(Docx, EveryNamedRelationAndStyleExists)
{
  const Parts& parts = hard_parts();
  std::set<std::string> styles;
  const pugi::xml_document style_list = parse(parts.at("word/styles.xml"));
  for (const pugi::xml_node style : all(style_list, "w:style"))
    EXPECT_TRUE(styles.insert(style.attribute("w:styleId").value()).second);
  std::set<std::string> relations;
  const pugi::xml_document relation_list = parse(parts.at("word/_rels/document.xml.rels"));
  for (const pugi::xml_node each : all(relation_list, "Relationship"))
    relations.insert(each.attribute("Id").value());
  for (const std::string& name : word_parts(parts)) {
    const pugi::xml_document xml = parse(parts.at(name));
    for (const char* kind : {"w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"}) {
      for (const pugi::xml_node used : all(xml, kind))
        EXPECT_TRUE(styles.contains(used.attribute("w:val").value())) << used.attribute("w:val").value();
    }
    if (name != "word/document.xml") continue;
    for (const char* attribute : {"r:id", "r:embed"}) {
      for (const pugi::xpath_node used : xml.select_nodes((std::string("//@") + attribute).c_str()))
        EXPECT_TRUE(relations.contains(used.attribute().value())) << used.attribute().value();
    }
  }
  for (const char* known : {"Normal", "Heading1", "Heading2", "Heading3", "Title", "List", "Caption", "TableText",
                            "FootnoteText", "FootnoteReference", "Header", "Footer", "TableGrid"})
    EXPECT_TRUE(styles.contains(known)) << known;
}

// Orders of ECMA-376 part 1 (transitional), as far as these elements are used.
const std::map<std::string, std::vector<std::string>>& schema_orders()
{
  static const std::map<std::string, std::vector<std::string>> k_orders{
      {"w:pPr",
       {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "tabs", "spacing", "ind", "jc",
        "outlineLvl"}},
      {"w:rPr", {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "sz", "szCs", "vertAlign", "cs", "lang"}},
      {"w:tblPr", {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"}},
      {"w:tblBorders", {"top", "left", "bottom", "right", "insideH", "insideV"}},
      {"w:tblCellMar", {"top", "left", "bottom", "right"}},
      {"w:trPr", {"cantSplit", "tblHeader"}},
      {"w:tcPr", {"tcW", "gridSpan", "shd", "vAlign"}},
      {"w:tbl", {"tblPr", "tblGrid", "tr"}},
      {"w:tr", {"trPr", "tc"}},
      {"w:tc", {"tcPr", "p"}},
      {"w:style",
       {"name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr", "tblPr"}},
      {"w:sectPr",
       {"headerReference", "footerReference", "footnotePr", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"}},
      {"w:settings",
       {"zoom", "embedTrueTypeFonts", "defaultTabStop", "characterSpacingControl", "footnotePr", "compat",
        "themeFontLang"}},
      {"w:font",
       {"altName", "charset", "family", "pitch", "embedRegular", "embedBold", "embedItalic", "embedBoldItalic"}},
      {"wp:inline", {"extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic"}},
      {"pic:pic", {"nvPicPr", "blipFill", "spPr"}}};
  return k_orders;
}

TEST(Docx, ElementsStandInTheOrderOfTheSchema)
{
  for (const std::string& name : word_parts(hard_parts())) {
    const pugi::xml_document xml = parse(hard_parts().at(name));
    for (const auto& [parent, order] : schema_orders()) {
      for (const pugi::xml_node node : all(xml, parent)) {
        auto at = order.begin();
        for (const pugi::xml_node child : node.children()) {
          const std::string full = child.name();
          const std::string local = full.substr(full.find(':') + 1);
          const auto found = std::find(at, order.end(), local);
          EXPECT_NE(found, order.end()) << name << ": " << full << " in " << parent;
          if (found != order.end()) at = found;
        }
      }
    }
  }
}

TEST(Docx, BodyEndsWithASectionAndParagraphsBeginWithTheirProperties)
{
  const pugi::xml_document xml = parse(hard_parts().at("word/document.xml"));
  const pugi::xml_node body = xml.child("w:document").child("w:body");
  EXPECT_STREQ(body.last_child().name(), "w:sectPr");
  EXPECT_STREQ(body.last_child().previous_sibling().name(), "w:p");
  for (const pugi::xml_node paragraph : all(xml, "w:p"))
    EXPECT_STREQ(paragraph.first_child().name(), "w:pPr");
  for (const pugi::xml_node table : body.children("w:tbl"))
    EXPECT_STREQ(table.next_sibling().name(), "w:p") << "tables that touch become one";
}

TEST(Docx, HoldsTheWholeText)
{
  for (const Document& document : {hard(thai::Digits::thai), hard(thai::Digits::arabic), samples::report()}) {
    const pugi::xml_document xml = parse(unzip(to_docx(document)).at("word/document.xml"));
    std::string text;
    for (const pugi::xml_node each : all(xml, "w:t")) {
      const std::string style = each.parent().child("w:rPr").child("w:rStyle").attribute("w:val").value();
      if (style != "FootnoteReference") text += text_of(each);
    }
    EXPECT_EQ(samples::visible_text(text), samples::expected_text(document));
  }
}

TEST(Docx, ThaiRunsAreComplexScriptAndOthersAreNot)
{
  const pugi::xml_document xml = parse(hard_parts().at("word/document.xml"));
  int thai_runs = 0;
  for (const pugi::xml_node run : all(xml, "w:r")) {
    const std::string text = text_of(run);
    const bool thai = text.find("\xE0\xB8") != std::string::npos || text.find("\xE0\xB9") != std::string::npos;
    const bool latin = text.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos;
    if (run.child("w:instrText") || run.child("w:rPr").child("w:rStyle")) continue;
    EXPECT_FALSE(thai && latin) << text;
    EXPECT_EQ(thai, static_cast<bool>(run.child("w:rPr").child("w:cs"))) << text;
    if (thai) {
      EXPECT_STREQ(run.child("w:rPr").child("w:lang").attribute("w:bidi").value(), "th-TH");
    }
    for (const pugi::xml_node size : run.child("w:rPr").children("w:sz"))
      EXPECT_STREQ(size.attribute("w:val").value(), size.next_sibling("w:szCs").attribute("w:val").value());
    thai_runs += thai ? 1 : 0;
  }
  EXPECT_GT(thai_runs, 600);
}

TEST(Docx, EveryParagraphStyleNamesFontAndSizeForBothScripts)
{
  const pugi::xml_document xml = parse(hard_parts().at("word/styles.xml"));
  for (const pugi::xml_node style : xml.child("w:styles").children("w:style")) {
    if (std::string(style.attribute("w:type").value()) != "paragraph") continue;
    const pugi::xml_node fonts = style.child("w:rPr").child("w:rFonts");
    for (const char* script : {"w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"})
      EXPECT_EQ(fonts.attribute(script).value(), std::string(thai::k_font_family));
    const pugi::xml_node properties = style.child("w:rPr");
    EXPECT_STREQ(properties.child("w:sz").attribute("w:val").value(),
                 properties.child("w:szCs").attribute("w:val").value());
    EXPECT_EQ(static_cast<bool>(properties.child("w:b")), static_cast<bool>(properties.child("w:bCs")));
  }
  const pugi::xml_node normal = xml.select_node("//w:style[@w:styleId='Normal']").node();
  EXPECT_STREQ(normal.child("w:rPr").child("w:szCs").attribute("w:val").value(), "32");
  const pugi::xml_node body = xml.select_node("//w:style[@w:styleId='BodyText']").node();
  EXPECT_STREQ(body.child("w:pPr").child("w:jc").attribute("w:val").value(), "thaiDistribute");
  const pugi::xml_node indented = xml.select_node("//w:style[@w:styleId='BodyTextFirstIndent']").node();
  EXPECT_STREQ(indented.child("w:pPr").child("w:ind").attribute("w:firstLine").value(), "1417");
  for (int level = 1; level <= 3; ++level) {
    const std::string path = "//w:style[@w:styleId='Heading" + std::to_string(level) + "']//w:outlineLvl";
    EXPECT_EQ(xml.select_node(path.c_str()).node().attribute("w:val").as_int(-1), level - 1);
  }
}

TEST(Docx, EveryRowFillsTheGridOfItsTable)
{
  const pugi::xml_document xml = parse(hard_parts().at("word/document.xml"));
  const std::vector<pugi::xml_node> tables = all(xml, "w:tbl");
  ASSERT_EQ(tables.size(), 4U);
  for (const pugi::xml_node table : tables) {
    std::vector<int> grid;
    int whole = 0;
    for (const pugi::xml_node column : table.child("w:tblGrid").children()) {
      grid.push_back(column.attribute("w:w").as_int());
      whole += grid.back();
    }
    EXPECT_NEAR(whole, k_text_width * 20, static_cast<double>(grid.size()));
    EXPECT_STREQ(table.child("w:tblPr").child("w:tblLayout").attribute("w:type").value(), "fixed");
    for (const pugi::xml_node row : table.children("w:tr")) {
      std::size_t column = 0;
      for (const pugi::xml_node cell : row.children("w:tc")) {
        const int span = cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_int(1);
        int width = 0;
        for (int i = 0; i < span && column < grid.size(); ++i)
          width += grid[column++];
        EXPECT_NEAR(cell.child("w:tcPr").child("w:tcW").attribute("w:w").as_int(), width, span);
        EXPECT_STREQ(cell.last_child().name(), "w:p");
      }
      EXPECT_EQ(column, grid.size());
    }
  }
}

TEST(Docx, HeadsRepeatAndOnlyShortRowsStayWhole)
{
  const pugi::xml_document xml = parse(hard_parts().at("word/document.xml"));
  const std::vector<pugi::xml_node> tables = all(xml, "w:tbl");
  ASSERT_EQ(tables.size(), 4U);
  for (const auto& [table, heads] : {std::pair{tables[0], 2}, {tables[1], 0}, {tables[3], 1}}) {
    int found = 0;
    for (const pugi::xml_node row : table.children("w:tr")) {
      found += row.child("w:trPr").child("w:tblHeader") ? 1 : 0;
      EXPECT_TRUE(row.child("w:trPr").child("w:cantSplit"));
    }
    EXPECT_EQ(found, heads);
  }
  const pugi::xml_document tall = parse(unzip(to_docx(samples::tall_row())).at("word/document.xml"));
  int splitting = 0;
  for (const pugi::xml_node row : all(tall, "w:tr"))
    splitting += row.child("w:trPr").child("w:cantSplit") ? 0 : 1;
  EXPECT_EQ(splitting, 1);
}

TEST(Docx, NoColumnIsNarrowerThanItsWidestWord)
{
  for (const Document& document : {samples::report(), hard(thai::Digits::thai)}) {
    for (const Block& block : document.blocks) {
      const auto* table = std::get_if<Table>(&block);
      if (table == nullptr) continue;
      const ColumnWidths widths = column_widths(*table, document.digits, k_text_width);
      for (const TableRow& row : table->rows) {
        std::size_t column = 0;
        for (const TableCell& cell : row.cells) {
          const double word = thai::widest_word(cell_text(cell, document.digits), widths.size, cell.bold);
          if (cell.column_span == 1) {
            EXPECT_LE(word + 2 * k_cell_padding_x, widths.points[column] + 0.01);
          }
          column += static_cast<std::size_t>(cell.column_span);
        }
      }
    }
  }
}

TEST(Docx, NumbersAndDatesAreOneWord)
{
  Table table;
  table.columns = {{0.01}, {10}};
  table.rows = {
      {.cells = {{.paragraphs = {{office::Run{.text = "7/0.00"}}}}, {.paragraphs = {{office::Run{.text = "ก"}}}}}}};
  const ColumnWidths widths = column_widths(table, thai::Digits::thai, k_text_width);
  EXPECT_GE(widths.points[0], thai::text_width("๗/๐.๐๐", widths.size) + 2 * k_cell_padding_x);
}

TEST(Docx, FootnotesAreNumberedByTheirFirstCall)
{
  const pugi::xml_document notes = parse(hard_parts().at("word/footnotes.xml"));
  std::vector<std::string> texts;
  for (const pugi::xml_node note : notes.child("w:footnotes").children("w:footnote"))
    texts.push_back(text_of(note));
  ASSERT_EQ(texts.size(), 4U) << "two separators and two notes; what nobody calls for is left out";
  EXPECT_EQ(texts[2], " ดู https://example.go.th/2568");
  EXPECT_EQ(texts[3], " คะแนนปี ๒๕๖๗ & <ก่อนหน้า>");
  const pugi::xml_document xml = parse(hard_parts().at("word/document.xml"));
  std::vector<int> ids;
  for (const pugi::xml_node call : all(xml, "w:footnoteReference"))
    ids.push_back(call.attribute("w:id").as_int());
  EXPECT_EQ(ids, (std::vector<int>{1, 2}));
  const std::vector<pugi::xml_node> instructions = all(xml, "w:instrText");
  ASSERT_EQ(instructions.size(), 1U) << "the second call of a note refers to the first";
  EXPECT_EQ(text_of(instructions[0]), " NOTEREF _Note1 \\f \\h ");
  EXPECT_STREQ(all(xml, "w:bookmarkStart")[0].attribute("w:name").value(), "_Note1");
}

TEST(Docx, PagesAreNumberedInTheDigitsOfTheDocument)
{
  for (const thai::Digits digits : {thai::Digits::thai, thai::Digits::arabic}) {
    const Parts parts = unzip(to_docx(hard(digits)));
    const bool thai = digits == thai::Digits::thai;
    const std::string format =
        parse(parts.at("word/document.xml")).select_node("//w:sectPr/w:pgNumType").node().attribute("w:fmt").value();
    EXPECT_EQ(format, thai ? "thaiNumbers" : "");
    for (const char* name : {"word/footer1.xml", "word/footer2.xml"}) {
      const pugi::xml_document footer = parse(parts.at(name));
      const std::vector<pugi::xml_node> fields = all(footer, "w:instrText");
      ASSERT_EQ(fields.size(), 2U);
      EXPECT_EQ(text_of(fields[0]), thai ? " PAGE \\* THAIARABIC " : " PAGE ");
      EXPECT_EQ(text_of(fields[1]), thai ? " NUMPAGES \\* THAIARABIC " : " NUMPAGES ");
      EXPECT_EQ(text_of(footer).find("prongsai 0.1 sha256:12ab34"), 0U) << "the footer is literal";
    }
    EXPECT_EQ(text_of(parse(parts.at("word/header1.xml"))), "");
    EXPECT_EQ(text_of(parse(parts.at("word/header2.xml"))), thai ? "รายงาน ปี ๒๕๖๘" : "รายงาน ปี 2568");
  }
}

TEST(Docx, CarriesTheFontThatItsReaderCanUnlock)
{
  const Parts& parts = hard_parts();
  const pugi::xml_document table = parse(parts.at("word/fontTable.xml"));
  const pugi::xml_node font = table.child("w:fonts").child("w:font");
  EXPECT_EQ(font.attribute("w:name").value(), std::string(thai::k_font_family));
  EXPECT_STREQ(font.child("w:altName").attribute("w:val").value(), "TH SarabunPSK");
  std::map<std::string, std::string> embedded;
  for (const util::EmbeddedFile& file : util::embedded_fonts())
    embedded[std::string(file.name)] = std::string(file.bytes);
  const std::pair<const char*, const char*> expected[] = {{"w:embedRegular", "ProngsaiSarabun-Regular.ttf"},
                                                          {"w:embedBold", "ProngsaiSarabun-Bold.ttf"},
                                                          {"w:embedItalic", "ProngsaiSarabun-Regular_Italic.ttf"}};
  int index = 0;
  for (const auto& [element, file] : expected) {
    const pugi::xml_node face = font.child(element);
    EXPECT_EQ(face.attribute("r:id").value(), "rIdFont" + std::to_string(++index));
    const std::string& locked = parts.at("word/fonts/font" + std::to_string(index) + ".odttf");
    EXPECT_NE(locked.substr(0, 4), embedded.at(file).substr(0, 4));
    EXPECT_TRUE(docx::obfuscated(locked, face.attribute("w:fontKey").value()) == embedded.at(file)) << element;
  }
  EXPECT_FALSE(font.child("w:embedBoldItalic")) << "not used in this document";
}

TEST(Docx, ObfuscatesAsTheStandardDoes)
{
  // ECMA-376 part 1, 17.8.1: the GUID's bytes backwards over the first 32 bytes of the font.
  const std::string locked = docx::obfuscated(std::string(40, '\0'), "{001B70DC-AA60-4AD5-90EC-18A0948E1EAE}");
  const std::string key = "\xAE\x1E\x8E\x94\xA0\x18\xEC\x90\xD5\x4A\x60\xAA\xDC\x70\x1B";
  EXPECT_EQ(locked.substr(0, 15), key);
  EXPECT_EQ(locked[15], '\0');
  EXPECT_EQ(locked.substr(16, 15), key);
  EXPECT_EQ(locked.substr(32), std::string(8, '\0'));
}

TEST(Docx, PicturesFitThePageAndSayWhatTheyShow)
{
  const pugi::xml_document xml = parse(hard_parts().at("word/document.xml"));
  const std::vector<pugi::xml_node> pictures = all(xml, "wp:inline");
  ASSERT_EQ(pictures.size(), 2U);
  EXPECT_EQ(pictures[0].child("wp:extent").attribute("cx").as_int(), 400 * 12700);
  EXPECT_NEAR(pictures[1].child("wp:extent").attribute("cx").as_int(), k_text_width * 12700, 1);
  EXPECT_NEAR(pictures[1].child("wp:extent").attribute("cy").as_int(), k_text_width * 12700 * 240 / 800, 1);
  EXPECT_STREQ(pictures[0].child("wp:docPr").attribute("descr").value(), "แท่งเดียว \"97.97\"");
  EXPECT_STREQ(pictures[0].child("wp:docPr").attribute("title").value(), "ภาพที่ 1 คะแนน");
  const std::string& png = hard_parts().at("word/media/image1.png");
  EXPECT_EQ(png.substr(1, 3), "PNG");
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(png[at]); };
  EXPECT_EQ(byte(18) * 256 + byte(19), std::lround(400 * 150.0 / 72)) << "150 dots an inch";
}

TEST(Docx, PicturesKeepTheirFrequentColours)
{
  std::vector<Colour> pixels;
  for (Colour shade = 0; shade < 256; ++shade)
    pixels.insert(pixels.end(), 3, 0xFF000000U | shade << 8U);
  pixels.push_back(0x00FF00F0U);  // rare: becomes the nearest, which is pure black
  const PalettePicture picture = to_palette(pixels);
  ASSERT_EQ(picture.palette.size(), 256U);
  ASSERT_EQ(picture.indices.size(), pixels.size());
  for (std::size_t i = 0; i + 1 < pixels.size(); ++i)
    EXPECT_EQ(picture.palette[picture.indices[i]], pixels[i] & 0xFFFFFFU);
  EXPECT_EQ(picture.palette[picture.indices.back()], 0U);
  EXPECT_TRUE(to_palette({}).palette.empty());
}

TEST(Docx, PageBreaksAndPropertiesAreWritten)
{
  const pugi::xml_document xml = parse(hard_parts().at("word/document.xml"));
  const std::vector<pugi::xml_node> breaks = all(xml, "w:pageBreakBefore");
  ASSERT_EQ(breaks.size(), 1U);
  EXPECT_EQ(text_of(breaks[0].parent().parent()), "ไม่มีเลข");
  const pugi::xml_document core = parse(hard_parts().at("docProps/core.xml"));
  const pugi::xml_node properties = core.child("cp:coreProperties");
  EXPECT_EQ(text_of(properties.child("dc:title")), "รายงาน <ITA> & \"ผล\" 2568");
  EXPECT_EQ(text_of(properties.child("dc:creator")), "องค์การบริหารส่วนตำบลทดสอบ");
  EXPECT_EQ(text_of(properties.child("dcterms:created")), "2025-10-21T07:00:00Z");
}

TEST(Docx, PagesThatLieAreASectionOfTheirOwn)
{
  Document document;
  document.footer_text = "foot";
  document.page_label = "{page}";
  Table table{.columns = {{}, {}}};
  table.rows = {{.cells = {samples::cell("a"), samples::cell("b")}}};
  document.blocks = {Paragraph{.runs = samples::plain("a")}, PageBreak{.landscape = true}, table, PageBreak{},
                     Paragraph{.runs = samples::plain("b")}};
  const Parts parts = unzip(to_docx(document));
  const pugi::xml_document xml = parse(parts.at("word/document.xml"));
  const std::vector<pugi::xml_node> sections = all(xml, "w:sectPr");
  ASSERT_EQ(sections.size(), 3U);
  EXPECT_TRUE(sections[0].child("w:titlePg")) << "only the first page has no header";
  EXPECT_FALSE(sections[1].child("w:titlePg"));
  EXPECT_EQ(std::string(sections[1].child("w:pgSz").attribute("w:orient").value()), "landscape");
  EXPECT_FALSE(sections[2].child("w:pgSz").attribute("w:orient"));
  const std::vector<pugi::xml_node> tables = all(xml, "w:tblW");
  EXPECT_NEAR(tables.at(0).attribute("w:w").as_int(), Sheet{true}.text_width() * 20, 1);
  EXPECT_EQ(all(xml, "w:pageBreakBefore").size(), 0U) << "a section begins its page itself";
}

TEST(Docx, StrangeAndEmptyDocumentsAreWellFormed)
{
  Document broken;
  broken.title = "\xFF\x01 <";
  broken.blocks = {Paragraph{.runs = {office::Run{.text = std::string("ก\x02\xE0\xB8 ข\0", 8), .footnote = 7}}},
                   Table{},
                   PageBreak{},
                   Table{},
                   PageBreak{},
                   Space{-3},
                   Heading{9, "", ""},
                   ListItem{}};
  for (const Document& document : {Document{}, samples::strange_text(), broken}) {
    const Parts parts = unzip(to_docx(document));
    for (const std::string& name : word_parts(parts))
      parse(parts.at(name));
    EXPECT_FALSE(parts.contains("word/media/image1.png"));
  }
}

TEST(Docx, SameDocumentSameBytesWhateverTheZoneAndThread)
{
  const Document document = hard(thai::Digits::thai);
  const std::string bytes = to_docx(document);
  setenv("TZ", "Pacific/Auckland", 1);
  tzset();
  std::vector<std::string> others(4);
  std::vector<std::thread> threads;
  for (std::string& other : others)
    threads.emplace_back([&] { other = to_docx(document); });
  for (std::thread& thread : threads)
    thread.join();
  unsetenv("TZ");
  tzset();
  for (const std::string& other : others)
    EXPECT_TRUE(other == bytes);
}

TEST(Docx, SvgThatCannotBeReadNamesThePicture)
{
  Document document;
  document.blocks = {Picture{.svg = "<svg", .width = 10, .height = 10, .title = "ภาพที่ 9"}};
  try {
    to_docx(document);
    FAIL() << "no exception";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("ภาพที่ 9"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace office
