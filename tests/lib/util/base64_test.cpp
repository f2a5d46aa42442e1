// SPDX-License-Identifier: Apache-2.0
#include "lib/util/base64.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Base64, WritesWhatTheStandardShows)  // RFC 4648, section 10
{
  EXPECT_EQ(util::base64(""), "");
  EXPECT_EQ(util::base64("f"), "Zg==");
  EXPECT_EQ(util::base64("fo"), "Zm8=");
  EXPECT_EQ(util::base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, OfAddressesHasNoSignThatMeansSomethingThere)
{
  const std::string bytes("\xFB\xFF\x00", 3);
  EXPECT_EQ(util::base64(bytes), "+/8A");
  EXPECT_EQ(util::base64url(bytes), "-_8A");
  EXPECT_EQ(util::from_base64url("-_8A"), bytes);
}

TEST(Base64, ReadsNothingButWhatItWrites)
{
  EXPECT_EQ(util::from_base64url(""), "");
  for (const char* text : {"+/8A", "Zg==", "Z", "Zm 8", "Zh", "ก"})
    EXPECT_FALSE(util::from_base64url(text)) << text;
}

}  // namespace
