// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "lib/db/error.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/account_store.hpp"
#include "src/accounts/guess_store.hpp"
#include "src/accounts/link_store.hpp"
#include "src/accounts/session_store.hpp"
#include "src/accounts/waiting_file_store.hpp"

#include "on_schema.hpp"

namespace {

using namespace accounts;
using accounts_test::k_begin;
using std::chrono::seconds;

class AccountStores : public accounts_test::OnSchema {
 protected:
  template <typename Act>
  auto write(Act&& act)
  {
    return database().write(std::forward<Act>(act));
  }
  std::int64_t add(const std::string& login, const std::vector<Grant>& grants = {}, bool active = true)
  {
    return write([&](db::Connection& c) {
      AccountStore people(c);
      const std::int64_t id = people.add(login, "Name of " + login, clock_.now());
      for (const Grant& grant : grants)
        people.grant(id, grant);
      if (active) people.set_password(id, "$argon2id$…");
      return id;
    });
  }
  std::int64_t agency(const std::string& name) { return accounts_test::add_agency(database(), name); }
  std::optional<Account> find(std::int64_t id)
  {
    return write([&](db::Connection& c) { return AccountStore(c).find(id); });
  }
  std::string start(const Session& session)
  {
    return write([&](db::Connection& c) { return SessionStore(c, secrets_).start(session, random_); });
  }
  Session session_of(std::int64_t account, Stage stage = Stage::full)
  {
    return {.account = account, .stage = stage, .started_at = clock_.now(), .seen_at = clock_.now()};
  }

  Secrets secrets_{std::string(32, 'k')};
  util::SeededRandom random_{"stores"};
  SessionRules rules_{.idle = seconds(1000), .longest = seconds(10000), .seen_every = seconds(300)};
  std::unique_ptr<Sessions> sessions_;
  Sessions& sessions()
  {
    if (!sessions_) sessions_ = std::make_unique<Sessions>(database(), secrets_, rules_, clock_);
    return *sessions_;
  }
};
DB_ENGINES(AccountStores);

DB_TEST(AccountStores, keep_an_account_with_its_roles)
{
  const std::int64_t place = agency("Rawe");
  const std::int64_t id = add("somchai", {{.role = Role::coordinator, .agency = place}}, false);
  auto account = find(id);
  ASSERT_TRUE(account);
  EXPECT_EQ(account->state, AccountState::invited);
  EXPECT_EQ(account->grants, (std::vector<Grant>{{.role = Role::coordinator, .agency = place}}));
  write([&](db::Connection& c) {
    AccountStore people(c);
    people.set_password(id, "hash");
    people.describe(id, "Somchai J.", "th");
    people.grant(id, {.role = Role::coordinator, .agency = place});  // there already
    people.grant(id, {.role = Role::auditor});
    EXPECT_THROW(people.grant(id, {.role = Role::officer}), std::logic_error);
    people.close(id, k_begin);
  });
  account = find(id);
  EXPECT_EQ(account->state, AccountState::closed);
  EXPECT_EQ(account->name, "Somchai J.");
  EXPECT_EQ(account->grants.size(), 2);
  write([&](db::Connection& c) {
    EXPECT_TRUE(AccountStore(c).withdraw(id, {.role = Role::coordinator, .agency = place}));
    EXPECT_FALSE(AccountStore(c).withdraw(id, {.role = Role::coordinator, .agency = place}));
    AccountStore(c).reopen(id);
  });
  EXPECT_EQ(find(id)->state, AccountState::active);
  EXPECT_EQ(find(id)->grants.size(), 1);
}

DB_TEST(AccountStores, refuse_a_login_twice)
{
  add("somchai");
  EXPECT_THROW(add("somchai"), db::ConstraintViolation);
}

DB_TEST(AccountStores, find_people_by_name_agency_role_and_state)
{
  const std::int64_t rawe = agency("Rawe");
  const std::int64_t other = agency("Other");
  add("anan@rawe.go.th", {{.role = Role::coordinator, .agency = rawe}});
  add("boon@rawe.go.th", {{.role = Role::executive, .agency = rawe}}, false);
  add("chai", {{.role = Role::coordinator, .agency = other}, {.role = Role::assessor}});
  add("dao", {{.role = Role::administrator}});
  const auto logins = [&](const PeopleQuestion& question) {
    return write([&](db::Connection& c) {
      std::string found;
      for (const Account& account : AccountStore(c).list(question, 10, 0))
        found += account.login.substr(0, 1);
      EXPECT_EQ(AccountStore(c).count(question), static_cast<std::int64_t>(found.size()));
      return found;
    });
  };
  EXPECT_EQ(logins({}), "abcd");
  EXPECT_EQ(logins({.sorted_by = "login", .descending = true}), "dcba");
  EXPECT_EQ(logins({.search = "RAWE.go"}), "ab");
  EXPECT_EQ(logins({.search = "%"}), "");
  EXPECT_EQ(logins({.agency = rawe}), "ab");
  EXPECT_EQ(logins({.agency = rawe, .role = Role::executive}), "b");
  EXPECT_EQ(logins({.agency = other, .role = Role::executive}), "");
  EXPECT_EQ(logins({.role = Role::coordinator}), "ac");
  EXPECT_EQ(logins({.state = AccountState::invited}), "b");
  EXPECT_EQ(write([](db::Connection& c) { return AccountStore(c).administrators(); }), 1);
}

DB_TEST(AccountStores, use_a_step_and_a_recovery_code_once)
{
  const std::int64_t id = add("somchai");
  write([&](db::Connection& c) {
    AccountStore people(c);
    people.set_second_factor(id, "sealed", 100);
    people.set_recovery_codes(id, {"one", "two"});
    EXPECT_FALSE(people.use_step(id, 100));
    EXPECT_TRUE(people.use_step(id, 101));
    EXPECT_FALSE(people.use_step(id, 101));
    EXPECT_TRUE(people.use_recovery_code(id, "one", k_begin));
    EXPECT_FALSE(people.use_recovery_code(id, "one", k_begin));
    EXPECT_FALSE(people.use_recovery_code(id + 1, "two", k_begin));
    EXPECT_EQ(people.recovery_codes_left(id), 1);
    people.set_second_factor(id, std::nullopt, 0);
    EXPECT_EQ(people.recovery_codes_left(id), 0);
    EXPECT_FALSE(people.credentials(id)->second_factor);
  });
}

DB_TEST(AccountStores, find_a_session_by_its_token_with_the_roles_of_now)
{
  const std::int64_t id = add("somchai", {{.role = Role::auditor}});
  const std::string token = start(session_of(id));
  auto found = sessions().find(token);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->visitor.account, id);
  EXPECT_EQ(found->visitor.name, "Name of somchai");
  EXPECT_TRUE(found->visitor.is(Role::auditor));
  write([&](db::Connection& c) { AccountStore(c).withdraw(id, {.role = Role::auditor}); });
  found = sessions().find(token);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->visitor.grants.empty());
  for (const std::string& wrong : {std::string(), token + "x", token.substr(1), std::string(5000, 'a')})
    EXPECT_FALSE(sessions().find(wrong));
  write([&](db::Connection& c) { AccountStore(c).close(id, k_begin); });
  EXPECT_FALSE(sessions().find(token));
}

DB_TEST(AccountStores, end_sessions_that_were_not_used)
{
  const std::string token = start(session_of(add("somchai")));
  for (int i = 0; i < 9; ++i) {
    clock_.advance(seconds(999));
    EXPECT_TRUE(sessions().find(token)) << i;  // each use counts
  }
  clock_.advance(seconds(1000));
  EXPECT_FALSE(sessions().find(token));
}

DB_TEST(AccountStores, end_sessions_after_their_longest_life)
{
  const std::string token = start(session_of(add("somchai")));
  for (int i = 0; i < 12; ++i) {
    clock_.advance(seconds(900));
    EXPECT_EQ(sessions().find(token).has_value(), 900 * (i + 1) < 10000) << i;
  }
  EXPECT_EQ(write([&](db::Connection& c) { return SessionStore(c, secrets_).sweep(rules_, clock_.now()); }), 1);
}

DB_TEST(AccountStores, give_nobody_who_is_in_the_middle_of_signing_in)
{
  const std::int64_t id = add("somchai", {{.role = Role::administrator}});
  for (const Stage stage : {Stage::code, Stage::setup}) {
    const std::string token = start(session_of(id, stage));
    EXPECT_FALSE(sessions().find(token));
    EXPECT_TRUE(sessions().find_any(token));
    clock_.advance(seconds(900));
    EXPECT_FALSE(sessions().find_any(token));
  }
}

DB_TEST(AccountStores, list_and_end_the_sessions_of_an_account)
{
  const std::int64_t id = add("somchai");
  const std::int64_t other = add("other");
  const std::string first = start(session_of(id));
  const std::string second = start(session_of(id));
  const std::string foreign = start(session_of(other));
  start(session_of(id, Stage::code));
  const std::int64_t here = sessions().find(first)->session.id;
  write([&](db::Connection& c) {
    SessionStore store(c, secrets_);
    EXPECT_EQ(store.of_account(id).size(), 2);
    EXPECT_FALSE(store.end_of_account(other, here));
    EXPECT_EQ(store.end_all(id, here), 2);
  });
  EXPECT_TRUE(sessions().find(first));
  EXPECT_FALSE(sessions().find(second));
  EXPECT_TRUE(sessions().find(foreign));
}

DB_TEST(AccountStores, links_work_once_and_not_for_long)
{
  const std::int64_t id = add("somchai", {}, false);
  const auto make = [&](LinkPurpose purpose) {
    return write([&](db::Connection& c) { return LinkStore(c, secrets_).make(purpose, id, 0, clock_.now(), random_); })
        .substr(std::string("/links/").size());
  };
  const auto find = [&](const std::string& token) {
    return write([&](db::Connection& c) { return LinkStore(c, secrets_).find(token, clock_.now()); });
  };
  const std::string early = make(LinkPurpose::invitation);
  const std::string token = make(LinkPurpose::invitation);
  EXPECT_FALSE(find(early));  // the later one took its place
  ASSERT_TRUE(find(token));
  EXPECT_EQ(find(token)->account, id);
  clock_.advance(std::chrono::hours(14 * 24 - 1));
  ASSERT_TRUE(find(token));
  const std::int64_t link = find(token)->id;
  EXPECT_TRUE(write([&](db::Connection& c) { return LinkStore(c, secrets_).use(link, clock_.now()); }));
  EXPECT_FALSE(write([&](db::Connection& c) { return LinkStore(c, secrets_).use(link, clock_.now()); }));
  EXPECT_FALSE(find(token));
  const std::string old = make(LinkPurpose::password);
  clock_.advance(std::chrono::hours(24));
  EXPECT_FALSE(find(old));
  EXPECT_FALSE(find(""));
}

DB_TEST(AccountStores, the_first_administrator_has_a_link_until_somebody_came)
{
  EXPECT_TRUE(first_link(database(), secrets_, clock_, random_));
  add("invited", {}, false);
  EXPECT_TRUE(first_link(database(), secrets_, clock_, random_));
  add("somchai");
  EXPECT_FALSE(first_link(database(), secrets_, clock_, random_));
}

DB_TEST(AccountStores, slow_guessers_down_and_forgive_who_knew)
{
  const std::vector<GuessSubject> here{{Guarded::account, "login somchai"}, {Guarded::address, "address 1"}};
  const std::vector<GuessSubject> elsewhere{{Guarded::account, "login somsri"}, {Guarded::address, "address 1"}};
  const auto take = [&](const std::vector<GuessSubject>& subjects) {
    return write([&](db::Connection& c) { return GuessStore(c, secrets_).take(subjects, clock_.now()); });
  };
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(take(here), seconds(0));
  EXPECT_EQ(take(here), seconds(1));
  EXPECT_EQ(take(here), seconds(1));       // trying on does not make it longer
  EXPECT_EQ(take(elsewhere), seconds(0));  // the colleague at the same address
  clock_.advance(seconds(1));
  EXPECT_EQ(take(here), seconds(0));
  EXPECT_EQ(take(here), seconds(2));
  write([&](db::Connection& c) { GuessStore(c, secrets_).forgive(here); });
  EXPECT_EQ(take(here), seconds(0));
  for (int i = 0; i < 200; ++i)
    take({{Guarded::account, "login " + std::to_string(i)}, {Guarded::address, "address 1"}});
  EXPECT_GT(take(elsewhere), seconds(0));  // the address has no more to spare
  clock_.advance(std::chrono::hours(25));
  EXPECT_EQ(take(elsewhere), seconds(0));
  EXPECT_GT(write([&](db::Connection& c) { return GuessStore(c, secrets_).sweep(clock_.now()); }), 0);
}

DB_TEST(AccountStores, files_wait_for_their_sender_and_purpose_only_and_not_for_ever)
{
  const util::TableRows table{.name = "a.csv", .rows = {{1, {"code", "", "x\x1fy"}}, {4, {"ก"}}}, .problems = {}};
  const Sender sender{.account = 5, .purpose = "links", .object = "agency 1 cycle 2"};
  write([&](db::Connection& c) {
    WaitingFileStore store(c);
    const std::int64_t id = store.keep(sender, table, 1000);
    EXPECT_FALSE(store.find(Sender{6, sender.purpose, sender.object}, id));
    EXPECT_FALSE(store.find(Sender{5, "measures", sender.object}, id));
    EXPECT_FALSE(store.find(Sender{5, sender.purpose, "agency 1 cycle 3"}, id));
    const util::TableRows kept = store.find_table(sender, id).value();
    ASSERT_EQ(kept.rows.size(), 2U);
    EXPECT_EQ(kept.rows[0].cells, (std::vector<std::string>{"code", "", "x y"}));
    EXPECT_EQ(kept.rows[1].line, 4);
    EXPECT_EQ(kept.name, "a.csv");
    const std::int64_t text = store.keep(sender, WaitingFile{"b.csv", "a,b\n"}, 1000 + 86'400);
    EXPECT_EQ(store.find(sender, text)->content, "a,b\n");
    EXPECT_TRUE(store.find(sender, id)) << "not yet a day";
    store.forget(text);
    EXPECT_FALSE(store.find(sender, text)) << "taken in";
    store.keep(sender, WaitingFile{}, 1000 + 86'401);
    EXPECT_FALSE(store.find(sender, id)) << "forgotten after a day";
  });
}

}  // namespace
