// SPDX-License-Identifier: Apache-2.0
// Every faulty file of tests/cases/framework has exactly the problems of its .expected file, one a line:
// file:line:column field code.
#include <set>

#include <fmt/format.h>

#include "lib/util/messages.hpp"

#include "tests/src/framework/cases.hpp"

namespace framework {
namespace {

std::vector<std::filesystem::path> faulty_files()
{
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(k_cases)) {
    if (entry.path().extension() == ".toml" && entry.path().filename() != "2600.toml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string written(const util::Problem& problem)
{
  const util::Place& place = problem.place;
  return fmt::format("{}:{}:{} {} {}\n", std::filesystem::path(place.file).filename().string(), place.line,
                     place.column, place.field.empty() ? "-" : place.field,
                     problem.code.substr(std::string("framework.").size()));
}

std::string text_of(const std::filesystem::path& path)
{
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Faults, EachFaultyFileHasItsProblemsAndNoOthers)
{
  const auto files = faulty_files();
  ASSERT_GT(files.size(), 40u);
  for (const auto& path : files) {
    const Loaded loaded = load_file(path);
    std::string found;
    for (const util::Problem& problem : loaded.problems)
      found += written(problem);
    EXPECT_EQ(found, text_of(std::filesystem::path(path).replace_extension(".expected"))) << path;
    EXPECT_FALSE(loaded.framework) << path;
  }
}

TEST(Faults, EveryKindHasACaseAndWordsInBothLanguages)
{
  std::set<std::string> seen{"framework.too_large", "framework.too_deep", "framework.too_many", "framework.not_utf8",
                             "framework.cannot_read"};  // no file to keep; below
  const util::Messages thai = util::Messages::embedded(util::Language::thai);
  const util::Messages english = util::Messages::embedded(util::Language::english);
  for (const auto& path : faulty_files()) {
    for (const util::Problem& problem : load_file(path).problems) {
      seen.insert(problem.code);
      EXPECT_NE(thai.say(problem), english.say(problem));  // throws where a parameter is missing
    }
  }
  std::set<std::string> known;
  for (const auto& [key, text] : english.texts()) {
    if (key.starts_with("framework.")) known.insert(key);
  }
  EXPECT_EQ(seen, known);
}

TEST(Faults, AMessageNamesPlaceKeyAndWhatToDo)
{
  const util::Messages english = util::Messages::embedded(util::Language::english);
  const Loaded loaded = load_text(
      "fiscal_year = 2601\nextends = 2600\nname = { th = \"ก\", en = \"a\" }\n"
      "[[instrument]]\ncode = \"IIT\"\nkind = \"survey\"\nwieght = 30\n"
      "name = { th = \"ก\", en = \"a\" }\n");
  ASSERT_EQ(loaded.problems.size(), 1u);
  EXPECT_EQ(english.say(loaded.problems[0]),
            "text.toml:7:1: instrument.IIT.wieght: \"wieght\" is not known here; did you mean \"weight\"? "
            "Correct or remove it");
}

std::string only_code(const Loaded& loaded)
{
  return loaded.problems.size() == 1 ? loaded.problems[0].code : fmt::format("{} problems", loaded.problems.size());
}

TEST(Faults, FilesThatAreNoFrameworkAtAll)
{
  EXPECT_EQ(only_code(load_text(std::string((2 << 20) + 1, '#'))), "framework.too_large");
  const Loaded bad = load_text("fiscal_year = 2601\nname = \"\xB9\xB9\"\n");
  EXPECT_EQ(only_code(bad), "framework.not_utf8");
  EXPECT_EQ(bad.problems[0].place.line, 2);
  EXPECT_EQ(only_code(load_file(k_cases / "nothing.toml")), "framework.cannot_read");
  EXPECT_EQ(only_code(load_file(k_cases)), "framework.cannot_read");
  EXPECT_EQ(only_code(load_text(std::string("\0\0", 2))), "framework.toml_syntax");
}

TEST(Faults, DeepNestingIsRefusedBeforeItIsParsed)
{
  for (const char* once : {"[", "{a=", "a.", "[\n", "['x',\"]\",", "{a='''x'''', b="}) {
    std::string text = "a = 1\n\nb";
    text += *once == 'a' ? "." : " = ";
    for (int i = 0; i < 100'000; ++i)
      text += once;
    const Loaded loaded = load_text(text);
    EXPECT_EQ(only_code(loaded), "framework.too_deep") << once;
  }
  EXPECT_EQ(
      only_code(load_text("a = \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\" # {{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{\n=")),
      "framework.toml_syntax");
}

TEST(Faults, EndlessListsAreRefused)
{
  std::string text = "fiscal_year = 2601\nextends = 2600\nname = { th = \"ก\", en = \"a\" }\n";
  for (int i = 0; i < 1001; ++i)
    text += "[[theme]]\n";
  EXPECT_EQ(only_code(load_text(text)), "framework.too_many");
}

}  // namespace
}  // namespace framework
