// SPDX-License-Identifier: Apache-2.0
#include "lib/html/values.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

namespace {

using html::grouped;
using html::Values;

TEST(Values, TheLastValueOfANameCounts)
{
  Values values;
  values.set("name", "a").set("name", "b").set("open", true).set("number", 1370000);
  EXPECT_EQ(values.entries().size(), 3U);
  EXPECT_EQ(*std::get<html::Phrase>(*values.find("name")).text(), "b");
  EXPECT_EQ(*std::get<html::Phrase>(*values.find("number")).text(), "1370000");
  EXPECT_EQ(values.find("absent"), nullptr);
}

TEST(Values, ACountIsGroupedAndAnAddressIsNot)
{
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1370000), "1,370,000");
  EXPECT_EQ(grouped(-999), "-999");
  EXPECT_EQ(grouped(-123456), "-123,456");
}

TEST(Values, ItemsAreAddedToListsOnly)
{
  Values values;
  values.list("rows").add("rows", Values().set("a", 1)).set("name", "x");
  EXPECT_EQ(std::get<Values::Section>(*values.find("rows")).items.size(), 1U);
  EXPECT_THROW(values.add("name", Values()), std::logic_error);
}

}  // namespace
