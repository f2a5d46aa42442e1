// SPDX-License-Identifier: Apache-2.0
#include "paper_world.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "lib/util/text.hpp"

#include "src/documents/paper_analysis.hpp"
#include "src/documents/paper_body.hpp"
#include "src/documents/paper_kind.hpp"
#include "src/framework/load.hpp"
#include "src/results/published.hpp"

namespace paper_world {
namespace {

using documents::MeasureFacts;
using documents::StepState;

std::int64_t day(int year, unsigned month, unsigned of_month)
{
  return measures::day_number({std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)});
}

MeasureFacts measure(std::int64_t id, std::string title, std::vector<std::string> weaknesses,
                     std::vector<std::string> steps, std::vector<std::string> units)
{
  MeasureFacts made;
  made.measure.id = id;
  made.measure.fiscal_year = 2568;
  made.measure.position = id;
  made.measure.title = std::move(title);
  made.measure.weaknesses = std::move(weaknesses);
  for (std::size_t i = 0; i < steps.size(); ++i)
    made.measure.steps.push_back({.id = id * 10 + static_cast<std::int64_t>(i), .words = steps[i]});
  made.measure.first_day = day(2024, 10, 1);
  made.measure.last_day = day(2025, 9, 30);
  made.units = std::move(units);
  return made;
}

std::vector<MeasureFacts> measures()
{
  std::vector<MeasureFacts> all;
  all.push_back(measure(1, "มาตรการปรับปรุงข้อมูลผู้บริหารและแผนดำเนินงานบนเว็บไซต์", {"o2", "o12"},
                        {"สำรวจข้อมูลผู้บริหารให้ครบชื่อ ตำแหน่ง รูปถ่าย และช่องทางการติดต่อ", "เผยแพร่บนเว็บไซต์หลักของหน่วยงาน",
                         "ตรวจสอบความเป็นปัจจุบันทุกไตรมาส"},
                        {"สำนักปลัด", "กองคลัง"}));
  all.back().steps[10] = {.state = StepState::done,
                          .percent = 100,
                          .words = "รวบรวมข้อมูลผู้บริหารทุกตำแหน่งพร้อมรูปถ่ายและหมายเลขโทรศัพท์",
                          .done_day = day(2024, 12, 18)};
  all.back().steps[11] = {.state = StepState::done, .percent = 100, .words = "เผยแพร่หน้าข้อมูลผู้บริหาร"};
  all.back().steps[12] = {.state = StepState::done, .percent = 100, .words = "ตรวจสอบครบ 4 ไตรมาส"};
  all.back().proofs = {{"หน้าเว็บข้อมูลผู้บริหาร", "https://example.go.th/o2", ""}};
  all.back().outcome = {"met", "", "ข้อ o2 ผ่านการประเมินในปีถัดมา"};
  all.push_back(measure(2, "มาตรการส่งเสริมการใช้บริการออนไลน์ (e-Service)", {"e9", "8"},
                        {"ประชาสัมพันธ์ช่องทาง e-Service ในหมู่บ้าน", "จัดทำคู่มือการใช้งานอย่างง่าย"}, {"สำนักปลัด"}));
  all.back().steps[20] = {.state = StepState::in_work,
                          .percent = 40,
                          .words = "ประชาสัมพันธ์แล้ว 5 จาก 12 หมู่บ้าน",
                          .difficulties = "สัญญาณอินเทอร์เน็ตบางหมู่บ้านไม่ทั่วถึง",
                          .suggestions = "ขอใช้หอกระจายข่าวร่วมด้วย"};
  all.back().measure.success = {measures::SuccessKind::indicator, "8", util::Exact(75), ""};
  all.push_back(measure(3, "มาตรการกำกับดูแลการใช้ทรัพย์สินของราชการ", {}, {"จัดทำทะเบียนการยืม-คืนทรัพย์สิน"}, {"กองคลัง"}));
  return all;
}

}  // namespace

std::optional<scoring::Result> published(const char* part_of_name, int year)
{
  const auto read =
      results::read_published(util::CsvReader::open(std::string(PRONGSAI_SOURCE_DIR) + "/tests/world/published.csv"));
  for (const results::PublishedRow& row : read.rows) {
    if (row.fiscal_year == year && row.agency.find(part_of_name) != std::string::npos)
      return results::to_result(row, framework::embedded_year(year));
  }
  return std::nullopt;
}

documents::PaperFacts facts()
{
  documents::PaperFacts made;
  made.agency = {.id = 1,
                 .code = "RW-01",
                 .name = "องค์การบริหารส่วนตำบลระเว",
                 .name_en = "Rawe Subdistrict Administrative Organization",
                 .type = "อบต.",
                 .web = "https://www.rawe.go.th"};
  made.head = {.address = "ตำบลระเว อำเภอพิบูลมังสาหาร จังหวัดอุบลราชธานี",
               .address_en = "Rawe, Phibun Mangsahan, Ubon Ratchathani",
               .telephone = "0-4500-0000 ต่อ 100",
               .executive = "นายกองค์การบริหารส่วนตำบลระเว",
               .executive_en = "Chief Executive of Rawe",
               .revision = 1};
  made.fiscal_year = 2568;
  made.unit = "สำนักปลัด";
  made.units = {{1, 1, "สำนักปลัด", {}}, {1, 2, "กองคลัง", {}}, {1, 3, "กองช่าง", {}}};
  made.plan = measures::Plan{.agency = 1, .fiscal_year = 2568, .result_year = 2567};
  made.plan_approved_day = day(2024, 10, 11);
  made.answered = framework::embedded_year(2567);
  made.year = framework::embedded_year(2568);
  made.result = published("ระเว", 2567);
  made.measures = measures();
  made.decisions = {{.id = 1, .subject = "o5", .reason = "ได้ปรับปรุงข่าวประชาสัมพันธ์แล้วก่อนสิ้นปี"}};
  disclosures::Entry entry{.agency = 1, .item = "o2", .state = disclosures::EntryState::checked, .unit = 1};
  entry.links = {{1, "https://example.go.th/o2", ""}};
  made.entries = {entry};
  made.meeting =
      documents::MeetingFacts{.id = 1,
                              .number = "1/2568",
                              .day = day(2025, 3, 26),
                              .place = "ห้องประชุมองค์การบริหารส่วนตำบลระเว",
                              .present = {"นายกองค์การบริหารส่วนตำบลระเว", "ปลัดองค์การบริหารส่วนตำบล", "ผู้อำนวยการกองคลัง"},
                              .opening = "ประธานขอให้ทุกส่วนราชการเร่งดำเนินการ",
                              .notes = {{1, "ดำเนินการครบถ้วน", "รับทราบ", "done", 100},
                                        {2, "บางหมู่บ้านยังไม่ทั่วถึง", "ให้ใช้หอกระจายข่าว", "in_work", 40}}};
  made.today = day(2025, 10, 21);
  made.references = {
      {"circular", "สำนักปลัด", "ขร 73501/1732", "2024-10-11", "ขอความร่วมมือขับเคลื่อนมาตรการส่งเสริมคุณธรรมและความโปร่งใส"}};
  return made;
}

const util::Messages& words(util::Language language)
{
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  return language == util::Language::thai ? k_thai : k_english;
}

documents::PrintedPaper paper(const std::string& code, util::Language language, const documents::PaperFacts& known)
{
  const documents::PaperKind& kind = *documents::PaperKinds::embedded().find(code);
  documents::PaperFacts facts = known;
  facts.picture = kind.picture;
  documents::PrintedPaper printed;
  printed.content = documents::new_content(kind, documents::template_sections(kind, language), facts, words(language));
  if (kind.layout == documents::PaperLayout::analysis) documents::add_analysis(printed.content, facts, words(language));
  printed.content.day = "2025-10-21";
  printed.number = "ขร 73501/1656";
  printed.digest = util::sha256_hex(documents::stored(printed.content));
  printed.signers = {{.position = "หัวหน้าสำนักปลัด"},
                     {.position = "ปลัดองค์การบริหารส่วนตำบลระเว"},
                     {.position = "นายกองค์การบริหารส่วนตำบลระเว"}};
  return printed;
}

office::Document document(const std::string& kind, util::Language language)
{
  return documents::laid_out(paper(kind, language), *documents::PaperKinds::embedded().find(kind), words(language));
}

}  // namespace paper_world
