// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/guess_store.hpp"

#include <algorithm>
#include <tuple>

namespace accounts {
namespace {

constexpr std::string_view k_guess_purpose = "guessing";
constexpr std::int64_t k_a_day = std::int64_t{24} * 60 * 60;

}  // namespace

Guesses GuessStore::known(const std::string& hash)
{
  const auto row = connection_.query("SELECT failures, last_at FROM guessing WHERE subject = :hash", hash)
                       .maybe<std::int64_t, util::UtcSeconds>();
  return row ? Guesses{std::get<0>(*row), std::get<1>(*row)} : Guesses();
}

std::chrono::seconds GuessStore::take(std::span<const GuessSubject> subjects, util::UtcSeconds now)
{
  std::chrono::seconds wait(0);
  for (const GuessSubject& subject : subjects)
    wait = std::max(wait, wait_before(subject.guarded, known(secrets_.hash(k_guess_purpose, subject.name)), now));
  if (wait.count() > 0) return wait;
  for (const GuessSubject& subject : subjects) {
    const std::string hash = secrets_.hash(k_guess_purpose, subject.name);
    const Guesses guesses = with_failure(subject.guarded, known(hash), now);
    connection_.execute(R"(INSERT INTO guessing (subject, failures, last_at) VALUES (:subject, :failures, :last)
                           ON CONFLICT (subject) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at)",
                        hash, guesses.failures, guesses.last_at);
  }
  return wait;
}

void GuessStore::forgive(std::span<const GuessSubject> subjects)
{
  for (const GuessSubject& subject : subjects) {
    const std::string hash = secrets_.hash(k_guess_purpose, subject.name);
    if (subject.guarded == Guarded::account) {
      connection_.execute("DELETE FROM guessing WHERE subject = :subject", hash);
    } else {
      connection_.execute("UPDATE guessing SET failures = failures - 1 WHERE subject = :subject AND failures > 0",
                          hash);
    }
  }
}

std::int64_t GuessStore::sweep(util::UtcSeconds now)
{
  return connection_.execute("DELETE FROM guessing WHERE last_at < :before", now - k_a_day);
}

}  // namespace accounts
