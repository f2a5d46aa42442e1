// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/audit.hpp"

#include <string_view>

#include "lib/util/text.hpp"

namespace accounts {

std::string hash_of(const AuditEntry& entry)
{
  std::string written;
  // The length before each piece: "ab" + "c" must not hash as "a" + "bc".
  const auto put = [&written](std::string_view piece) {
    written += std::to_string(piece.size());
    written += ':';
    written += piece;
  };
  put(std::to_string(entry.number));
  put(std::to_string(entry.at));
  put(std::to_string(entry.account));
  put(entry.account_name);
  put(entry.act);
  put(entry.object);
  put(entry.detail);
  put(entry.previous);
  return util::sha256_hex(written);
}

void AuditCheck::take(const AuditEntry& entry)
{
  if (finding_.broken) return;
  const bool fits =
      entry.number == finding_.entries + 1 && entry.previous == finding_.last_hash && entry.hash == hash_of(entry);
  if (!fits) {
    // Where one is missing, the gap is what is broken, not the one behind it.
    finding_.broken = finding_.entries + 1;
    return;
  }
  finding_.entries = entry.number;
  finding_.last_hash = entry.hash;
}

}  // namespace accounts
