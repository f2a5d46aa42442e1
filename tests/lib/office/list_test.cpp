// SPDX-License-Identifier: Apache-2.0
// Lists as files to take along.
#include "lib/office/list.hpp"

#include <gtest/gtest.h>

namespace {

using namespace office;

TEST(ListFile, IsWhatTheFormatSays)
{
  const List list{.title = "People", .headings = {"a"}, .rows = {{"=1+1"}}};
  const ListFile csv = list_file(list, "csv", util::Language::english, 0);
  EXPECT_EQ(csv.name, "People.csv");
  EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
  EXPECT_NE(csv.bytes.find("'=1+1"), std::string::npos);
  const ListFile xlsx = list_file(list, "xlsx", util::Language::english, 0);
  EXPECT_EQ(xlsx.name, "People.xlsx");
  EXPECT_TRUE(xlsx.bytes.starts_with("PK"));
  EXPECT_EQ(list_file(list, "", util::Language::english, 0).name, "People.csv");
}

}  // namespace
