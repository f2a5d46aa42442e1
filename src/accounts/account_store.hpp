// SPDX-License-Identifier: Apache-2.0
// Accounts, the roles that were granted to them, and their second factor with its recovery codes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"

#include "src/accounts/account.hpp"

namespace accounts {

/// What signing in has to know; never shown.
struct Credentials {
  std::int64_t id = 0;
  std::string name;
  std::optional<std::string> password;       ///< Argon2id
  std::optional<std::string> second_factor;  ///< sealed
  std::int64_t second_factor_step = 0;
  bool closed = false;
  std::string language = {};
};

struct PeopleQuestion {
  std::string search = {};                  ///< in login and name
  std::optional<std::int64_t> agency = {};  ///< only who has a role there
  std::optional<Role> role = {};            ///< only who has it (there)
  std::optional<AccountState> state = {};
  std::string sorted_by = "name";  ///< name, login or created
  bool descending = false;
};

struct RoleHolder {
  std::int64_t id = 0;
  std::string login = {};
  std::string name = {};
};

class AccountStore {
 public:
  explicit AccountStore(db::Connection& connection) : connection_(connection) {}

  bool nobody_yet();  ///< no account that has a password: the first administrator has to come
  /// Invited, without a password. db::ConstraintViolation where the login is taken.
  std::int64_t add(const std::string& login, const std::string& name, util::UtcSeconds now);
  std::optional<Account> find(std::int64_t id);
  std::optional<std::int64_t> find_login(const std::string& login);
  std::optional<Credentials> credentials(const std::string& login);
  std::optional<Credentials> credentials(std::int64_t id);

  std::int64_t count(const PeopleQuestion& question);
  std::vector<Account> list(const PeopleQuestion& question, std::int64_t limit, std::int64_t offset);

  void describe(std::int64_t id, const std::string& name, const std::string& language);
  /// Also ends what was asked for with a forgotten password.
  void set_password(std::int64_t id, const std::string& hash);
  void ask_for_reset(std::int64_t id, util::UtcSeconds now);
  void close(std::int64_t id, util::UtcSeconds now);
  void reopen(std::int64_t id);

  std::vector<Grant> grants(std::int64_t id);
  void grant(std::int64_t id, const Grant& grant);  ///< a grant that is there already stays as it is
  bool withdraw(std::int64_t id, const Grant& grant);
  std::int64_t administrators();                 ///< who can sign in; the last one must stay
  std::vector<RoleHolder> people_in(Role role);  ///< of accounts that are not closed, wherever they have it; by name

  /// `sealed` of nothing turns the second factor off and forgets the recovery codes.
  void set_second_factor(std::int64_t id, const std::optional<std::string>& sealed, std::int64_t step);
  /// False where that step or a later one was used before.
  bool use_step(std::int64_t id, std::int64_t step);
  void set_recovery_codes(std::int64_t id, const std::vector<std::string>& hashes);
  bool use_recovery_code(std::int64_t id, const std::string& hash, util::UtcSeconds now);
  std::int64_t recovery_codes_left(std::int64_t id);

 private:
  db::Connection& connection_;
};

}  // namespace accounts
