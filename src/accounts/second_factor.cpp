// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/second_factor.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <stdexcept>

#include <liboath/oath.h>

#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace accounts {
namespace {

constexpr std::size_t k_secret_bytes = 20;
constexpr unsigned k_digits = 6;
constexpr std::size_t k_window = 1;  // steps before and after
constexpr std::string_view k_code_letters = "23456789abcdefghjkmnpqrstuvwxyz";

std::string base32(std::string_view bytes)
{
  char* text = nullptr;
  std::size_t size = 0;
  if (oath_base32_encode(bytes.data(), bytes.size(), &text, &size) != OATH_OK) throw std::bad_alloc();
  const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);
  std::string encoded(text, size);
  while (encoded.ends_with('='))
    encoded.pop_back();
  return encoded;
}

std::string in_address(std::string_view text)
{
  static constexpr std::string_view k_hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || c == '.' ||
        c == '-' || c == '_') {
      encoded += c;
    } else {
      encoded += {'%', k_hex[byte >> 4U], k_hex[byte & 15U]};
    }
  }
  return encoded;
}

}  // namespace

std::string new_totp_secret(util::Random& random)
{
  return random.bytes(k_secret_bytes);
}

std::string shown_totp_secret(std::string_view secret)
{
  const std::string letters = base32(secret);
  std::string shown;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) shown += ' ';
    shown += letters[i];
  }
  return shown;
}

std::string totp_address(std::string_view site, std::string_view login, std::string_view secret)
{
  return "otpauth://totp/" + in_address(site) + ":" + in_address(login) + "?secret=" + base32(secret) +
         "&issuer=" + in_address(site);
}

std::optional<std::int64_t> totp_step(std::string_view code, std::string_view secret, util::UtcSeconds now,
                                      std::int64_t last_step)
{
  if (code.size() != k_digits) return std::nullopt;
  int position = 0;
  std::uint64_t step = 0;
  const int found =
      oath_totp_validate4(secret.data(), secret.size(), static_cast<time_t>(now), OATH_TOTP_DEFAULT_TIME_STEP_SIZE,
                          OATH_TOTP_DEFAULT_START_TIME, k_window, &position, &step, 0, std::string(code).c_str());
  if (found < 0 || static_cast<std::int64_t>(step) <= last_step) return std::nullopt;
  return static_cast<std::int64_t>(step);
}

std::string totp_code(std::string_view secret, util::UtcSeconds now)
{
  std::array<char, k_digits + 1> code{};
  const int made =
      oath_totp_generate(secret.data(), secret.size(), static_cast<time_t>(now), OATH_TOTP_DEFAULT_TIME_STEP_SIZE,
                         OATH_TOTP_DEFAULT_START_TIME, k_digits, code.data());
  if (made != OATH_OK) throw std::runtime_error("liboath makes no code");
  return code.data();
}

std::vector<std::string> new_recovery_codes(util::Random& random)
{
  std::vector<std::string> codes(10);
  for (std::string& code : codes) {
    for (int i = 0; i < 10; ++i) {
      if (i == 5) code += '-';
      code += k_code_letters[static_cast<std::size_t>(random.below(k_code_letters.size()))];
    }
  }
  return codes;
}

std::string typed_code(std::string_view typed)
{
  std::string code;
  for (const char c : thai::to_arabic_digits(typed)) {
    if (c != ' ' && c != '-') code += util::ascii_lower(c);
  }
  return code;
}

}  // namespace accounts
