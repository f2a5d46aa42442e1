// SPDX-License-Identifier: Apache-2.0
// Any bytes at all as a signed token: nothing is taken for one that was not signed. And whatever is signed is read
// again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lib/http/signed.hpp"

#include "require.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
  static const http::Signer k_signer(std::string(32, 'k'));
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // Who has no key cannot make a token; who finds one here has found what the fuzzer cannot know.
  require(!k_signer.verify("fuzz", bytes));
  const std::string token = k_signer.sign("other", bytes);
  require(k_signer.verify("other", token) == bytes);
  require(!k_signer.verify("fuzz", token));
  require(!k_signer.verify("other", std::string(bytes) + token) || size == 0);
  return 0;
}
