// SPDX-License-Identifier: Apache-2.0
#include "lib/html/assets.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

#include "lib/html/address.hpp"

namespace {

using html::Asset;

TEST(Assets, TextFilesAreThereCompressedToo)
{
  for (const char* name : {"prongsai.css", "questionnaire.css", "prongsai.js", "icon.svg"}) {
    const auto found = std::ranges::find(html::assets(), name, &Asset::name);
    ASSERT_NE(found, html::assets().end()) << name;
    EXPECT_FALSE(found->gzip.empty());
    EXPECT_LT(found->brotli.size(), found->bytes.size());
  }
  EXPECT_THROW(html::asset("absent.css"), std::logic_error);
}

TEST(Assets, EveryAddressInAStyleSheetIsAFileOfOurs)
{
  for (const Asset& style : html::assets()) {
    if (!style.name.ends_with(".css")) continue;
    std::set<std::string_view> fonts;  // each under two names: that of pages and that of charts
    for (std::size_t at = style.bytes.find("url("); at != std::string_view::npos;
         at = style.bytes.find("url(", at + 1)) {
      const std::size_t begin = at + 5;
      const std::string_view address = style.bytes.substr(begin, style.bytes.find('"', begin) - begin);
      EXPECT_NE(std::ranges::find(html::assets(), address, &Asset::address), html::assets().end()) << address;
      fonts.insert(address);
    }
    EXPECT_EQ(fonts.size(), 4U) << style.name;
    EXPECT_EQ(style.bytes.find("GDS Transport"), std::string_view::npos);
  }
}

TEST(Assets, TheStylesOfAQuestionnaireLeaveRoomForItsPage)
{
  const auto styles = std::ranges::find(html::assets(), "questionnaire.css", &Asset::name);
  EXPECT_LT(styles->gzip.size(), 10'000U);
}

TEST(Address, AParameterIsSetInThePlaceOfTheOldOne)
{
  EXPECT_EQ(html::with_parameter("/a", "lang", "th"), "/a?lang=th");
  EXPECT_EQ(html::with_parameter("/a?lang=en&x=%20#top", "lang", "th"), "/a?x=%20&lang=th");
  EXPECT_EQ(html::with_parameter("/a?", "q", "a&b=\u0E01"), "/a?q=a%26b%3D%E0%B8%81");
}

}  // namespace
