// SPDX-License-Identifier: Apache-2.0
#include "src/results/release_store.hpp"

#include <set>
#include <stdexcept>

namespace results {
namespace {

constexpr std::string_view k_release_columns = R"(
  SELECT id, cycle_id, fiscal_year, computation_id, frozen_at, frozen_by, reason, confirmed_at, confirmed_by,
    published_at, published_by, visible_from, withdrawn_at, withdrawn_why FROM result_release)";

using Moment = std::optional<util::UtcSeconds>;
using Account = std::optional<std::int64_t>;

template <typename Query>
std::vector<Release> releases_of(Query query)
{
  std::vector<Release> releases;
  query.template each<std::int64_t, std::int64_t, std::int64_t, std::int64_t, util::UtcSeconds, std::int64_t,
                      std::string, Moment, Account, Moment, Account, Moment, Moment, std::string>(
      [&](std::int64_t id, std::int64_t cycle, std::int64_t year, std::int64_t computation, util::UtcSeconds frozen_at,
          std::int64_t frozen_by, std::string reason, Moment confirmed_at, Account confirmed_by, Moment published_at,
          Account published_by, Moment visible_from, Moment withdrawn_at, std::string withdrawn_why) {
        releases.push_back({.id = id,
                            .cycle = cycle,
                            .fiscal_year = static_cast<int>(year),
                            .computation = computation,
                            .frozen_at = frozen_at,
                            .frozen_by = frozen_by,
                            .reason = std::move(reason),
                            .confirmed_at = confirmed_at,
                            .confirmed_by = confirmed_by.value_or(0),
                            .published_at = published_at,
                            .published_by = published_by.value_or(0),
                            .visible_from = visible_from.value_or(0),
                            .withdrawn_at = withdrawn_at,
                            .withdrawn_why = std::move(withdrawn_why)});
      });
  return releases;
}

/// Of releases, the newest first, those of which no newer one of the same round is there. Years before the program are
/// each a round of their own.
std::vector<Release> newest_of_each(std::vector<Release> releases)
{
  std::set<std::int64_t> seen;
  std::vector<Release> newest;
  for (Release& release : releases) {
    if (release.cycle == 0 || seen.insert(release.cycle).second) newest.push_back(std::move(release));
  }
  return newest;
}

}  // namespace

std::optional<Release> ReleaseStore::newest(std::int64_t cycle) const
{
  const std::string sql = std::string(k_release_columns) + " WHERE cycle_id = :cycle ORDER BY id DESC LIMIT 1";
  auto found = releases_of(connection_.query(sql, cycle));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Release> ReleaseStore::visible(std::int64_t cycle, util::UtcSeconds now) const
{
  const std::string sql = std::string(k_release_columns) +
                          " WHERE cycle_id = :cycle AND published_at IS NOT NULL AND withdrawn_at IS NULL"
                          " AND visible_from <= :now ORDER BY id DESC LIMIT 1";
  auto found = releases_of(connection_.query(sql, cycle, now));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Release> ReleaseStore::all_visible(util::UtcSeconds now) const
{
  const std::string sql = std::string(k_release_columns) +
                          " WHERE published_at IS NOT NULL AND withdrawn_at IS NULL AND visible_from <= :now"
                          " ORDER BY fiscal_year DESC, id DESC";
  return newest_of_each(releases_of(connection_.query(sql, now)));
}

std::int64_t ReleaseStore::count_history(std::int64_t cycle) const
{
  return connection_.query("SELECT COUNT(*) FROM result_change WHERE cycle_id = :cycle", cycle).one<std::int64_t>();
}

std::vector<ResultHistoryRow> ReleaseStore::history(std::int64_t cycle, std::int64_t limit, std::int64_t offset) const
{
  std::vector<ResultHistoryRow> rows;
  connection_
      .query(R"(
        SELECT act, agency_id, at, account_id, reason, detail FROM result_change
        WHERE cycle_id = :cycle ORDER BY id DESC LIMIT :limit OFFSET :offset)",
             cycle, limit, offset)
      .each<std::string, std::optional<std::int64_t>, util::UtcSeconds, std::int64_t, std::string, std::string>(
          [&](std::string act, std::optional<std::int64_t> agency, util::UtcSeconds at, std::int64_t account,
              std::string reason, std::string detail) {
            rows.push_back({std::move(act), agency, at, account, std::move(reason), std::move(detail)});
          });
  return rows;
}

std::vector<Caution> ReleaseStore::cautions(std::int64_t release) const
{
  std::vector<Caution> cautions;
  connection_
      .query("SELECT agency_id, how, reason FROM result_caution WHERE release_id = :release ORDER BY agency_id",
             release)
      .each<std::int64_t, std::string, std::string>(
          [&](std::int64_t agency, const std::string& how, std::string reason) {
            const auto known = below_sample_named(how);
            if (!known) throw std::logic_error("result_caution does not know " + how);
            cautions.push_back({agency, *known, std::move(reason)});
          });
  return cautions;
}

std::optional<Caution> ReleaseStore::caution(std::int64_t release, std::int64_t agency) const
{
  const auto found =
      connection_
          .query("SELECT how, reason FROM result_caution WHERE release_id = :release AND agency_id = :agency", release,
                 agency)
          .maybe<std::string, std::string>();
  if (!found) return std::nullopt;
  return Caution{agency, below_sample_named(std::get<0>(*found)).value_or(BelowSample::withhold), std::get<1>(*found)};
}

std::int64_t ReleaseStore::freeze(const Release& release, const std::vector<Caution>& cautions,
                                  const cycles::Deed& deed)
{
  const auto id =
      connection_
          .query(R"(
        INSERT INTO result_release (cycle_id, fiscal_year, computation_id, frozen_at, frozen_by, reason, withdrawn_why)
        VALUES (:cycle, :year, :computation, :at, :by, :reason, '') RETURNING id)",
                 release.cycle, release.fiscal_year, release.computation, deed.at, deed.account, deed.reason)
          .one<std::int64_t>();
  for (const Caution& caution : cautions)
    connection_.execute(
        "INSERT INTO result_caution (release_id, agency_id, how, reason) VALUES (:release, :agency, :how, :reason)", id,
        caution.agency, code(caution.how), caution.reason);
  note(release.cycle, "frozen", std::nullopt, deed, std::to_string(release.computation));
  return id;
}

void ReleaseStore::confirm(const Release& release, const cycles::Deed& deed)
{
  connection_.execute("UPDATE result_release SET confirmed_at = :at, confirmed_by = :by WHERE id = :id", deed.at,
                      deed.account, release.id);
  note(release.cycle, "confirmed", std::nullopt, deed, std::to_string(release.computation));
}

void ReleaseStore::publish(const Release& release, util::UtcSeconds visible_from, const cycles::Deed& deed)
{
  connection_.execute(
      "UPDATE result_release SET published_at = :at, published_by = :by, visible_from = :from WHERE id = :id", deed.at,
      deed.account, visible_from, release.id);
  note(release.cycle, "published", std::nullopt, deed, std::to_string(visible_from));
}

void ReleaseStore::withdraw(const Release& release, const cycles::Deed& deed)
{
  connection_.execute(
      "UPDATE result_release SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_why = :why WHERE id = :id", deed.at,
      deed.account, deed.reason, release.id);
  note(release.cycle, "withdrawn", std::nullopt, deed, std::to_string(release.computation));
}

void ReleaseStore::note(std::int64_t cycle, std::string_view act, std::optional<std::int64_t> agency,
                        const cycles::Deed& deed, const std::string& detail)
{
  connection_.execute(R"(
    INSERT INTO result_change (cycle_id, act, agency_id, at, account_id, reason, detail)
    VALUES (:cycle, :act, :agency, :at, :account, :reason, :detail))",
                      cycle, act, agency, deed.at, deed.account, deed.reason, detail);
}

}  // namespace results
