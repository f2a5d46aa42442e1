// SPDX-License-Identifier: Apache-2.0
// What everybody sees of measures: what was approved, how far it is, and nothing that is still a draft or of a person.
#include "src/agencies/unit_store.hpp"
#include "src/measures/measure_store.hpp"
#include "src/measures/plan_content.hpp"
#include "src/measures/plan_store.hpp"
#include "src/measures/progress_store.hpp"

#include "portal_world.hpp"

namespace {

using measures::Measure;
using portal::PublicPage;
using portal_test::k_now;
using portal_test::Portal;

class PublicMeasures : public db_test::OnEngine {
 protected:
  PublicMeasures() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  void make_plan()
  {
    database().write([&](db::Connection& c) {
      unit = agencies::UnitStore(c).add(world.rawe, "กองแผนงาน", {1, k_now, {}});
      plan = {.agency = world.rawe, .fiscal_year = 2568, .cycle = world.cycle, .computation = 1, .result_year = 2567};
      measures::PlanStore(c).make(plan, deed);
      Measure one = {.agency = world.rawe, .fiscal_year = 2568, .title = "จัดทำรายงานประจำปี <ใหม่>"};
      one.weaknesses = {"o2"};
      one.steps = {{.words = "รวบรวมข้อมูล"}, {.words = "เผยแพร่"}};
      one.lead = unit;
      one.person = "หัวหน้าฝ่ายแผน";
      one.first_day = measures::day_number(std::chrono::year(2024) / 10 / 1);
      one.last_day = measures::day_number(std::chrono::year(2025) / 9 / 30);
      const std::int64_t id = measures::MeasureStore(c).add(one, measures::MeasureAct::made, deed);
      measure = *measures::MeasureStore(c).measure(world.rawe, id);
    });
  }
  void approve()
  {
    database().write([&](db::Connection& c) {
      measures::PlanContent content = {
          .agency = world.rawe, .agency_name = "อบต.", .fiscal_year = 2568, .result_year = 2567};
      content.measures = {measure};
      content.units = {{unit, "กองแผนงาน"}};
      content.subjects = {{"o2", {"ข้อมูลผู้บริหาร", "Executives", false}}};
      measures::PlanStore store(c);
      const std::int64_t number = store.submit(plan, measures::plan_json(content), deed);
      store.settle(plan, number, measures::VersionState::approved, deed);
    });
  }
  http::Request of_year(const std::string& year)
  {
    const std::string agency = std::to_string(world.rawe);
    return Portal::request("/results/agencies/" + agency + "/measures/" + year, {{"agency", agency}, {"year", year}});
  }
  http::Request file(const std::string& name)
  {
    return Portal::request("/results/data/2568/" + name, {{"year", "2568"}, {"file", name}});
  }

  result_test::World world = result_test::fill(database());
  cycles::Deed deed{1, k_now, {}};
  std::int64_t unit = 0;
  measures::Plan plan;
  Measure measure;
  Portal site{database()};
};
DB_ENGINES(PublicMeasures);

DB_TEST(PublicMeasures, are_not_shown_before_they_are_approved)
{
  make_plan();
  EXPECT_EQ(site.status(PublicPage::measures, of_year("2568")), 404);
  EXPECT_EQ(site.status(PublicPage::data_file, file("measures-2568.csv")), 404);
  EXPECT_EQ(site.html(PublicPage::data, Portal::request("/results/data")).find("measures-2568"), std::string::npos);
}

DB_TEST(PublicMeasures, show_units_periods_and_state_but_no_person)
{
  make_plan();
  approve();
  database().write([&](db::Connection& c) {
    measures::ProgressStore(c).save(measure,
                                    {.step = measure.steps.front().id,
                                     .state = measures::StepState::done,
                                     .percent = 100,
                                     .words = "เจ้าหน้าที่รวบรวมแล้ว",
                                     .done_day = measure.first_day},
                                    deed);
  });
  const std::string page = site.html(PublicPage::measures, of_year("2568"));
  for (const char* shown : {"จัดทำรายงานประจำปี &lt;ใหม่&gt;", "o2 ข้อมูลผู้บริหาร", "กองแผนงาน", "ต.ค. 2567", "ดำเนินการแล้ว",
                            "แล้วเสร็จ 1 จาก 2 ขั้นตอน"})
    EXPECT_NE(page.find(shown), std::string::npos) << shown;
  for (const char* hidden : {"หัวหน้าฝ่ายแผน", "เจ้าหน้าที่รวบรวมแล้ว"})
    EXPECT_EQ(page.find(hidden), std::string::npos) << hidden;
  EXPECT_EQ(site.status(PublicPage::measures, of_year("2569")), 404);
  const std::string agency = std::to_string(world.rawe);
  EXPECT_NE(site.html(PublicPage::agency, Portal::request("/results/agencies/" + agency, {{"agency", agency}}))
                .find("/results/agencies/" + agency + "/measures/2568"),
            std::string::npos);
}

DB_TEST(PublicMeasures, are_open_data)
{
  make_plan();
  approve();
  EXPECT_NE(site.html(PublicPage::data, Portal::request("/results/data")).find("/results/data/2568/measures-2568.json"),
            std::string::npos);
  const std::string csv = Portal::body(site.ask(PublicPage::data_file, file("measures-2568.csv")));
  EXPECT_NE(csv.find("จัดทำรายงานประจำปี <ใหม่>,o2,กองแผนงาน,,2024-10-01,2025-09-30,2,0,0,0,not_begun,1"),
            std::string::npos)
      << csv;
  EXPECT_EQ(csv.find("หัวหน้าฝ่ายแผน"), std::string::npos);
  EXPECT_EQ(site.status(PublicPage::data_file, file("measures-2568.json")), 200);
  EXPECT_EQ(site.status(PublicPage::data_file, file("measures-2568.xlsx")), 200);
  EXPECT_EQ(site.status(PublicPage::data_file, file("measures-2568.exe")), 404);
}

}  // namespace
