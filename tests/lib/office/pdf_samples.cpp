// SPDX-License-Identifier: Apache-2.0
#include "tests/lib/office/pdf_samples.hpp"

#include <chrono>

namespace office::samples {
namespace {

const std::string k_sentence =
    "ที่ประชุมเห็นว่าผู้ใหญ่ในหน่วยงานควรเป็นแบบอย่างแก่ผู้ปฏิบัติงานทุกคน ทั้งการใช้น้ำมัน การยืมทรัพย์สินของราชการ และการเผยแพร่ข้อมูล "
    "ผ่านเว็บไซต์ของหน่วยงานให้ประชาชนตรวจสอบได้ ";

const std::string k_chart =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="400" height="150" viewBox="0 0 400 150">
<title>คะแนน</title>
<g font-family="Prongsai Sarabun" font-size="14" fill="#222">
<text x="4" y="34">การปฏิบัติหน้าที่</text><rect x="120" y="18" width="240" height="22" fill="#29618f"/><text x="364" y="34">97.97</text>
<text x="4" y="74">การใช้งบประมาณ</text><rect x="120" y="58" width="200" height="22" fill="#29618f"/><text x="324" y="74">93.19</text>
<text x="4" y="114">การใช้อำนาจ</text><rect x="120" y="98" width="160" height="22" fill="#c77700"/><text x="284" y="114">64.61</text>
</g><path d="M312 10 V140" stroke="#a3261c" stroke-dasharray="4 3" fill="none"/></svg>)svg";

Table scores()
{
  Table table;
  table.caption = "ตารางที่ 1 คะแนนรายตัวชี้วัด";
  table.columns = {{1, Align::centre}, {3, Align::left}, {1, Align::right}, {1, Align::right}};
  table.head = {{.cells = {cell("ตัวชี้วัดที่"), cell("ชื่อตัวชี้วัด"), cell("คะแนน"), cell("ระดับ")}}};
  for (const auto& [number, name, score] :
       {std::tuple{"1", "การปฏิบัติหน้าที่", "97.97"}, {"2", "การใช้งบประมาณ", "93.19"}, {"3", "การใช้อำนาจ", "94.93"}})
    table.rows.push_back({.cells = {cell(number), cell(name), cell(score), cell("ผ่านดี")}});
  TableCell total = cell("คะแนนรวม");
  total.column_span = 2;
  total.bold = total.shaded = true;
  TableCell sum = cell("86.63");
  sum.bold = true;
  table.rows.push_back({.cells = {total, sum, cell("ผ่าน")}});
  return table;
}

Table measures(int rows)
{
  Table table;
  table.caption = "ตารางที่ 2 มาตรการยกระดับคุณธรรมและความโปร่งใสภายในหน่วยงาน";
  table.columns = {{0.5, Align::centre}, {3, Align::left}, {3, Align::left}, {1, Align::left}, {1, Align::centre}};
  table.head = {
      {.cells = {cell("ที่"), cell("มาตรการ"), cell("ขั้นตอนหรือวิธีการปฏิบัติ"), cell("หน่วยงานรับผิดชอบ"), cell("ระยะเวลา")}}};
  for (int i = 1; i <= rows; ++i) {
    TableCell steps = cell("(1) สำรวจความต้องการของผู้มาติดต่อราชการ");
    for (int step = 2; step <= 2 + i % 4; ++step)
      steps.paragraphs.push_back(plain("(" + std::to_string(step) + ") จัดทำคู่มือหรือแนวทางการปฏิบัติงานสำหรับเจ้าหน้าที่"));
    TableCell measure =
        cell("เผยแพร่ข้อมูลผ่านช่องทางที่หลากหลาย เช่น เว็บไซต์ เฟซบุ๊ก ป้ายประชาสัมพันธ์หมู่บ้าน และ e-Service ข้อ o" + std::to_string(i));
    if (i == 5) measure.paragraphs.front().back().footnote = 1;
    table.rows.push_back(
        {.cells = {cell(std::to_string(i)), measure, steps, cell("สำนักปลัด กองคลัง"), cell("ต.ค. 68 ถึง ก.ย. 69")}});
  }
  return table;
}

}  // namespace

Runs plain(const std::string& text)
{
  return {Run{.text = text}};
}

TableCell cell(const std::string& text)
{
  return TableCell{.paragraphs = {plain(text)}};
}

std::string sentences(int count)
{
  std::string text;
  for (int i = 0; i < count; ++i)
    text += k_sentence;
  return text;
}

Document letterhead()
{
  using namespace std::chrono;
  Document document;
  document.title = "รายงานผลการวิเคราะห์";
  document.subject = "การประเมินคุณธรรมและความโปร่งใส";
  document.author = "องค์การบริหารส่วนตำบลตัวอย่าง";
  document.created = sys_days{2025y / October / 21} + 8h;
  document.header_text = "รายงานผลการวิเคราะห์ องค์การบริหารส่วนตำบลตัวอย่าง";
  document.footer_text = "กรอบการประเมิน 2567 sha256 3f1c0a9b · Prongsai 0.1.0";
  document.page_label = "หน้า {page} จาก {pages}";
  document.continued_label = "(ต่อ)";
  return document;
}

Document report()
{
  Document document = letterhead();
  document.digits = thai::Digits::thai;
  document.title_lines = {"รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส", "ประจำปีงบประมาณ พ.ศ. 2568"};
  document.footnotes = {plain("คะแนนคำนวณจากผู้ตอบ 46 คน ปัดเศษครั้งเดียวที่ทศนิยมตำแหน่งที่ 2"),
                        plain(sentences(2)),
                        {Run{.text = "ดู "}, Run{.text = "https://example.go.th/ita/2568", .literal = true}}};
  auto& blocks = document.blocks;
  blocks.push_back(Heading{1, "1", "หลักการและเหตุผล"});
  blocks.push_back(
      Paragraph{.runs = {Run{.text = sentences(1)}, Run{.text = "คะแนนรวม 86.63 คะแนน", .bold = true, .footnote = 0},
                         Run{.text = " อยู่ในระดับผ่าน ปู่ย่าตายายในหมู่บ้านฟื้นฟูฝั่งแม่น้ำ ซื้อปุ๋ยจากญี่ปุ่น ทูลเกล้าฯ ถวายฎีกา ต่าง ๆ ฯลฯ "},
                         Run{.text = "ตามมาตรา 12/2 แห่งพระราชบัญญัติ", .italic = true}}});
  blocks.push_back(Paragraph{.runs = plain(sentences(2))});
  blocks.push_back(Heading{2, "1.1", "จุดแข็ง"});
  blocks.push_back(ListItem{"(1)", plain("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนน 97.97 " + sentences(1))});
  blocks.push_back(ListItem{"(2)", plain("ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต ได้คะแนน 96.81")});
  blocks.push_back(ListItem{"•", plain("ข้อ o12 ประกาศเกี่ยวกับการจัดซื้อจัดจ้าง"), 1});
  blocks.push_back(scores());
  blocks.push_back(Heading{2, "1.2", "จุดที่ต้องพัฒนา"});
  blocks.push_back(Paragraph{.runs = {Run{.text = sentences(3)}, Run{.text = "รายละเอียด", .footnote = 2}}});
  blocks.push_back(Picture{k_chart, 400, 150, "แผนภูมิที่ 1 คะแนนรายตัวชี้วัด", "แท่งสามแท่ง"});
  blocks.push_back(Heading{1, "2", "มาตรการ"});
  blocks.push_back(measures(14));
  blocks.push_back(Heading{3, "", "ลงนาม"});
  blocks.push_back(Space{30});
  blocks.push_back(Paragraph{.runs = plain("(ลงชื่อ)..........................................ผู้รายงาน"),
                             .align = Align::centre,
                             .first_line_indent = false});
  return document;
}

Document long_table(int rows)
{
  Document document = letterhead();
  Table table;
  table.caption = "ตารางที่ 3 คะแนนของหน่วยงาน";
  table.columns = {{1, Align::centre}, {4, Align::left}, {3, Align::left}, {1, Align::right}};
  table.head = {{.cells = {cell("ลำดับ"), cell("หน่วยงาน"), cell("จังหวัด"), cell("คะแนน")}}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back({.cells = {cell(std::to_string(i)), cell("เทศบาลตำบลที่ " + std::to_string(i)),
                                    cell("กรุงเทพมหานคร"), cell(std::to_string(50 + i % 50) + ".25")}});
  document.blocks = {Heading{1, "", "ภาคผนวก"}, table};
  return document;
}

Document tall_row()
{
  Document document = letterhead();
  Table table;
  table.caption = "ตารางที่ 4 แถวที่สูงกว่าหนึ่งหน้า";
  table.columns = {{1, Align::left}, {3, Align::distribute}};
  table.head = {{.cells = {cell("หัวข้อ"), cell("รายละเอียด")}}};
  table.rows.push_back({.cells = {cell("แถวแรก"), cell("ข้อความสั้น")}});
  table.rows.push_back({.cells = {cell("แถวสูง"), cell(sentences(40))}});
  table.rows.push_back({.cells = {cell("แถวท้าย"), cell("ข้อความปิดท้าย")}});
  document.blocks = {Paragraph{.runs = plain(sentences(4))}, table};
  return document;
}

Document strange_text()
{
  Document document = letterhead();
  std::string endless;
  for (int i = 0; i < 400; ++i)
    endless += "ก้";
  const std::string address = "https://www.example.go.th/" + std::string(300, 'a') + "/index.html";
  document.blocks = {
      Paragraph{.runs = plain(endless)},
      Paragraph{.runs = plain(address)},
      Paragraph{.runs = plain("ไบต์ที่ผิด \xE0\xB8 และ \xFF\xFE ต่อท้าย")},
      Paragraph{.runs = plain(std::string("ศูนย์") + '\0' + "ไบต์ \x01\x02 แท็บ\tและ\r\nขึ้นบรรทัดใหม่")},
      Paragraph{.runs = plain("อักษรอื่น: 日本語 עברית العربية हिन्दी 😀 \xF0\x90\x80\x80 \xF3\xA0\x81\xBF ✓ ✕ Ω")},
      Paragraph{.runs = plain("สระลอย ่ ้ ำ ิ ์ ่่่่่่่่่่่่ กฺุูํ")},
      Paragraph{.runs = {}},
      Heading{9, "", ""},
      ListItem{"", {}},
      Table{},
      Table{.columns = std::vector<TableColumn>(12), .rows = {{.cells = {cell(address), cell(endless), cell("สั้น")}}}},
  };
  return document;
}

Document paragraphs()
{
  Document document = letterhead();
  document.digits = thai::Digits::thai;
  for (int i = 1; i <= 12; ++i)
    document.blocks.push_back(Paragraph{
        .runs = {Run{.text = "ข้อ " + std::to_string(i) + " "}, Run{.text = sentences(1 + i % 3), .italic = i % 2 == 0},
                 Run{.text = "ปี พ.ศ. 2568 (fiscal year) ได้ 86.63 คะแนน ต่าง ๆ ญี่ปุ่น ฝั่งน้ำ ปู่ย่า ฎีกา ฐานะ กตัญญู",
                     .bold = true}},
        .align = i == 12 ? Align::left : Align::distribute,
        .first_line_indent = i % 4 != 0});
  return document;
}

Document english()
{
  Document document = letterhead();
  document.language = util::Language::english;
  document.header_text = "Analysis of the assessment";
  document.page_label = "Page {page} of {pages}";
  document.title_lines = {"Analysis of the integrity and transparency assessment", "Fiscal year 2568"};
  const std::string sentence =
      "The agency scored 86.63 of 100 points, which the framework calls a pass. Its strongest indicator is the "
      "performance of duties; its weakest is the improvement of work, where respondents asked for e-Service. ";
  document.blocks = {Heading{1, "1", "Result"}, Paragraph{.runs = plain(sentence + sentence + sentence)},
                     ListItem{"(1)", plain(sentence)}, ListItem{"(2)", plain("อบต.ตัวอย่าง " + sentence)}};
  return document;
}

}  // namespace office::samples
