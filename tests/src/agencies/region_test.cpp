// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/region.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "src/agencies/agency.hpp"

namespace {

TEST(Region, EveryProvinceLiesInOne)
{
  std::map<std::string, int, std::less<>> provinces;
  for (const std::string& code : agencies::province_codes())
    ++provinces[std::string(agencies::region_of(code))];
  EXPECT_EQ(provinces, (std::map<std::string, int, std::less<>>{
                           {"north", 9}, {"northeast", 20}, {"central", 22}, {"east", 7}, {"west", 5}, {"south", 14}}));
  EXPECT_EQ(agencies::region_of("63"), "west");
  EXPECT_EQ(agencies::region_of("10"), "central");
  EXPECT_EQ(agencies::region_of(""), "");
  EXPECT_EQ(agencies::region_of("28"), "");
}

}  // namespace
