// SPDX-License-Identifier: Apache-2.0
#include "src/reviews/judgement_store.hpp"

#include <set>

#include <gtest/gtest.h>

#include "lib/util/embedded.hpp"

#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using reviews::Judgement;
using reviews::JudgementStore;

class JudgementStores : public db_test::OnEngine {
 protected:
  JudgementStores() : OnEngine(db::read_migrations(util::embedded_program_files())) {}
};
DB_ENGINES(JudgementStores);

Judgement failed_once(const std::string& item)
{
  return {.cycle = 1,
          .agency = 7,
          .item = item,
          .state = reviews::ItemState::failed,
          .elements = "101",
          .reasons = {{"2", {"wrong_year", "<2566> \"อื่นๆ\""}}},
          .at = 100,
          .by = 3};
}

DB_TEST(JudgementStores, the_last_judgement_stands_with_its_reasons)
{
  database().write([](Connection& c) {
    JudgementStore store(c);
    store.put(failed_once("o2"));
    store.put(failed_once("o12"));
    Judgement met = failed_once("o12");
    met.state = reviews::ItemState::met;
    met.elements = "111";
    met.reasons.clear();
    store.put(met);
  });
  database().read([](Connection& c) {
    const JudgementStore store(c);
    const auto all = store.of_agency(1, 7);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].item, "o12");
    EXPECT_EQ(all[0].state, reviews::ItemState::met);
    EXPECT_TRUE(all[0].reasons.empty());
    EXPECT_EQ(all[1].elements, "101");
    EXPECT_EQ(all[1].reasons.at("2").words, "<2566> \"อื่นๆ\"");
    EXPECT_EQ(store.find(1, 7, "o2")->reasons.at("2").code, "wrong_year");
    EXPECT_FALSE(store.find(2, 7, "o2").has_value());
    EXPECT_TRUE(store.of_agency(1, 8).empty());
  });
}

DB_TEST(JudgementStores, many_at_once_come_back_agency_by_agency)
{
  database().write([](Connection& c) {
    std::vector<Judgement> many;
    for (std::int64_t agency = 1; agency <= 40; ++agency) {
      for (int item = 1; item <= 28; ++item)
        many.push_back({.cycle = 1,
                        .agency = agency,
                        .item = "o" + std::to_string(item),
                        .state = item % 2 == 0 ? reviews::ItemState::met : reviews::ItemState::not_applicable,
                        .elements = "11"});
    }
    JudgementStore(c).add_many(many);
  });
  database().read([](Connection& c) {
    std::int64_t last = 0;
    std::size_t count = 0;
    JudgementStore(c).each(1, [&](const Judgement& one) {
      EXPECT_GE(one.agency, last);
      last = one.agency;
      ++count;
    });
    EXPECT_EQ(count, 40U * 28U);
  });
}

DB_TEST(JudgementStores, states_alone_are_those_of_the_judgements)
{
  database().write([](Connection& c) {
    const auto judged = [](std::int64_t agency, const char* item, reviews::ItemState state, const char* elements) {
      return Judgement{.cycle = 1, .agency = agency, .item = item, .state = state, .elements = elements};
    };
    JudgementStore(c).add_many(std::vector<Judgement>{judged(1, "o2", reviews::ItemState::failed, "101"),
                                                      judged(1, "o1", reviews::ItemState::not_applicable, ""),
                                                      judged(2, "9.1-a_b", reviews::ItemState::met, "1")});
  });
  database().read([](Connection& c) {
    const auto text_of = [](const Judgement& one) {
      return std::to_string(one.agency) + one.item + std::string(code(one.state)) + one.elements;
    };
    std::multiset<std::string> whole;
    std::multiset<std::string> states;
    JudgementStore(c).each(1, [&](const Judgement& one) { whole.insert(text_of(one)); });
    JudgementStore(c).each_state(1, [&](const Judgement& one) { states.insert(text_of(one)); });
    EXPECT_EQ(whole.size(), 3U);
    EXPECT_EQ(states, whole);
    JudgementStore(c).each_state(2, [](const Judgement&) { FAIL() << "nothing is judged there"; });
  });
}

TEST(Judgement, an_item_is_met_when_every_element_is)
{
  EXPECT_EQ(reviews::state_of("111"), reviews::ItemState::met);
  EXPECT_EQ(reviews::state_of("110"), reviews::ItemState::failed);
  framework::Item item;
  item.elements.resize(3);
  EXPECT_TRUE(reviews::fits(item, "101"));
  EXPECT_FALSE(reviews::fits(item, "10"));
  EXPECT_FALSE(reviews::fits(item, "1x1"));
}

}  // namespace
