// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency_import.hpp"

#include <gtest/gtest.h>

#include "lib/util/messages.hpp"

#include "src/agencies/agency_words.hpp"

namespace agencies {
namespace {

util::TableRows table(const std::string& csv)
{
  return util::read_rows(util::CsvReader::from_text(csv, "register.csv"), 1000);
}

ImportPlan plan(const std::string& csv, const std::vector<Agency>& known = {})
{
  ImportPlan made = plan_import(table(csv), known);
  static const util::Messages k_thai = util::Messages::embedded(util::Language::thai);
  static const util::Messages k_english = util::Messages::embedded(util::Language::english);
  for (const util::Problems& said : {made.problems, made.remarks}) {
    for (const util::Problem& problem : said) {
      EXPECT_FALSE(k_thai.say(problem).empty());
      EXPECT_FALSE(k_english.say(problem).empty());
    }
  }
  return made;
}

std::vector<std::string> codes(const ImportPlan& plan)
{
  std::vector<std::string> found;
  for (const util::Problem& problem : plan.problems)
    found.push_back(problem.code + ":" + std::to_string(problem.place.line) + ":" +
                    std::to_string(problem.place.column));
  return found;
}

using Found = std::vector<std::string>;

Agency rawe()
{
  return {.id = 7,
          .code = "3401",
          .name = "อบต.ระเว",
          .type = "subdistrict",
          .province = "34",
          .province_size = "large",
          .web = "https://rawe.go.th"};
}

TEST(AgencyImport, reads_thai_headings_names_and_digits)
{
  const ImportPlan read = plan(
      "รหัสหน่วยงาน,ชื่อหน่วยงาน,ประเภทหน่วยงาน,จังหวัด,ขนาดจังหวัด,เว็บไซต์\n"
      "๓๔๐๑, อบต.ระเว ,องค์การบริหารส่วนตำบล,จ.อุบลราชธานี,จังหวัดขนาดใหญ่,rawe.go.th\n"
      "u-1,มหาวิทยาลัยตัวอย่าง,University,Bangkok,,\n");
  ASSERT_EQ(codes(read), Found{});
  ASSERT_EQ(read.rows.size(), 2U);
  const Agency& agency = read.rows[0].agency;
  EXPECT_EQ(agency.code, "3401");
  EXPECT_EQ(agency.name, "อบต.ระเว");
  EXPECT_EQ(agency.type, "subdistrict");
  EXPECT_EQ(agency.province, "34");
  EXPECT_EQ(agency.province_size, "large");
  EXPECT_EQ(agency.web, "https://rawe.go.th");
  EXPECT_EQ(read.rows[1].agency.code, "U-1");
  EXPECT_EQ(read.rows[1].agency.province, "10");
  EXPECT_EQ(read.count(ImportedRow::Kind::added), 2U);
}

TEST(AgencyImport, names_every_fault_with_line_and_column)
{
  const ImportPlan read = plan(
      "code,name,type,province,web,parent\n"
      ",A,university,,,\n"
      "a b,A,university,,,\n"
      "1,,university,,,\n"
      "2,B,subdistict,,,\n"
      "3,C,university,Bangkokk,ftp://x.th,99\n"
      "3,D,university,,,\n"
      "4,E,,,,\n"
      "5,F,university,,,,too far\n");
  EXPECT_EQ(codes(read), (Found{"agencies.code_missing:2:1", "agencies.code_bad:3:1", "agencies.name_missing:4:2",
                                "agencies.type_unknown:5:3", "agencies.province_unknown:6:4", "agencies.web_bad:6:5",
                                "agencies.code_twice:7:1", "agencies.type_missing:8:3", "agencies.cell_outside:9:7",
                                "agencies.parent_unknown:6:6"}));
  EXPECT_EQ(read.problems[3].params.at("nearest"), "subdistrict");
  EXPECT_EQ(read.problems[4].params.at("nearest"), "Bangkok");
  EXPECT_EQ(read.problems[6].params.at("line"), "6");
}

TEST(AgencyImport, wants_the_columns_it_needs_and_knows)
{
  EXPECT_EQ(codes(plan("code,name,colour\n1,A,red\n")),
            (Found{"agencies.column_unknown:1:3", "agencies.column_missing:1:0"}));
  EXPECT_EQ(codes(plan("code,name,type,type\n1,A,university,university\n")), (Found{"agencies.column_twice:1:4"}));
  EXPECT_EQ(codes(plan("code,name,type\n")), (Found{"agencies.import_empty:0:0"}));
  EXPECT_EQ(codes(plan("")), (Found{"agencies.import_empty:0:0"}));
}

TEST(AgencyImport, tells_new_renamed_changed_and_unchanged_apart)
{
  Agency other = rawe();
  other.id = 8;
  other.code = "3402";
  Agency third = rawe();
  third.id = 9;
  third.code = "3403";
  const ImportPlan read = plan(
      "code,name,type,province\n"
      "3401,อบต.ระเวใหม่,subdistrict,34\n"
      "3402,อบต.ระเว,subdistrict_municipality,34\n"
      "3403,อบต.ระเว,subdistrict,34\n"
      "3404,อบต.ระเวเหนือ,subdistrict,34\n",
      {rawe(), other, third});
  ASSERT_EQ(codes(read), Found{});
  EXPECT_EQ(read.rows[0].kind, ImportedRow::Kind::renamed);
  EXPECT_EQ(read.rows[0].changes, (std::vector<FieldChange>{{AgencyField::name, "อบต.ระเว", "อบต.ระเวใหม่"}}));
  EXPECT_EQ(read.rows[1].kind, ImportedRow::Kind::changed);
  EXPECT_EQ(read.rows[2].kind, ImportedRow::Kind::unchanged);
  EXPECT_EQ(read.rows[3].kind, ImportedRow::Kind::added);
  EXPECT_EQ(read.rows[0].agency.web, "https://rawe.go.th") << "a column that is not there leaves what is known";
  ASSERT_EQ(read.remarks.size(), 1U);
  EXPECT_EQ(read.remarks[0].place.line, 4);
}

TEST(AgencyImport, joins_parents_by_code_also_of_the_same_file)
{
  const ImportPlan read = plan(
      "code,name,type,parent\n"
      "A1,A,department,B1\n"
      "B1,B,ministry,\n"
      "C1,C,department,3401\n",
      {rawe()});
  ASSERT_EQ(codes(read), Found{});
  EXPECT_EQ(read.rows[0].parent_code, "B1");
  EXPECT_FALSE(read.rows[0].agency.parent.has_value());
  EXPECT_EQ(read.rows[2].agency.parent, 7);
}

TEST(AgencyImport, refuses_circles_and_closed_agencies)
{
  EXPECT_EQ(codes(plan("code,name,type,parent\nA,A,department,B\nB,B,department,A\nC,C,department,C\n")),
            (Found{"agencies.parent_circle:2:4", "agencies.parent_circle:3:4", "agencies.parent_circle:4:4"}));
  Agency closed = rawe();
  closed.closed = 1;
  EXPECT_EQ(codes(plan("code,name,type,parent\n3401,A,department,\nB,B,department,3401\n", {closed})),
            (Found{"agencies.is_closed:2:1", "agencies.parent_closed:3:4"}));
}

TEST(AgencyImport, a_plan_differs_when_register_or_file_do)
{
  const std::string csv = "code,name,type\n3401,อบต.ระเวใหม่,subdistrict\n";
  Agency renamed = rawe();
  renamed.name = "อบต.อื่น";
  EXPECT_EQ(plan(csv, {rawe()}).digest(), plan(csv, {rawe()}).digest());
  EXPECT_NE(plan(csv, {rawe()}).digest(), plan(csv, {renamed}).digest());
  EXPECT_NE(plan(csv, {rawe()}).digest(), plan(csv, {}).digest());
}

TEST(AgencyImport, lists_at_most_so_many_faults_and_counts_all)
{
  std::string csv = "code,name,type\n";
  for (int i = 0; i < 800; ++i)
    csv += std::to_string(i) + ",A,nonsense of somebody\n";
  const ImportPlan read = plan(csv);
  EXPECT_EQ(read.problems.size(), ImportPlan::k_most_listed);
  EXPECT_EQ(read.faults, 800U);
}

TEST(AgencyWords, find_what_was_typed_otherwise)
{
  EXPECT_EQ(folded("อบต. ระเว"), folded("องค์การบริหารส่วนตำบลระเว"));
  EXPECT_EQ(province_names().find("จังหวัด อุบลราชธานี"), "34");
  EXPECT_EQ(province_names().find("bangkok"), "10");
  EXPECT_EQ(province_names().find("34"), "34");
  EXPECT_EQ(province_names().find("Atlantis"), std::nullopt);
  EXPECT_EQ(province_codes().size(), 77U);
}

TEST(AgencyCode, is_read_in_one_spelling)
{
  EXPECT_EQ(read_agency_code(" ๓๔-rw/1 "), "34-RW/1");
  EXPECT_EQ(read_agency_code("a b"), std::nullopt);
  EXPECT_EQ(read_agency_code("<b>"), std::nullopt);
  EXPECT_EQ(read_agency_code(""), std::nullopt);
  EXPECT_EQ(read_agency_code(std::string(41, '1')), std::nullopt);
}

}  // namespace
}  // namespace agencies
