// SPDX-License-Identifier: Apache-2.0
// The second factor: six digits that an app on the person's phone makes anew every 30 seconds (TOTP, RFC 6238), and ten
// recovery codes for the day on which the phone is lost.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

namespace accounts {

/// 160 random bits, as bytes.
std::string new_totp_secret(util::Random& random);
/// For typing into an app by hand: base32 in groups of four.
std::string shown_totp_secret(std::string_view secret);
/// What the QR code says: otpauth://totp/…
std::string totp_address(std::string_view site, std::string_view login, std::string_view secret);

/// The time step to which the code belongs, if it is right now, one step ago or one step ahead (phones are not on time)
/// and later than `last_step`, the last one that was used: a code that somebody overlooked is worth nothing a second
/// time. `code` as typed_code() gives it.
std::optional<std::int64_t> totp_step(std::string_view code, std::string_view secret, util::UtcSeconds now,
                                      std::int64_t last_step);
/// The code of that moment; for tests, and for journeys through the pages.
std::string totp_code(std::string_view secret, util::UtcSeconds now);

/// Ten codes of fifty bits, "k3f9x-7wq2m", without letters that look like others.
std::vector<std::string> new_recovery_codes(util::Random& random);

/// What was typed as a code, without blanks and hyphens, in small letters and Arabic digits.
std::string typed_code(std::string_view typed);

}  // namespace accounts
