// SPDX-License-Identifier: Apache-2.0
// A document's way through its pages: drafted, edited by two at once, signed in order, returned, numbered, published.
#include "src/documents/paper_pages.hpp"

#include <gtest/gtest.h>

#include "lib/http/outcome.hpp"
#include "lib/util/embedded.hpp"

#include "src/accounts/account_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/documents/number_book_pages.hpp"
#include "src/documents/paper_act_pages.hpp"
#include "src/documents/paper_list_pages.hpp"
#include "src/documents/paper_setting_pages.hpp"
#include "src/documents/public_paper_pages.hpp"
#include "src/measures/picture_store.hpp"
#include "src/measures/plan_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace documents {
namespace {

using accounts::Role;
using accounts::Visitor;

const site::Site& paper_site()
{
  static const site::Site k_site(
      html::Templates::embedded(), html::Words(util::Messages::embedded(util::Language::thai)),
      html::Words(util::Messages::embedded(util::Language::english)), http::Signer(std::string(32, 's')));
  return k_site;
}

class PaperWay : public testing::Test {
 protected:
  PaperWay()
  {
    database_.write([&](db::Connection& connection) {
      const agencies::Deed deed{1, clock_.now(), {}};
      agency_ = agencies::AgencyStore(connection)
                    .add({.code = "A", .name = "อบต.ตัวอย่าง", .type = std::string(agencies::k_agency_types[0])}, deed);
      office_ = agencies::UnitStore(connection).add(agency_, "สำนักปลัด", deed);
      finance_ = agencies::UnitStore(connection).add(agency_, "กองคลัง", deed);
    });
    coordinator_ = {1, "ผู้ดูแล", {{Role::coordinator, agency_, {}}}};
    executive_ = {2, "ผู้บริหาร", {{Role::executive, agency_, {}}}};
    officer_ = {3, "หัวหน้าสำนักปลัด", {{Role::officer, agency_, office_}}};
    stranger_ = {4, "คนอื่น", {{Role::officer, agency_, finance_}}};
  }

  http::Request request(const std::string& path, std::map<std::string, std::string> parameters = {})
  {
    http::Request made;
    made.path = "/agencies/" + std::to_string(agency_) + "/documents" + path;
    made.parameters.add("agency", std::to_string(agency_));
    if (paper_ != 0) made.parameters.add("document", std::to_string(paper_));
    for (const auto& [name, value] : parameters)
      made.parameters.add(name, value);
    return made;
  }
  template <typename Pages>
  site::Answer post(Pages& pages, site::Answer (Pages::*act)(http::Request&, const Visitor&), const Visitor& visitor,
                    util::Fields form, std::map<std::string, std::string> parameters = {})
  {
    http::Request made = request("", std::move(parameters));
    made.method = http::Method::post;
    made.form = std::move(form);
    return (pages.*act)(made, visitor);
  }
  /// The page as people read it; every name that its view asks for must be there.
  std::string html_of(site::Answer answer)
  {
    if (const auto* response = std::get_if<http::Response>(&answer))
      return std::string(response->headers.get("Location"));
    const site::View& view = std::get<site::View>(answer);
    const html::Values around = html::Values().set("csrf", "x").set("language", "th");
    return paper_site()
        .templates()
        .part(view.view, view.values, paper_site().words(util::Language::thai), around)
        .html();
  }
  static int status_of(const site::Answer& answer)
  {
    if (const auto* response = std::get_if<http::Response>(&answer)) return response->status;
    const site::View& view = std::get<site::View>(answer);
    return view.has_problems ? 422 : view.status;
  }
  Paper paper()
  {
    return database_.read(
        [&](db::Connection& connection) { return PaperStore(connection).find(agency_, paper_).value(); });
  }
  std::string revision() { return std::to_string(paper().revision); }

  void make(const std::string& kind = "working_group")
  {
    const auto answer =
        post(list_, &PaperListPages::make, officer_,
             util::Fields({{"kind", kind}, {"year", "2568"}, {"unit", std::to_string(office_)}, {"language", "th"}}));
    ASSERT_EQ(status_of(answer), 303);
    paper_ = database_.read([&](db::Connection& connection) { return PaperStore(connection).all(agency_).front().id; });
  }
  void set_chain()
  {
    const auto answer = post(settings_, &PaperSettingPages::save_chain, coordinator_,
                             util::Fields({{"revision", "0"},
                                           {"position_1", "หัวหน้าสำนักปลัด"},
                                           {"role_1", "officer"},
                                           {"position_2", "นายก"},
                                           {"role_2", "executive"}}));
    ASSERT_EQ(status_of(answer), 303);
  }
  void send()
  {
    ASSERT_EQ(status_of(post(act_, &PaperActPages::send, officer_, util::Fields({{"revision", revision()}}))), 303);
    ASSERT_EQ(paper().state, PaperState::signing);
  }
  void sign(const Visitor& visitor)
  {
    const auto answer =
        post(act_, &PaperActPages::sign, visitor, util::Fields({{"revision", revision()}, {"opinion", "เห็นชอบ"}}));
    ASSERT_EQ(status_of(answer), 303);
  }
  util::Fields edited(const std::string& subject, const std::string& revision)
  {
    return util::Fields(
        {{"revision", revision}, {"subject", subject}, {"thai_digits", "1"}, {"text_reason", "ข้อความใหม่"}});
  }

  db_test::FreshDatabase fresh_{db::Engine::sqlite, db::read_migrations(util::embedded_program_files())};
  db::Database database_ = fresh_.open();
  util::SettableClock clock_{1'780'369'200};
  PaperPageParts parts_{.database = database_, .site = paper_site(), .clock = clock_, .address = "https://ita.example"};
  PaperListPages list_{parts_};
  PaperPages pages_{parts_};
  PaperActPages act_{parts_};
  NumberBookPages books_{parts_};
  PaperSettingPages settings_{parts_};
  PaperTemplatePages wording_{parts_};
  PublicPaperPages public_{parts_};
  std::int64_t agency_ = 0;
  std::int64_t office_ = 0;
  std::int64_t finance_ = 0;
  std::int64_t paper_ = 0;
  Visitor coordinator_;
  Visitor executive_;
  Visitor officer_;
  Visitor stranger_;
};

TEST_F(PaperWay, LeadsFromDraftThroughSignaturesToPublication)
{
  make();
  set_chain();
  http::Request shown = request("");
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("ประธานคณะทำงาน"), std::string::npos);
  send();
  EXPECT_THROW(sign(executive_), http::NotFound) << "not before the head of the unit";
  sign(officer_);
  sign(executive_);
  EXPECT_EQ(paper().state, PaperState::approved);
  EXPECT_EQ(status_of(post(act_, &PaperActPages::publish, coordinator_, {})), 303);
  http::Request open = request("");
  const std::string page = html_of(public_.show(open, {}));
  EXPECT_NE(page.find("คำสั่ง"), std::string::npos);
  EXPECT_NE(page.find("ลงนามในระบบแล้ว"), std::string::npos);
  EXPECT_EQ(page.find("เห็นชอบ"), std::string::npos) << "opinions stand in the memo, not in the order";
  http::Request file = request("", {{"format", "pdf"}});
  const auto first = std::get<http::Response>(public_.file(file, {}));
  const auto second = std::get<http::Response>(public_.file(file, {}));
  EXPECT_EQ(std::get<http::SharedBytes>(first.body).view(), std::get<http::SharedBytes>(second.body).view());
  EXPECT_TRUE(std::get<http::SharedBytes>(first.body).view().starts_with("%PDF"));
}

TEST_F(PaperWay, UnfoldsOnlyWhatIsShort)
{
  make();
  http::Request shown = request("");
  const std::string page = html_of(pages_.show(shown, officer_));
  EXPECT_NE(page.find("<details class=\"govuk-details\" open>"), std::string::npos);
  EXPECT_LT(page.find("format=pdf"), page.find("<details"));
  database_.write([&](db::Connection& connection) {
    PaperStore store(connection);
    PaperContent content = store.content(agency_, paper_, 1).value();
    for (int i = 0; i < 200; ++i)
      content.body.emplace_back(office::Paragraph{.runs = {{.text = "ข้อความของย่อหน้าที่ยาวพอสมควรสำหรับรายงาน"}}});
    EXPECT_TRUE(store.change(paper(), content, "edited", {1, clock_.now(), {}}));
  });
  const std::string folded = html_of(pages_.show(shown, officer_));
  EXPECT_EQ(folded.find("govuk-details\" open"), std::string::npos);
  EXPECT_NE(folded.find("<details class=\"govuk-details\">"), std::string::npos);
}

TEST_F(PaperWay, TellsTheSecondOfTwoWhoEditAndLosesNothing)
{
  make();
  const std::string read = revision();
  EXPECT_EQ(status_of(post(pages_, &PaperPages::save, officer_, edited("เรื่องแรก", read))), 303);
  const auto second = post(pages_, &PaperPages::save, coordinator_, edited("เรื่องที่สอง", read));
  EXPECT_EQ(status_of(second), 409);
  const std::string page = html_of(second);
  EXPECT_NE(page.find("เรื่องที่สอง"), std::string::npos);
  EXPECT_NE(page.find("เรื่องแรก"), std::string::npos);
  EXPECT_EQ(status_of(post(pages_, &PaperPages::save, coordinator_, edited("เรื่องที่สอง", revision()))), 303);
  EXPECT_EQ(paper().subject, "เรื่องที่สอง");
}

TEST_F(PaperWay, AHalfYearReportIsStaleOnceAPictureIsFrozenAndNotBecauseADayWentBy)
{
  const auto freeze = [&](const std::string& title) {
    measures::PictureContent content{.agency = agency_, .fiscal_year = 2568, .day = 20'178};
    content.measures = {{.id = 5, .position = 1, .title = title}};
    database_.write([&](db::Connection& connection) {
      measures::PictureStore(connection).freeze(content, {1, clock_.now(), {}});
    });
  };
  database_.write([&](db::Connection& connection) {
    measures::PlanStore(connection)
        .make({.agency = agency_, .fiscal_year = 2568, .result_year = 2567}, {1, clock_.now(), {}});
  });
  make("half_year");
  http::Request shown = request("");
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("ยังไม่ได้ตรึงผลการดำเนินการ"), std::string::npos);
  constexpr std::int64_t k_two_days = 172'800;
  clock_.set(clock_.now() + k_two_days);
  EXPECT_EQ(html_of(pages_.show(shown, officer_)).find("/renew"), std::string::npos);
  freeze("มาตรการเมื่อสิ้นรอบ");
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("/renew"), std::string::npos);
  EXPECT_EQ(status_of(post(pages_, &PaperPages::renew, officer_, util::Fields({{"revision", revision()}}))), 303);
  const std::string page = html_of(pages_.show(shown, officer_));
  EXPECT_NE(page.find("มาตรการเมื่อสิ้นรอบ"), std::string::npos);
  EXPECT_NE(page.find("๓๑ มีนาคม ๒๕๖๘ ตามผลการดำเนินการที่ตรึงไว้"), std::string::npos);
}

TEST_F(PaperWay, OnlyWhoIsNamedSignsThatStep)
{
  std::int64_t head = 0;
  std::int64_t deputy = 0;
  std::int64_t chief = 0;
  database_.write([&](db::Connection& connection) {
    accounts::AccountStore store(connection);
    head = store.add("head@example.com", "หัวหน้าคนจริง", 1);
    deputy = store.add("deputy@example.com", "ผู้ช่วย", 1);
    chief = store.add("chief@example.com", "นายก", 1);
    for (const std::int64_t one : {head, deputy})
      store.grant(one, {Role::officer, agency_, office_});
    store.grant(chief, {Role::executive, agency_, {}});
  });
  const auto chain = [&](std::int64_t second) {
    return post(settings_, &PaperSettingPages::save_chain, coordinator_,
                util::Fields({{"revision", "0"},
                              {"position_1", "หัวหน้าสำนักปลัด"},
                              {"role_1", "officer"},
                              {"signer_1", std::to_string(head)},
                              {"position_2", "นายก"},
                              {"role_2", "executive"},
                              {"signer_2", std::to_string(second)}}));
  };
  const auto unfitting = chain(deputy);
  EXPECT_EQ(status_of(unfitting), 422);
  EXPECT_NE(html_of(unfitting).find("ไม่มีหน้าที่ตามที่เลือกไว้"), std::string::npos);
  ASSERT_EQ(status_of(chain(chief)), 303);
  make();
  send();
  http::Request shown = request("");
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("เฉพาะ หัวหน้าคนจริง"), std::string::npos);
  EXPECT_THROW(sign({deputy, "ผู้ช่วย", {{Role::officer, agency_, office_}}}), http::NotFound);
  sign({head, "หัวหน้าคนจริง", {{Role::officer, agency_, office_}}});
  EXPECT_THROW(sign(executive_), http::NotFound) << "an executive, not the one";
  sign({chief, "นายก", {{Role::executive, agency_, {}}}});
  EXPECT_EQ(paper().state, PaperState::approved);
}

TEST_F(PaperWay, AClosedBookGivesNothingMore)
{
  make();
  const std::map<std::string, std::string> book = {{"book", "1"}};
  ASSERT_EQ(status_of(post(books_, &NumberBookPages::add, coordinator_, util::Fields({{"name", "คำสั่ง"}}))), 303);
  ASSERT_EQ(status_of(post(books_, &NumberBookPages::give, officer_, util::Fields({{"subject", "ก"}}), book)), 303);
  http::Request one = request("/books/1", book);
  EXPECT_THROW(books_.close_form(one, officer_), http::NotFound) << "the coordinator's act";
  EXPECT_NE(html_of(books_.close_form(one, coordinator_)).find("ออกเลขจากสมุดนี้ไม่ได้อีก"), std::string::npos);
  ASSERT_EQ(status_of(post(books_, &NumberBookPages::close, coordinator_, {}, book)), 303);
  EXPECT_THROW(post(books_, &NumberBookPages::give, officer_, util::Fields({{"subject", "ข"}}), book), http::NotFound);
  EXPECT_THROW(post(books_, &NumberBookPages::close, coordinator_, {}, book), http::SeeOther);
  EXPECT_EQ(status_of(post(act_, &PaperActPages::number, officer_, util::Fields({{"book", "1"}}))), 422);
  const std::string page = html_of(books_.book(one, coordinator_));
  EXPECT_NE(page.find("ไม่ออกเลขอีก"), std::string::npos);
  EXPECT_NE(page.find(">ก<"), std::string::npos) << "what it gave stays listed";
  EXPECT_EQ(page.find("/close"), std::string::npos);
}

TEST_F(PaperWay, MakesSignaturesVoidWhenTheContentChanges)
{
  make();
  set_chain();
  send();
  sign(officer_);
  http::Request form = request("/edit");
  EXPECT_NE(html_of(pages_.edit_form(form, officer_)).find("เป็นโมฆะ"), std::string::npos);
  EXPECT_EQ(status_of(post(pages_, &PaperPages::save, officer_, edited("เรื่องใหม่", revision()))), 303);
  EXPECT_EQ(paper().state, PaperState::draft);
  http::Request shown = request("");
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("เป็นโมฆะเพราะเนื้อหาเปลี่ยน"), std::string::npos);
}

TEST_F(PaperWay, DoesNotSignWhatChangedWhileItWasRead)
{
  make();
  set_chain();
  const std::string before = revision();
  send();
  post(act_, &PaperActPages::sign, officer_, util::Fields({{"revision", before}}));
  EXPECT_EQ(paper().state, PaperState::signing);
  const auto all = database_.read([&](db::Connection& c) { return PaperStore(c).approvals(agency_, paper_); });
  EXPECT_EQ(all.front().state, ApprovalState::waiting);
}

TEST_F(PaperWay, ComesBackWithAReason)
{
  make();
  set_chain();
  send();
  EXPECT_EQ(status_of(post(act_, &PaperActPages::give_back, officer_, {})), 422) << "a reason is needed";
  EXPECT_EQ(status_of(post(act_, &PaperActPages::give_back, officer_, util::Fields({{"reason", "แก้รายชื่อ"}}))), 303);
  http::Request shown = request("");
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("แก้รายชื่อ"), std::string::npos);
}

TEST_F(PaperWay, IsNotThereForAnotherUnitUntilItIsSettled)
{
  make();
  http::Request shown = request("");
  EXPECT_THROW(pages_.show(shown, stranger_), http::NotFound);
  EXPECT_THROW(public_.show(shown, {}), http::NotFound);
  EXPECT_THROW(post(pages_, &PaperPages::save, stranger_, edited("x", revision())), http::NotFound);
  EXPECT_THROW(post(act_, &PaperActPages::publish, officer_, {}), http::NotFound);
}

TEST_F(PaperWay, TakesOneNumberHoweverOftenItIsAsked)
{
  make();
  const auto added = post(books_, &NumberBookPages::add, coordinator_,
                          util::Fields({{"name", "คำสั่ง"}, {"prefix", ""}, {"with_year", "1"}}));
  ASSERT_EQ(status_of(added), 303);
  const std::string book = "1";
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(status_of(post(act_, &PaperActPages::number, officer_, util::Fields({{"book", book}}))), 303);
  EXPECT_EQ(paper().number_text, "1/2569");
  http::Request list = request("/books/1", {{"book", book}});
  EXPECT_NE(html_of(books_.book(list, coordinator_)).find("1/2569"), std::string::npos);
  EXPECT_EQ(status_of(post(act_, &PaperActPages::cancel, officer_, util::Fields({{"reason", "ซ้ำ"}}))), 303);
  EXPECT_NE(html_of(books_.book(list, coordinator_)).find("ยกเลิก: ซ้ำ"), std::string::npos);
}

TEST_F(PaperWay, WordsAreTheAgencysOwnAndFaultsAreNamed)
{
  const std::map<std::string, std::string> kind = {{"kind", "working_group"}};
  const auto faulty =
      post(wording_, &PaperTemplatePages::save, coordinator_,
           util::Fields({{"revision", "0"}, {"wording", "th"}, {"heading_1", ""}, {"text_1", "{{agensy}}"}}), kind);
  EXPECT_EQ(status_of(faulty), 422);
  EXPECT_NE(html_of(faulty).find("agensy"), std::string::npos);
  EXPECT_EQ(
      status_of(post(
          wording_, &PaperTemplatePages::save, coordinator_,
          util::Fields({{"revision", "0"}, {"wording", "th"}, {"heading_1", ""}, {"text_1", "ถ้อยคำของ{{agency}}"}}),
          kind)),
      303);
  make();
  http::Request shown = request("");
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("ถ้อยคำของอบต.ตัวอย่าง"), std::string::npos);
  EXPECT_EQ(
      status_of(post(wording_, &PaperTemplatePages::restore, coordinator_, util::Fields({{"wording", "th"}}), kind)),
      303);
  http::Request form = request("/templates/working_group", kind);
  EXPECT_NE(html_of(wording_.form(form, coordinator_)).find("จึงแต่งตั้งคณะทำงาน"), std::string::npos);
}

TEST_F(PaperWay, EveryPageHasEveryNameOfItsView)
{
  make();
  set_chain();
  http::Request plain = request("");
  for (const auto page : {&PaperListPages::list, &PaperListPages::new_form})
    EXPECT_FALSE(html_of((list_.*page)(plain, coordinator_)).empty());
  EXPECT_FALSE(html_of(books_.books(plain, coordinator_)).empty());
  EXPECT_FALSE(html_of(settings_.chain_form(plain, coordinator_)).empty());
  EXPECT_FALSE(html_of(settings_.head_form(plain, coordinator_)).empty());
  EXPECT_FALSE(html_of(wording_.list(plain, coordinator_)).empty());
  EXPECT_FALSE(html_of(act_.send_form(plain, officer_)).empty());
  EXPECT_FALSE(html_of(act_.number_form(plain, officer_)).empty());
  EXPECT_FALSE(html_of(act_.cancel_form(plain, officer_)).empty());
  send();
  EXPECT_FALSE(html_of(act_.sign_form(plain, officer_)).empty());
  EXPECT_FALSE(html_of(act_.return_form(plain, officer_)).empty());
}

}  // namespace
}  // namespace documents
