// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include "lib/db/tables.hpp"
#include "lib/http/outcome.hpp"

#include "src/accounts/link_store.hpp"
#include "src/accounts/second_factor.hpp"

#include "pages.hpp"

namespace {

using namespace accounts;
using accounts_test::between;
using accounts_test::k_good_password;
using accounts_test::Seen;
using std::chrono::seconds;

class SignIn : public accounts_test::PagesTest {
 protected:
  Seen code(const std::string& typed)
  {
    return go(pages_, &SignInPages::code, post("/sign-in/code", {{"code", typed}, {"to", "/x"}}));
  }
  /// The second factor as the person's phone has it.
  std::string add_factor(std::int64_t id)
  {
    const std::string secret = new_totp_secret(random_);
    database().write([&](db::Connection& c) {
      AccountStore(c).set_second_factor(id, secrets_.seal("second factor", secret, random_), 0);
      AccountStore(c).set_recovery_codes(id, {secrets_.hash("recovery code", "k3f9x7wq2m")});
    });
    return secret;
  }
  std::string code_now(const std::string& secret) { return totp_code(secret, clock_.now()); }
  SignInPages pages_{*parts_};
  SecondFactorPages factor_{*parts_};
};
DB_ENGINES(SignIn);

DB_TEST(SignIn, leads_where_the_person_wanted_to_go)
{
  const std::int64_t id = add_person("somchai@rawe.go.th", {{.role = Role::auditor}});
  EXPECT_TRUE(go(pages_, &SignInPages::form, get("/sign-in", {}, {{"to", "/x?y=1"}})).says("value=\"/x?y=1\""));
  const Seen seen = sign_in(" SomChai@rawe.go.th ");
  EXPECT_EQ(seen.status, 303);
  EXPECT_EQ(seen.location, "/x");
  EXPECT_EQ(visitor().account, id);
  EXPECT_TRUE(visitor().is(Role::auditor));
  EXPECT_EQ(acts(), std::vector<std::string>{"account.sign_in"});
  EXPECT_EQ(go(pages_, &SignInPages::form, get("/sign-in")).status, 303);  // in already
}

DB_TEST(SignIn, says_the_same_for_a_wrong_password_and_an_unknown_or_closed_account)
{
  add_person("somchai");
  const std::int64_t closed = add_person("closed");
  database().write([&](db::Connection& c) { AccountStore(c).close(closed, clock_.now()); });
  for (const auto& [login, password] :
       {std::pair("somchai", "wrong"), {"nobody", "wrong"}, {"closed", k_good_password}}) {
    const Seen seen = sign_in(login, password);
    EXPECT_EQ(seen.status, 422);
    EXPECT_TRUE(seen.says("User name or password is wrong."));
    EXPECT_FALSE(seen.says(std::string("value=\"") + password));  // never comes back
    EXPECT_FALSE(visitor().signed_in());
  }
  EXPECT_EQ(acts(), (std::vector<std::string>{"account.sign_in_refused", "account.sign_in_refused"}));
}

DB_TEST(SignIn, names_every_field_that_is_empty)
{
  const Seen seen = sign_in("", "");
  EXPECT_EQ(seen.status, 422);
  EXPECT_TRUE(seen.says("href=\"#login\""));
  EXPECT_TRUE(seen.says("href=\"#password\""));
}

DB_TEST(SignIn, slows_guessers_down_in_words_and_lets_the_person_in_afterwards)
{
  add_person("somchai");
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(sign_in("somchai", "wrong").status, 422);
  const Seen slowed = sign_in("somchai");
  EXPECT_EQ(slowed.status, 429);
  EXPECT_TRUE(slowed.says("Wait 1 second"));
  EXPECT_FALSE(visitor().signed_in());
  clock_.advance(seconds(1));
  EXPECT_EQ(sign_in("somchai").status, 303);
  EXPECT_TRUE(visitor().signed_in());
}

DB_TEST(SignIn, does_not_slow_down_a_browser_that_was_signed_in_before)
{
  add_person("somchai");
  sign_in("somchai");
  const auto own_cookies = cookies_;
  forget_cookies();
  for (int i = 0; i < 9; ++i)
    sign_in("somchai", "wrong");
  EXPECT_EQ(sign_in("somchai").status, 429);
  cookies_ = own_cookies;
  EXPECT_EQ(sign_in("somchai").status, 303);
}

DB_TEST(SignIn, gives_each_session_a_new_token_and_ends_the_browsers_former_one)
{
  add_person("somchai");
  sign_in("somchai");
  const std::string first = cookies_["session"];
  sign_in("somchai");
  EXPECT_NE(cookies_["session"], first);
  EXPECT_FALSE(sessions_->find(first));
}

DB_TEST(SignIn, signing_out_ends_the_session)
{
  sign_in_as("somchai", {});
  const std::string token = cookies_["session"];
  EXPECT_EQ(go(pages_, &SignInPages::sign_out, post("/sign-out", {})).location, "/sign-in");
  EXPECT_FALSE(cookies_.contains("session"));
  EXPECT_FALSE(sessions_->find(token));
  EXPECT_EQ(go(pages_, &SignInPages::sign_out, post("/sign-out", {})).status, 303);  // a second time does no harm
}

DB_TEST(SignIn, hashes_a_password_anew_when_the_parameters_changed)
{
  const std::int64_t id = add_person("somchai");
  Passwords stronger({.passes = 2, .memory = 16384});
  PageParts parts{.database = database(),
                  .site = parts_->site,
                  .clock = clock_,
                  .random = random_,
                  .secrets = secrets_,
                  .passwords = stronger,
                  .sessions = *sessions_};
  SignInPages pages(parts);
  const auto stored = [&] {
    return *database().read([&](db::Connection& c) { return AccountStore(c).credentials(id); })->password;
  };
  const std::string before = stored();
  go(pages, &SignInPages::sign_in, post("/sign-in", {{"login", "somchai"}, {"password", k_good_password}}));
  EXPECT_NE(stored(), before);
  EXPECT_FALSE(stronger.outdated(stored()));
  EXPECT_TRUE(visitor().signed_in());
}

DB_TEST(SignIn, asks_for_the_code_and_takes_it_once)
{
  const std::int64_t id = add_person("somchai");
  const std::string secret = add_factor(id);
  EXPECT_EQ(sign_in("somchai").location, "/sign-in/code?to=%2Fx");
  EXPECT_FALSE(visitor().signed_in());
  const std::string pending = cookies_["session"];
  EXPECT_TRUE(go(pages_, &SignInPages::code_form, get("/sign-in/code")).says("one-time-code"));
  EXPECT_EQ(code("").status, 422);
  EXPECT_EQ(code("000000x").status, 422);
  const std::string right = code_now(secret);
  EXPECT_EQ(code(right.substr(0, 3) + " " + right.substr(3)).location, "/x");
  EXPECT_EQ(visitor().account, id);
  EXPECT_NE(cookies_["session"], pending);
  EXPECT_FALSE(sessions_->find_any(pending));
  forget_cookies();
  sign_in("somchai");
  EXPECT_EQ(code(right).status, 422);  // overlooked by somebody: used already
  EXPECT_FALSE(visitor().signed_in());
}

DB_TEST(SignIn, takes_a_recovery_code_once)
{
  add_factor(add_person("somchai"));
  sign_in("somchai");
  EXPECT_EQ(code("K3F9X-7WQ2M").location, "/x");
  EXPECT_TRUE(visitor().signed_in());
  forget_cookies();
  sign_in("somchai");
  EXPECT_EQ(code("K3F9X-7WQ2M").status, 422);
}

DB_TEST(SignIn, slows_down_who_guesses_codes)
{
  const std::string secret = add_factor(add_person("somchai"));
  sign_in("somchai");
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ(code("12345").status, 422);
  EXPECT_EQ(code(code_now(secret)).status, 429);
  sign_in("somchai");  // the password again does not help
  EXPECT_EQ(code(code_now(secret)).status, 429);
  clock_.advance(seconds(2));
  EXPECT_EQ(code(code_now(secret)).status, 303);
}

DB_TEST(SignIn, leads_back_when_there_is_no_sign_in_to_go_on_with)
{
  EXPECT_EQ(code("123456").location, "/sign-in?to=%2Fx");
  EXPECT_EQ(go(pages_, &SignInPages::code_form, get("/sign-in/code")).location, "/sign-in");
  add_factor(add_person("somchai"));
  sign_in("somchai");
  clock_.advance(std::chrono::minutes(15));
  EXPECT_EQ(code("123456").location, "/sign-in?to=%2Fx");
}

DB_TEST(SignIn, lets_nobody_past_a_second_factor_that_is_demanded)
{
  parts_->settings.second_factor_roles = {Role::administrator};
  SignInPages pages(*parts_);
  SecondFactorPages factor(*parts_);
  const std::int64_t id = add_person("admin", {{.role = Role::administrator}});
  const auto enter = [&] {
    return go(pages, &SignInPages::sign_in,
              post("/sign-in", {{"login", "admin"}, {"password", k_good_password}, {"to", "/x"}}));
  };
  EXPECT_EQ(enter().location, "/sign-in/second-factor?to=%2Fx");
  const auto thief_cookies = cookies_;
  forget_cookies();
  enter();
  EXPECT_FALSE(visitor().signed_in());
  const Seen form = go(factor, &SecondFactorPages::demanded_form, get("/sign-in/second-factor", {}, {{"to", "/x"}}));
  EXPECT_TRUE(form.says("<svg "));
  const std::string sealed = between(form.html, "name=\"secret\" value=\"", "\"");
  const std::string secret = *secrets_.open("second factor of account " + std::to_string(id), sealed);
  const auto set_up = [&](const std::string& typed) {
    return go(factor, &SecondFactorPages::demanded,
              post("/sign-in/second-factor", {{"secret", sealed}, {"code", typed}, {"to", "/x"}}));
  };
  EXPECT_EQ(set_up("000000").status, 422);
  EXPECT_FALSE(person(id)->second_factor);
  const Seen codes = set_up(code_now(secret));
  EXPECT_TRUE(codes.says("Recovery codes"));
  EXPECT_TRUE(person(id)->second_factor);
  EXPECT_FALSE(visitor().signed_in());
  const auto go_on = [&] {
    return go(factor, &SecondFactorPages::go_on, post("/sign-in/second-factor/done", {{"to", "/x"}}));
  };
  EXPECT_EQ(go_on().location, "/x");
  EXPECT_EQ(visitor().account, id);
  // Who had only the password and waited at the same step: out.
  cookies_ = thief_cookies;
  EXPECT_EQ(go_on().location, "/sign-in");
  EXPECT_FALSE(visitor().signed_in());
}

DB_TEST(SignIn, sets_up_and_turns_off_a_second_factor_of_ones_own)
{
  sign_in_as("somchai", {});
  const std::int64_t id = visitor().account;
  const Seen form = go(factor_, &SecondFactorPages::form, get("/account/second-factor"));
  const std::string sealed = between(form.html, "name=\"secret\" value=\"", "\"");
  const std::string secret = *secrets_.open("second factor of account " + std::to_string(id), sealed);
  const auto set_up = [&](const std::string& hidden, const std::string& typed) {
    return go(factor_, &SecondFactorPages::set_up,
              post("/account/second-factor", {{"secret", hidden}, {"code", typed}}));
  };
  EXPECT_TRUE(set_up("forged", code_now(secret)).says("<svg "));  // begins anew
  EXPECT_FALSE(person(id)->second_factor);
  const Seen codes = set_up(sealed, code_now(secret));
  EXPECT_TRUE(person(id)->second_factor);
  const std::string one = between(codes.html, "<code>", "</code>");
  EXPECT_EQ(one.size(), 11);
  EXPECT_TRUE(visitor().signed_in());
  EXPECT_EQ(go(factor_, &SecondFactorPages::form, get("/account/second-factor")).status, 303);  // on already
  const Seen more = go(factor_, &SecondFactorPages::new_codes, post("/account/recovery-codes", {}));
  EXPECT_FALSE(more.says(one));

  const auto turn_off = [&](const std::string& password) {
    return go(factor_, &SecondFactorPages::turn_off, post("/account/second-factor/off", {{"password", password}}));
  };
  EXPECT_EQ(turn_off("").status, 422);
  EXPECT_EQ(turn_off("wrong").status, 422);
  EXPECT_TRUE(person(id)->second_factor);
  EXPECT_EQ(turn_off(k_good_password).status, 303);
  EXPECT_FALSE(person(id)->second_factor);
}

DB_TEST(SignIn, keeps_a_second_factor_that_is_demanded)
{
  parts_->settings.second_factor_roles = {Role::assessor};
  SecondFactorPages factor(*parts_);
  add_factor(add_person("assessor", {{.role = Role::assessor}}));
  sign_in("assessor");
  code("k3f9x7wq2m");
  const std::int64_t id = visitor().account;
  ASSERT_NE(id, 0);
  go(factor, &SecondFactorPages::turn_off, post("/account/second-factor/off", {{"password", k_good_password}}));
  EXPECT_TRUE(person(id)->second_factor);
}

/// Everything that the database holds, as one text.
std::string everything(db::Database& database)
{
  return database.read([](db::Connection& c) {
    std::string all;
    for (const db::Table& table : db::tables(c)) {
      for (const db::TableColumn& column : table.columns) {
        if (column.kind != db::Kind::text) continue;
        const std::string sql = "SELECT " + db::sql_name(column.name) + " FROM " + db::sql_name(table.name);
        for (const auto& cell : c.query(sql).all<std::optional<std::string>>())
          all += cell.value_or("") + "\n";
      }
    }
    return all;
  });
}

DB_TEST(SignIn, leaves_no_password_token_code_or_secret_in_the_database)
{
  const std::string path = *first_link(database(), secrets_, clock_, random_);
  const std::int64_t id = add_person("somchai");
  sign_in("somchai", "typed-in-vain");
  sign_in(k_good_password, "typed-in-the-wrong-field");
  sign_in("somchai");
  const Seen form = go(factor_, &SecondFactorPages::form, get("/account/second-factor"));
  const std::string sealed = between(form.html, "name=\"secret\" value=\"", "\"");
  const std::string secret = *secrets_.open("second factor of account " + std::to_string(id), sealed);
  const Seen codes = go(factor_, &SecondFactorPages::set_up,
                        post("/account/second-factor", {{"secret", sealed}, {"code", code_now(secret)}}));
  const std::string recovery = between(codes.html, "<code>", "</code>");
  std::string shown = shown_totp_secret(secret);
  std::erase(shown, ' ');

  const std::string all = everything(database());
  EXPECT_NE(all.find("somchai"), std::string::npos);
  for (const std::string& hidden : {std::string(k_good_password), std::string("typed-in-vain"),
                                    std::string("typed-in-the-wrong-field"), cookies_["session"], cookies_["known"],
                                    path.substr(7), secret, shown, recovery, typed_code(recovery), code_now(secret)})
    EXPECT_EQ(all.find(hidden), std::string::npos) << hidden;
}

}  // namespace
