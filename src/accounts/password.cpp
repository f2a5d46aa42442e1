// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/password.hpp"

#include <array>
#include <cctype>
#include <new>
#include <stdexcept>
#include <vector>

#include <sodium.h>
#include <zxcvbn.h>

#include "lib/util/text.hpp"

namespace accounts {
namespace {

constexpr double k_least_bits = 33;  // 10^10 guesses

std::vector<std::string> known_words(std::string_view login, std::string_view name)
{
  std::vector<std::string> words{"prongsai"};
  const auto add_pieces = [&words](std::string_view text) {
    std::string word;
    for (const char c : std::string(text) + " ") {
      const bool letter = static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
      if (letter) {
        word += util::ascii_lower(c);
        continue;
      }
      if (word.size() > 2) words.push_back(word);
      word.clear();
    }
  };
  add_pieces(login);
  add_pieces(name);
  return words;
}

double guessing_bits(const std::string& password, const std::vector<std::string>& known)
{
  std::vector<const char*> words;
  for (const std::string& word : known)
    words.push_back(word.c_str());
  words.push_back(nullptr);
  // What is behind the hundredth character adds time to this estimate, and nothing to the answer.
  return ZxcvbnMatch(password.substr(0, 100).c_str(), words.data(), nullptr);
}

std::string random_letters(std::size_t bytes)
{
  std::array<unsigned char, 32> random{};
  randombytes_buf(random.data(), bytes);
  std::array<char, 64> letters{};
  return sodium_bin2base64(letters.data(), letters.size(), random.data(), bytes,
                           sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

util::Problem about_password(std::string code, util::Params params = {})
{
  return {.place = {.field = "password"}, .code = std::move(code), .params = std::move(params)};
}

}  // namespace

/// One of the places for working on passwords, held as long as this lives.
class Passwords::Turn {
 public:
  explicit Turn(Passwords& passwords) : passwords_(passwords)
  {
    std::unique_lock lock(passwords_.mutex_);
    passwords_.free_.wait(lock, [this] { return passwords_.places_ > 0; });
    --passwords_.places_;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn()
  {
    const std::lock_guard lock(passwords_.mutex_);
    ++passwords_.places_;
    passwords_.free_.notify_one();
  }

 private:
  Passwords& passwords_;
};

Passwords::Passwords(PasswordCost cost, int at_once) : cost_(cost), places_(at_once)
{
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be started");
  // As libsodium writes one, with a salt and a hash of chance: comparing takes the same work, and nothing fits.
  decoy_ = "$argon2id$v=19$m=" + std::to_string(cost.memory / 1024) + ",t=" + std::to_string(cost.passes) + ",p=1$" +
           random_letters(16) + "$" + random_letters(32);
}

std::string Passwords::hash(std::string_view password)
{
  const Turn turn(*this);
  std::string stored(crypto_pwhash_STRBYTES, '\0');
  const int made = crypto_pwhash_str_alg(stored.data(), password.data(), password.size(), cost_.passes, cost_.memory,
                                         crypto_pwhash_ALG_ARGON2ID13);
  if (made != 0) throw std::bad_alloc();
  stored.resize(stored.find('\0'));
  return stored;
}

bool Passwords::matches(const std::optional<std::string>& stored, std::string_view password)
{
  const Turn turn(*this);
  const std::string& compared = stored ? *stored : decoy_;
  const bool same = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return same && stored.has_value();
}

bool Passwords::outdated(const std::string& stored) const
{
  return crypto_pwhash_str_needs_rehash(stored.c_str(), cost_.passes, cost_.memory) != 0;
}

util::Problems check_password(std::string_view password, std::string_view login, std::string_view name)
{
  const std::size_t characters = util::character_count(password);
  if (characters < k_shortest_password)
    return {about_password("accounts.password_short", {{"least", std::to_string(k_shortest_password)}})};
  if (characters > k_longest_password)
    return {about_password("accounts.password_long", {{"most", std::to_string(k_longest_password)}})};
  if (guessing_bits(std::string(password), known_words(login, name)) < k_least_bits)
    return {about_password("accounts.password_guessable")};
  return {};
}

}  // namespace accounts
