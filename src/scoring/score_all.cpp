// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/score_all.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>

#include "lib/thai/thai.hpp"

namespace scoring {

std::vector<Result> score_places(const Inputs& inputs, std::span<const std::size_t> places, unsigned threads)
{
  std::vector<Result> results(places.size());
  constexpr std::size_t k_at_once = 64;
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(places.size() / k_at_once, 1));
  // Taken in small lots, so that no thread waits long for another that the machine gave less time.
  std::atomic<std::size_t> taken = 0;
  const auto work = [&] {
    for (std::size_t begin = 0; (begin = taken.fetch_add(k_at_once)) < places.size();) {
      const std::size_t end = std::min(begin + k_at_once, places.size());
      for (std::size_t index = begin; index < end; ++index)
        results[index] = score(inputs.framework(), inputs.agencies()[places[index]]);
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t worker = 1; worker < workers; ++worker)
    others.push_back(std::async(std::launch::async, work));
  work();
  for (auto& other : others)
    other.get();
  return results;
}

std::vector<Result> score_all(const Inputs& inputs, unsigned threads)
{
  std::vector<std::size_t> places(inputs.agencies().size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  return score_places(inputs, places, threads);
}

std::vector<Standing> rank(const std::vector<Result>& results)
{
  std::vector<std::optional<Exact>> displayed;
  std::vector<Standing> standings;
  for (const Result& result : results) {
    standings.push_back({standings.size(), std::nullopt});
    displayed.emplace_back();
    if (result.total) displayed.back() = result.total->rounded(result.framework->rules.display_places);
  }
  std::sort(standings.begin(), standings.end(), [&](const Standing& a, const Standing& b) {
    if (displayed[a.place] != displayed[b.place]) {
      // An empty total compares below every other.
      return displayed[b.place] < displayed[a.place];
    }
    const int order = thai::collate(results[a.place].agency, results[b.place].agency);
    return order != 0 ? order < 0 : a.place < b.place;
  });
  for (std::size_t index = 0; index < standings.size(); ++index) {
    const auto& total = displayed[standings[index].place];
    if (!total) break;
    const bool shared = index > 0 && displayed[standings[index - 1].place] == total;
    standings[index].rank = shared ? standings[index - 1].rank : static_cast<int>(index) + 1;
  }
  return standings;
}

}  // namespace scoring
