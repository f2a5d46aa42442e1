// SPDX-License-Identifier: Apache-2.0
#include "src/results/history_store.hpp"

#include "src/results/compared.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/release_store.hpp"
#include "src/results/result_store.hpp"
#include "src/results/spread_store.hpp"

namespace results {
namespace {

constexpr std::size_t k_history_piece = 500;

Computation history_computation(int year, const HistoryYear& content, const std::string& sha256,
                                const cycles::Deed& deed)
{
  return {.fiscal_year = year,
          .state = ComputationState::done,
          .asked_at = deed.at,
          .asked_by = deed.account,
          .finished_at = deed.at,
          .progress = 100,
          .agencies = std::ssize(content.rows),
          .framework_hash = content.framework_hash,
          .program_version = std::string(program_version()),
          .input_digest = sha256,
          .result_digest = digest_of(content.rows)};
}

}  // namespace

bool HistoryStore::has(const std::string& sha256) const
{
  return connection_
             .query(R"(
        SELECT COUNT(*) FROM result_release JOIN result_computation ON result_computation.id = computation_id
        WHERE result_release.cycle_id = 0 AND input_digest = :sha256 AND withdrawn_at IS NULL)",
                    sha256)
             .one<std::int64_t>() != 0;
}

std::vector<TakenYear> HistoryStore::take(const HistoryPlan& plan, const std::string& sha256, const cycles::Deed& deed)
{
  std::vector<TakenYear> taken;
  for (const auto& [year, content] : plan.years) {
    const std::int64_t computation =
        ComputationStore(connection_).add(history_computation(year, content, sha256, deed));
    const std::span<const AgencyResult> rows(content.rows);
    for (std::size_t begin = 0; begin < rows.size(); begin += k_history_piece)
      ResultStore(connection_, 0, computation).add(rows.subspan(begin, std::min(k_history_piece, rows.size() - begin)));
    SpreadStore(connection_, 0, computation).add(content.spreads.spreads(), content.spreads.counts());
    ReleaseStore releases(connection_);
    Release release{.cycle = 0, .fiscal_year = year, .computation = computation};
    release.id = releases.freeze(release, {}, deed);
    releases.confirm(release, deed);
    releases.publish(release, deed.at, deed);
    taken.push_back({year, computation, release.id, std::ssize(content.rows)});
  }
  return taken;
}

std::vector<HistoryRelease> HistoryStore::all() const
{
  std::vector<HistoryRelease> all;
  connection_
      .query(R"(
        SELECT result_release.id, result_release.fiscal_year, computation_id, published_at, published_by, reason,
          withdrawn_at, withdrawn_why, agencies
        FROM result_release JOIN result_computation ON result_computation.id = computation_id
        WHERE result_release.cycle_id = 0 ORDER BY result_release.id DESC)")
      .each<std::int64_t, std::int64_t, std::int64_t, std::optional<util::UtcSeconds>, std::optional<std::int64_t>,
            std::string, std::optional<util::UtcSeconds>, std::string, std::int64_t>(
          [&](std::int64_t id, std::int64_t year, std::int64_t computation, std::optional<util::UtcSeconds> at,
              std::optional<std::int64_t> by, std::string reason, std::optional<util::UtcSeconds> withdrawn,
              std::string why, std::int64_t agencies) {
            all.push_back({{.id = id,
                            .fiscal_year = static_cast<int>(year),
                            .computation = computation,
                            .reason = std::move(reason),
                            .published_at = at,
                            .published_by = by.value_or(0),
                            .withdrawn_at = withdrawn,
                            .withdrawn_why = std::move(why)},
                           agencies});
          });
  return all;
}

std::optional<HistoryRelease> HistoryStore::find(std::int64_t release) const
{
  for (HistoryRelease& one : all()) {
    if (one.release.id == release && !one.release.withdrawn_at) return std::move(one);
  }
  return std::nullopt;
}

void HistoryStore::withdraw(const Release& release, const cycles::Deed& deed)
{
  ReleaseStore(connection_).withdraw(release, deed);
}

}  // namespace results
