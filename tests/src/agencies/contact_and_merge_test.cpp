// SPDX-License-Identifier: Apache-2.0
// What an agency's own people meet at the register: its web site and telephone, who changed what, and what they may do
// after their agency was merged into another.
#include "lib/http/outcome.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_pages.hpp"
#include "src/agencies/closing_pages.hpp"
#include "src/agencies/contact_pages.hpp"
#include "src/agencies/unit_store.hpp"

#include "tests/lib/db/engines.hpp"
#include "tests/lib/site/shown_pages.hpp"

namespace agencies {
namespace {

using accounts::Grant;
using accounts::Role;
using site_test::page_html;
using site_test::sent_fields;
using site_test::the_site;

class AgencyPeople : public db_test::OnEngine {
 protected:
  AgencyPeople() : OnEngine(db::read_migrations(util::embedded_program_files()))
  {
    agency_ = add("1", "ก");
    other_ = add("2", "ข");
    coordinator_ = person("somsri", {{.role = Role::coordinator, .agency = agency_}});
    administrator_ = person("somchai", {{.role = Role::administrator}});
  }
  std::int64_t add(const std::string& code, const std::string& name)
  {
    return database().write([&](db::Connection& c) {
      return AgencyStore(c).add({.code = code, .name = name, .type = "subdistrict"}, {.at = clock_.now()});
    });
  }
  accounts::Visitor person(const std::string& login, const std::vector<Grant>& grants)
  {
    return database().write([&](db::Connection& c) {
      accounts::AccountStore people(c);
      const std::int64_t id = people.add(login, "Name of " + login, clock_.now());
      for (const Grant& grant : grants)
        people.grant(id, grant);
      return accounts::Visitor{.account = id, .name = "Name of " + login, .grants = grants};
    });
  }
  std::vector<Grant> grants_of(const accounts::Visitor& visitor)
  {
    return database().read([&](db::Connection& c) { return accounts::AccountStore(c).grants(visitor.account); });
  }
  std::int64_t unit(std::int64_t agency, const std::string& name)
  {
    return database().write([&](db::Connection& c) { return UnitStore(c).add(agency, name, {.at = clock_.now()}); });
  }
  Agency agency(std::int64_t id)
  {
    return database().read([&](db::Connection& c) { return AgencyStore(c).find(id).value(); });
  }
  http::Request request(util::Fields form = {})
  {
    return site_test::page_request("/agencies", std::move(form), {{"agency", std::to_string(agency_)}});
  }
  site::Answer change(const std::string& web, const std::string& telephone)
  {
    http::Request sent = request(sent_fields({{"web", web}, {"telephone", telephone}}));
    return contact_.change(sent, coordinator_);
  }
  /// Merges the agency into the other one, with what is ticked besides.
  std::string merge(util::Fields form)
  {
    for (const auto& [name, value] : site_test::Pairs{{"into", "2"}, {"reason", "r"}, {"confirmed", "yes"}})
      form.add(name, value);
    http::Request sent = request(std::move(form));
    return page_html(sent, closing_.merge(sent, administrator_));
  }

  util::SettableClock clock_{1'790'000'000};
  ContactPages contact_{database(), the_site(), clock_};
  ClosingPages closing_{database(), the_site(), clock_};
  std::int64_t agency_ = 0;
  std::int64_t other_ = 0;
  accounts::Visitor coordinator_;
  accounts::Visitor administrator_;
};
DB_ENGINES(AgencyPeople);

DB_TEST(AgencyPeople, keep_web_site_and_telephone_right_in_the_open)
{
  EXPECT_TRUE(std::get<site::View>(change("not an address", "12")).has_problems);
  EXPECT_EQ(agency(agency_).web, "");
  EXPECT_EQ(std::get<http::Response>(change("https://rawe.go.th", "๐ 7312 3456 ต่อ 12")).status, 303);
  EXPECT_EQ(agency(agency_).web, "https://rawe.go.th");
  EXPECT_EQ(agency(agency_).telephone, "0 7312 3456 ต่อ 12");
  http::Request form = request();
  EXPECT_NE(page_html(form, contact_.form(form, coordinator_)).find("value=\"https://rawe.go.th\""), std::string::npos);

  AgencyPages pages(database(), the_site(), clock_);
  http::Request shown = request();
  const std::string page = page_html(shown, pages.show(shown, coordinator_));
  EXPECT_NE(page.find("Name of somsri"), std::string::npos) << "who did it stands in the history";
  EXPECT_NE(page.find("/contact\""), std::string::npos);
  const auto noted = database().read([](db::Connection& c) {
    return c.query("SELECT detail FROM audit_entry WHERE act = 'agency.change'").all<std::string>();
  });
  ASSERT_EQ(noted.size(), 1U);
  EXPECT_NE(noted[0].find("telephone:  → 0 7312 3456"), std::string::npos) << noted[0];
  EXPECT_EQ(std::get<http::Response>(change("https://rawe.go.th", "0 7312 3456 ต่อ 12")).status, 303);
  EXPECT_EQ(database().read([&](db::Connection& c) { return AgencyStore(c).history(agency_).size(); }), 3U)
      << "nothing changed, nothing noted";
  EXPECT_EQ(std::get<http::Response>(change("", "")).status, 303);
  EXPECT_EQ(agency(agency_).telephone, "");
}

DB_TEST(AgencyPeople, get_their_roles_at_the_agency_that_takes_over)
{
  const std::int64_t works = unit(agency_, "กองช่าง");
  const std::int64_t same = unit(other_, "กองช่าง");
  const auto officer = person("officer", {{.role = Role::officer, .agency = agency_, .unit = works}});
  const auto gone = person("gone", {{.role = Role::coordinator, .agency = agency_}});
  const auto both =
      person("both", {{.role = Role::executive, .agency = agency_}, {.role = Role::executive, .agency = other_}});
  database().write([&](db::Connection& c) { accounts::AccountStore(c).close(gone.account, clock_.now()); });
  http::Request form = request();
  const std::string asked = page_html(form, closing_.merge_form(form, administrator_));
  EXPECT_NE(asked.find("name=\"people\""), std::string::npos);

  EXPECT_EQ(merge(util::Fields({{"units", "yes"}, {"people", "yes"}})), "/agencies/" + std::to_string(other_));
  const Grant old{.role = Role::coordinator, .agency = agency_};
  const Grant now{.role = Role::coordinator, .agency = other_};
  EXPECT_EQ(grants_of(coordinator_), (std::vector<Grant>{old, now})) << "the old rounds are still looked after";
  EXPECT_EQ(grants_of(officer).back(), (Grant{.role = Role::officer, .agency = other_, .unit = same}));
  EXPECT_EQ(grants_of(gone).size(), 1U) << "a closed account gets nothing";
  EXPECT_EQ(grants_of(both).size(), 2U);
  EXPECT_EQ(database().read([](db::Connection& c) {
    return c.query("SELECT COUNT(*) FROM audit_entry WHERE act = 'account.grant'").one<std::int64_t>();
  }),
            2);
}

DB_TEST(AgencyPeople, get_nothing_by_a_merge_where_it_was_not_asked_for)
{
  const std::int64_t works = unit(agency_, "กองช่าง");
  const auto officer = person("officer", {{.role = Role::officer, .agency = agency_, .unit = works}});
  merge(util::Fields({{"people", "yes"}}));
  EXPECT_EQ(grants_of(officer).size(), 1U) << "the unit did not move";
  EXPECT_EQ(grants_of(coordinator_).size(), 2U);
}

}  // namespace
}  // namespace agencies
