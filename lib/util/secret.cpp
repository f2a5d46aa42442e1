// SPDX-License-Identifier: Apache-2.0
#include "lib/util/secret.hpp"

#include <sodium.h>

namespace util {

bool same_secret(std::string_view a, std::string_view b)
{
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace util
