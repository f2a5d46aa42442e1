// SPDX-License-Identifier: Apache-2.0
#include "tests/lib/office/docx_sample.hpp"

#include <chrono>

#include <gtest/gtest.h>
#include <zip.h>

#include "lib/office/column_widths.hpp"

namespace office::samples {
namespace {

const std::string k_long =
    "หน่วยงานควรจัดทำและเผยแพร่รายงานผลการดำเนินงานประจำปีที่มีเนื้อหาและองค์ประกอบถูกต้องครบถ้วนตามหลักเกณฑ์ "
    "โดยให้ความสำคัญกับการกำกับติดตาม ผู้ใหญ่ฝั่งนี้ได้ทำเรื่องขอใช้ปั๊มน้ำที่บ้านญี่ปุ่น เพื่อฟื้นฟูพื้นที่ให้ทันภายใน 30 วัน";

const std::string k_chart =
    R"svg(<?xml version="1.0"?><!-- chart --><svg xmlns="http://www.w3.org/2000/svg" width="400" height="120" viewBox="0 0 400 120"
 aria-labelledby="t d"><title id="t">คะแนน</title><desc id="d">สองแท่ง</desc><script>alert(1)</script>
<g font-family="Prongsai Sarabun" font-size="14" onclick="x()"><text x="4" y="34">การปฏิบัติหน้าที่</text>
<rect x="120" y="18" width="240" height="22" fill="url(#f)"/><text x="364" y="34">97.97</text></g>
<defs><linearGradient id="f"><stop offset="0" stop-color="#29618f"/></linearGradient></defs></svg>)svg";

TableCell cell(const std::string& text)
{
  TableCell cell;
  cell.paragraphs = {{Run{.text = text}}};
  return cell;
}

TableCell number(double value, const std::string& text)
{
  TableCell made = cell(text);
  made.number = value;
  return made;
}

Table scores()
{
  Table table;
  table.caption = "ตารางที่ 1 คะแนน/ระดับ [IIT]: <ภายใน> & 'ภายนอก' ที่มีชื่อยาวกว่าสามสิบเอ็ดตัวอักษร";
  table.columns = {{1, Align::centre}, {5, Align::left}, {1, Align::right}};
  TableCell group = cell("ตัวชี้วัด");
  group.column_span = 2;
  table.head = {{.cells = {group, cell("ผล")}}, {.cells = {cell("ลำดับ"), cell("ชื่อ"), cell("คะแนน")}}};
  table.rows = {{.cells = {cell("1"), cell(k_long), number(86.63, "86.63")}},
                {.cells = {cell("2"), cell("=1+1"), number(-0.5, "-0.50")}},
                {.cells = {cell("3"), cell("@SUM(A1) +3 \"ก\" <b>&amp;</b>"), number(1250, "1,250")}}};
  TableCell total = cell("รวม");
  total.column_span = 2;
  total.bold = total.shaded = true;
  total.paragraphs[0][0].footnote = 1;
  table.rows.push_back({.cells = {total, number(1336.13, "1,336.13 คะแนน")}});
  return table;
}

Table three_hundred()
{
  Table table;
  table.caption = "ตารางที่ 2 คำตอบ";
  table.columns = {{1, Align::centre}, {4, Align::left}, {1, Align::right}};
  table.head = {{.cells = {cell("ข้อ"), cell("คำถาม"), cell("ร้อยละ")}}};
  for (int i = 1; i <= 300; ++i)
    table.rows.push_back(
        {.cells = {cell("i" + std::to_string(i)), cell("เจ้าหน้าที่ปฏิบัติงานหรือให้บริการแก่ท่าน เป็นไปตามขั้นตอนและระยะเวลา"),
                   number(i + 1.0 / 3, std::to_string(i) + ".33")}});
  return table;
}

Table bare()
{
  Table table;
  table.columns = {{1, Align::left}, {1, Align::left}};
  table.rows = {{.cells = {cell("ชื่อ\u200Bยาว\u200F mixed \u05E9\u05DC\u05D5\u05DD")}}, {.cells = {{}, cell("ข")}}};
  return table;
}

}  // namespace

Document hard(thai::Digits digits)
{
  Document document;
  document.title = "รายงาน <ITA> & \"ผล\" 2568";
  document.title_lines = {"รายงานผลการวิเคราะห์ & ประเมิน", "ประจำปีงบประมาณ พ.ศ. 2568"};
  document.subject = "การประเมินคุณธรรม";
  document.author = "องค์การบริหารส่วนตำบลทดสอบ";
  document.digits = digits;
  document.created = std::chrono::sys_days{std::chrono::year{2025} / 10 / 21} + std::chrono::hours{7};
  document.header_text = "รายงาน ปี 2568";
  document.footer_text = "prongsai 0.1 sha256:12ab34";
  document.page_label = "หน้า {page} จาก {pages}";
  document.footnotes = {{Run{.text = "เชิงอรรถที่ไม่มีผู้อ้าง"}},
                        {Run{.text = "คะแนนปี 2567 & <ก่อนหน้า>"}},
                        {Run{.text = "ดู "}, Run{.text = "https://example.go.th/2568", .literal = true}}};
  const Run note{.text = "ตามประกาศ", .footnote = 2};
  document.blocks = {
      Heading{1, "1", "หลักการและเหตุผล"},
      Paragraph{.runs = {Run{.text = "ในปี 2568 " + k_long}, note, Run{.text = " ตัวหนา", .bold = true},
                         Run{.text = " italic เอน", .italic = true}, Run{.text = " 2568", .literal = true}}},
      Paragraph{.runs = {Run{.text = "บรรทัดแรก\nบรรทัดสอง\tหลังแท็บ"}, note},
                .align = Align::left,
                .first_line_indent = false,
                .indent = 30,
                .size = 14},
      ListItem{"(1)", {Run{.text = "ข้อแรก " + k_long}}, 0},
      ListItem{"•", {Run{.text = "ข้อย่อย"}}, 1},
      Heading{2, "1.1", "คะแนน"},
      scores(),
      Space{12},
      bare(),
      bare(),
      PageBreak{},
      Heading{3, "", "ไม่มีเลข"},
      Picture{.svg = k_chart, .width = 400, .height = 120, .title = "ภาพที่ 1 คะแนน", .description = "แท่งเดียว \"97.97\""},
      Picture{.svg = k_chart, .width = 800, .height = 240, .title = "ภาพที่ 2 <ใหญ่>", .description = ""},
      three_hundred()};
  return document;
}

std::map<std::string, std::string> unzip(const std::string& bytes)
{
  std::map<std::string, std::string> parts;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
  EXPECT_NE(archive, nullptr) << zip_error_strerror(&error);
  if (archive == nullptr) {
    zip_source_free(source);
    return parts;
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
    std::string part(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    EXPECT_EQ(zip_fread(file, part.data(), part.size()), static_cast<zip_int64_t>(part.size())) << stat.name;
    zip_fclose(file);
    EXPECT_TRUE(parts.emplace(stat.name, std::move(part)).second) << stat.name << " is there twice";
  }
  zip_discard(archive);
  return parts;
}

pugi::xml_document parse(const std::string& xml)
{
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_full | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description() << " at " << xml.substr(static_cast<std::size_t>(result.offset), 200);
  return document;
}

std::string text_of(pugi::xml_node node)
{
  std::string text;
  for (const pugi::xml_node child : node.children())
    text += child.type() == pugi::node_pcdata ? std::string(child.value()) : text_of(child);
  return text;
}

std::string visible_text(std::string_view utf8)
{
  std::string kept;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    const std::string_view rest = utf8.substr(at);
    if (rest.starts_with("\u200B") || rest.starts_with("\u200F") || rest.starts_with("\u200E")) {
      at += 2;
    } else if (rest.starts_with("\u00A0")) {
      at += 1;
    } else if (static_cast<unsigned char>(utf8[at]) > 0x20) {
      kept += utf8[at];
    }
  }
  return kept;
}

std::string expected_text(const Document& document)
{
  const auto digits = [&](std::string_view text) { return thai::in_digits(text, document.digits); };
  std::string text;
  for (const std::string& line : document.title_lines)
    text += digits(line);
  for (const Block& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) text += digits(heading->number + heading->text);
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) text += plain_text(paragraph->runs, document.digits);
    if (const auto* item = std::get_if<ListItem>(&block))
      text += digits(item->mark) + plain_text(item->runs, document.digits);
    if (const auto* picture = std::get_if<Picture>(&block)) text += digits(picture->title);
    if (const auto* table = std::get_if<Table>(&block)) {
      text += digits(table->caption);
      for (const auto* rows : {&table->head, &table->rows}) {
        for (const TableRow& row : *rows) {
          for (const TableCell& each : row.cells)
            text += cell_text(each, document.digits);
        }
      }
    }
  }
  return visible_text(text);
}

}  // namespace office::samples
