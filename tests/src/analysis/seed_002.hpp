// SPDX-License-Identifier: Apache-2.0
// Seed 002 (อบต.ระเว, FY2567) as answers of single people that reproduce its printed numbers, for the tests of this
// room: 46 staff, 53 people of EIT part 1, 20 of part 2, and seven failed items.
#pragma once
#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "src/framework/load.hpp"
#include "src/scoring/score.hpp"

namespace seed_002 {

/// Read once; tests that change it work on a copy.
inline std::shared_ptr<const framework::Framework> framework_of(int fiscal_year)
{
  static std::map<int, std::shared_ptr<const framework::Framework>> read;
  auto& framework = read[fiscal_year];
  if (framework) return framework;
  const auto loaded = framework::load_file("frameworks/" + std::to_string(fiscal_year) + ".toml");
  if (!loaded.framework) throw std::runtime_error("frameworks/" + std::to_string(fiscal_year) + ".toml has faults");
  framework = std::make_shared<const framework::Framework>(*loaded.framework);
  return framework;
}

inline std::size_t position_worth(const framework::Scale& scale, bool reversed, const util::Exact& points)
{
  for (std::size_t position = 1; position <= scale.levels.size(); ++position) {
    if (scale.points(position, reversed) == points) return position;
  }
  throw std::runtime_error("no level with these points");
}

/// `n` people whose points add to `twentieths` × 20, as many as possible at the best level or one below it.
inline void answer(const framework::Framework& framework, scoring::Counts& counts, const std::string& code,
                   std::size_t part, int n, int twentieths)
{
  const std::size_t question = *framework.question(code);
  const framework::Question& asked = framework.questions[question];
  const framework::Scale& scale = framework.scales[asked.scale];
  const int best = 5;
  const int step = scale.levels.size() == 2 ? 5 : 1;
  int deficit = best * n - twentieths;
  for (int person = 0; person < n; ++person) {
    const int left = n - person;
    // Spread evenly: everyone loses as little as the deficit allows.
    const int loss = std::min(best, ((deficit + left - 1) / left + step - 1) / step * step);
    const int taken = std::min(loss, deficit);
    deficit -= taken;
    counts.add(question, part, position_worth(scale, asked.reversed, util::Exact{20 * (best - taken)}));
  }
  if (deficit != 0) throw std::runtime_error(code + ": these people cannot give this sum");
}

inline scoring::AgencyInput input(const framework::Framework& framework)
{
  scoring::AgencyInput input{"อบต.ระเว", "subdistrict", "", scoring::Counts(framework), {}, {}};
  const std::map<std::string, int> staff{{"i1", 227},  {"i2", 224},  {"i3", 225},  {"i4", 223},  {"i5", 206},
                                         {"i6", 214},  {"i7", 216},  {"i8", 214},  {"i9", 225},  {"i10", 215},
                                         {"i11", 222}, {"i12", 205}, {"i13", 223}, {"i14", 223}, {"i15", 222}};
  const std::map<std::string, int> by_themselves{{"e1", 257}, {"e2", 256}, {"e3", 260}, {"e4", 254}, {"e5", 248},
                                                 {"e6", 250}, {"e7", 258}, {"e8", 250}, {"e9", 45}};
  const std::map<std::string, int> from_the_list{{"e1", 87}, {"e2", 87}, {"e3", 90}, {"e4", 82}, {"e5", 82},
                                                 {"e6", 82}, {"e7", 92}, {"e8", 82}, {"e9", 5}};
  for (const auto& [code, sum] : staff)
    answer(framework, input.counts, code, 0, 46, sum);
  for (const auto& [code, sum] : by_themselves)
    answer(framework, input.counts, code, 0, 53, sum);
  for (const auto& [code, sum] : from_the_list)
    answer(framework, input.counts, code, 1, 20, sum);
  for (int person = 0; person < 46; ++person)
    input.counts.add_respondent(*framework.instrument("IIT"), 0);
  for (int person = 0; person < 53; ++person)
    input.counts.add_respondent(*framework.instrument("EIT"), 0);
  for (int person = 0; person < 20; ++person)
    input.counts.add_respondent(*framework.instrument("EIT"), 1);

  const std::set<std::string> failed{"o2", "o5", "o9", "o12", "o17", "o21", "o33"};
  for (const framework::Item& item : framework.items) {
    scoring::ItemScore score;
    score.state = failed.contains(item.code) ? scoring::ItemState::failed : scoring::ItemState::met;
    if (item.code == "o21") score.elements = {{"1", true, ""}, {"2", false, "ไม่พบแนวปฏิบัติ Dos & Don'ts"}};
    input.items.push_back(score);
  }
  return input;
}

inline scoring::Result result()
{
  const auto framework = framework_of(2567);
  return scoring::score(framework, input(*framework));
}

}  // namespace seed_002
