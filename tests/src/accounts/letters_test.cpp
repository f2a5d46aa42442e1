// SPDX-License-Identifier: Apache-2.0
// Links that go by e-mail where letters are sent, and those that are handed over all the same.
#include "src/accounts/letter.hpp"

#include "pages.hpp"

namespace {

using namespace accounts;
using accounts_test::between;
using accounts_test::Seen;

class Letters : public accounts_test::PagesTest {
 protected:
  static std::string link_in(const Seen& seen)
  {
    const std::string address = between(seen.html, "<code>", "</code>");
    return address.substr(address.rfind('/') + 1);
  }
  std::int64_t id_of(const std::string& login)
  {
    return database().read([&](db::Connection& c) { return AccountStore(c).find_login(login).value_or(0); });
  }
  void sign_in_as_administrator() { sign_in_as("admin", {{.role = Role::administrator}}); }
};
DB_ENGINES(Letters);

DB_TEST(Letters, go_to_who_forgot_the_password)
{
  std::vector<Letter> letters;
  parts_->send = [&letters](const Letter& letter) { letters.push_back(letter); };
  parts_->settings.address = "https://ita.example.go.th";
  LinkPages links(*parts_);
  add_person("somsri@rawe.go.th");
  const auto forgotten = [&](const std::string& login) {
    go(links, &LinkPages::forgotten, post("/forgotten", {{"login", login}}));
  };
  forgotten("somsri@rawe.go.th");
  forgotten("somsri@rawe.go.th");  // not one more for each click
  forgotten("nobody@rawe.go.th");
  ASSERT_EQ(letters.size(), 1);
  EXPECT_EQ(letters[0].to, "somsri@rawe.go.th");
  const std::string token = between(letters[0].text, "https://ita.example.go.th/links/", "\n");
  EXPECT_EQ(go(links, &LinkPages::form, get("/links/x", {{"token", token}})).status, 200);
}

DB_TEST(Letters, invite_people)
{
  std::vector<Letter> letters;
  sign_in_as_administrator();
  parts_->send = [&letters](const Letter& letter) { letters.push_back(letter); };
  parts_->settings.address = "https://ita.example.go.th";
  PeoplePages people(*parts_);
  PersonPages persons(*parts_);
  const auto invite_by = [&](const std::string& login) {
    return go(people, &PeoplePages::invite,
              post("/people/new", {{"login", login}, {"name", "Somsri"}, {"role", "auditor"}}));
  };
  EXPECT_TRUE(go(people, &PeoplePages::invite_form, get("/people/new")).says("goes to the person&#39;s e-mail"));
  const Seen sent = invite_by("somsri@rawe.go.th");
  const std::int64_t id = id_of("somsri@rawe.go.th");
  EXPECT_EQ(sent.location, "/people/" + std::to_string(id)) << "the link is not shown to who invites";
  ASSERT_EQ(letters.size(), 1);
  EXPECT_EQ(letters[0].to, "somsri@rawe.go.th");
  EXPECT_NE(letters[0].text.find("Somsri"), std::string::npos);
  const std::string token = between(letters[0].text, "https://ita.example.go.th/links/", "\n");
  LinkPages links(*parts_);
  EXPECT_EQ(go(links, &LinkPages::form, get("/links/x", {{"token", token}})).status, 200);

  EXPECT_EQ(link_in(invite_by("somsri")).size(), 43) << "a login that is no address";
  const auto make = [&](const Fields& form) {
    return go(persons, &PersonPages::link, post("/people/x/link", form, {{"account", std::to_string(id)}}));
  };
  EXPECT_EQ(make({}).status, 303);
  EXPECT_EQ(letters.size(), 2);
  EXPECT_EQ(link_in(make({{"way", "hand"}})).size(), 43);
  EXPECT_EQ(letters.size(), 2) << "handed over instead";
}

DB_TEST(Letters, never_carry_a_link_without_an_address_of_ours)
{
  int letters = 0;
  sign_in_as_administrator();
  parts_->send = [&letters](const Letter&) { ++letters; };
  PeoplePages people(*parts_);
  const Seen made = go(people, &PeoplePages::invite,
                       post("/people/new", {{"login", "a@b.go.th"}, {"name", "Ab"}, {"role", "auditor"}}));
  EXPECT_EQ(link_in(made).size(), 43);
  EXPECT_EQ(letters, 0);
}

}  // namespace
