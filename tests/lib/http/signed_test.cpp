// SPDX-License-Identifier: Apache-2.0
#include "lib/http/signed.hpp"

#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace http {
namespace {

const std::string k_key(32, 'k');

TEST(Signer, TokensAreReadByThoseWhoMadeThemForTheSamePurpose)
{
  rc::check([](const std::string& purpose, const std::string& payload) {
    const Signer signer(k_key);
    const std::string token = signer.sign(purpose, payload);
    RC_ASSERT(signer.verify(purpose, token) == payload);
    RC_ASSERT(!signer.verify(purpose + "x", token));
    RC_ASSERT(!Signer(std::string(32, 'l')).verify(purpose, token));
  });
}

TEST(Signer, EveryChangeOfATokenIsNoticed)
{
  const Signer signer(k_key);
  const std::string token = signer.sign("link", "agency 12");
  for (std::size_t i = 0; i < token.size(); ++i) {
    for (const char c : {'A', 'b', '.', '=', ' ', '\0', '\xFF'}) {
      std::string changed = token;
      if (changed[i] == c) continue;
      changed[i] = c;
      EXPECT_EQ(signer.verify("link", changed), std::nullopt) << i;
    }
    EXPECT_EQ(signer.verify("link", token.substr(0, i)), std::nullopt);
  }
  EXPECT_EQ(signer.verify("link", token + "A"), std::nullopt);
  EXPECT_EQ(signer.verify("link", token + "."), std::nullopt);
  EXPECT_EQ(signer.verify("link", ""), std::nullopt);
}

TEST(Signer, PurposeAndPayloadAreKeptApart)
{
  const Signer signer(k_key);
  EXPECT_NE(signer.keyed_hash("ab", "c"), signer.keyed_hash("a", "bc"));
  EXPECT_EQ(signer.keyed_hash("a", "b"), signer.keyed_hash("a", "b"));
  EXPECT_EQ(signer.keyed_hash("a", "b").size(), 43U);
  EXPECT_THROW(Signer(std::string(31, 'k')), std::invalid_argument);
}

TEST(Csrf, TokenBelongsToOneSession)
{
  const Signer signer(k_key);
  const std::string token = signer.csrf_token("session 1");
  EXPECT_TRUE(signer.is_csrf_token("session 1", token));
  EXPECT_FALSE(signer.is_csrf_token("session 2", token));
  EXPECT_FALSE(signer.is_csrf_token("session 1", ""));
  EXPECT_FALSE(signer.is_csrf_token("session 1", token.substr(1)));
}

}  // namespace
}  // namespace http
