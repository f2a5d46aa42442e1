// SPDX-License-Identifier: Apache-2.0
#include "lib/util/file_pieces.hpp"

#include <system_error>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "lib/util/files.hpp"

namespace {

namespace fs = std::filesystem;

class FilePieces : public testing::Test {
 protected:
  FilePieces()
  {
    std::string folder = (fs::temp_directory_path() / "prongsai-pieces-XXXXXX").string();
    folder_ = ::mkdtemp(folder.data());
  }
  ~FilePieces() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(FilePieces, come_in_order_and_the_last_one_may_be_shorter)
{
  util::write_file(folder_ / "a", std::string("abcdefg\0", 8));
  std::vector<std::string> pieces;
  const auto take = [&](std::string_view piece) { pieces.emplace_back(piece); };
  EXPECT_TRUE(util::read_in_pieces(folder_ / "a", 3, take));
  EXPECT_EQ(pieces, (std::vector<std::string>{"abc", "def", std::string("g\0", 2)}));
  pieces.clear();
  util::write_file(folder_ / "b", "");
  EXPECT_TRUE(util::read_in_pieces(folder_ / "b", 3, take)) << "an empty file is there";
  EXPECT_FALSE(util::read_in_pieces(folder_ / "c", 3, take));
  EXPECT_FALSE(util::read_in_pieces(folder_ / "a" / "c", 3, take)) << "nothing is below a file";
  EXPECT_TRUE(pieces.empty());
  EXPECT_THROW(util::read_in_pieces(folder_, 3, take), std::system_error);
}

TEST_F(FilePieces, are_seen_under_their_name_once_they_are_all_there)
{
  const fs::path target = folder_ / "deep" / "er" / "file";
  {
    util::FileInPieces half(target);
    half.add("half");
  }
  EXPECT_TRUE(fs::is_empty(target.parent_path())) << "what is not finished is gone";
  util::FileInPieces whole(target);
  whole.add("one ");
  whole.add("");
  whole.add("two");
  EXPECT_FALSE(fs::exists(target));
  whole.finish();
  EXPECT_EQ(util::read_file(target), "one two");
  EXPECT_EQ(fs::status(target).permissions() & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write);
  util::FileInPieces again(target);
  again.add("three");
  again.finish();
  EXPECT_EQ(util::read_file(target), "three");
  EXPECT_THROW(util::FileInPieces(target / "below"), std::exception);
}

}  // namespace
