// SPDX-License-Identifier: Apache-2.0
#include "lib/util/text.hpp"

#include <cstdint>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "lib/util/utf8.hpp"

namespace {

TEST(Text, TrimsBlanksOfEveryKind)
{
  EXPECT_EQ(util::trim(" \t\r\n a b \v\f"), "a b");
  EXPECT_EQ(util::trim("\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBFก า\xE2\x80\x8B\xC2\xA0"), "ก า");
  EXPECT_EQ(util::trim("  \xC2\xA0 "), "");
  EXPECT_EQ(util::trim(""), "");
  EXPECT_EQ(util::trim("\xA0"), "\xA0") << "half a character is left alone";
}

TEST(Text, SplitsAndJoins)
{
  EXPECT_EQ(util::split("a,,b,", ','), (std::vector<std::string_view>{"a", "", "b", ""}));
  EXPECT_EQ(util::split("", ','), (std::vector<std::string_view>{""}));
  EXPECT_EQ(util::join({"a", "", "b"}, ", "), "a, , b");
  EXPECT_EQ(util::join({}, ", "), "");
}

TEST(Text, KnowsValidUtf8)
{
  EXPECT_TRUE(util::is_utf8(""));
  EXPECT_TRUE(util::is_utf8("ประสิทธิภาพ é 😀 plain"));
  for (const char* bytes : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE0\xB8", "\xE0\xB8g", "abcdefgh\xE0"}) {
    EXPECT_FALSE(util::is_utf8(bytes)) << ::testing::PrintToString(std::string(bytes));
  }
}

TEST(Text, EveryCharacterIsWrittenAndReadAlike)
{
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text;
    util::append_utf8(text, code);
    const util::Utf8Character read = util::character_at(text, 0);
    bool right = read.code == code && read.bytes == text.size();
    for (std::size_t part = 1; part < text.size(); ++part) {
      right = right && util::may_become_character(std::string_view(text).substr(0, part));
    }
    if (!right) FAIL() << static_cast<std::uint32_t>(code);  // one check a character would take seconds
  }
}

TEST(Text, ValidPrefixStopsAtTheFirstByteThatDoesNotFit)
{
  EXPECT_TRUE(rc::check([](const std::vector<std::uint32_t>& codes, const std::string& after) {
    std::string text;
    for (const std::uint32_t code : codes)
      util::append_utf8(text, code % 0xD800);
    RC_ASSERT(util::valid_utf8_prefix(text) == text.size());
    text += '\xFF';
    const std::size_t valid = text.size() - 1;
    RC_ASSERT(util::valid_utf8_prefix(text + after) == valid);
  }));
}

TEST(Text, ATailThatCanBecomeNothingIsKnown)
{
  for (const char* tail : {"\x80", "a", "\xC0", "\xE0\x80", "\xED\xA0", "\xF4\x90", "\xF0\x90g", "\xFF"}) {
    EXPECT_FALSE(util::may_become_character(tail)) << ::testing::PrintToString(std::string(tail));
  }
}

TEST(Text, MeasuresThaiAsTheEyeDoes)
{
  EXPECT_EQ(util::character_count("ผู้"), 3U);
  EXPECT_EQ(util::display_width("ผู้"), 1U);
  EXPECT_EQ(util::display_width("น้ำ"), 2U) << "sara am takes a column, the tone mark none";
  EXPECT_EQ(util::display_width("ประสิทธิภาพ"), 10U - 1U + 0U);
  EXPECT_EQ(util::display_width("abc ๒๕๖๗"), 8U);
  EXPECT_EQ(util::display_width("漢字"), 4U);
  EXPECT_EQ(util::display_width("\xE2\x80\x8B"), 0U);
}

TEST(Text, PadsToColumns)
{
  EXPECT_EQ(util::padded("ผู้", 3), "ผู้  ");
  EXPECT_EQ(util::padded("85", 4, true), "  85");
  EXPECT_EQ(util::padded("long", 2), "long");
}

TEST(Text, EscapesForXml)
{
  EXPECT_EQ(util::xml_escaped("<a b=\"c\">&'ก"), "&lt;a b=&quot;c&quot;&gt;&amp;&#39;ก");
  EXPECT_EQ(util::xml_escaped(std::string_view("\0\x01\t\n\xFF\xEF\xBF\xBE", 8)),
            "\xEF\xBF\xBD\xEF\xBF\xBD\t\n\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(Text, HashesAsTheStandardSays)
{
  // FIPS 180-2, appendix B.1.
  EXPECT_EQ(util::sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(util::sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace
