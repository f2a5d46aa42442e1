// SPDX-License-Identifier: Apache-2.0
// Agencies enrolled by a file: what the file says, and the pages around it, on both engines.
#include <filesystem>

#include "lib/http/outcome.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/cycles/enrolment_file_pages.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/framework/load.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"

namespace cycles {
namespace {

using site_test::page_html;
using site_test::sent_fields;
using site_test::the_site;

util::TableRows table_of(const std::vector<std::vector<std::string>>& rows)
{
  util::TableRows table{.name = "codes.csv", .rows = {}, .problems = {}};
  for (const auto& cells : rows)
    table.rows.push_back({.line = static_cast<int>(table.rows.size()) + 1, .cells = cells});
  return table;
}

const std::vector<agencies::Agency>& register_of_three()
{
  static const std::vector<agencies::Agency> k_register{
      {.id = 1, .code = "A-1", .name = "อบต.หนึ่ง", .name_en = "One", .type = "subdistrict"},
      {.id = 2, .code = "A-2", .name = "อบต.สอง", .type = "subdistrict"},
      {.id = 3, .code = "A-3", .name = "อบต.สาม", .type = "subdistrict", .closed = 1}};
  return k_register;
}

std::string codes_of(const util::Problems& problems)
{
  std::string codes;
  for (const util::Problem& problem : problems)
    codes += std::to_string(problem.place.line) + " " + problem.code + "; ";
  return codes;
}

TEST(EnrolmentFile, finds_who_is_new_by_the_code_alone)
{
  const auto plan = plan_enrolment(
      table_of({{"ลำดับ", "รหัสหน่วยงาน", "ชื่อหน่วยงาน"}, {"1", "a-1", "องค์การบริหารส่วนตำบลหนึ่ง"}, {"2", "A-2", "x"}}),
      register_of_three(), {1});
  EXPECT_EQ(plan.faults, 0U) << codes_of(plan.problems);
  ASSERT_EQ(plan.fresh.size(), 1U);
  EXPECT_EQ(plan.fresh[0].code, "A-2");
  EXPECT_EQ(plan.there, 1U);
  EXPECT_EQ(codes_of(plan.remarks), "3 cycles.file_other_name; ");
}

TEST(EnrolmentFile, names_every_fault_with_its_line)
{
  const auto plan =
      plan_enrolment(table_of({{"code"}, {""}, {"ก"}, {"A-1"}, {"a-1"}, {"A-9"}, {"A-3"}}), register_of_three(), {});
  EXPECT_EQ(codes_of(plan.problems),
            "2 agencies.code_missing; 3 agencies.code_bad; 5 agencies.code_twice; 6 cycles.file_code_unknown; "
            "7 agencies.is_closed; ");
  EXPECT_EQ(codes_of(plan_enrolment(table_of({{"name"}, {"x"}}), register_of_three(), {}).problems),
            "1 cycles.file_no_code; ");
  EXPECT_EQ(codes_of(plan_enrolment(table_of({{"code", "Agency code"}, {"A-1"}}), register_of_three(), {}).problems),
            "1 agencies.column_twice; ");
  EXPECT_EQ(codes_of(plan_enrolment(table_of({{"code"}}), register_of_three(), {}).problems), "0 cycles.file_empty; ");
}

class EnrolmentByFile : public db_test::OnEngine {
 protected:
  EnrolmentByFile() : OnEngine(db::read_migrations(util::embedded_program_files()))
  {
    database().write([&](db::Connection& c) {
      CycleStore(c).add("Round", read_framework_of(2565).value(), suggested_calendar(2565), {.account = 7});
      for (const char* code : {"A-1", "A-2", "A-3"})
        agencies::AgencyStore(c).add({.code = code, .name = "อบต." + std::string(code), .type = "subdistrict"}, {});
    });
  }
  http::Request sent(const std::string& bytes)
  {
    http::Request made = site_test::page_request("/cycles", sent_fields({{"csrf", "t"}}), {{"cycle", "1"}});
    if (bytes.empty()) return made;
    http::Upload upload(std::filesystem::temp_directory_path());
    upload.field = "file";
    upload.file_name = "codes.csv";
    upload.append(bytes);
    upload.finish();
    made.files.push_back(std::move(upload));
    return made;
  }
  http::Request yes(const std::string& digest, const std::string& import)
  {
    return site_test::page_request("/cycles", sent_fields({{"digest", digest}}), {{"cycle", "1"}, {"import", import}});
  }
  std::int64_t enrolled()
  {
    return database().read([](db::Connection& c) { return EnrolmentStore(c).count(1); });
  }

  accounts::Visitor visitor_{.account = 7, .name = "Somchai", .grants = {{.role = accounts::Role::administrator}}};
  util::SettableClock clock_{1'600'000'000};
  EnrolmentFilePages pages_{database(), the_site(), clock_};
};
DB_ENGINES(EnrolmentByFile);

DB_TEST(EnrolmentByFile, shows_every_fault_and_stores_nothing)
{
  http::Request form = sent("");
  EXPECT_NE(page_html(form, pages_.form(form, visitor_)).find("enctype=\"multipart/form-data\""), std::string::npos);
  EXPECT_TRUE(std::get<site::View>(pages_.preview(form, visitor_)).has_problems);
  http::Request faulty = sent("code\nA-1\nZ-9\n");
  const std::string page = page_html(faulty, pages_.preview(faulty, visitor_));
  EXPECT_NE(page.find("codes.csv:3:1"), std::string::npos) << page;
  EXPECT_EQ(page.find("name=\"digest\""), std::string::npos);
  EXPECT_EQ(enrolled(), 0);
}

DB_TEST(EnrolmentByFile, enrols_what_was_seen_and_nothing_else)
{
  http::Request good = sent("code,name\nA-1,<b>\nA-2,อบต.A-2\n");
  const std::string page = page_html(good, pages_.preview(good, visitor_));
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_EQ(enrolled(), 0) << "not before the yes";
  const std::string digest = page.substr(page.find("name=\"digest\" value=\"") + 21, 64);
  const std::string before = "/cycles/1/enrol/file/";
  const std::size_t at = page.find(before) + before.size();
  const std::string import = page.substr(at, page.find('"', at) - at);

  http::Request forged = yes("0", import);
  EXPECT_TRUE(std::holds_alternative<site::View>(pages_.apply(forged, visitor_)));
  http::Request foreign = yes(digest, import);
  EXPECT_THROW(pages_.apply(foreign, {.account = 8}), http::Gone);
  http::Request sure = yes(digest, import);
  EXPECT_EQ(page_html(sure, pages_.apply(sure, visitor_)), "/cycles/1/agencies");
  EXPECT_EQ(enrolled(), 2);
  EXPECT_THROW(pages_.apply(sure, visitor_), http::Gone) << "once";
  const auto history = database().read([](db::Connection& c) { return EnrolmentStore(c).history(1, 1); });
  ASSERT_EQ(history.size(), 1U);
  EXPECT_EQ(history[0].account, 7);
  EXPECT_EQ(history[0].reason, "codes.csv");

  http::Request again = sent("code\nA-1\n");
  EXPECT_EQ(page_html(again, pages_.preview(again, visitor_)).find("name=\"digest\""), std::string::npos)
      << "nothing to do";
}

}  // namespace
}  // namespace cycles
