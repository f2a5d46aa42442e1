// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/fault_log.hpp"

#include <algorithm>

namespace scoring {

void FaultLog::fault(int line, std::string field, std::string code, util::Params params)
{
  ++reading_.faults;
  if (reading_.problems.size() >= Reading::k_most_listed) return;
  reading_.problems.push_back({{file_, line, 0, std::move(field)}, std::move(code), std::move(params)});
}

void FaultLog::remark(int line, std::string field, std::string code, util::Params params)
{
  if (reading_.remarks.size() >= Reading::k_most_listed) return;
  reading_.remarks.push_back({{file_, line, 0, std::move(field)}, std::move(code), std::move(params)});
}

void FaultLog::take_over(Reading piece, int lines_before)
{
  const auto append = [&](util::Problems& to, util::Problems& from) {
    for (util::Problem& problem : from) {
      if (to.size() >= Reading::k_most_listed) return;
      problem.place.line += lines_before;
      to.push_back(std::move(problem));
    }
  };
  append(reading_.problems, piece.problems);
  append(reading_.remarks, piece.remarks);
  reading_.faults += piece.faults;
  reading_.rows += piece.rows;
  reading_.rows_left_out += piece.rows_left_out;
  reading_.rows_blank += piece.rows_blank;
}

void FaultLog::take_over(const util::Problems& problems)
{
  reading_.faults += problems.size();
  reading_.rows += problems.size();
  reading_.rows_left_out += problems.size();
  reading_.problems.insert(reading_.problems.end(), problems.begin(), problems.end());
}

void FaultLog::finish()
{
  std::stable_sort(reading_.problems.begin(), reading_.problems.end(),
                   [](const util::Problem& a, const util::Problem& b) { return a.place.line < b.place.line; });
  if (reading_.problems.size() > Reading::k_most_listed) reading_.problems.resize(Reading::k_most_listed);
}

}  // namespace scoring
