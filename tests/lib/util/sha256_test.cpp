// SPDX-License-Identifier: Apache-2.0
#include "lib/util/sha256.hpp"

#include <gtest/gtest.h>

#include "lib/util/secret.hpp"
#include "lib/util/text.hpp"

namespace {

TEST(Sha256, OfPiecesIsThatOfTheWhole)  // the value of "abc": FIPS 180-2, appendix B.1
{
  util::Sha256 hash;
  hash.add("a");
  hash.add("");
  hash.add("bc");
  const std::string hex = hash.hex();
  EXPECT_EQ(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex, util::sha256_hex("abc"));
}

TEST(Secret, IsTheSameOnlyWholeAndExactly)
{
  EXPECT_TRUE(util::same_secret("", ""));
  EXPECT_TRUE(util::same_secret("geheim", "geheim"));
  EXPECT_FALSE(util::same_secret("geheim", "geheiM"));
  EXPECT_FALSE(util::same_secret("geheim", "geheim "));
  EXPECT_FALSE(util::same_secret("", "g"));
}

}  // namespace
