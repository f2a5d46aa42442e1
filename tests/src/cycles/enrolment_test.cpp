// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/enrolment.hpp"

#include <gtest/gtest.h>

#include "src/framework/load.hpp"

namespace cycles {
namespace {

Enrolment small_body()
{
  Enrolment enrolment =
      enrolment_of(1, {.id = 7, .code = "1", .name = "ก", .type = "subdistrict", .province_size = "large"});
  enrolment.population = {{"IIT", 50}, {"EIT", 9000}};
  return enrolment;
}

/// "IIT 30", "EIT/1 50", "IIT –".
std::vector<std::string> shown(const framework::Framework& framework, const Enrolment& enrolment)
{
  std::vector<std::string> found;
  for (const SampleNeed& need : sample_needs(framework, enrolment)) {
    const framework::Instrument& instrument = framework.instruments[need.instrument];
    found.push_back(instrument.code + (need.part ? "/" + instrument.parts[*need.part].code : "") + " " +
                    (need.minimum           ? std::to_string(*need.minimum)
                     : need.rule != nullptr ? "?"
                                            : "–"));
  }
  return found;
}

using Needs = std::vector<std::string>;

TEST(SampleNeeds, follow_the_rules_of_the_year)
{
  EXPECT_EQ(shown(*framework::embedded_year(2565), small_body()), (Needs{"IIT 30", "EIT 400"}));
  EXPECT_EQ(shown(*framework::embedded_year(2567), small_body()), (Needs{"IIT –", "EIT/1 50"}));
}

TEST(SampleNeeds, wait_for_the_population)
{
  Enrolment enrolment = small_body();
  enrolment.population.erase("IIT");
  EXPECT_EQ(shown(*framework::embedded_year(2565), enrolment), (Needs{"IIT ?", "EIT 400"}));
  EXPECT_FALSE(is_counted(*framework::embedded_year(2565), enrolment));
  EXPECT_TRUE(is_counted(*framework::embedded_year(2565), small_body()));
}

TEST(SampleNeeds, say_so_where_the_framework_has_no_rule)
{
  Enrolment enrolment = small_body();
  enrolment.province_size.clear();
  EXPECT_EQ(shown(*framework::embedded_year(2567), enrolment), (Needs{"IIT –", "EIT –"}));
}

}  // namespace
}  // namespace cycles
