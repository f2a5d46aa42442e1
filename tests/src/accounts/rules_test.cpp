// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <set>

#include "lib/util/random.hpp"

#include "src/accounts/access.hpp"
#include "src/accounts/account.hpp"
#include "src/accounts/csv_cell.hpp"
#include "src/accounts/password.hpp"
#include "src/accounts/second_factor.hpp"
#include "src/accounts/secrets.hpp"
#include "src/accounts/session.hpp"
#include "src/accounts/slow_down.hpp"

namespace {

using namespace accounts;

std::string first_code(const util::Problems& problems)
{
  return problems.empty() ? "" : problems.front().code;
}

constexpr PasswordCost k_cheap{.passes = 1, .memory = 8192};

TEST(Login, is_the_same_in_capitals_and_with_blanks_around)
{
  EXPECT_EQ(normal_login("  Somchai@Rawe.GO.TH "), "somchai@rawe.go.th");
}

TEST(Login, is_an_address_or_a_plain_name)
{
  for (const char* login : {"somchai@rawe.go.th", "a.b+c_d-e@x-y.th", "somchai", "s.jaidee-2", "abc"})
    EXPECT_EQ(first_code(check_login(login)), "") << login;
  for (const char* login : {"ab", "1abc", "som chai", "som/chai", "a\"b", "\xE0\xB8\x81\xE0\xB8\x82"})
    EXPECT_NE(first_code(check_login(login)), "") << login;
  for (const char* login : {"@rawe.go.th", "ab@", "a@b", "a@b@c.th", "a@-b.th", "a@b..th", "a@b_c.th", "<a@b.th>"})
    EXPECT_EQ(first_code(check_login(login)), "html.not_an_email") << login;
  EXPECT_EQ(first_code(check_login("")), "html.empty");
  EXPECT_EQ(first_code(check_login(std::string(101, 'a'))), "accounts.login_length");
}

TEST(Password, is_long_and_hard_to_guess)
{
  EXPECT_EQ(first_code(check_password("short", "", "")), "accounts.password_short");
  EXPECT_EQ(first_code(check_password(std::string(201, 'x'), "", "")), "accounts.password_long");
  for (const char* guessable : {"123456789012", "passwordpassword", "aaaaaaaaaaaaaaaa", "qwertyuiopasdf"})
    EXPECT_EQ(first_code(check_password(guessable, "", "")), "accounts.password_guessable") << guessable;
  EXPECT_EQ(first_code(check_password("somchairawe2569", "somchai@rawe.go.th", "")), "accounts.password_guessable");
  EXPECT_EQ(first_code(check_password("lantern-cobalt-thirteen-otter", "somchai@rawe.go.th", "Somchai")), "");
}

TEST(Password, is_kept_as_argon2id_and_compared)
{
  Passwords passwords(k_cheap);
  const std::string stored = passwords.hash("correct horse");
  EXPECT_TRUE(stored.starts_with("$argon2id$"));
  EXPECT_EQ(stored.find("correct"), std::string::npos);
  EXPECT_NE(stored, passwords.hash("correct horse"));  // salted
  EXPECT_TRUE(passwords.matches(stored, "correct horse"));
  EXPECT_FALSE(passwords.matches(stored, "correct horsE"));
  EXPECT_FALSE(passwords.matches(std::nullopt, "correct horse"));
  EXPECT_FALSE(passwords.matches("no such text", "correct horse"));
}

TEST(Password, is_outdated_when_the_parameters_are_others)
{
  Passwords passwords(k_cheap);
  Passwords stronger({.passes = 2, .memory = 16384});
  const std::string stored = passwords.hash("correct horse");
  EXPECT_FALSE(passwords.outdated(stored));
  EXPECT_TRUE(stronger.outdated(stored));
  EXPECT_TRUE(stronger.matches(stored, "correct horse"));
}

TEST(Roles, belong_to_what_they_are_granted_for)
{
  EXPECT_TRUE(is_sound({.role = Role::administrator}));
  EXPECT_FALSE(is_sound({.role = Role::administrator, .agency = 1}));
  EXPECT_FALSE(is_sound({.role = Role::auditor, .agency = 1}));
  EXPECT_TRUE(is_sound({.role = Role::assessor}));
  EXPECT_TRUE(is_sound({.role = Role::assessor, .agency = 1}));
  EXPECT_FALSE(is_sound({.role = Role::coordinator}));
  EXPECT_FALSE(is_sound({.role = Role::coordinator, .agency = 1, .unit = 2}));
  EXPECT_FALSE(is_sound({.role = Role::officer, .agency = 1}));
  EXPECT_TRUE(is_sound({.role = Role::officer, .agency = 1, .unit = 2}));
}

TEST(Roles, are_given_by_administrators_and_a_few_by_coordinators)
{
  const Visitor administrator{.account = 1, .grants = {{.role = Role::administrator}}};
  const Visitor coordinator{.account = 2, .grants = {{.role = Role::coordinator, .agency = 1}}};
  const Visitor auditor{.account = 3, .grants = {{.role = Role::auditor}}};
  const Grant officer{.role = Role::officer, .agency = 1, .unit = 5};
  EXPECT_TRUE(may_grant(administrator, {.role = Role::coordinator, .agency = 9}));
  EXPECT_TRUE(may_grant(coordinator, officer));
  EXPECT_TRUE(may_grant(coordinator, {.role = Role::executive, .agency = 1}));
  EXPECT_FALSE(may_grant(coordinator, {.role = Role::executive, .agency = 2}));
  EXPECT_FALSE(may_grant(coordinator, {.role = Role::coordinator, .agency = 1}));
  EXPECT_FALSE(may_grant(coordinator, {.role = Role::assessor, .agency = 1}));
  EXPECT_FALSE(may_grant(coordinator, {.role = Role::administrator}));
  EXPECT_FALSE(may_grant(auditor, officer));
  EXPECT_FALSE(may_grant(Visitor(), officer));
}

TEST(Roles, say_whose_accounts_one_looks_after)
{
  const Visitor coordinator{.account = 2, .grants = {{.role = Role::coordinator, .agency = 1}}};
  const Visitor administrator{.account = 1, .grants = {{.role = Role::administrator}}};
  Account person{.id = 9, .grants = {{.role = Role::executive, .agency = 1}}};
  EXPECT_TRUE(may_look_after(coordinator, person));
  person.grants.push_back({.role = Role::executive, .agency = 2});
  EXPECT_FALSE(may_look_after(coordinator, person));  // also somebody else's
  EXPECT_TRUE(may_look_after(administrator, person));
  EXPECT_FALSE(may_look_after(administrator, {.id = 1}));  // the own account has a page of its own
  EXPECT_FALSE(may_look_after(coordinator, {.id = 8}));    // without any role
}

TEST(Roles, of_an_assessor_without_agencies_open_what_is_about_none)
{
  const Visitor visitor{.account = 1, .name = "x", .grants = {{.role = Role::assessor}}};
  const Access assessors{.roles = {Role::assessor}};
  EXPECT_TRUE(may(visitor, assessors, {}, true));
  EXPECT_FALSE(may(visitor, assessors, {.agency = 3}, true));
  EXPECT_FALSE(may(visitor, {.roles = {Role::administrator}}, {}, true));
}

TEST(SecondFactor, is_demanded_by_role)
{
  const std::vector<Role> demanded{Role::administrator, Role::assessor};
  const std::vector<Grant> assessor{{.role = Role::executive, .agency = 1}, {.role = Role::assessor}};
  const std::vector<Grant> executive{{.role = Role::executive, .agency = 1}};
  EXPECT_TRUE(needs_second_factor(demanded, assessor));
  EXPECT_FALSE(needs_second_factor(demanded, executive));
  EXPECT_FALSE(needs_second_factor({}, assessor));
}

TEST(SecondFactor, codes_are_those_of_rfc_6238)
{
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(totp_code(secret, 59), "287082");
  EXPECT_EQ(totp_code(secret, 1111111109), "081804");
  EXPECT_EQ(totp_code(secret, 2000000000), "279037");
}

TEST(SecondFactor, accepts_a_code_of_now_and_one_step_around_once)
{
  util::SeededRandom random("totp");
  const std::string secret = new_totp_secret(random);
  constexpr util::UtcSeconds k_now = 1'790'000'010;
  const std::int64_t step = k_now / 30;
  EXPECT_EQ(totp_step(totp_code(secret, k_now), secret, k_now, 0), step);
  EXPECT_EQ(totp_step(totp_code(secret, k_now - 30), secret, k_now, 0), step - 1);
  EXPECT_EQ(totp_step(totp_code(secret, k_now + 30), secret, k_now, 0), step + 1);
  EXPECT_FALSE(totp_step(totp_code(secret, k_now - 90), secret, k_now, 0));
  EXPECT_FALSE(totp_step(totp_code(secret, k_now), secret, k_now, step));       // used
  EXPECT_FALSE(totp_step(totp_code(secret, k_now - 30), secret, k_now, step));  // older than the used one
  EXPECT_TRUE(totp_step(totp_code(secret, k_now + 30), secret, k_now, step));
  for (const char* wrong : {"", "12345", "1234567", "abcdef", "      "})
    EXPECT_FALSE(totp_step(wrong, secret, k_now, 0)) << wrong;
}

TEST(SecondFactor, is_shown_for_apps_and_hands)
{
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(shown_totp_secret(secret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  EXPECT_EQ(totp_address("Prongsai", "somchai@rawe.go.th", secret),
            "otpauth://totp/Prongsai:somchai%40rawe.go.th?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Prongsai");
}

TEST(SecondFactor, recovery_codes_are_many_and_typed_as_one_likes)
{
  util::SeededRandom random("codes");
  const auto codes = new_recovery_codes(random);
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10);
  for (const std::string& code : codes)
    EXPECT_EQ(typed_code(code).size(), 10);
  EXPECT_EQ(typed_code(" K3F9X 7wq2m"), "k3f9x7wq2m");
  EXPECT_EQ(typed_code("\u0E51\u0E52\u0E53 456"), "123456");
}

TEST(Secrets, hashes_belong_to_key_and_purpose)
{
  const Secrets secrets(std::string(32, 'k'));
  const Secrets others(std::string(32, 'o'));
  EXPECT_EQ(secrets.hash("link", "token").size(), 43);
  EXPECT_EQ(secrets.hash("link", "token"), secrets.hash("link", "token"));
  EXPECT_NE(secrets.hash("link", "token"), secrets.hash("session", "token"));
  EXPECT_NE(secrets.hash("link", "token"), others.hash("link", "token"));
  EXPECT_THROW(Secrets("short"), std::invalid_argument);
}

TEST(Secrets, what_is_sealed_opens_only_with_key_and_purpose)
{
  util::SeededRandom random("seal");
  const Secrets secrets(std::string(32, 'k'));
  const Secrets others(std::string(32, 'o'));
  const std::string sealed = secrets.seal("second factor", "secret", random);
  EXPECT_EQ(sealed.find("secret"), std::string::npos);
  EXPECT_NE(sealed, secrets.seal("second factor", "secret", random));
  EXPECT_EQ(secrets.open("second factor", sealed), "secret");
  EXPECT_FALSE(secrets.open("other", sealed));
  EXPECT_FALSE(others.open("second factor", sealed));
  for (const std::string& broken : {std::string(), std::string("x"), sealed + "A", sealed.substr(1), "*" + sealed})
    EXPECT_FALSE(secrets.open("second factor", broken));
}

TEST(SlowDown, an_account_waits_twice_as_long_after_each_failure)
{
  using std::chrono::seconds;
  Guesses guesses;
  for (int i = 0; i < 4; ++i) {
    guesses = with_failure(Guarded::account, guesses, 1000);
    EXPECT_EQ(wait_before(Guarded::account, guesses, 1000), seconds(0));
  }
  for (const int expected : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
    guesses = with_failure(Guarded::account, guesses, 1000);
    EXPECT_EQ(wait_before(Guarded::account, guesses, 1000), seconds(expected));
  }
  EXPECT_EQ(wait_before(Guarded::account, guesses, 1000 + 899), seconds(1));
  EXPECT_EQ(wait_before(Guarded::account, guesses, 1000 + 900), seconds(0));
  EXPECT_EQ(wait_before(Guarded::account, guesses, 0), seconds(900));  // the clock was set back: no longer than that
  EXPECT_EQ(with_failure(Guarded::account, guesses, 1000 + 86400).failures, 1);
}

TEST(SlowDown, an_address_has_many_failures_free_and_gets_them_back)
{
  using std::chrono::seconds;
  Guesses guesses;
  for (int i = 0; i < 99; ++i)
    guesses = with_failure(Guarded::address, guesses, 1000);
  EXPECT_EQ(wait_before(Guarded::address, guesses, 1000), seconds(0));
  guesses = with_failure(Guarded::address, guesses, 1000);
  EXPECT_EQ(wait_before(Guarded::address, guesses, 1000), seconds(10));
  EXPECT_EQ(wait_before(Guarded::address, guesses, 1004), seconds(6));
  EXPECT_EQ(wait_before(Guarded::address, guesses, 1010), seconds(0));
  // One failure in nine seconds each: what passes between them is not lost.
  Guesses slow;
  for (int i = 0; i < 1000; ++i)
    slow = with_failure(Guarded::address, slow, 1000 + i * 9);
  EXPECT_NEAR(static_cast<double>(slow.failures), 100, 1.1);
}

TEST(SlowDown, an_office_has_one_address_and_a_network_of_ipv6)
{
  EXPECT_EQ(network_of("203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(network_of("::ffff:203.0.113.9"), "203.0.113.9");
  EXPECT_EQ(network_of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
  EXPECT_EQ(network_of("2001:db8:1:2::9"), network_of("2001:db8:1:2:ffff::1"));
  EXPECT_EQ(network_of("unix"), "unix");
}

TEST(SessionLife, ends_after_idle_time_and_at_the_latest_after_its_longest)
{
  const SessionRules rules{.idle = std::chrono::seconds(100), .longest = std::chrono::seconds(1000)};
  const Session session{.stage = Stage::full, .started_at = 5000, .seen_at = 5900};
  EXPECT_TRUE(is_alive(session, rules, 5999));
  EXPECT_FALSE(is_alive(session, rules, 6000));
  EXPECT_TRUE(is_alive(session, rules, 4000));  // the clock was set back
  const Session unused{.stage = Stage::full, .started_at = 5000, .seen_at = 5000};
  EXPECT_FALSE(is_alive(unused, rules, 5100));
  const Session waiting{.stage = Stage::code, .started_at = 5000, .seen_at = 5000};
  EXPECT_TRUE(is_alive(waiting, rules, 5000 + 899));
  EXPECT_FALSE(is_alive(waiting, rules, 5000 + 900));
}

TEST(SessionLife, browsers_are_named_as_people_know_them)
{
  EXPECT_EQ(shown_browser("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                          "Chrome/120.0 Safari/537.36 Edg/120.0"),
            "Edge, Windows");
  EXPECT_EQ(shown_browser("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"), "Firefox, Linux");
  EXPECT_EQ(shown_browser("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"),
            "Safari, iPhone");
  EXPECT_EQ(shown_browser("curl/7.88"), "");
}

TEST(CsvCell, is_never_a_formula)
{
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("a,\"b\""), "\"a,\"\"b\"\"\"");
  EXPECT_EQ(csv_cell("plain"), "plain");
}

}  // namespace
