// SPDX-License-Identifier: Apache-2.0
// The pages of the register, called as the gate calls them, on both engines; each page is rendered in both languages,
// so that a value or word that a view names and nobody gives fails here.
#include "src/agencies/agency_pages.hpp"

#include <filesystem>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/agencies/closing_pages.hpp"
#include "src/agencies/import_pages.hpp"
#include "src/agencies/unit_pages.hpp"
#include "src/agencies/unit_store.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"

namespace agencies {
namespace {

using site_test::sent_fields;
using site_test::the_site;

accounts::Visitor administrator()
{
  return {.account = 7, .name = "Somchai", .grants = {{.role = accounts::Role::administrator}}};
}

class RegisterPages : public db_test::OnEngine {
 protected:
  RegisterPages() : OnEngine(db::read_migrations(util::embedded_program_files())) {}

  static http::Request request(util::Fields form = {}, const site_test::Pairs& path = {})
  {
    return site_test::page_request("/agencies", std::move(form), path);
  }
  static std::string html(http::Request& request, const site::Answer& answer)
  {
    return site_test::page_html(request, answer);
  }

  static util::Fields agency_form(const std::string& code, const std::string& name)
  {
    return sent_fields({{"code", code},
                        {"name", name},
                        {"name_en", ""},
                        {"type", "subdistrict"},
                        {"province", "34"},
                        {"province_size", "large"},
                        {"parent", ""},
                        {"web", ""},
                        {"reason", "ทดสอบ"}});
  }

  std::int64_t add(const std::string& code, const std::string& name)
  {
    http::Request made = request(agency_form(code, name));
    EXPECT_NE(html(made, pages().add(made, administrator())).find("/agencies/"), std::string::npos);
    return database().read(
        [&](db::Connection& connection) { return AgencyStore(connection).find_by_code(code).value().id; });
  }
  Agency agency(std::int64_t id)
  {
    return database().read([&](db::Connection& connection) { return AgencyStore(connection).find(id).value(); });
  }

  AgencyPages pages() { return {database(), the_site(), clock_}; }
  ClosingPages closing() { return {database(), the_site(), clock_}; }
  UnitPages units() { return {database(), the_site(), clock_}; }
  ImportPages imports() { return {database(), the_site(), clock_}; }
  util::SettableClock clock_{1'790'000'000};
};

DB_TEST(RegisterPages, begin_empty_and_say_what_to_do)
{
  http::Request empty = request();
  EXPECT_NE(html(empty, pages().list(empty, administrator())).find("href=\"/agencies/import\""), std::string::npos);
  http::Request fresh = request();
  EXPECT_NE(html(fresh, pages().new_form(fresh, administrator())).find("name=\"code\""), std::string::npos);
}

DB_TEST(RegisterPages, show_names_as_text_and_list_them)
{
  const std::int64_t id = add("1", "อบต.<script>alert(1)</script>");
  http::Request listed = request();
  const std::string list = html(listed, pages().list(listed, administrator()));
  EXPECT_EQ(list.find("<script>alert"), std::string::npos);
  EXPECT_NE(list.find("&lt;script&gt;"), std::string::npos);
  http::Request shown = request({}, {{"agency", std::to_string(id)}});
  EXPECT_NE(html(shown, pages().show(shown, administrator())).find("&lt;script&gt;"), std::string::npos);
  http::Request none = request();
  none.query.add("search", "ไม่มีเลย");
  EXPECT_EQ(html(none, pages().list(none, administrator())).find("&lt;script&gt;"), std::string::npos);
}

DB_TEST(RegisterPages, hand_out_files_without_formulas)
{
  add("1", "=HYPERLINK(1)");
  for (const char* format : {"csv", "xlsx"}) {
    http::Request asked = request();
    asked.query.add("format", format);
    const auto answer = pages().list(asked, administrator());
    const auto& body = std::get<std::string>(std::get<http::Response>(answer).body);
    EXPECT_FALSE(body.empty());
    const bool is_csv = std::string_view(format) == "csv";
    EXPECT_EQ(body.find("'=HYPERLINK") != std::string::npos, is_csv);
  }
}

DB_TEST(RegisterPages, give_a_faulty_form_back_filled)
{
  add("1", "ก");
  const util::Fields typed =
      sent_fields({{"code", "1"}, {"name", ""}, {"type", "castle"}, {"parent", "99"}, {"web", "not an address"}});
  http::Request made = request(typed);
  const auto answer = pages().add(made, administrator());
  const auto& view = std::get<site::View>(answer);
  EXPECT_TRUE(view.has_problems);
  const std::string page = html(made, answer);
  for (const char* field : {"#code", "#name", "#type", "#parent", "#web", "#reason"})
    EXPECT_NE(page.find(std::string("href=\"") + field + "\""), std::string::npos) << field;
  EXPECT_NE(page.find("not an address"), std::string::npos);
}

DB_TEST(RegisterPages, change_with_a_reason_and_keep_history)
{
  const std::int64_t id = add("1", "ก");
  const std::vector<std::pair<std::string, std::string>> path{{"agency", std::to_string(id)}};
  http::Request asked = request({}, path);
  EXPECT_NE(html(asked, pages().edit_form(asked, administrator())).find("value=\"1\""), std::string::npos);
  http::Request renamed = request(agency_form("1", "ข"), path);
  EXPECT_EQ(html(renamed, pages().change(renamed, administrator())), "/agencies/" + std::to_string(id));
  EXPECT_EQ(agency(id).name, "ข");
  util::Fields circle = agency_form("1", "ข");
  util::Fields own;
  for (const auto& [name, value] : circle.entries())
    own.add(name, name == "parent" ? "1" : value);
  http::Request self = request(own, path);
  EXPECT_TRUE(std::get<site::View>(pages().change(self, administrator())).has_problems);
}

DB_TEST(RegisterPages, say_types_provinces_and_other_agencies_by_name_in_the_history)
{
  const std::int64_t id = add("1", "ก");
  const std::int64_t parent = add("2", "The ministry above");
  database().write([&](db::Connection& connection) {
    AgencyStore store(connection);
    Agency changed = store.find(id).value();
    changed.type = "provincial";
    changed.province = "57";
    changed.parent = parent;
    store.change(changed, {1, 1'790'000'000, "r"});
    store.merge(id, parent, {1, 1'790'000'000, "merged"});
  });
  http::Request asked = request({}, {{"agency", std::to_string(id)}});
  const std::string page = html(asked, pages().show(asked, administrator()));
  const auto cell = [&](const std::string& text) {
    return page.find("<td class=\"govuk-table__cell\">" + text + "</td>") != std::string::npos;
  };
  const util::Messages words = util::Messages::embedded(util::Language::thai);
  for (const char* key : {"agencies.province.57", "agencies.type.provincial"})
    EXPECT_TRUE(cell(words.say(key))) << key;
  EXPECT_TRUE(cell("The ministry above"));
  for (const std::string& code : {std::string("57"), std::string("provincial"), std::to_string(parent)})
    EXPECT_FALSE(cell(code)) << code;
}

DB_TEST(RegisterPages, know_nothing_of_agencies_that_are_not_there)
{
  for (const char* id : {"999", "0", "-1", "x", "99999999999999999999"}) {
    http::Request asked = request({}, {{"agency", id}});
    EXPECT_THROW(pages().show(asked, administrator()), http::NotFound) << id;
  }
}

DB_TEST(RegisterPages, close_and_reopen_only_with_a_reason)
{
  const std::int64_t id = add("1", "ก");
  const std::vector<std::pair<std::string, std::string>> path{{"agency", std::to_string(id)}};
  http::Request asked = request({}, path);
  html(asked, closing().close_form(asked, administrator()));
  http::Request silent = request(sent_fields({{"reason", " "}}), path);
  EXPECT_TRUE(std::get<site::View>(closing().close(silent, administrator())).has_problems);
  EXPECT_TRUE(agency(id).is_open());
  http::Request said = request(sent_fields({{"reason", "ยุบรวม"}}), path);
  closing().close(said, administrator());
  EXPECT_FALSE(agency(id).is_open());
  http::Request again = request(sent_fields({{"reason", "ยุบรวม"}}), path);
  EXPECT_THROW(closing().close(again, administrator()), http::SeeOther);
  http::Request back = request(sent_fields({{"reason", "เปิดใหม่"}}), path);
  closing().reopen(back, administrator());
  EXPECT_TRUE(agency(id).is_open());
}

DB_TEST(RegisterPages, merge_after_asking_again)
{
  const std::int64_t id = add("1", "ก");
  const std::int64_t into = add("2", "ข");
  const std::vector<std::pair<std::string, std::string>> path{{"agency", std::to_string(id)}};
  for (const char* code : {"", "1", "99", "<b>"}) {
    http::Request wrong = request(sent_fields({{"into", code}, {"reason", "รวม"}}), path);
    EXPECT_TRUE(std::get<site::View>(closing().merge(wrong, administrator())).has_problems) << code;
  }
  http::Request asked = request(sent_fields({{"into", "2"}, {"reason", "รวม"}, {"units", "yes"}}), path);
  const std::string page = html(asked, closing().merge(asked, administrator()));
  EXPECT_NE(page.find("name=\"confirmed\""), std::string::npos);
  EXPECT_TRUE(agency(id).is_open()) << "nothing is done before the second yes";
  http::Request sure =
      request(sent_fields({{"into", "2"}, {"reason", "รวม"}, {"units", "yes"}, {"confirmed", "yes"}}), path);
  EXPECT_EQ(html(sure, closing().merge(sure, administrator())), "/agencies/" + std::to_string(into));
  EXPECT_EQ(agency(id).successor, into);
}

DB_TEST(RegisterPages, keep_units_within_their_agency)
{
  const std::int64_t id = add("1", "ก");
  const std::int64_t other = add("2", "ข");
  const std::string own = std::to_string(id);
  http::Request made = request(sent_fields({{"name", "กองคลัง"}}), {{"agency", own}});
  EXPECT_EQ(html(made, units().add(made, administrator())), "/agencies/" + own);
  http::Request twice = request(sent_fields({{"name", "กอง คลัง"}}), {{"agency", own}});
  EXPECT_TRUE(std::get<site::View>(units().add(twice, administrator())).has_problems);
  http::Request foreign = request({}, {{"agency", std::to_string(other)}, {"unit", "1"}});
  EXPECT_THROW(units().rename_form(foreign, administrator()), http::NotFound);
  http::Request form = request({}, {{"agency", own}, {"unit", "1"}});
  EXPECT_NE(html(form, units().rename_form(form, administrator())).find("กองคลัง"), std::string::npos);
  html(form, units().close_form(form, administrator()));
  http::Request renamed = request(sent_fields({{"name", "กองช่าง"}}), {{"agency", own}, {"unit", "1"}});
  units().rename(renamed, administrator());
  http::Request closed = request(sent_fields({{"csrf", "t"}}), {{"agency", own}, {"unit", "1"}});
  units().close(closed, administrator());
  EXPECT_THROW(units().close(closed, administrator()), http::NotFound);
}

DB_TEST(RegisterPages, name_units_in_english_too)
{
  const std::int64_t id = add("1", "ก");
  const std::string own = std::to_string(id);
  http::Request made = request(sent_fields({{"name", "กองคลัง"}, {"name_en", "Finance Division"}}), {{"agency", own}});
  html(made, units().add(made, administrator()));
  const auto unit = [&] {
    return database().read([&](db::Connection& c) { return UnitStore(c).find(id, 1).value(); });
  };
  EXPECT_EQ(unit().name_in(util::Language::english), "Finance Division");
  EXPECT_EQ(unit().name_in(util::Language::thai), "กองคลัง");
  http::Request form = request({}, {{"agency", own}, {"unit", "1"}});
  EXPECT_NE(html(form, units().rename_form(form, administrator())).find("Finance Division"), std::string::npos);
  http::Request renamed =
      request(sent_fields({{"name", "กองคลัง"}, {"name_en", "Treasury"}}), {{"agency", own}, {"unit", "1"}});
  html(renamed, units().rename(renamed, administrator()));
  EXPECT_EQ(unit().name_en, "Treasury");
  http::Request without = request(sent_fields({{"name", "กองคลัง"}, {"name_en", ""}}), {{"agency", own}, {"unit", "1"}});
  html(without, units().rename(without, administrator()));
  EXPECT_EQ(unit().name_in(util::Language::english), "กองคลัง") << "where there is none, the Thai one";
  http::Request shown = request({}, {{"agency", own}});
  const std::string page = html(shown, pages().show(shown, administrator()));
  EXPECT_NE(page.find("Finance Division"), std::string::npos) << "in the history";
  EXPECT_NE(page.find("Treasury"), std::string::npos);
}

DB_TEST(RegisterPages, import_what_was_seen_and_nothing_else)
{
  const auto sent = [&](const std::string& bytes) {
    http::Request made = request(sent_fields({{"csrf", "t"}}));
    http::Upload upload(std::filesystem::temp_directory_path());
    upload.field = "file";
    upload.file_name = "register.csv";
    upload.append(bytes);
    upload.finish();
    made.files.push_back(std::move(upload));
    return made;
  };
  http::Request nothing = request(sent_fields({{"csrf", "t"}}));
  EXPECT_TRUE(std::get<site::View>(imports().preview(nothing, administrator())).has_problems);
  http::Request faulty = sent("code,name,type\n1,,castle\n");
  const auto refused = imports().preview(faulty, administrator());
  EXPECT_TRUE(std::get<site::View>(refused).has_problems);
  EXPECT_NE(html(faulty, refused).find("register.csv:2:3"), std::string::npos);

  http::Request good = sent("code,name,type\n1,ก,university\n2,ข,university\n");
  const auto shown = imports().preview(good, administrator());
  const std::string page = html(good, shown);
  const auto digest = std::string(page.substr(page.find("name=\"digest\" value=\"") + 21, 64));
  const std::size_t at = page.find("/agencies/import/") + 17;
  const std::string import = page.substr(at, page.find('/', at) - at);

  http::Request forged = request(sent_fields({{"digest", "0"}}), {{"import", import}});
  EXPECT_TRUE(std::holds_alternative<site::View>(imports().apply(forged, administrator())));
  http::Request foreign = request(sent_fields({{"digest", digest}}), {{"import", import}});
  EXPECT_THROW(imports().apply(foreign, {.account = 8}), http::Gone);
  http::Request sure = request(sent_fields({{"digest", digest}}), {{"import", import}});
  EXPECT_EQ(html(sure, imports().apply(sure, administrator())), "/agencies");
  EXPECT_THROW(imports().apply(sure, administrator()), http::Gone) << "once";
  EXPECT_EQ(database().read([](db::Connection& connection) { return AgencyStore(connection).count({}); }), 2);
}

DB_TEST(RegisterPages, offer_files_to_fill_in)
{
  http::Request form = request();
  html(form, imports().form(form, administrator()));
  http::Request asked = request();
  asked.query.add("format", "csv");
  const auto answer = imports().sample(asked, administrator());
  EXPECT_NE(std::get<std::string>(std::get<http::Response>(answer).body).find("รหัสหน่วยงาน"), std::string::npos);
}

DB_ENGINES(RegisterPages);

}  // namespace
}  // namespace agencies
