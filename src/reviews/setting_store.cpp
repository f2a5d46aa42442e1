// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/setting_store.hpp"

#include <string>

namespace reviews {

std::optional<SecondReadingRule> SettingStore::rule(std::int64_t cycle) const
{
  const auto row =
      connection_
          .query("SELECT share, seed FROM review_setting WHERE cycle_id = :cycle ORDER BY id DESC LIMIT 1", cycle)
          .maybe<std::int64_t, std::string>();
  if (!row) return std::nullopt;
  return SecondReadingRule{std::get<0>(*row), std::get<1>(*row)};
}

SecondReadingRule SettingStore::rule_or_begin(std::int64_t cycle, util::Random& random, util::UtcSeconds now)
{
  if (const auto known = rule(cycle)) return *known;
  constexpr std::size_t k_seed_bytes = 16;
  SecondReadingRule begun{.share = k_usual_share, .seed = random.token(k_seed_bytes)};
  set(cycle, begun, 0, now);
  return begun;
}

void SettingStore::set(std::int64_t cycle, const SecondReadingRule& rule, std::int64_t by, util::UtcSeconds now)
{
  connection_.execute(
      "INSERT INTO review_setting (cycle_id, share, seed, at, by_account) VALUES (:cycle, :share, :seed, :now, :by)",
      cycle, rule.share, rule.seed, now, by);
}

std::vector<std::int64_t> SettingStore::moderators(std::int64_t cycle) const
{
  return connection_.query("SELECT account_id FROM review_moderator WHERE cycle_id = :cycle ORDER BY account_id", cycle)
      .all<std::int64_t>();
}

std::vector<std::int64_t> SettingStore::moderated_by(std::int64_t account) const
{
  return connection_
      .query("SELECT cycle_id FROM review_moderator WHERE account_id = :account ORDER BY cycle_id DESC", account)
      .all<std::int64_t>();
}

void SettingStore::name_moderator(std::int64_t cycle, std::int64_t account, std::int64_t by, util::UtcSeconds now)
{
  connection_.execute(R"(
    INSERT INTO review_moderator (cycle_id, account_id, named_at, named_by) VALUES (:cycle, :account, :now, :by)
    ON CONFLICT DO NOTHING)",
                      cycle, account, now, by);
}

void SettingStore::dismiss_moderator(std::int64_t cycle, std::int64_t account)
{
  connection_.execute("DELETE FROM review_moderator WHERE cycle_id = :cycle AND account_id = :account", cycle, account);
}

}  // namespace reviews
