// SPDX-License-Identifier: Apache-2.0
// Documents on the desk: books of numbers, an agency's own wording, who is named to sign, what has become stale.
#include "src/documents/paper_fresh_pages.hpp"

#include "paper_way.hpp"

namespace documents {
namespace {

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

TEST_F(PaperWay, ASetIsStaleOnceAnotherDocumentIsSettled)
{
  set_chain();
  make("set");
  const std::int64_t set = paper_;
  http::Request shown = request("");
  EXPECT_EQ(html_of(pages_.show(shown, officer_)).find("/renew"), std::string::npos);
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("ยังไม่มีเอกสารของปีงบประมาณนี้"), std::string::npos);
  make();
  EXPECT_EQ(html_of(pages_.show(shown, officer_)).find("/renew"), std::string::npos) << "a draft is no part of it";
  send();
  sign(officer_);
  sign(executive_);
  EXPECT_NE(html_of(pages_.show(shown, officer_)).find("/renew"), std::string::npos);
  paper_ = set;
  EXPECT_EQ(status_of(post(pages_, &PaperPages::renew, officer_, util::Fields({{"revision", revision()}}))), 303);
  const std::string page = html_of(pages_.show(shown, officer_));
  EXPECT_EQ(page.find("/renew"), std::string::npos);
  EXPECT_NE(page.find("ประธานคณะทำงาน"), std::string::npos);
}

TEST_F(PaperWay, WhatAnAnalysisWasMadeFromTellsWhetherItIsStale)
{
  make("analysis");
  const auto stale = [&](const PaperContent& content) {
    return database_.read([&](db::Connection& c) { return is_stale(c, parts_, paper(), content); });
  };
  PaperContent content =
      database_.read([&](db::Connection& c) { return PaperStore(c).content(agency_, paper_, 1).value(); });
  EXPECT_EQ(content.made_from.size(), 64U);
  EXPECT_FALSE(stale(content));
  PaperContent touched = content;
  touched.body.front() = office::Paragraph{.runs = {{.text = "x"}}};
  EXPECT_TRUE(stale(touched)) << "its own sections";
  touched = content;
  touched.address = "y";
  EXPECT_TRUE(stale(touched));
  touched = content;
  touched.made_from = std::string(64, '0');
  EXPECT_FALSE(stale(touched)) << "drawn by another program, and says the same";
  touched.body.emplace_back(office::Paragraph{.runs = {{.text = "x"}}});
  EXPECT_TRUE(stale(touched));
}

}  // namespace
}  // namespace documents
