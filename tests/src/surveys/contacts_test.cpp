// SPDX-License-Identifier: Apache-2.0
// Lists of contacts: what is read, what is refused, and the draw that anybody can repeat.
#include "src/surveys/contacts.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "lib/util/text.hpp"

namespace {

using surveys::Contact;
using surveys::read_contacts;

util::TableRows table(const std::vector<std::vector<std::string>>& rows)
{
  util::TableRows made{.name = "contacts.csv", .rows = {}, .problems = {}};
  int line = 0;
  for (const auto& row : rows)
    made.rows.push_back({++line, row});
  return made;
}

std::set<std::string> codes(const surveys::ReadContacts& read)
{
  std::set<std::string> found;
  for (const util::Problem& problem : read.problems)
    found.insert(problem.code);
  return found;
}

TEST(Contacts, AreReadByTheirHeadingsInEitherLanguage)
{
  const auto read = read_contacts(
      table({{"E-mail", "\u0E0A\u0E37\u0E48\u0E2D", "\u0E42\u0E17\u0E23\u0E28\u0E31\u0E1E\u0E17\u0E4C", "Kind"},
             {"a@example.go.th", "  First  Person ", "081-234-5678", "trader"},
             {"", "Second Person", "812345678", ""},
             {"c@example.org", "Third Person"}}));
  ASSERT_EQ(read.faults, 0U) << read.problems.front().code;
  ASSERT_EQ(read.contacts.size(), 3U);
  EXPECT_EQ(read.contacts[0], (Contact{"First Person", "081-234-5678", "a@example.go.th", "trader"}));
  EXPECT_EQ(read.contacts[1].telephone, "0812345678") << "a spreadsheet took the zero";
  EXPECT_EQ(read.contacts[2].telephone, "");
}

TEST(Contacts, EveryFaultIsToldAtOnceWithItsPlace)
{
  const auto read = read_contacts(table({{"name", "telephone", "email"},
                                         {"", "0812345678", ""},
                                         {"Somebody", "", ""},
                                         {"Another", "12", "nobody"},
                                         {std::string(300, 'x'), "0812345679", ""},
                                         {"Twice", "02 123 4567", ""},
                                         {"TWICE", "021234567", "t@example.org"}}));
  EXPECT_EQ(codes(read), (std::set<std::string>{"surveys.contact_name_missing", "surveys.contact_unreachable",
                                                "surveys.contact_telephone_bad", "surveys.contact_email_bad",
                                                "surveys.contact_too_long", "surveys.contact_twice"}));
  EXPECT_EQ(read.faults, 6U);
  const auto twice = std::ranges::find(read.problems, "surveys.contact_twice", &util::Problem::code);
  EXPECT_EQ(twice->place.line, 7);
  EXPECT_EQ(twice->params.at("before"), "6");
}

TEST(Contacts, HeadingsHaveToBeKnownAndEnough)
{
  EXPECT_EQ(codes(read_contacts(table({}))), std::set<std::string>{"surveys.contacts_empty"});
  EXPECT_EQ(codes(read_contacts(table({{"name", "telephone"}}))), std::set<std::string>{"surveys.contacts_empty"});
  EXPECT_EQ(codes(read_contacts(table({{"name", "kind"}, {"A", "B"}}))),
            std::set<std::string>{"surveys.contacts_column_missing"});
  EXPECT_EQ(codes(read_contacts(table({{"name", "phone", "Mobile", "citizen id"}, {"A", "0812345678", "", "1"}}))),
            (std::set<std::string>{"surveys.contacts_column_twice", "surveys.contacts_column_unknown"}));
}

TEST(Contacts, ArePackedSoThatTheLengthSaysLittle)
{
  const Contact one{"A", "0812345678", "", ""};
  const Contact other{"A longer name", "0812345678", "a@example.org", "x"};
  EXPECT_EQ(surveys::packed(one).size(), surveys::packed(other).size());
  EXPECT_EQ(surveys::unpacked_contact(surveys::packed(other)), other);
  EXPECT_EQ(surveys::unpacked_contact("nonsense"), std::nullopt);
}

TEST(Contacts, TheDrawIsTheOrderOfHashesAndCanBeRepeated)
{
  const auto order = surveys::drawn_order("seed", 200);
  EXPECT_EQ(std::set<std::int64_t>(order.begin(), order.end()).size(), 200U);
  EXPECT_TRUE(std::ranges::is_sorted(
      order, {}, [](std::int64_t number) { return util::sha256_hex("seed " + std::to_string(number)); }));
  EXPECT_EQ(order, surveys::drawn_order("seed", 200));
  EXPECT_NE(order, surveys::drawn_order("other seed", 200));
  EXPECT_FALSE(std::ranges::is_sorted(order));
  EXPECT_TRUE(surveys::drawn_order("seed", 0).empty());
}

TEST(Contacts, StatesHaveNames)
{
  for (const auto state : surveys::k_contact_states)
    EXPECT_EQ(surveys::contact_state_named(surveys::code(state)), state);
  EXPECT_EQ(surveys::contact_state_named("link"), std::nullopt);
}

}  // namespace
