// SPDX-License-Identifier: Apache-2.0
#include "lib/db/url.hpp"

#include "lib/util/messages.hpp"

namespace {

std::string fault_of(const std::string& text)
{
  const db::UrlReading reading = db::read_url(text);
  if (reading.url.has_value() == !reading.problems.empty()) return "either a URL or problems";
  if (reading.problems.empty()) return "";
  for (const util::Language language : {util::Language::thai, util::Language::english})
    EXPECT_FALSE(util::Messages::embedded(language).say(reading.problems.front()).empty());
  return reading.problems.front().code;
}

TEST(DatabaseUrl, names_a_file)
{
  const db::UrlReading reading = db::read_url("  sqlite:data/my file.db\n");
  EXPECT_FALSE(reading.url) << "a line end is no part of a path";
  const db::UrlReading clean = db::read_url(" sqlite:data/my file.db ");
  ASSERT_TRUE(clean.url);
  EXPECT_EQ(clean.url->engine, db::Engine::sqlite);
  EXPECT_EQ(clean.url->place, "data/my file.db");
  EXPECT_EQ(clean.url->shown(), "sqlite:data/my file.db");
  EXPECT_EQ(db::read_url("sqlite:///var/x.db").url->place, "///var/x.db");
}

TEST(DatabaseUrl, names_a_server_and_never_shows_its_password)
{
  const db::UrlReading reading = db::read_url("postgresql://ann:s%40cret@db.example:5433/prongsai?sslmode=require");
  ASSERT_TRUE(reading.url);
  EXPECT_EQ(reading.url->engine, db::Engine::postgresql);
  EXPECT_EQ(reading.url->shown(), "postgresql://ann@db.example:5433/prongsai");
}

TEST(DatabaseUrl, says_what_to_write_instead)
{
  EXPECT_EQ(fault_of(""), "db.url_empty");
  EXPECT_EQ(fault_of("   "), "db.url_empty");
  EXPECT_EQ(fault_of("data.db"), "db.url_bare");
  EXPECT_EQ(fault_of("mysql://ann:secret@host/x"), "db.url_other_engine");
  EXPECT_EQ(fault_of("sqlite:"), "db.url_no_path");
  EXPECT_EQ(fault_of("sqlite::memory:"), "db.url_memory");
  EXPECT_EQ(fault_of("sqlite://data.db"), "db.url_slashes");
  EXPECT_EQ(fault_of("sqlite:a\"b.db"), "db.url_quote");
  EXPECT_EQ(fault_of(std::string("sqlite:a\0b", 10)), "db.url_not_text");
  EXPECT_EQ(fault_of("sqlite:\xff"), "db.url_not_text");
  EXPECT_EQ(fault_of("postgresql://host"), "db.url_no_name");
  EXPECT_EQ(fault_of("postgresql://host/name?colour=red"), "db.url_postgresql");
  EXPECT_EQ(fault_of("postgresql://a:%zz@host/name"), "db.url_postgresql");
}

TEST(DatabaseUrl, faults_never_repeat_a_password)
{
  for (const char* text :
       {"mysql://ann:secret@host/x", "postgresql://a:secret%zz@host/name", "postgresql://a:secret@host"}) {
    for (const util::Problem& problem : db::read_url(text).problems)
      EXPECT_EQ(util::Messages::embedded(util::Language::english).say(problem).find("secret"), std::string::npos);
  }
}

}  // namespace
