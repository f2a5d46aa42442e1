// SPDX-License-Identifier: Apache-2.0
// What is read from the good framework, what extends changes, and when two frameworks have the same hash.
#include "lib/util/files.hpp"

#include "src/framework/canonical.hpp"

#include "tests/src/framework/cases.hpp"

namespace framework {
namespace {

std::string good_text()
{
  return util::read_file(k_cases / "2600.toml");
}

/// The good text with one passage, which must be in it, replaced.
std::string changed(const std::string& from, const std::string& to)
{
  std::string text = good_text();
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string hash_of(const std::string& text)
{
  const Loaded loaded = load_text(text);
  EXPECT_TRUE(loaded.problems.empty()) << (loaded.problems.empty() ? "" : loaded.problems[0].code);
  return loaded.framework ? loaded.framework->hash : std::string{};
}

constexpr const char* k_extending = "fiscal_year = 2601\nextends = 2600\nname = { th = \"ก\", en = \"a\" }\n";

TEST(Load, EverythingOfTheGoodFrameworkIsRead)
{
  const Framework framework = good_framework();
  EXPECT_EQ(framework.fiscal_year, 2600);
  EXPECT_EQ(framework.name.en, "Example framework");
  EXPECT_EQ(framework.rules.pass_mark, Exact(85));
  ASSERT_TRUE(framework.target);
  EXPECT_EQ(framework.target->share, Exact(80));
  ASSERT_EQ(framework.scales.size(), 2u);
  EXPECT_EQ(framework.scales[0].levels[1].points, Exact(100, 3));
  EXPECT_TRUE(framework.scales[1].by_code);
  ASSERT_EQ(framework.instruments.size(), 3u);
  EXPECT_EQ(framework.instruments[0].parts.size(), 1u);  // one part where the file names none
  EXPECT_EQ(framework.instruments[0].parts[0].weight, Exact(1));
  EXPECT_EQ(framework.instruments[1].parts[1].weight, Exact(1, 2));
  EXPECT_TRUE(framework.instruments[2].parts.empty());
  EXPECT_EQ(framework.instruments[2].indicators, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(framework.indicators[2].sub_indicators, (std::vector<std::size_t>{0, 1}));
  EXPECT_TRUE(framework.questions[1].reversed);
  EXPECT_TRUE(framework.questions[2].wording.provisional);
  EXPECT_EQ(framework.questions[3].parts, std::vector<std::string>{"2"});
  EXPECT_EQ(framework.items[0].period, "current");
  EXPECT_EQ(framework.items[1].elements[1].text.en, "Telephone numbers");
  EXPECT_EQ(framework.themes[0].questions, (std::vector<std::size_t>{0, 2, 3}));
  EXPECT_EQ(framework.levels[1].conditions[1].scope, ConditionScope::one_instrument);
  EXPECT_EQ(framework.levels[1].conditions[1].which, 2u);
  EXPECT_EQ(framework.levels[1].conditions[2].scope, ConditionScope::one_indicator);
  EXPECT_EQ(framework.samples[0].cap, 400);
  EXPECT_EQ(framework.samples[1].province_size, "large");
  EXPECT_EQ(framework.eligibility.size(), 1u);
  ASSERT_EQ(framework.likely.size(), 1u);
  EXPECT_EQ(framework.likely[0].about, "part.EIT.2");
}

TEST(Extends, AnEntryReplacesTheOneOfTheSameCodeAndKeepsItsPlace)
{
  const Loaded loaded = load_text(std::string(k_extending) +
                                  "[[item]]\ncode = \"O2\"\nsub_indicator = \"9.2\"\n"
                                  "title = { th = \"ใหม่\", en = \"New\" }\n"
                                  "elements = [{ code = \"1\", text = { th = \"ก\", en = \"a\" } }]\n");
  ASSERT_TRUE(loaded.framework);
  EXPECT_EQ(loaded.framework->fiscal_year, 2601);
  EXPECT_EQ(loaded.framework->items.size(), 4u);
  EXPECT_EQ(loaded.framework->items[1].title.en, "New");
  EXPECT_EQ(loaded.framework->items[1].elements.size(), 1u);  // nothing of the replaced entry remains
  EXPECT_EQ(loaded.framework->sub_indicators[1].items, (std::vector<std::size_t>{1, 2}));
}

TEST(Extends, AddsAndDrops)
{
  const Loaded loaded = load_text(std::string(k_extending) +
                                  "[drop]\nitems = [\"o1\"]\nthemes = \"all\"\nsamples = \"all\"\n"
                                  "[[item]]\ncode = \"o9\"\nsub_indicator = \"10.1\"\n"
                                  "title = { th = \"ใหม่\", en = \"New\" }\n"
                                  "elements = [{ code = \"1\", text = { th = \"ก\", en = \"a\" } }]\n");
  ASSERT_TRUE(loaded.framework);
  EXPECT_FALSE(loaded.framework->item("o1"));
  EXPECT_EQ(loaded.framework->items.back().code, "o9");
  EXPECT_TRUE(loaded.framework->themes.empty());
  EXPECT_TRUE(loaded.framework->samples.empty());
}

TEST(Extends, SamplesAreTheSameWhereTheySpeakOfTheSamePeople)
{
  const Loaded loaded = load_text(std::string(k_extending) +
                                  "[[sample]]\ninstrument = \"IIT\"\nminimum = 40\n"
                                  "[[sample]]\ninstrument = \"EIT\"\npart = \"2\"\nminimum = 20\n");
  ASSERT_TRUE(loaded.framework);
  ASSERT_EQ(loaded.framework->samples.size(), 3u);
  EXPECT_EQ(loaded.framework->samples[0].minimum, 40);
  EXPECT_TRUE(loaded.framework->samples[0].percent.is_zero());
  EXPECT_EQ(loaded.framework->samples[2].part, "2");
}

TEST(Extends, TablesAreReplacedWholeAndTheNameIsNeverTakenOver)
{
  const Loaded loaded = load_text("fiscal_year = 2601\nextends = 2600\n[target]\nshare = 90\n");
  ASSERT_EQ(loaded.problems.size(), 3u);
  EXPECT_EQ(loaded.problems[0].place.field, "name");
  EXPECT_EQ(loaded.problems[1].place.field, "target.at_least");
  EXPECT_EQ(loaded.problems[2].place.field, "target.name");
}

TEST(Hash, DoesNotDependOnHowTheFileIsWritten)
{
  const std::string hash = good_framework().hash;
  EXPECT_EQ(hash.size(), 64u);
  EXPECT_EQ(hash_of(good_text()), hash);
  EXPECT_EQ(hash_of("# a comment\n\n" + good_text() + "\n# the end\n"), hash);
  EXPECT_EQ(hash_of(changed("pass_mark = 85\ndisplay_places = 2", "display_places =   2\npass_mark = \"85.0\"")), hash);
  EXPECT_EQ(hash_of(changed("weight = \"1/2\"", "weight = \"0.5\"")), hash);
  EXPECT_EQ(hash_of(changed("name = { th = \"ค่าเป้าหมาย\", en = \"Target\" }",
                            "name.en = \"Target\"\nname.th = \"ค่าเป้าหมาย\"")),
            hash);
}

TEST(Hash, OfAnExtendedFrameworkIsThatOfTheSameContentInFull)
{
  const Loaded extended = load_text(
      "fiscal_year = 2601\nextends = 2600\n"
      "name = { th = \"กรอบตัวอย่าง\", en = \"Example framework\" }\n");
  ASSERT_TRUE(extended.framework);
  EXPECT_EQ(extended.framework->hash, hash_of(changed("fiscal_year = 2600", "fiscal_year = 2601")));
}

TEST(Hash, ChangesWithEveryValue)
{
  const std::vector<std::pair<std::string, std::string>> edits{
      {"fiscal_year = 2600", "fiscal_year = 2601"},
      {"en = \"Example framework\"", "en = \"Example Framework\""},
      {"pass_mark = 85", "pass_mark = \"85.01\""},
      {"display_places = 2", "display_places = 3"},
      {"level_of = \"displayed\"", "level_of = \"exact\""},
      {"missing_part = \"reweight\"", "missing_part = \"withhold\""},
      {"not_applicable_items = \"reweight\"", "not_applicable_items = \"count_as_met\""},
      {"share = 80", "share = 81"},
      {"points = \"33 1/3\"", "points = \"33.33\""},
      {"weight = \"1/2\", name", "weight = \"0.5\", certainty = \"likely\", note = { th = \"ก\", en = \"a\" }, name"},
      {"purpose = { th = \"วัดคุณภาพ\"", "purpose = { th = \"วัดคุณภาพงาน\""},
      {"reversed = true", "reversed = false"},
      {", provisional = true", ""},
      {"parts = [\"2\"]", "parts = [\"1\", \"2\"]"},
      {"period = \"current\"", "period = \"covers_year\""},
      {"unit_hint = { th = \"สำนักปลัด\", en = \"Secretariat\" }\n", ""},
      {"en = \"Telephone numbers\"", "en = \"Telephone\""},
      {"questions = [\"i2\"]\n", ""},
      {"of = \"indicator 1\", at_least = 50", "of = \"indicator 1\", at_least = 51"},
      {"of = \"indicator 1\", at_least = 50", "of = \"indicator 6\", at_least = 50"},
      {"cap = 400\n", ""},
      {"province_size = \"large\"", "province_size = \"small\""},
      {"en = \"Staff of a year or more\"", "en = \"Staff\""},
  };
  std::vector<std::string> hashes{good_framework().hash};
  for (const auto& [from, to] : edits) {
    const std::string hash = hash_of(changed(from, to));
    EXPECT_EQ(std::ranges::count(hashes, hash), 0) << from;
    hashes.push_back(hash);
  }
}

}  // namespace
}  // namespace framework
