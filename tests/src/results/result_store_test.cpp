// SPDX-License-Identifier: Apache-2.0
// Lists of results are narrowed, sorted and paged by the database as the same is done here row by row.
#include "src/results/result_store.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "lib/thai/thai.hpp"
#include "lib/util/embedded.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/results/release_store.hpp"
#include "src/results/shown_total_store.hpp"

#include "tests/lib/db/engines.hpp"

namespace {

using db::Connection;
using results::AgencyResult;

constexpr std::int64_t k_cycle = 3;
constexpr std::int64_t k_computation = 7;
constexpr std::int64_t k_withheld_every = 5;

/// 60 agencies; every sixth without a total, totals of some the same.
std::vector<AgencyResult> sixty()
{
  std::vector<AgencyResult> rows;
  for (std::int64_t id = 1; id <= 60; ++id) {
    AgencyResult row{
        .cycle = k_cycle,
        .computation = k_computation,
        .agency = id,
        .fiscal_year = 2567,
        .code = "A" + std::to_string(id * 37 % 100),
        .name = (id % 2 == 0 ? "องค์การบริหารส่วนตำบล" : "เทศบาลตำบล") + std::string("ที่ ") + std::to_string(id * 7 % 60),
        .name_en = id % 10 == 0 ? "50%_off \\ Town" : "",
        .type = id % 2 == 0 ? "subdistrict" : "town",
        .province = id % 3 == 0 ? "10" : "41"};
    if (id % 6 != 0) row.total = 70'000'000 + id * 11 % 9 * 1'000'000;
    row.level = !row.total ? "" : *row.total >= 75'000'000 ? "pass" : "improve";
    if (row.total) row.level_place = row.level == "pass" ? 1 : 2;
    row.instruments = {row.total, id % 4 == 0 ? std::nullopt : std::optional<std::int64_t>(id * 13 % 17), std::nullopt};
    row.below_sample = id % 7 == 0;
    row.texts = {"s" + std::to_string(id), "c", "i"};
    rows.push_back(std::move(row));
  }
  return rows;
}

class ResultLists : public db_test::OnEngine {
 protected:
  ResultLists() : OnEngine(db::read_migrations(util::embedded_program_files())), rows_(sixty())
  {
    database().write([&](Connection& c) {
      results::ResultStore(c, k_cycle, k_computation).add(rows_);
      auto other = rows_;
      results::ResultStore(c, k_cycle, k_computation + 1).add(other);
      std::vector<results::Caution> cautions;
      for (const AgencyResult& row : rows_)
        cautions.push_back(
            {row.agency,
             row.agency % k_withheld_every == 0 ? results::BelowSample::withhold : results::BelowSample::warn, "why"});
      release_ = results::ReleaseStore(c).freeze({.cycle = k_cycle, .fiscal_year = 2567, .computation = k_computation},
                                                 cautions, {1, 1, {}});
    });
  }

  /// The ids as the database lists them, and their number as it counts them, page by page of seven.
  std::vector<std::int64_t> listed(const results::ResultFilter& filter, const results::ResultOrder& order)
  {
    std::vector<std::int64_t> ids;
    database().read([&](Connection& c) {
      const results::ResultStore store(c, k_cycle, k_computation);
      const std::int64_t count = store.count(filter);
      results::ResultFilter searched = filter;
      searched.found = store.found(filter.search, searches_);
      EXPECT_EQ(searched.found.has_value(), !agencies::folded(filter.search).empty());
      EXPECT_EQ(store.count(searched), count) << filter.search;
      constexpr std::int64_t k_page = 7;
      for (std::int64_t offset = 0; offset < count; offset += k_page)
        for (const AgencyResult& row : store.page(offset % 2 == 0 ? filter : searched, order, k_page, offset))
          ids.push_back(row.agency);
      EXPECT_EQ(std::ssize(ids), count);
    });
    return ids;
  }

  /// The same, from the rows themselves.
  template <typename Passes, typename Score>
  std::vector<std::int64_t> expected(Passes&& passes, Score&& score, bool descending) const
  {
    std::vector<AgencyResult> chosen;
    std::ranges::copy_if(rows_, std::back_inserter(chosen), passes);
    std::ranges::sort(chosen, [&](const AgencyResult& a, const AgencyResult& b) {
      const std::optional<std::int64_t> of_a = score(a);
      const std::optional<std::int64_t> of_b = score(b);
      if (of_a.has_value() != of_b.has_value()) return of_a.has_value();
      if (of_a != of_b) return descending ? *of_a > *of_b : *of_a < *of_b;
      const auto key = [](const AgencyResult& row) { return std::pair(thai::sort_key(row.name), row.agency); };
      return key(a) < key(b);
    });
    std::vector<std::int64_t> ids;
    for (const AgencyResult& row : chosen)
      ids.push_back(row.agency);
    return ids;
  }

  std::vector<AgencyResult> rows_;
  std::int64_t release_ = 0;
  agencies::SearchTexts searches_;
};
DB_ENGINES(ResultLists);

const auto k_everyone = [](const AgencyResult&) { return true; };
const auto k_total = [](const AgencyResult& row) { return row.total; };
const auto k_is_withheld = [](const AgencyResult& row) { return row.agency % k_withheld_every == 0; };

DB_TEST(ResultLists, those_without_a_score_come_last_in_both_directions)
{
  for (const bool down : {true, false}) {
    EXPECT_EQ(listed({}, {"total", down}), expected(k_everyone, k_total, down)) << down;
    const auto second = [](const AgencyResult& row) { return row.instruments[1]; };
    EXPECT_EQ(listed({}, {"score_2", down}), expected(k_everyone, second, down)) << down;
    const auto third = [](const AgencyResult& row) { return row.instruments[2]; };
    EXPECT_EQ(listed({}, {"score_3", down}), expected(k_everyone, third, down)) << down;
    const auto level = [](const AgencyResult& row) { return row.level_place; };
    EXPECT_EQ(listed({}, {"level", down}), expected(k_everyone, level, down)) << down;
  }
}

DB_TEST(ResultLists, a_withheld_score_is_as_if_it_were_not_known)
{
  const auto sayable = [](const AgencyResult& row) { return k_is_withheld(row) ? std::nullopt : row.total; };
  for (const bool down : {true, false})
    EXPECT_EQ(listed({.release = release_}, {"total", down}), expected(k_everyone, sayable, down)) << down;
  const auto passed = [](const AgencyResult& row) { return row.level == "pass" && !k_is_withheld(row); };
  EXPECT_EQ(listed({.level = "pass", .release = release_}, {}), expected(passed, sayable, true));
  const std::int64_t line = 74'000'000;
  const auto better = [&](bool withheld_too) {
    return std::ranges::count_if(rows_, [&](const AgencyResult& row) {
      return row.total && *row.total > line && (withheld_too || !k_is_withheld(row));
    });
  };
  database().read([&](Connection& c) {
    const results::ResultStore store(c, k_cycle, k_computation);
    EXPECT_EQ(store.better_than(line), better(true));
    EXPECT_EQ(store.better_than(line, {.release = release_}), better(false));
    EXPECT_LT(better(false), better(true));
  });
}

DB_TEST(ResultLists, ranks_are_told_from_totals_kept_in_memory_as_from_the_rows)
{
  results::ShownTotals totals;
  database().read([&](Connection& c) {
    const results::ResultStore store(c, k_cycle, k_computation);
    for (const std::int64_t release : {std::int64_t{0}, release_}) {
      results::ShownRound round{.cycle = k_cycle, .source = {nullptr, {.id = k_computation, .cycle = k_cycle}, {}}};
      if (release != 0) round.source.release = results::Release{.id = release, .cycle = k_cycle};
      for (const std::string type : {"", "town", "subdistrict", "nobody"}) {
        for (std::int64_t total = 69'500'000; total < 80'000'000; total += 500'000)
          EXPECT_EQ(totals.better_than(c, round, total, type),
                    store.better_than(total, {.type = type, .release = release}))
              << type << " " << total;
      }
    }
  });
}

DB_TEST(ResultLists, are_narrowed_by_all_that_was_asked_at_once)
{
  for (const char* typed : {"อบต.", "เทศบาล", "ที่ 1", "A7", "50%_off \\", "%", "_", "nobody"}) {
    const std::string sought = agencies::folded(typed);
    const auto found = [&](const AgencyResult& row) {
      return agencies::search_text(row.code, row.name, row.name_en).find(sought) != std::string::npos;
    };
    EXPECT_EQ(listed({.search = typed}, {}), expected(found, k_total, true)) << typed;
    const auto and_more = [&](const AgencyResult& row) {
      return found(row) && row.type == "town" && row.province == "41" && row.below_sample;
    };
    EXPECT_EQ(
        listed({.search = typed, .type = "town", .province = "41", .below_sample = true, .release = release_},
               {"score_2", false}),
        expected(
            and_more, [](const AgencyResult& row) { return k_is_withheld(row) ? std::nullopt : row.instruments[1]; },
            false))
        << typed;
  }
}

DB_TEST(ResultLists, keep_the_texts_apart_and_find_them)
{
  database().read([&](Connection& c) {
    const results::ResultStore store(c, k_cycle, k_computation);
    EXPECT_EQ(store.find(9)->texts.scores, "s9");
    EXPECT_FALSE(store.find(61));
    EXPECT_TRUE(store.page({}, {}, 1, 0).front().texts.scores.empty());
    std::vector<std::string> texts;
    store.each([&](const AgencyResult& row) { texts.push_back(row.texts.scores); });
    ASSERT_EQ(texts.size(), 60U);
    EXPECT_EQ(texts[8], "s9");
  });
}

}  // namespace
