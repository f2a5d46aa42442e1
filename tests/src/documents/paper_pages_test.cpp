// SPDX-License-Identifier: Apache-2.0
// A document's way through its pages: drafted, edited by two at once, signed in order, returned, published.
#include "paper_way.hpp"

namespace documents {
namespace {

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

}  // namespace
}  // namespace documents
