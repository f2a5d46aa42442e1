// SPDX-License-Identifier: Apache-2.0
#include "lib/util/messages.hpp"

#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

#include "lib/util/message_text.hpp"

namespace {

using util::Language;
using util::Messages;

constexpr const char* k_catalogue = R"({"a.sum": "weights add to {sum}, not to {whole}", "a.plain": "braces {{}}"})";

/// The names of the parameters in the text, those of plurals as well.
std::set<std::string> parameters(const util::MessageText& text)
{
  std::set<std::string> names;
  for (const util::MessagePiece& piece : text) {
    if (!piece.parameter.empty()) names.insert(piece.parameter);
    names.merge(parameters(piece.one));
    names.merge(parameters(piece.other));
  }
  return names;
}

std::set<std::string> parameters(const std::string& text)
{
  return parameters(util::parse_message(text));
}

TEST(Messages, FillsNamedParametersAndIgnoresOthers)
{
  const Messages messages = Messages::parse(Language::english, k_catalogue);
  EXPECT_EQ(messages.say("a.sum", {{"sum", "99{5}"}, {"whole", "100"}, {"other", "x"}}),
            "weights add to 99{5}, not to 100");
  EXPECT_EQ(messages.say("a.plain"), "braces {}");
  EXPECT_TRUE(messages.has("a.sum"));
  EXPECT_FALSE(messages.has("a.su"));
}

TEST(Messages, OneAndSeveralAreSaidAsTheLanguageSaysThem)
{
  const Messages messages = Messages::parse(Language::english, R"({
    "a.links": "{links, plural, one {# link} other {# links}}, {files, plural, one {# file} other {# files}} of {who}",
    "a.last": "{count, plural, one {only {who} is} other {all # are}} left",
    "a.braces": "{count, plural, one {{{#} other {}}"})");
  const auto say = [&](const char* key, const char* links, const char* files) {
    return messages.say(key, {{"links", links}, {"count", links}, {"files", files}, {"who", "him"}});
  };
  EXPECT_EQ(say("a.links", "1", "2"), "1 link, 2 files of him");
  EXPECT_EQ(say("a.links", "0", "1"), "0 links, 1 file of him");
  EXPECT_EQ(say("a.links", "1,000", "11"), "1,000 links, 11 files of him");
  EXPECT_EQ(say("a.links", "1.00", "-1"), "1.00 links, -1 files of him") << "one is what is shown as 1";
  EXPECT_EQ(say("a.last", "1", ""), "only him is left");
  EXPECT_EQ(say("a.last", "3", ""), "all 3 are left");
  EXPECT_EQ(say("a.braces", "1", ""), "{1");
  EXPECT_THROW(messages.say("a.last", {{"count", "1"}}), std::logic_error);
}

TEST(Messages, APluralThatIsNotWholeIsALogicError)
{
  for (const char* text :
       {"{", "{count", "{}", "}", "{count, plural}", "{count, plural, one {# link}}",
        "{count, plural, other {# links} one {# link}}", "{count, plural, one {#} other {#}", "{a{b}}"})
    EXPECT_THROW(util::parse_message(text), std::logic_error) << text;
}

TEST(Messages, EnglishHasOneAndSeveralWhereThaiHasOneForm)
{
  const Messages thai = Messages::embedded(Language::thai);
  for (const auto& [key, text] : thai.texts())
    EXPECT_EQ(text.find(", plural,"), std::string::npos) << key;
  const Messages english = Messages::embedded(Language::english);
  EXPECT_EQ(english.say("disclosures.links_and_files", {{"links", "1"}, {"files", "1"}}), "1 link, 1 file");
  EXPECT_EQ(english.say("disclosures.links_and_files", {{"links", "2"}, {"files", "0"}}), "2 links, 0 files");
  EXPECT_EQ(english.say("agencies.import_done", {{"count", "1"}}), "1 agency was stored.");
}

TEST(Messages, AMissingKeyOrParameterIsALogicError)
{
  const Messages messages = Messages::parse(Language::thai, k_catalogue);
  EXPECT_THROW(messages.say("a.absent"), std::logic_error);
  EXPECT_THROW(messages.say("a.sum", {{"sum", "99"}}), std::logic_error);
  EXPECT_THROW(messages.say(util::Problem{{}, "a.sum", {}}), std::logic_error);
}

TEST(Messages, ACatalogueThatIsNotAnObjectOfTextsIsALogicError)
{
  EXPECT_THROW(Messages::parse(Language::thai, "[]"), std::logic_error);
  EXPECT_THROW(Messages::parse(Language::thai, "{\"a\": 1}"), std::logic_error);
  EXPECT_THROW(Messages::parse(Language::thai, "{\"a\": "), std::logic_error);
}

TEST(Messages, AProblemIsSaidWithThePlacesThatAreKnown)
{
  const Messages messages = Messages::parse(Language::english, R"({"x.bad": "bad {what}"})");
  const auto say = [&](util::Place place) {
    return messages.say(util::Problem{std::move(place), "x.bad", {{"what", "thing"}}});
  };
  EXPECT_EQ(say({"a.csv", 3, 7, "i3"}), "a.csv:3:7: i3: bad thing");
  EXPECT_EQ(say({"a.csv", 3, 0, ""}), "a.csv:3: bad thing");
  EXPECT_EQ(say({"a.csv", 0, 0, "i3"}), "a.csv: i3: bad thing");
  EXPECT_EQ(say({"", 3, 0, "i3"}), "3: i3: bad thing");
  EXPECT_EQ(say({}), "bad thing");
}

TEST(Messages, EveryEmbeddedTextIsInBothLanguagesWithTheSameParameters)
{
  const Messages thai = Messages::embedded(Language::thai);
  const Messages english = Messages::embedded(Language::english);
  EXPECT_TRUE(thai.has("csv.nul"));
  for (const auto& [key, text] : thai.texts()) {
    ASSERT_TRUE(english.has(key)) << key << " is not in locale/en";
    std::set<std::string> in_english = parameters(english.texts().at(key));
    // Only English adds the year of the common era to the Buddhist one.
    if (parameters(text).count("common") == 0) in_english.erase("common");
    EXPECT_EQ(parameters(text), in_english) << key;
  }
  for (const auto& [key, text] : english.texts()) {
    ASSERT_TRUE(thai.has(key)) << key << " is not in locale/th";
    util::Params params;
    for (const std::string& name : parameters(text))
      params[name] = "1";
    EXPECT_NO_THROW(english.say(key, params)) << key;
    EXPECT_NO_THROW(thai.say(key, params)) << key;
  }
}

}  // namespace
