// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/agency_store.hpp"

#include <set>

#include "lib/db/error.hpp"
#include "lib/util/embedded.hpp"

#include "src/agencies/unit_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace agencies {
namespace {

const Deed k_deed{.account = 3, .at = 1'700'000'000, .reason = "ตามประกาศ"};

class AgencyStores : public db_test::OnEngine {
 protected:
  AgencyStores() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  std::int64_t add(const std::string& code, const std::string& name, const std::string& type = "subdistrict",
                   const std::string& province = "34")
  {
    return database().write([&](db::Connection& connection) {
      return AgencyStore(connection).add({.code = code, .name = name, .type = type, .province = province}, k_deed);
    });
  }
  std::vector<std::string> names(const AgencyFilter& filter, const AgencyOrder& order = {}, int limit = 100,
                                 std::int64_t offset = 0)
  {
    return database().read([&](db::Connection& connection) {
      std::vector<std::string> found;
      const AgencyStore store(connection);
      for (const Agency& agency : store.page(filter, order, limit, offset))
        found.push_back(agency.name);
      if (limit == 100) {
        EXPECT_EQ(store.count(filter), static_cast<std::int64_t>(found.size()));
      }
      return found;
    });
  }
  Agency agency(std::int64_t id)
  {
    return database().read([&](db::Connection& connection) { return AgencyStore(connection).find(id).value(); });
  }
  std::vector<std::string> acts(std::int64_t id)
  {
    return database().read([&](db::Connection& connection) {
      std::vector<std::string> found;
      for (const HistoryRow& row : AgencyStore(connection).history(id))
        found.push_back(row.act + (row.field.empty() ? "" : " " + row.field + ": " + row.before + ">" + row.after));
      return found;
    });
  }
};

using Names = std::vector<std::string>;

DB_TEST(AgencyStores, lists_in_the_order_of_thai_names)
{
  add("1", "เทศบาลตำบลบ้านใหม่");
  add("2", "อบต.ระเว");
  add("3", "กรมตัวอย่าง", "department", "10");
  add("4", "แขวงทดสอบ");
  EXPECT_EQ(names({}), (Names{"กรมตัวอย่าง", "แขวงทดสอบ", "เทศบาลตำบลบ้านใหม่", "อบต.ระเว"}));
  EXPECT_EQ(names({}, {.by = "code", .descending = true}, 2, 1), (Names{"กรมตัวอย่าง", "อบต.ระเว"}));
  EXPECT_EQ(names({}, {.by = "nonsense'; DROP TABLE agency"}, 1), (Names{"กรมตัวอย่าง"}));
}

DB_TEST(AgencyStores, searches_by_name_code_type_and_province)
{
  add("RW-01", "องค์การบริหารส่วนตำบลระเว");
  add("2_5%", "เทศบาลตำบลทดสอบ", "subdistrict_municipality", "10");
  EXPECT_EQ(names({.search = "อบต. ระเว"}), (Names{"องค์การบริหารส่วนตำบลระเว"}));
  EXPECT_EQ(names({.search = "rw-"}), (Names{"องค์การบริหารส่วนตำบลระเว"}));
  EXPECT_EQ(names({.search = "_"}), (Names{"เทศบาลตำบลทดสอบ"}));
  EXPECT_EQ(names({.search = "%"}), (Names{"เทศบาลตำบลทดสอบ"}));
  EXPECT_EQ(names({.search = "\\"}), Names{});
  EXPECT_EQ(names({.search = "' OR '1'='1"}), Names{});
  EXPECT_EQ(names({.type = "subdistrict_municipality"}), (Names{"เทศบาลตำบลทดสอบ"}));
  EXPECT_EQ(names({.province = "34"}), (Names{"องค์การบริหารส่วนตำบลระเว"}));
}

DB_TEST(AgencyStores, keeps_what_was_changed_by_whom_and_why)
{
  const std::int64_t id = add("1", "ก่อน");
  Agency changed = agency(id);
  changed.name = "หลัง 'quoted' <b>";
  changed.web = "https://a.go.th";
  database().write([&](db::Connection& connection) { AgencyStore(connection).change(changed, k_deed); });
  EXPECT_EQ(agency(id).name, changed.name);
  EXPECT_EQ(acts(id), (Names{"changed web: >https://a.go.th", "changed name: ก่อน>หลัง 'quoted' <b>", "made"}));
  const auto history = database().read([&](db::Connection& connection) { return AgencyStore(connection).history(id); });
  EXPECT_EQ(history[0].account, 3);
  EXPECT_EQ(history[0].at, k_deed.at);
  EXPECT_EQ(history[0].reason, k_deed.reason);
}

DB_TEST(AgencyStores, refuses_a_code_twice)
{
  add("1", "ก");
  EXPECT_THROW(add("1", "ข"), db::ConstraintViolation);
}

DB_TEST(AgencyStores, closes_and_reopens)
{
  const std::int64_t id = add("1", "ก");
  database().write([&](db::Connection& connection) { AgencyStore(connection).close(id, k_deed); });
  EXPECT_FALSE(agency(id).is_open());
  EXPECT_EQ(names({}), Names{});
  EXPECT_EQ(names({.state = AgencyFilter::State::closed}), (Names{"ก"}));
  EXPECT_EQ(names({.state = AgencyFilter::State::all}), (Names{"ก"}));
  database().write([&](db::Connection& connection) { AgencyStore(connection).reopen(id, k_deed); });
  EXPECT_TRUE(agency(id).is_open());
  EXPECT_EQ(acts(id), (Names{"reopened", "closed", "made"}));
}

DB_TEST(AgencyStores, merging_moves_children_and_units)
{
  const std::int64_t old = add("1", "เดิม");
  const std::int64_t into = add("2", "ใหม่");
  const std::int64_t child = add("3", "ลูก");
  database().write([&](db::Connection& connection) {
    AgencyStore store(connection);
    Agency below = store.find(child).value();
    below.parent = old;
    store.change(below, k_deed);
    UnitStore units(connection);
    units.add(old, "สำนักปลัด", k_deed);
    units.add(old, "กองคลัง", k_deed);
    units.add(into, "กอง คลัง", k_deed);
    EXPECT_TRUE(store.is_within(child, old));
    EXPECT_FALSE(store.is_within(old, child));
    units.move_all(old, into, k_deed);
    store.merge(old, into, k_deed);
  });
  EXPECT_EQ(agency(old).successor, into);
  EXPECT_EQ(agency(child).parent, into);
  database().read([&](db::Connection& connection) {
    const std::vector<Unit> units = UnitStore(connection).units(into);
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].name, "กอง คลัง");
    EXPECT_EQ(units[1].name, "สำนักปลัด");
    for (const Unit& unit : UnitStore(connection).units(old))
      EXPECT_FALSE(unit.is_open());
  });
}

DB_TEST(AgencyStores, units_are_of_their_agency_only)
{
  const std::int64_t first = add("1", "ก");
  const std::int64_t second = add("2", "ข");
  database().write([&](db::Connection& connection) {
    UnitStore units(connection);
    const std::int64_t id = units.add(first, "กองช่าง", k_deed);
    EXPECT_FALSE(units.find(second, id).has_value());
    units.rename(units.find(first, id).value(), "กองโยธา", k_deed);
    EXPECT_TRUE(units.find_by_name(first, "กอง โยธา").has_value());
    units.close(units.find(first, id).value(), k_deed);
    EXPECT_FALSE(units.find_by_name(first, "กองโยธา").has_value());
    units.add(first, "กองโยธา", k_deed);
  });
  EXPECT_EQ(acts(first), (Names{"unit_made name: >กองโยธา", "unit_closed name: กองโยธา>",
                                "unit_renamed name: กองช่าง>กองโยธา", "unit_made name: >กองช่าง", "made"}));
}

DB_TEST(AgencyStores, stores_a_plan_with_parents_of_the_same_file)
{
  const std::int64_t known = add("K", "เก่า");
  const util::TableRows table =
      util::read_rows(util::CsvReader::from_text(
                          "code,name,type,parent\nA,ก,department,B\nB,ข,ministry,\nK,ใหม่,department,B\n", "a.csv"),
                      100);
  database().write([&](db::Connection& connection) {
    AgencyStore store(connection);
    const ImportPlan plan = plan_import(table, store.all());
    ASSERT_TRUE(plan.problems.empty());
    EXPECT_EQ(store.apply(plan, k_deed), 3U);
    const std::int64_t ministry = store.find_by_code("B").value().id;
    EXPECT_EQ(store.find_by_code("A").value().parent, ministry);
    EXPECT_EQ(store.find(known).value().parent, ministry);
    EXPECT_FALSE(plan_import(table, store.all()).changes_something());
  });
  EXPECT_EQ(acts(known).size(), 3U);
}

DB_TEST(AgencyStores, takes_a_nation_in_one_transaction)
{
  util::TableRows table{.name = "nation.csv", .rows = {{1, {"code", "name", "type", "province"}}}, .problems = {}};
  for (int i = 0; i < 8325; ++i)
    table.rows.push_back(
        {i + 2, {"N" + std::to_string(i), "องค์การบริหารส่วนตำบลที่ " + std::to_string(i), "subdistrict", "34"}});
  database().write([&](db::Connection& connection) {
    AgencyStore store(connection);
    EXPECT_EQ(store.apply(plan_import(table, store.all()), k_deed), 8325U);
  });
  EXPECT_EQ(names({.search = "N832"}).size(), 6U);
}

DB_ENGINES(AgencyStores);

}  // namespace
}  // namespace agencies
