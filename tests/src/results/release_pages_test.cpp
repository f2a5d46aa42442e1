// SPDX-License-Identifier: Apache-2.0
// A round's way to publication through the pages: computed, heard, frozen by one person, confirmed by another,
// published.
#include "src/results/release_pages.hpp"

#include <gtest/gtest.h>

#include "lib/http/outcome.hpp"
#include "lib/util/embedded.hpp"

#include "src/results/computing_pages.hpp"
#include "src/results/computing_store.hpp"
#include "src/results/hearing_pages.hpp"
#include "src/results/release_store.hpp"

#include "result_world.hpp"
#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"

namespace {

using accounts::Role;
using accounts::Visitor;
using site_test::Pairs;

class WayToPublication : public db_test::OnEngine {
 protected:
  WayToPublication()
      : OnEngine(db::read_migrations(util::embedded_program_files())), world_(result_test::fill(database()))
  {
  }

  template <typename Pages>
  using Page = site::Answer (Pages::*)(http::Request&, const Visitor&);
  http::Request sent(Pairs form, std::int64_t agency) const
  {
    return site_test::page_request("/", util::Fields(std::move(form)),
                                   {{"cycle", std::to_string(world_.cycle)}, {"agency", std::to_string(agency)}});
  }
  template <typename Pages>
  std::string html(Pages& pages, Page<Pages> page, const Visitor& visitor, Pairs form = {}, std::int64_t agency = 0)
  {
    http::Request request = sent(std::move(form), agency);
    const site::Answer answer = (pages.*page)(request, visitor);
    return site_test::page_html(request, answer);
  }
  template <typename Pages>
  bool done(Pages& pages, Page<Pages> page, const Visitor& visitor, Pairs form = {}, std::int64_t agency = 0)
  {
    http::Request request = sent(std::move(form), agency);
    return std::holds_alternative<http::Response>((pages.*page)(request, visitor));
  }
  void compute()
  {
    EXPECT_TRUE(done(computing_, &results::ComputingPages::compute, admin_));
    EXPECT_TRUE(results::compute_next(database(), clock_, 1).has_value());
  }
  static bool says(const std::string& html, std::string_view words) { return html.find(words) != std::string::npos; }

  util::SettableClock clock_{result_test::k_now + 10};
  result_test::World world_;
  results::ComputingPages computing_{database(), site_test::the_site(), clock_};
  results::ReleasePages releases_{database(), site_test::the_site(), clock_};
  results::HearingPages hearings_{database(), site_test::the_site(), clock_};
  Visitor admin_{.account = 1, .name = "a", .grants = {{Role::administrator, {}, {}}}};
  Visitor other_{.account = 2, .name = "b", .grants = {{Role::administrator, {}, {}}}};
  Visitor auditor_{.account = 3, .name = "c", .grants = {{Role::auditor, {}, {}}}};
};
DB_ENGINES(WayToPublication);

DB_TEST(WayToPublication, lead_from_answers_to_publication)
{
  using results::HearingPages;
  using results::ReleasePages;
  EXPECT_TRUE(says(html(releases_, &ReleasePages::freeze_form, admin_), "ยังไม่เคยคำนวณ"));
  compute();
  EXPECT_TRUE(says(html(computing_, &results::ComputingPages::show, admin_), "คำนวณใหม่"));
  EXPECT_TRUE(says(html(releases_, &ReleasePages::freeze, admin_), "1 แห่งยังไม่ได้รับโอกาสชี้แจง"));

  EXPECT_TRUE(says(html(hearings_, &HearingPages::open, admin_, {{"below_sample", "publish"}, {"days", "0"}}),
                   "govuk-error-summary"));
  EXPECT_TRUE(done(hearings_, &HearingPages::open, admin_, {{"below_sample", "withhold"}, {"days", "๗"}}));
  EXPECT_TRUE(says(html(hearings_, &HearingPages::list, admin_), "รอหน่วยงานชี้แจง"));
  const Visitor coordinator{.account = 9, .name = "d", .grants = {{Role::coordinator, world_.namesake, {}}}};
  EXPECT_TRUE(
      says(html(hearings_, &HearingPages::decide, admin_, {{"decision", "warn"}, {"reason", "x"}}, world_.namesake),
           "ยังอยู่ในเวลาชี้แจง"));
  EXPECT_TRUE(done(hearings_, &HearingPages::say, coordinator, {{"statement", "น้ำท่วม <b>"}}, world_.namesake));
  EXPECT_TRUE(says(html(hearings_, &HearingPages::decision_form, admin_, {}, world_.namesake), "น้ำท่วม &lt;b&gt;"));
  EXPECT_TRUE(done(hearings_, &HearingPages::decide, admin_, {{"decision", "withhold"}, {"reason", "ผู้ตอบน้อย"}},
                   world_.namesake));
  EXPECT_TRUE(says(html(hearings_, &HearingPages::say, coordinator, {{"statement", "again"}}, world_.namesake),
                   "หมดเวลาชี้แจงหรือตัดสินแล้ว"));

  EXPECT_TRUE(done(releases_, &ReleasePages::freeze, admin_));
  EXPECT_TRUE(says(html(releases_, &ReleasePages::publish, admin_), "ยังไม่ได้ตรึงและยืนยัน"));
  EXPECT_TRUE(says(html(releases_, &ReleasePages::confirm, admin_), "คนละคน"));
  EXPECT_TRUE(done(releases_, &ReleasePages::confirm, other_));
  EXPECT_TRUE(says(html(releases_, &ReleasePages::publish, other_,
                        {{"visible_from-day", "31"}, {"visible_from-month", "2"}, {"visible_from-year", "2569"}}),
                   "govuk-error-summary"));
  EXPECT_TRUE(done(releases_, &ReleasePages::publish, other_,
                   {{"visible_from-day", "1"}, {"visible_from-month", "12"}, {"visible_from-year", "2568"}}));
  database().read([&](db::Connection& c) {
    const results::ReleaseStore store(c);
    EXPECT_FALSE(store.visible(world_.cycle, clock_.now()).has_value()) << "under embargo";
    const auto later = store.visible(world_.cycle, clock_.now() + 86'400 * 20);
    ASSERT_TRUE(later.has_value());
    EXPECT_EQ(store.caution(later->id, world_.namesake)->reason, "ผู้ตอบน้อย");
  });
  EXPECT_TRUE(says(html(releases_, &ReleasePages::withdraw, admin_), "govuk-error-summary")) << "a reason is needed";
  EXPECT_TRUE(done(releases_, &ReleasePages::withdraw, admin_, {{"reason", "wrong year"}}));
  EXPECT_TRUE(says(html(computing_, &results::ComputingPages::show, auditor_), "wrong year"));
}

DB_TEST(WayToPublication, show_what_changed_since_the_last_computing)
{
  compute();
  EXPECT_TRUE(says(html(computing_, &results::ComputingPages::differences, admin_), "อย่างน้อยสองครั้ง"));
  database().write([&](db::Connection& c) {
    c.execute("UPDATE review_judgement SET state = 'met', elements = replace(elements, '0', '1') WHERE item = 'o2'");
  });
  compute();
  const std::string page = html(computing_, &results::ComputingPages::differences, admin_);
  EXPECT_TRUE(says(page, "86.63"));
  EXPECT_TRUE(says(page, "o2"));
  EXPECT_TRUE(says(page, "failed"));
}

DB_TEST(WayToPublication, an_auditor_reads_and_has_no_buttons)
{
  compute();
  EXPECT_FALSE(says(html(computing_, &results::ComputingPages::show, auditor_), "<form"));
  EXPECT_FALSE(says(html(releases_, &results::ReleasePages::freeze_form, auditor_), "<form"));
  EXPECT_FALSE(says(html(hearings_, &results::HearingPages::list, auditor_), "method=\"post\""));
}

DB_TEST(WayToPublication, an_agency_that_takes_no_part_is_not_there)
{
  EXPECT_THROW(html(hearings_, &results::HearingPages::own, admin_, {}, 999), http::NotFound);
  EXPECT_THROW(html(hearings_, &results::HearingPages::own, admin_, {}, world_.rawe), http::SeeOther) << "not heard";
}

}  // namespace
