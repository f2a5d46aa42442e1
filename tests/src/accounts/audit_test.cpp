// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "lib/db/error.hpp"

#include "src/accounts/audit_store.hpp"

#include "on_schema.hpp"

namespace {

using accounts::AuditEntry;
using accounts::AuditFinding;
using accounts::AuditStore;
using accounts_test::administrator;
using accounts_test::k_begin;

class Audit : public accounts_test::OnSchema {
 protected:
  void add(const std::string& act, const std::string& object, const std::string& detail = {})
  {
    database().write([&](db::Connection& c) { AuditStore(c, clock_).add(administrator(), act, object, detail); });
  }
  void fill()
  {
    add("agency.rename", "agency 12", "Rawe → Rawe Municipality");
    clock_.advance(std::chrono::seconds(60));
    add("agency.close", "agency 13", "100% merged");
    database().write([&](db::Connection& c) { AuditStore(c, clock_).add("cycle.open", "cycle 1"); });
  }
  AuditFinding verify()
  {
    return database().read([](db::Connection& c) { return AuditStore(c).verify(); });
  }
  std::vector<AuditEntry> list(const accounts::AuditQuestion& question)
  {
    return database().read([&](db::Connection& c) { return AuditStore(c).list(question, 10, 0); });
  }
  /// As somebody would who owns the database itself.
  void forge(const std::string& sql)
  {
    const bool sqlite = engine() == db::Engine::sqlite;
    database().write([&](db::Connection& c) {
      c.script(sqlite ? "DROP TRIGGER audit_entry_keeps_rows; DROP TRIGGER audit_entry_keeps_all;"
                      : "DROP TRIGGER audit_entry_keeps_rows ON audit_entry;");
      c.script(sql);
    });
  }
};
DB_ENGINES(Audit);

DB_TEST(Audit, an_empty_log_is_in_order)
{
  EXPECT_EQ(verify().entries, 0);
  EXPECT_FALSE(verify().broken);
}

DB_TEST(Audit, keeps_who_what_and_when_in_a_chain)
{
  fill();
  const auto entries = list({.oldest_first = true});
  ASSERT_EQ(entries.size(), 3);
  EXPECT_EQ(entries[0].account_name, "Somchai");
  EXPECT_EQ(entries[0].account, 7);
  EXPECT_EQ(entries[0].at, k_begin);
  EXPECT_EQ(entries[0].previous, "");
  EXPECT_EQ(entries[1].at, k_begin + 60);
  EXPECT_EQ(entries[1].previous, entries[0].hash);
  EXPECT_EQ(entries[2].account, 0);
  const AuditFinding finding = verify();
  EXPECT_EQ(finding.entries, 3);
  EXPECT_EQ(finding.last_hash, entries[2].hash);
  EXPECT_FALSE(finding.broken);
}

DB_TEST(Audit, is_found_by_person_and_by_pieces_of_words)
{
  fill();
  EXPECT_EQ(list({.account = 7}).size(), 2);
  EXPECT_EQ(list({.search = "SOMCHAI"}).size(), 2);
  EXPECT_EQ(list({.search = "rawe"}).size(), 1);
  EXPECT_EQ(list({.search = "0%"}).size(), 1);  // not a pattern: the sign itself
  EXPECT_EQ(list({.search = "agency_1"}).size(), 0);
  EXPECT_EQ(list({}).front().act, "cycle.open");
  EXPECT_EQ(database().read([](db::Connection& c) { return AuditStore(c).count({.search = "agency 1"}); }), 2);
}

DB_TEST(Audit, rows_cannot_be_changed_or_taken_out)
{
  fill();
  for (const std::string sql :
       {"UPDATE audit_entry SET detail = 'x' WHERE number = 2", "DELETE FROM audit_entry WHERE number = 2"})
    EXPECT_THROW(database().write([&](db::Connection& c) { c.execute(sql); }), db::Error);
  EXPECT_EQ(verify().entries, 3);
}

DB_TEST(Audit, a_change_that_is_undone_leaves_no_entry)
{
  EXPECT_THROW(database().write([&](db::Connection& c) {
    AuditStore(c, clock_).add(administrator(), "agency.rename", "agency 12");
    throw std::runtime_error("undone");
  }),
               std::runtime_error);
  EXPECT_EQ(verify().entries, 0);
}

DB_TEST(Audit, names_the_first_row_that_was_forged)
{
  const auto broken_after = [this](const std::string& sql) {
    fill();
    forge(sql);
    return verify().broken;
  };
  EXPECT_EQ(broken_after("UPDATE audit_entry SET detail = 'other' WHERE number = 2"), 2);
}

DB_TEST(Audit, names_the_gap_where_a_row_was_taken_out)
{
  fill();
  forge("DELETE FROM audit_entry WHERE number = 2");
  EXPECT_EQ(verify().broken, 2);
  EXPECT_EQ(verify().entries, 1);
}

TEST(AuditHash, covers_every_piece_and_where_it_ends)
{
  const AuditEntry entry{.number = 1, .at = 2, .account = 3, .account_name = "a", .act = "b", .object = "c"};
  const std::string hash = hash_of(entry);
  EXPECT_EQ(hash.size(), 64);
  const auto differs = [&](auto change) {
    AuditEntry other = entry;
    change(other);
    return hash_of(other) != hash;
  };
  EXPECT_TRUE(differs([](AuditEntry& e) { e.number = 2; }));
  EXPECT_TRUE(differs([](AuditEntry& e) { e.at = 3; }));
  EXPECT_TRUE(differs([](AuditEntry& e) { e.account = 4; }));
  EXPECT_TRUE(differs([](AuditEntry& e) { e.account_name = "ab", e.act = ""; }));
  EXPECT_TRUE(differs([](AuditEntry& e) { e.object = "", e.detail = "c"; }));
  EXPECT_TRUE(differs([](AuditEntry& e) { e.previous = "x"; }));
}

}  // namespace
