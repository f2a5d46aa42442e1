// SPDX-License-Identifier: Apache-2.0
#include "src/results/spread_store.hpp"

#include <string>

#include "lib/db/many_rows.hpp"

namespace results {
namespace {

const db::ManyRows& spread_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows(
      "result_spread",
      "cycle_id, computation_id, grouping, member, subject, agencies, passed, lowest, "
      "quartile_1, median, quartile_3, highest, mean",
      {integer, integer, text, text, text, integer, integer, integer, integer, integer, integer, integer, integer});
  return k_rows;
}

const db::ManyRows& count_rows()
{
  using enum db::Kind;
  static const db::ManyRows k_rows("result_count", "cycle_id, computation_id, grouping, member, about, code, agencies",
                                   {integer, integer, text, text, text, text, integer});
  return k_rows;
}

constexpr std::string_view k_all_spreads =
    "SELECT grouping, member, subject, agencies, passed, lowest, quartile_1, median, quartile_3, highest, mean"
    " FROM result_spread WHERE cycle_id = :cycle AND computation_id = :computation";

template <typename Query>
std::vector<Spread> spreads_of(Query query)
{
  std::vector<Spread> spreads;
  query.template each<std::string, std::string, std::string, std::int64_t, std::int64_t, Millionths, Millionths,
                      Millionths, Millionths, Millionths, Millionths>(
      [&](std::string grouping, std::string member, std::string subject, std::int64_t agencies, std::int64_t passed,
          Millionths lowest, Millionths first, Millionths median, Millionths third, Millionths highest,
          Millionths mean) {
        spreads.push_back({{std::move(grouping), std::move(member)},
                           std::move(subject),
                           agencies,
                           passed,
                           lowest,
                           first,
                           median,
                           third,
                           highest,
                           mean});
      });
  return spreads;
}

}  // namespace

void SpreadStore::add(std::span<const Spread> spreads, std::span<const GroupCount> counts)
{
  std::vector<db::Value> values;
  const auto put = [&](auto&& value) { values.push_back(db::to_value(value)); };
  for (const Spread& one : spreads) {
    put(cycle_);
    put(computation_);
    for (const std::string* text : {&one.group.grouping, &one.group.member, &one.subject})
      put(*text);
    for (const std::int64_t number :
         {one.agencies, one.passed, one.lowest, one.quartile_1, one.median, one.quartile_3, one.highest, one.mean})
      put(number);
  }
  spread_rows().insert(connection_, std::move(values));
  values = {};
  for (const GroupCount& one : counts) {
    put(cycle_);
    put(computation_);
    for (const std::string* text : {&one.group.grouping, &one.group.member, &one.about, &one.code})
      put(*text);
    put(one.agencies);
  }
  count_rows().insert(connection_, std::move(values));
}

std::vector<Spread> SpreadStore::all() const
{
  return spreads_of(connection_.query(std::string(k_all_spreads), cycle_, computation_));
}

std::vector<Spread> SpreadStore::of_group(const Group& group) const
{
  const std::string sql =
      std::string(k_all_spreads) + " AND grouping = :grouping AND member = :member ORDER BY subject";
  return spreads_of(connection_.query(sql, cycle_, computation_, group.grouping, group.member));
}

std::vector<Spread> SpreadStore::of_subject(std::string_view grouping, std::string_view subject) const
{
  const std::string sql =
      std::string(k_all_spreads) + " AND grouping = :grouping AND subject = :subject ORDER BY member";
  return spreads_of(connection_.query(sql, cycle_, computation_, grouping, subject));
}

std::vector<GroupCount> SpreadStore::counts(const Group& group, std::string_view about) const
{
  std::vector<GroupCount> counts;
  connection_
      .query(R"(
        SELECT code, agencies FROM result_count WHERE cycle_id = :cycle AND computation_id = :computation
          AND grouping = :grouping AND member = :member AND about = :about ORDER BY code)",
             cycle_, computation_, group.grouping, group.member, about)
      .each<std::string, std::int64_t>([&](std::string code, std::int64_t agencies) {
        counts.push_back({group, std::string(about), std::move(code), agencies});
      });
  return counts;
}

}  // namespace results
