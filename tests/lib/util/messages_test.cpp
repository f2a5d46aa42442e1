// SPDX-License-Identifier: Apache-2.0
#include "lib/util/messages.hpp"

#include <set>
#include <stdexcept>

#include <gtest/gtest.h>

namespace {

using util::Language;
using util::Messages;

constexpr const char* k_catalogue = R"({"a.sum": "weights add to {sum}, not to {whole}", "a.plain": "braces {{}}"})";

/// The names in braces in the text.
std::set<std::string> parameters(const std::string& text)
{
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    if (text.compare(open, 2, "{{") == 0) {
      ++open;
      continue;
    }
    names.insert(text.substr(open + 1, text.find('}', open) - open - 1));
  }
  return names;
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
