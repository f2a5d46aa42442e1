// SPDX-License-Identifier: Apache-2.0
// Templates and their faults, texts as paragraphs, chains of signatures, what documents say.
#include <gtest/gtest.h>

#include "src/documents/number_book.hpp"
#include "src/documents/paper.hpp"
#include "src/documents/paper_body.hpp"
#include "src/documents/paper_layout.hpp"
#include "src/documents/paper_model.hpp"

#include "flat_text.hpp"
#include "paper_world.hpp"

namespace {

using documents::check_template;
using util::Language;

std::vector<std::string> codes(const util::Problems& problems)
{
  std::vector<std::string> found;
  for (const util::Problem& problem : problems)
    found.push_back(problem.code + ":" + std::to_string(problem.place.line));
  return found;
}

TEST(PaperTemplate, NamesEveryFaultWithItsLine)
{
  const documents::TextModel known = documents::all_names();
  EXPECT_TRUE(check_template("{{agency}} {{#score}}{{score}}{{/score}}", known, "text").empty());
  EXPECT_EQ(codes(check_template("a\n{{agensy}}\n{{#score}}", known, "text")),
            (std::vector<std::string>{"papers.template_name:2", "papers.template_not_closed:3"}));
  EXPECT_EQ(codes(check_template("{{/year}}", known, "text")),
            std::vector<std::string>{"papers.template_not_opened:1"});
  EXPECT_EQ(codes(check_template("\n{{> secret}}", known, "text")), std::vector<std::string>{"papers.template_tag:2"});
  EXPECT_EQ(codes(check_template("{{year", known, "text")), std::vector<std::string>{"papers.template_open_tag:1"});
}

TEST(PaperTemplate, ThoseOfTheProgramHaveNoFault)
{
  const documents::TextModel known = documents::all_names();
  for (const documents::PaperKind& kind : documents::PaperKinds::embedded().all()) {
    for (const auto* sections : {&kind.sections_th, &kind.sections_en}) {
      for (const documents::SectionTemplate& section : *sections)
        EXPECT_TRUE(codes(check_template(section.text, known, section.key)).empty()) << kind.code << " " << section.key;
    }
    for (const std::string* text : {&kind.subject.th, &kind.subject.en, &kind.addressee.th, &kind.closing.th})
      EXPECT_TRUE(codes(check_template(*text, known, "head")).empty()) << kind.code;
  }
}

TEST(PaperTemplate, LeavesTextOfPeopleUnescaped)
{
  documents::TextModel model;
  model.texts["agency"] = "ก & <ข>";
  EXPECT_EQ(documents::filled("{{agency}}", model), "ก & <ข>");
}

TEST(PaperText, BecomesParagraphsListsAndLiteralAddresses)
{
  const auto blocks = documents::blocks_of_text("ก\n\n- ข\n(1) ค\n2568 เป็นปี\n| ง\nดู https://a.go.th/1 ที่นี่");
  ASSERT_EQ(blocks.size(), 6U);
  EXPECT_EQ(std::get<office::ListItem>(blocks[1]).mark, "-");
  EXPECT_EQ(std::get<office::ListItem>(blocks[2]).mark, "(1)");
  EXPECT_TRUE(std::holds_alternative<office::Paragraph>(blocks[3]));
  EXPECT_EQ(std::get<office::Paragraph>(blocks[4]).align, office::Align::centre);
  EXPECT_TRUE(std::get<office::Paragraph>(blocks[5]).runs[1].literal);
}

TEST(PaperText, IsNotFilledAgainWhereSomebodyEditedIt)
{
  const documents::PaperKind& kind = *documents::PaperKinds::embedded().find("memo_report");
  const auto wording = documents::template_sections(kind, Language::thai);
  documents::PaperFacts facts = paper_world::facts();
  documents::PaperContent content = documents::new_content(kind, wording, facts, paper_world::words(Language::thai));
  content.sections[0].text = "ข้อความของเรา";
  content.sections[0].own = true;
  facts.measures.pop_back();
  const documents::PaperContent again =
      documents::renewed(content, kind, wording, facts, paper_world::words(Language::thai));
  EXPECT_EQ(again.sections[0].text, "ข้อความของเรา");
  EXPECT_NE(again.sections[1].text, content.sections[1].text) << "two measures now";
}

TEST(Chain, EndsWithTheExecutiveAndNamesPositions)
{
  using accounts::Role;
  EXPECT_EQ(codes(documents::check_chain({})), std::vector<std::string>{"papers.chain_empty:0"});
  const documents::ChainStep officer{.position = "หัวหน้า"};
  const documents::ChainStep executive{.position = "นายก", .role = Role::executive};
  const documents::ChainStep nameless{.role = Role::executive};
  EXPECT_TRUE(documents::check_chain(std::vector{officer, executive}).empty());
  EXPECT_EQ(codes(documents::check_chain(std::vector{executive, officer})),
            (std::vector<std::string>{"papers.chain_early:0", "papers.chain_last:0"}));
  EXPECT_EQ(codes(documents::check_chain(std::vector{nameless})), std::vector<std::string>{"papers.chain_position:0"});
}

TEST(PaperParty, SeesOwnDraftsSettledOnesAndWhatWaitsForIt)
{
  const documents::PaperParty officer{.account = 5, .units = {2}};
  documents::Paper other{.unit = 3};
  EXPECT_FALSE(officer.sees(other, {}));
  const std::vector<documents::Approval> waiting = {{.role = accounts::Role::officer, .unit = 2}};
  EXPECT_TRUE(officer.sees(other, waiting));
  EXPECT_FALSE(officer.writes(other));
  other.state = documents::PaperState::approved;
  EXPECT_TRUE(officer.sees(other, {}));
}

TEST(PaperParty, SignsWhereItIsNamedAndHasTheRole)
{
  using accounts::Role;
  const documents::PaperParty officer{.account = 5, .units = {2}};
  const documents::PaperParty other{.account = 6, .units = {2}};
  const documents::Approval named{.role = Role::officer, .unit = 2, .signer = 5};
  EXPECT_TRUE(officer.may_sign(named));
  EXPECT_FALSE(other.may_sign(named)) << "the same unit, not the same person";
  EXPECT_TRUE(officer.may_sign({.role = Role::officer, .unit = 3, .signer = 5})) << "named for another unit's document";
  EXPECT_FALSE(officer.may_sign({.role = Role::executive, .signer = 5})) << "a name without the role is not enough";
}

std::string text_of(const std::string& kind, Language language = Language::thai)
{
  return flat_text(paper_world::document(kind, language));
}

void expect_said(const std::string& text, const std::vector<std::string>& said)
{
  for (const std::string& one : said)
    EXPECT_NE(text.find(one), std::string::npos) << one << "\nin\n" << text;
}

TEST(PaperSays, TheMemoHasTheFourPartsAndRoomForEachOpinion)
{
  expect_said(text_of("memo_report"),
              {"บันทึกข้อความ", "ส่วนราชการ", "โทร. 0-4500-0000", "ขร 73501/1656", "21 ตุลาคม 2568", "เรียน", "เรื่องเดิม",
               "ขร 73501/1732 ลงวันที่ 11 ตุลาคม 2567", "ข้อเท็จจริง", "o28", "ระเบียบ กฎหมายที่เกี่ยวข้อง", "3.1", "มาตรา 253",
               "ข้อเสนอเพื่อพิจารณา", "4.3", "จึงเรียนมาเพื่อโปรดพิจารณา", "ความเห็นของปลัดองค์การบริหารส่วนตำบลระเว",
               "ความเห็นของนายกองค์การบริหารส่วนตำบลระเว"});
}

TEST(PaperSays, TheReportHasSevenColumnsBoxesAndEveryItemOfTheYear)
{
  const std::string text = text_of("results");
  expect_said(text,
              {"มาตรการ/กิจกรรม", "วิธีดำเนินการ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ", "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม",
               "ผลลัพธ์หรือความสำเร็จในการดำเนินการ", "86.63", "แล้วเสร็จวันที่ 18 ธันวาคม 2567", "บรรลุผลตามเป้าหมาย",
               "☑ ดำเนินการแล้ว", "☐ ยังไม่ได้ดำเนินการ", "ตัวชี้วัดที่ 3 การใช้อำนาจ", "o1", "o28", "ตัวชี้วัดย่อยที่ 10.2"});
  EXPECT_EQ(text.find("การใช้จ่ายเงิน"), std::string::npos) << "seed 002's wrong name";
}

TEST(PaperSays, TheAnnouncementShowsWhatHasNoMeasure)
{
  expect_said(text_of("measures"), {"ประกาศองค์การบริหารส่วนตำบลระเว", "o2", "o12", "มาตรการที่ 1", "ยังไม่มีมาตรการ",
                                    "ตัดสินใจไม่กำหนดมาตรการ", "ด้าน EIT", "ด้าน OIT", "ประกาศ ณ วันที่"});
}

TEST(PaperSays, TheCircularAndTheOrderNamePositionsOnly)
{
  expect_said(text_of("circular"), {"หัวหน้าส่วนราชการทุกสำนัก/กอง", "86.63", "“ผ่าน”", "ต.ค. 2567 – ก.ย. 2568"});
  expect_said(text_of("working_group"),
              {"คำสั่งองค์การบริหารส่วนตำบลระเว", "ประธานคณะทำงาน", "หัวหน้าส่วนราชการ กองช่าง", "สั่ง ณ วันที่"});
  expect_said(text_of("minutes"), {"ครั้งที่ 1/2568", "26 มีนาคม 2568", "ให้ใช้หอกระจายข่าว", "ผู้จดรายงานการประชุม",
                                   "เริ่มประชุมเวลา", "เลิกประชุมเวลา", "รายงานการประชุมติดตาม"});
  expect_said(text_of("working_group"), {"สั่ง ณ วันที่ 21 ตุลาคม พ.ศ. 2568"});
  expect_said(text_of("half_year"), {"สัญญาณอินเทอร์เน็ต", "ร้อยละ 20"});
}

TEST(PaperSays, ReportsTellWhetherTheyAreOfTheFrozenPictureAndOfWhichDay)
{
  const documents::PaperFacts now = paper_world::facts();
  const std::string kinds[] = {"half_year", "results"};
  for (const std::string& kind : kinds)
    expect_said(text_of(kind), {"ข้อมูลปัจจุบัน ณ วันที่ 21 ตุลาคม 2568", "ยังไม่ได้ตรึงผลการดำเนินการ"});
  expect_said(text_of("half_year", Language::english), {"As it is on 21 October 2025", "not been frozen yet"});

  documents::PaperFacts frozen = now;
  frozen.frozen_day = now.today - 21;
  measures::PictureContent picture{.fiscal_year = 2568};
  picture.measures.push_back({.id = 2, .position = 7, .title = "เมื่อสิ้นรอบ", .lead = "กองช่าง"});
  picture.measures.back().steps = {{.id = 20, .words = "ขั้นตอนเดิม", .report = {.step = 20, .percent = 15}}};
  frozen.measures = documents::frozen_measures(picture, 2568, now.measures);
  ASSERT_EQ(frozen.measures.size(), 1U);
  EXPECT_EQ(frozen.measures[0].percent(), 15);
  EXPECT_EQ(frozen.measures[0].measure.success.target, util::Exact(75)) << "what a picture does not keep";
  const auto printed = paper_world::paper("half_year", Language::thai, frozen);
  const std::string text = flat_text(documents::laid_out(printed, *documents::PaperKinds::embedded().find("half_year"),
                                                         paper_world::words(Language::thai)));
  expect_said(text, {"ข้อมูล ณ วันที่ 30 กันยายน 2568 ตามผลการดำเนินการที่ตรึงไว้", "เมื่อสิ้นรอบ", "กองช่าง", "ร้อยละ 15"});
  EXPECT_EQ(text.find("สัญญาณอินเทอร์เน็ต"), std::string::npos) << "what was written after the picture";
  EXPECT_FALSE(printed.content.state_day);
}

TEST(PaperSays, WhatWasCancelledIsCountedToo)
{
  documents::PaperFacts facts = paper_world::facts();
  facts.measures[2].steps[30] = {.state = documents::StepState::cancelled};
  const auto printed = paper_world::paper("half_year", Language::thai, facts);
  expect_said(printed.content.sections[0].text, {"ยังไม่ได้ดำเนินการ 0 มาตรการ ยกเลิก 1 มาตรการ", "ร้อยละ 60"});
}

TEST(PaperSays, TheSameInEnglish)
{
  expect_said(text_of("memo_report", Language::english), {"Memorandum", "Background", "Opinion of", "o28"});
  expect_said(text_of("results", Language::english), {"What was done", "Outcome", "☑ Done", "Indicator 3"});
}

TEST(PaperSays, UnitsByTheirEnglishNamesInEnglishWhereTheyHaveOne)
{
  documents::PaperFacts facts = paper_world::facts();
  facts.units[0].name_en = "Office of the Chief Administrator";
  const auto text = [&](const char* kind, Language language) {
    return flat_text(documents::laid_out(paper_world::paper(kind, language, facts),
                                         *documents::PaperKinds::embedded().find(kind), paper_world::words(language)));
  };
  expect_said(text("memo_report", Language::english), {"From  Office of the Chief Administrator Rawe"});
  for (const char* kind : {"results", "measures", "half_year", "working_group", "circular"}) {
    const std::string english = text(kind, Language::english);
    expect_said(english, {"Office of the Chief Administrator", "กองคลัง"});
    EXPECT_EQ(english.find("สำนักปลัด"), std::string::npos) << kind;
    expect_said(text(kind, Language::thai), {"สำนักปลัด"});
  }
}

TEST(PaperSays, WhatIsNotKnownIsNotCalledGood)
{
  documents::PaperFacts facts = paper_world::facts();
  const auto said = [&] {
    return flat_text(documents::laid_out(paper_world::paper("measures", Language::thai, facts),
                                         *documents::PaperKinds::embedded().find("measures"),
                                         paper_world::words(Language::thai)));
  };
  facts.result->indicators.assign(facts.result->indicators.size(), {});
  facts.result->questions.assign(facts.result->questions.size(), {});
  facts.result->items.assign(facts.result->items.size(), {});
  expect_said(said(), {"แสดงเฉพาะคะแนนภาพรวม"});
  facts.result.reset();
  expect_said(said(), {"ยังไม่มีผลการประเมินของปีงบประมาณ พ.ศ. 2567 ที่เผยแพร่แล้ว"});
  for (documents::MeasureFacts& one : facts.measures)
    one.measure.weaknesses.clear();
  const std::string text = said();
  EXPECT_EQ(text.find("จำแนกตามเครื่องมือ"), std::string::npos) << "a heading over nothing";
  const auto memo = paper_world::paper("memo_measures", Language::thai, facts);
  EXPECT_EQ(memo.content.sections[1].text.find("0 ประเด็น"), std::string::npos);
}

TEST(PaperSays, TheAnnouncementNamesPlaceAndMeetingAsTheSeedsDo)
{
  expect_said(text_of("measures"),
              {"ตำบลระเว อำเภอพิบูลมังสาหาร จังหวัดอุบลราชธานี", "ในการประชุมครั้งที่ 1/2568 เมื่อวันที่ 26 มีนาคม 2568",
               "ข้อ o2 ข้อมูลผู้บริหาร", "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"});
  documents::PaperFacts facts = paper_world::facts();
  facts.meeting.reset();
  const auto without = paper_world::paper("measures", Language::thai, facts);
  EXPECT_EQ(without.content.sections[0].text.find("ประชุม"), std::string::npos);
}

TEST(PaperSays, TheReasonOfAMeasureOnce)
{
  documents::PaperFacts facts = paper_world::facts();
  facts.measures[0].measure.steps[0].words = "จากผลการประเมิน ITA ตัวชี้วัดที่ 9 ประเด็นข้อมูลไม่ครบ สำรวจข้อมูล";
  const std::string text = flat_text(documents::laid_out(paper_world::paper("results", Language::thai, facts),
                                                         *documents::PaperKinds::embedded().find("results"),
                                                         paper_world::words(Language::thai)));
  EXPECT_EQ(text.find("พ.ศ. 2567: ข้อ o2"), std::string::npos) << "its first step says it";
  expect_said(text, {"พ.ศ. 2567: ข้อคำถาม e9", "ประเด็นข้อมูลไม่ครบ"});
}

TEST(PaperSays, TheAnalysisIsSignedOnceAndInTheLanguageOfItsReader)
{
  const std::string thai = text_of("analysis");
  EXPECT_EQ(thai.find("ผู้จัดทำรายงาน"), std::string::npos) << "lines for signatures of the report without a chain";
  expect_said(thai, {"ตำบลระเว อำเภอพิบูลมังสาหาร", "(ลงชื่อ)"});
  const std::string english = text_of("analysis", Language::english);
  EXPECT_EQ(english.find("องค์การบริหารส่วนตำบลระเว ("), std::string::npos);
  EXPECT_EQ(english.find("result of องค์การ"), std::string::npos);
  expect_said(english, {"Rawe Subdistrict Administrative Organization"});
}

TEST(PaperLayout, SignaturesOfABlockStandTogether)
{
  const office::Document minutes = paper_world::document("minutes", Language::thai);
  ASSERT_EQ(minutes.together.size(), 1U) << "who took and who checked the minutes";
  EXPECT_EQ(minutes.together[0].last, minutes.blocks.size() - 1);
  const office::Document memo = paper_world::document("memo_report", Language::thai);
  EXPECT_EQ(memo.together.size(), 3U) << "an opinion stays with its signature";
}

TEST(PaperLayout, WhoSignsMinutesAloneChecksThem)
{
  documents::PrintedPaper paper;
  paper.signers = {{.position = "นายก"}};
  office::Document document;
  documents::add_signatures(document, paper, *documents::PaperKinds::embedded().find("minutes"),
                            paper_world::words(Language::thai));
  const std::string text = flat_text(document);
  const std::size_t taken = text.find("ผู้จดรายงานการประชุม");
  ASSERT_NE(taken, std::string::npos);
  EXPECT_GT(text.find("นายก"), taken) << "whoever took them signs on paper";
  EXPECT_GT(text.find("ผู้ตรวจรายงานการประชุม"), text.find("นายก"));
}

TEST(NumberBook, PrintsItsNumbers)
{
  EXPECT_EQ(documents::number_text({.prefix = "ขร 73501/"}, 2568, 1656), "ขร 73501/1656");
  EXPECT_EQ(documents::number_text({.with_year = true}, 2568, 12), "12/2568");
}

}  // namespace
