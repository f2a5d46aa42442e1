// SPDX-License-Identifier: Apache-2.0
#include "src/app/settings.hpp"

#include <gtest/gtest.h>

#include "lib/util/messages.hpp"

#include "run_prongsai.hpp"

namespace {

std::optional<std::string> nothing(const std::string& /*variable*/)
{
  return std::nullopt;
}

TEST(Settings, DefaultsGiveWayToTheFileTheFileToTheEnvironmentAndThatToAFlag)
{
  const TemporaryFile file("prongsai.toml", "workers = 3\nthreads = 2\nfiles = \"/srv/files\"\n");
  const auto environment = [](const std::string& variable) -> std::optional<std::string> {
    if (variable == "PRONGSAI_THREADS") return "5";
    if (variable == "PRONGSAI_LISTEN") return "localhost:1, unix:/run/p.sock";
    return std::nullopt;
  };
  util::Problems problems;
  const app::Settings settings = app::Settings::read({{"files", "/other"}}, environment, file.path(), problems);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(settings.whole("connections"), 8);
  EXPECT_EQ(settings.origin("connections"), app::Origin::by_default);
  EXPECT_EQ(settings.whole("workers"), 3);
  EXPECT_EQ(settings.origin("workers"), app::Origin::file);
  EXPECT_EQ(settings.whole("threads"), 5);
  EXPECT_EQ(settings.origin("threads"), app::Origin::environment);
  EXPECT_EQ(settings.text("files"), "/other");
  EXPECT_EQ(settings.origin("files"), app::Origin::flag);
  EXPECT_EQ(settings.list("listen"), (std::vector<std::string>{"localhost:1", "unix:/run/p.sock"}));
}

TEST(Settings, AFileMayGiveAListAndEveryFaultOfItIsNamedWithItsLine)
{
  const TemporaryFile file("prongsai.toml",
                           "listen = [\"localhost:1\", \"localhost:2\"]\nworkers = \"many\"\ndatabse = \"x\"\n"
                           "files = 1.5\n");
  util::Problems problems;
  const app::Settings settings = app::Settings::read({}, nothing, file.path(), problems);
  EXPECT_EQ(settings.list("listen"), (std::vector<std::string>{"localhost:1", "localhost:2"}));
  ASSERT_EQ(problems.size(), 3U);
  const util::Messages words = util::Messages::embedded(util::Language::english);
  std::string all;
  for (const util::Problem& problem : problems)
    all += words.say(problem) + "\n";
  EXPECT_NE(all.find("prongsai.toml:3:1: databse: There is no setting called databse"), std::string::npos) << all;
  EXPECT_NE(all.find("prongsai.toml:4:"), std::string::npos) << all;
  EXPECT_NE(all.find("“many” must be a whole number"), std::string::npos) << all;
}

TEST(Settings, ARoleThatThereIsNotIsAFault)
{
  util::Problems problems;
  app::Settings::read({{"second_factor_roles", "administrator, asessor"}}, nothing, {}, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().code, "settings.not_roles");
  problems.clear();
  app::Settings::read({{"second_factor_roles", "administrator, assessor"}}, nothing, {}, problems);
  EXPECT_TRUE(problems.empty());
}

TEST(Settings, EverySettingHasItsMeaningInBothLanguages)
{
  for (const util::Language language : {util::Language::thai, util::Language::english}) {
    const util::Messages words = util::Messages::embedded(language);
    for (const app::Setting& setting : app::settings_table())
      EXPECT_TRUE(words.has("settings." + std::string(setting.name))) << setting.name;
  }
}

TEST(ConfigCommand, ShowsValuesAndOriginsButNeverSecrets)
{
  const TemporaryFile file("prongsai.toml", "server_key = \"abcdefghijklmnopqrstuvwxyz0123456789\"\n");
  const Outcome run = run_prongsai(
      {"config"}, {"--config", file.path(), "--database", "postgresql://somebody:hidden@db/prongsai", "--lang", "en"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out.find("abcdefghijklmnopqrstuvwxyz"), std::string::npos);
  EXPECT_EQ(run.out.find("hidden"), std::string::npos);
  EXPECT_NE(run.out.find("kept secret"), std::string::npos);
  EXPECT_NE(run.out.find("command line"), std::string::npos);
}

TEST(ConfigCommand, NamesEveryFaultAndEndsWithOne)
{
  const TemporaryFile file("prongsai.toml", "workers = \"x\"\nthreads = \"y\"\n");
  const Outcome run = run_prongsai({"config"}, {"--config", file.path(), "--lang", "en"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_NE(run.err.find("“x”"), std::string::npos);
  EXPECT_NE(run.err.find("“y”"), std::string::npos);
}

TEST(RoutesCommand, SaysForEveryRouteWhoMay)
{
  const Outcome run = run_prongsai({"routes"}, {"--lang", "en"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("everybody"), std::string::npos);
  EXPECT_EQ(run.out.find("nobody"), std::string::npos) << "a route that nobody may use";
}

}  // namespace
