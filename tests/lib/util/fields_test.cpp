// SPDX-License-Identifier: Apache-2.0
#include "lib/util/fields.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Fields, ANameMayComeMoreThanOnceAndKeepsItsOrder)
{
  util::Fields fields;
  fields.add("unit", "b");
  fields.add("name", "");
  fields.add("unit", "a");
  EXPECT_EQ(fields.get("unit"), "b");
  EXPECT_EQ(fields.all("unit"), (std::vector<std::string_view>{"b", "a"}));
}

TEST(Fields, AnEmptyValueIsNotAnAbsentOne)
{
  util::Fields fields;
  fields.add("name", "");
  EXPECT_TRUE(fields.has("name"));
  EXPECT_FALSE(fields.has("other"));
  EXPECT_EQ(fields.get("other"), "");
  EXPECT_EQ(fields.find("other"), std::nullopt);
}

}  // namespace
