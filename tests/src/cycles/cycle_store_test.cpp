// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/cycle_store.hpp"

#include "lib/util/embedded.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/enrolment_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace cycles {
namespace {

using namespace std::chrono;

const Deed k_deed{.account = 3, .at = 1'700'000'000, .reason = "ตามประกาศ"};

class CycleStores : public db_test::OnEngine {
 protected:
  CycleStores() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  std::int64_t make(int year = 2568)
  {
    return database().write([&](db::Connection& connection) {
      return CycleStore(connection)
          .add("รอบ " + std::to_string(year), read_framework_of(year).value(), suggested_calendar(year), k_deed);
    });
  }
  std::vector<agencies::Agency> register_of(int count)
  {
    return database().write([&](db::Connection& connection) {
      agencies::AgencyStore store(connection);
      for (int i = 0; i < count; ++i)
        store.add({.code = "A" + std::to_string(i),
                   .name = "หน่วยงาน " + std::to_string(i),
                   .type = "subdistrict",
                   .province = "34",
                   .province_size = "large"},
                  {.account = 3, .at = 1, .reason = ""});
      return store.all();
    });
  }
  Calendar calendar(std::int64_t cycle)
  {
    return database().read([&](db::Connection& connection) { return CycleStore(connection).calendar(cycle); });
  }
  std::vector<std::string> acts(std::int64_t cycle)
  {
    return database().read([&](db::Connection& connection) {
      std::vector<std::string> found;
      for (const CycleHistoryRow& row : CycleStore(connection).history(cycle))
        found.push_back(row.stage + " " + row.act + (row.stage.empty() ? "" : " " + row.before + ">" + row.after));
      return found;
    });
  }
};

using Acts = std::vector<std::string>;

DB_TEST(CycleStores, keep_the_framework_as_it_was_read)
{
  const std::int64_t id = make();
  database().read([&](db::Connection& connection) {
    const CycleStore store(connection);
    const Cycle cycle = store.find(id).value();
    EXPECT_EQ(cycle.fiscal_year, 2568);
    EXPECT_TRUE(cycle.is_open());
    EXPECT_EQ(store.framework(id)->hash, framework::embedded_year(2568)->hash);
    EXPECT_EQ(cycle.framework_hash, framework::embedded_year(2568)->hash);
    EXPECT_EQ(store.find_by_name("รอบ 2568").value().id, id);
  });
}

DB_TEST(CycleStores, keep_the_files_that_a_framework_extends)
{
  const ReadFramework read =
      read_framework("fiscal_year = 2569\nextends = 2568\nname = { th = \"ก\", en = \"A\" }\n", "my.toml");
  ASSERT_TRUE(read.loaded.framework.has_value());
  ASSERT_GE(read.files.files.size(), 2U);
  EXPECT_EQ(read.files.files[1].fiscal_year, 2568);
  EXPECT_EQ(restore_framework(read.files, read.loaded.framework->hash)->fiscal_year, 2569);
  FrameworkFiles changed = read.files;
  changed.files.front().source.text += "# other\n[rules]\npass_mark = 80\n";
  EXPECT_THROW(restore_framework(changed, std::string(64, '0')), std::logic_error);
}

DB_TEST(CycleStores, open_and_close_stages_when_they_are_due_and_only_once)
{
  const std::int64_t id = make();
  const util::UtcSeconds now = stage_of(calendar(id), StageCode::surveys).opens;
  const auto due = [&](util::UtcSeconds at) {
    return database().write([&](db::Connection& connection) { return CycleStore(connection).make_due_changes(at); });
  };
  EXPECT_EQ(due(now), 3U);
  EXPECT_EQ(due(now), 0U);
  EXPECT_EQ(stage_of(calendar(id), StageCode::surveys).state(), StageState::open);
  EXPECT_EQ(stage_of(calendar(id), StageCode::enrolment).state(), StageState::closed);
  EXPECT_EQ(acts(id), (Acts{"surveys opened >", "enrolment closed >", "enrolment opened >", " made"}));
}

DB_TEST(CycleStores, record_extensions_with_dates_and_reason)
{
  const std::int64_t id = make();
  const util::UtcSeconds later = stage_of(calendar(id), StageCode::enrolment).closes + 60;
  database().write([&](db::Connection& connection) {
    CycleStore store(connection);
    store.make_due_changes(later);
    store.extend(id, StageCode::enrolment, year{2025} / 2 / 15, {.account = 3, .at = later, .reason = "ระบบล่ม"});
  });
  EXPECT_EQ(stage_of(calendar(id), StageCode::enrolment).state(), StageState::open);
  EXPECT_EQ(acts(id).front(), "enrolment extended 2025-01-01/2025-01-31>2025-01-01/2025-02-15");
  const auto history = database().read([&](db::Connection& connection) { return CycleStore(connection).history(id); });
  EXPECT_EQ(history.front().reason, "ระบบล่ม");
}

DB_TEST(CycleStores, plan_writes_only_what_changes)
{
  const std::int64_t id = make();
  Calendar other = calendar(id);
  stage_of(other, StageCode::published).set_days(year{2025} / 8 / 15, year{2025} / 9 / 30);
  database().write([&](db::Connection& connection) { CycleStore(connection).plan(id, other, k_deed); });
  EXPECT_EQ(acts(id), (Acts{"published planned 2025-08-01/2025-09-30>2025-08-15/2025-09-30", " made"}));
}

DB_TEST(CycleStores, a_finished_round_stands_still)
{
  const std::int64_t id = make();
  const util::UtcSeconds now = stage_of(calendar(id), StageCode::enrolment).opens;
  database().write([&](db::Connection& connection) {
    CycleStore store(connection);
    store.make_due_changes(now);
    store.finish(id, k_deed);
    EXPECT_EQ(store.make_due_changes(now + 400L * 24 * 60 * 60), 0U);
    EXPECT_TRUE(store.open().empty());
    store.resume(id, k_deed);
    EXPECT_EQ(store.open().size(), 1U);
  });
  EXPECT_EQ(acts(id), (Acts{" resumed", " finished", "enrolment closed >", "enrolment opened >", " made"}));
}

DB_TEST(CycleStores, change_their_framework_with_a_row)
{
  const std::int64_t id = make();
  database().write([&](db::Connection& connection) {
    CycleStore store(connection);
    store.change_framework(id, read_framework_of(2567).value(), k_deed);
    EXPECT_EQ(store.framework(id)->fiscal_year, 2567);
    EXPECT_EQ(store.history(id).front().before, framework::embedded_year(2568)->hash);
  });
}

DB_TEST(CycleStores, enrol_agencies_under_the_names_of_that_year)
{
  const std::int64_t id = make();
  std::vector<agencies::Agency> agencies = register_of(3);
  database().write([&](db::Connection& connection) {
    EnrolmentStore store(connection);
    EXPECT_EQ(store.enrol(id, agencies, k_deed), 3U);
    EXPECT_EQ(store.enrol(id, agencies, k_deed), 0U);
    agencies[0].name = "ชื่อใหม่";
    EXPECT_EQ(store.find(id, agencies[0].id).value().name, "หน่วยงาน 0");
    EXPECT_EQ(store.enrol(id, agencies, k_deed), 0U);
    EXPECT_EQ(store.find(id, agencies[0].id).value().name, "ชื่อใหม่");
    EXPECT_EQ(store.count(id, {.search = "ชื่อ ใหม่"}), 1);
    EXPECT_EQ(store.history(id, agencies[0].id).front().act, "refreshed");
    EXPECT_EQ(store.count_by_type(id), (std::map<std::string, std::int64_t>{{"subdistrict", 3}}));
    EXPECT_EQ(store.cycles_of(agencies[0].id), std::vector<std::int64_t>{id});
  });
}

DB_TEST(CycleStores, withdraw_and_take_back)
{
  const std::int64_t id = make();
  const std::vector<agencies::Agency> agencies = register_of(2);
  database().write([&](db::Connection& connection) {
    EnrolmentStore store(connection);
    store.enrol(id, agencies, k_deed);
    store.withdraw(id, agencies[0].id, k_deed);
    EXPECT_EQ(store.count(id), 1);
    EXPECT_FALSE(store.find(id, agencies[0].id).value().takes_part());
    EXPECT_EQ(store.enrol(id, agencies, k_deed), 1U);
    EXPECT_EQ(store.count(id), 2);
  });
}

DB_TEST(CycleStores, record_every_count_of_people)
{
  const std::int64_t id = make();
  const std::vector<agencies::Agency> agencies = register_of(2);
  const std::int64_t agency = agencies[0].id;
  database().write([&](db::Connection& connection) {
    EnrolmentStore store(connection);
    store.enrol(id, agencies, k_deed);
    store.count_people(store.find(id, agency).value(), {{"IIT", 46}, {"EIT", 900}}, k_deed);
    store.count_people(store.find(id, agency).value(), {{"IIT", 50}, {"EIT", 900}}, k_deed);
    EXPECT_EQ(store.find(id, agency).value().population,
              (std::map<std::string, std::int64_t>{{"EIT", 900}, {"IIT", 50}}));
    EXPECT_EQ(store.history(id, agency).size(), 4U) << "enrolled, two counts, one change";
    EXPECT_EQ(store.history(id, agency).front().before, "46");
    EXPECT_EQ(store.count(id, {.counted = EnrolmentFilter::Counted::stated}), 1);
    EXPECT_EQ(store.count(id, {.counted = EnrolmentFilter::Counted::missing}), 1);
    EXPECT_EQ(store.page(id, {}, {.by = "code", .descending = true}, 1, 1).front().population.at("IIT"), 50);
  });
}

DB_TEST(CycleStores, enrol_a_nation)
{
  const std::int64_t id = make();
  const std::vector<agencies::Agency> agencies = register_of(2000);
  database().write([&](db::Connection& connection) {
    EnrolmentStore store(connection);
    EXPECT_EQ(store.enrol(id, agencies, k_deed), 2000U);
    EXPECT_EQ(store.all(id).size(), 2000U);
  });
}

DB_ENGINES(CycleStores);

}  // namespace
}  // namespace cycles
