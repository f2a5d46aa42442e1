// SPDX-License-Identifier: Apache-2.0
#include "lib/util/files.hpp"

#include <atomic>
#include <fstream>
#include <system_error>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

class Files : public ::testing::Test {
 protected:
  Files() : folder_(fs::temp_directory_path() / ("util_files_" + std::to_string(::getpid())))
  {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Files() override { fs::remove_all(folder_); }
  std::size_t count() const
  {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }
  const fs::path folder_;
};

TEST_F(Files, WhatIsWrittenIsRead)
{
  const std::string bytes = std::string("ก\0\r\n", 6) + std::string(200000, 'x');
  util::write_file(folder_ / "a", bytes);
  EXPECT_EQ(util::read_file(folder_ / "a"), bytes);
  util::write_file(folder_ / "a", "");
  EXPECT_EQ(util::read_file(folder_ / "a"), "");
  EXPECT_EQ(count(), 1U) << "nothing is left beside the file";
}

TEST_F(Files, ANameAtTheLimitOfTheFileSystemIsWritten)
{
  std::string name;
  for (int i = 0; i < 85; ++i)
    name += "ก";
  util::write_file(folder_ / name, "x");
  EXPECT_EQ(util::read_file(folder_ / name), "x");
}

TEST_F(Files, FailuresNameThePath)
{
  const auto expect_named = [](const auto& act, const fs::path& path) {
    try {
      act();
      FAIL() << path;
    } catch (const std::system_error& error) {
      EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
    }
  };
  expect_named([&] { util::read_file(folder_ / "absent"); }, folder_ / "absent");
  expect_named([&] { util::read_file(folder_); }, folder_);
  expect_named([&] { util::write_file(folder_ / "absent" / "a", "x"); }, folder_ / "absent" / "a");
  fs::create_directory(folder_ / "taken");
  expect_named([&] { util::write_file(folder_ / "taken", "x"); }, folder_ / "taken");
  EXPECT_EQ(count(), 1U) << "a failure leaves nothing beside the target";
}

TEST_F(Files, AReplacedFileKeepsItsRightsAndALinkStaysALink)
{
  util::write_file(folder_ / "a", "1");
  fs::permissions(folder_ / "a", fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("a", folder_ / "link");
  util::write_file(folder_ / "link", "2");
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(util::read_file(folder_ / "a"), "2");
  EXPECT_EQ(fs::status(folder_ / "a").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Files, AReaderNeverSeesHalfAFile)
{
  const std::string first(300000, 'a');
  const std::string second(300000, 'b');
  util::write_file(folder_ / "a", first);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int i = 0; i < 20; ++i)
      util::write_file(folder_ / "a", i % 2 == 0 ? second : first);
    done = true;
  });
  while (!done) {
    const std::string read = util::read_file(folder_ / "a");
    EXPECT_TRUE(read == first || read == second) << read.size();
  }
  writer.join();
}

}  // namespace
