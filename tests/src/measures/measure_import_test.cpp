// SPDX-License-Identifier: Apache-2.0
// The tables are those of agencies, as their documents print them (fiscal years 2564, 2568 and 2569).
#include "src/measures/measure_import.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "lib/thai/thai.hpp"

#include "src/framework/load.hpp"

namespace measures {
namespace {

using namespace std::chrono_literals;

util::TableRows table_of(std::vector<std::vector<std::string>> rows)
{
  util::TableRows table{.name = "measures.csv", .rows = {}, .problems = {}};
  int line = 0;
  for (std::vector<std::string>& cells : rows)
    table.rows.push_back({++line, std::move(cells)});
  return table;
}

class MeasureImporting : public testing::Test {
 protected:
  MeasureImport import(const util::TableRows& table, int fiscal_year) const
  {
    return plan_import(
        table,
        {.agency = 7, .fiscal_year = fiscal_year, .framework = *framework_, .units = units_, .measures = there_});
  }
  static std::vector<std::string> codes(const util::Problems& problems)
  {
    std::vector<std::string> found;
    for (const util::Problem& problem : problems)
      found.push_back(problem.code);
    return found;
  }
  std::shared_ptr<const framework::Framework> framework_ = framework::embedded_year(2567);
  std::vector<agencies::Unit> units_ = {{7, 1, "สำนักปลัด", {}},
                                        {7, 2, "กองคลัง", {}},
                                        {7, 3, "กองช่าง", {}},
                                        {7, 4, "กองการศึกษา ศาสนาและวัฒนธรรม", {}},
                                        {7, 5, "กองส่งเสริมการเกษตร", 1}};
  std::vector<Measure> there_;
};

TEST_F(MeasureImporting, ATableAsAgenciesPrintIt)
{
  const MeasureImport plan =
      import(table_of({{"มาตรการ/แนวทาง ในการส่งเสริมคุณธรรมและความโปร่งใส"},
                       {"มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "การติดตามผล"},
                       {"๑. มาตรการลดขั้นตอน", "๑. ปรึกษาหารือ ๒. รับฟังประชาชน ๓. e- Service",
                        "๑. สำนักปลัด ๒. กองคลัง ๓. กองการศึกษาฯ", "ต.ค.๖๘ ถึง ก.ย.๖๙", "รายงานความก้าวหน้าทุก ๖ เดือน"},
                       {"มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "การติดตามผล"},
                       {"", "๔. ขับเคลื่อนแผน"},
                       {"๒. เตรียมความพร้อม", "ประชุม", "สำนักปลัด", "มี.ค. ๖๙", "รายงานหลังแล้วเสร็จกิจกรรม"}}),
             2569);
  ASSERT_EQ(plan.faults, 0U) << plan.problems.front().code;
  ASSERT_EQ(plan.measures.size(), 2U);
  const Measure& first = plan.measures[0].measure;
  EXPECT_EQ(first.title, "มาตรการลดขั้นตอน");
  ASSERT_EQ(first.steps.size(), 4U);
  EXPECT_EQ(first.steps[3].words, "ขับเคลื่อนแผน");
  EXPECT_EQ(first.lead, 1);
  EXPECT_EQ(first.units, (std::vector<std::int64_t>{2, 4}));
  EXPECT_TRUE(lasts_whole_year(first));
  EXPECT_EQ(first.follow_up, FollowUp::half_yearly);
  const Measure& second = plan.measures[1].measure;
  EXPECT_EQ(second.first_day, day_number(2026y / 3 / 1));
  EXPECT_EQ(second.last_day, day_number(2026y / 3 / 31));
  EXPECT_EQ(second.follow_up, FollowUp::when_done);
}

TEST_F(MeasureImporting, AReportBringsWhatWasDoneAndTheIndicatorsThatItNames)
{
  const MeasureImport plan =
      import(table_of({{"ลำดับ", "มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ระยะเวลาในการดำเนินการ", "ผู้รับผิดชอบ",
                        "สรุปผลการดำเนินการตาม มาตรการหรือกิจกรรม", "ผลลัพธ์หรือความสำเร็จในการ ดำเนินการ"},
                       {"๓", "มาตรการกำกับดูแลทรัพย์สิน", "จากผลการประเมิน ITA ตัวชี้วัดที่ ๔ และตัวชี้วัดที่ ๙.๔ ๑. ระบุขั้นตอน ๒. เผยแพร่",
                        "ตลอดปีงบประมาณ", "งานพัสดุ กองคลัง", "๑. มีคำสั่ง ๒. มีแบบฟอร์ม", "มีสมุดคุม"}}),
             2568);
  ASSERT_EQ(plan.faults, 0U) << plan.problems.front().code;
  const ImportedMeasure& one = plan.measures.front();
  EXPECT_EQ(one.measure.weaknesses, (std::vector<std::string>{"4", "9"}));
  EXPECT_EQ(one.done, (std::vector<std::string>{"มีคำสั่ง", "มีแบบฟอร์ม"}));
  EXPECT_EQ(one.outcome, "มีสมุดคุม");
  EXPECT_EQ(one.measure.person, "งานพัสดุ กองคลัง");  // names no unit; a remark says so
  EXPECT_EQ(codes(plan.remarks), std::vector<std::string>{"measure_import.unit_unknown"});
}

TEST_F(MeasureImporting, OurOwnTemplateSaysMore)
{
  const MeasureImport plan =
      import(table_of({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "จุดอ่อนที่แก้ไข", "งบประมาณ", "ตัวชี้วัดความสำเร็จ"},
                       {"จัดทำรายงาน", "รวบรวม", "ทุกสำนัก/กอง", "๐๒, O12 e9 9.3", "๑๒,๕๐๐.๕๐ บาท", "ข้อ o2 ผ่าน"}}),
             2568);
  ASSERT_EQ(plan.faults, 0U) << plan.problems.front().code;
  const Measure& one = plan.measures.front().measure;
  EXPECT_EQ(one.weaknesses, (std::vector<std::string>{"o2", "o12", "e9", "9"}));
  EXPECT_EQ(one.budget, 1'250'050);
  EXPECT_EQ(one.success.words, "ข้อ o2 ผ่าน");
  EXPECT_EQ(one.lead, 1);
  EXPECT_EQ(one.units, (std::vector<std::int64_t>{2, 3, 4}));  // not the one that was dissolved
  EXPECT_TRUE(lasts_whole_year(one));
}

TEST_F(MeasureImporting, EveryFaultIsNamed)
{
  const MeasureImport plan = import(table_of({{"มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "งบประมาณ", "จุดอ่อนที่แก้ไข"},
                                              {"ก", "ทำ", "กองส่งเสริมการเกษตร", "ต.ค. ๖๘ ถึง ก.ย. ๖๙", "แพง", "o99"},
                                              {"ก", "ทำ", "สำนักปลัด", "เมื่อว่าง", "1e9", "o2"},
                                              {"1.", "ทำ", "สำนักปลัด", "", "", ""}}),
                                    2568);
  EXPECT_EQ(codes(plan.problems),
            (std::vector<std::string>{"measure_import.unit_closed", "measure_import.period_outside",
                                      "measure_import.weakness_unknown", "measure_import.budget_unread",
                                      "measure_import.title_twice", "measure_import.period_unread",
                                      "measure_import.budget_unread", "measure_import.title_missing"}));
  EXPECT_EQ(plan.faults, plan.problems.size());
  EXPECT_EQ(plan.problems[1].place.line, 2);
  EXPECT_EQ(plan.problems[1].place.column, 4);
}

TEST_F(MeasureImporting, FiveHundredStepsAreEnough)
{
  std::string steps;
  for (int i = 1; i <= 500; ++i)
    steps += std::to_string(i) + ". ทำ\n";
  const auto rows = [&](const std::string& text) { return table_of({{"มาตรการ", "ขั้นตอน"}, {"มาก", text}}); };
  EXPECT_EQ(import(rows(steps), 2568).measures.front().measure.steps.size(), 500U);
  EXPECT_EQ(codes(import(rows(steps + "501. ทำ"), 2568).problems),
            std::vector<std::string>{"measure_import.steps_too_many"});
}

TEST_F(MeasureImporting, WhatThePlanHasStaysAsItIs)
{
  there_ = {{.agency = 7, .fiscal_year = 2568, .id = 3, .title = "มาตรการ ลดขั้นตอน"}};
  const MeasureImport plan =
      import(table_of({{"มาตรการ", "ขั้นตอน"}, {"1. มาตรการลดขั้นตอน", "ทำ"}, {"2. อื่น", "ทำ"}}), 2568);
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_TRUE(plan.measures[0].is_there);
  EXPECT_EQ(plan.measures[1].measure.success.kind, SuccessKind::words);
  EXPECT_EQ(plan.count_new(), 1U);
}

TEST_F(MeasureImporting, AMeasureAboutItemsSucceedsWhenTheyAreMet)
{
  const MeasureImport plan =
      import(table_of({{"มาตรการ", "ขั้นตอน", "จุดอ่อนที่แก้ไข"}, {"ก", "ทำ", "o2 o12"}, {"ข", "ทำ", "o5 8"}}), 2568);
  ASSERT_EQ(plan.measures.size(), 2U);
  EXPECT_EQ(plan.measures[0].measure.success.kind, SuccessKind::items_met);
  EXPECT_EQ(plan.measures[1].measure.success.kind, SuccessKind::words);
}

TEST_F(MeasureImporting, AFileWithoutATableIsToldSo)
{
  EXPECT_EQ(codes(import(table_of({{"ชื่อ", "อายุ"}, {"ก", "1"}}), 2568).problems),
            std::vector<std::string>{"measure_import.heading_missing"});
  EXPECT_EQ(codes(import(table_of({}), 2568).problems), std::vector<std::string>{"measure_import.heading_missing"});
  EXPECT_EQ(codes(import(table_of({{"มาตรการ", "ขั้นตอน"}}), 2568).problems),
            std::vector<std::string>{"measure_import.empty"});
}

}  // namespace
}  // namespace measures
