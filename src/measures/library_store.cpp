// SPDX-License-Identifier: Apache-2.0
#include "src/measures/library_store.hpp"

#include <string>
#include <utility>

#include "lib/util/text.hpp"

namespace measures {
namespace {

std::vector<std::string> parts_of(std::string_view text, char separator)
{
  std::vector<std::string> parts;
  for (const std::string_view part : util::split(text, separator)) {
    if (!part.empty()) parts.emplace_back(part);
  }
  return parts;
}

}  // namespace

std::vector<LibraryEntry> LibraryStore::rows(std::int64_t agency, std::int64_t id, bool also_for_all) const
{
  std::vector<LibraryEntry> found;
  connection_
      .query(R"(
        SELECT agency_id, id, title, steps, unit, follow_up, follow_up_words, subjects, fiscal_year
        FROM measure_library
        WHERE removed_at IS NULL AND (agency_id = :agency OR (:all = 1 AND agency_id = 0)) AND (:id = 0 OR id = :id)
        ORDER BY CASE WHEN agency_id = 0 THEN 1 ELSE 0 END, id)",
             agency, also_for_all, id)
      .each<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string,
            std::int64_t>([&](std::int64_t of, std::int64_t number, std::string title, const std::string& steps,
                              std::string unit, const std::string& follow_up, std::string words,
                              const std::string& subjects, std::int64_t year) {
        found.push_back({.agency = of,
                         .id = number,
                         .source = "library:" + std::to_string(number),
                         .title = std::move(title),
                         .steps = parts_of(steps, '\n'),
                         .unit = std::move(unit),
                         .follow_up = follow_up_named(follow_up).value_or(FollowUp::half_yearly),
                         .follow_up_words = std::move(words),
                         .subjects = parts_of(subjects, ' '),
                         .fiscal_year = static_cast<int>(year)});
      });
  return found;
}

std::vector<LibraryEntry> LibraryStore::entries(std::int64_t agency) const
{
  return rows(agency, 0, true);
}

std::optional<LibraryEntry> LibraryStore::find(std::int64_t agency, std::int64_t id) const
{
  std::vector<LibraryEntry> found = rows(agency, id, false);
  if (id == 0 || found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::int64_t LibraryStore::add(const LibraryEntry& entry, const cycles::Deed& deed)
{
  return connection_
      .query(R"(
        INSERT INTO measure_library (agency_id, title, steps, unit, follow_up, follow_up_words, subjects, fiscal_year,
          changed_at, changed_by)
        VALUES (:agency, :title, :steps, :unit, :follow_up, :words, :subjects, :year, :at, :by)
        RETURNING id)",
             entry.agency, entry.title, util::join(entry.steps, "\n"), entry.unit, code(entry.follow_up),
             entry.follow_up_words, util::join(entry.subjects, " "), entry.fiscal_year, deed.at, deed.account)
      .one<std::int64_t>();
}

bool LibraryStore::save(const LibraryEntry& entry, const cycles::Deed& deed)
{
  return connection_.execute(R"(
    UPDATE measure_library SET title = :title, steps = :steps, unit = :unit, follow_up = :follow_up,
      follow_up_words = :words, subjects = :subjects, fiscal_year = :year, changed_at = :at, changed_by = :by
    WHERE agency_id = :agency AND id = :id AND removed_at IS NULL)",
                             entry.title, util::join(entry.steps, "\n"), entry.unit, code(entry.follow_up),
                             entry.follow_up_words, util::join(entry.subjects, " "), entry.fiscal_year, deed.at,
                             deed.account, entry.agency, entry.id) == 1;
}

bool LibraryStore::remove(const LibraryEntry& entry, const cycles::Deed& deed)
{
  return connection_.execute(R"(
    UPDATE measure_library SET removed_at = :at, changed_at = :at, changed_by = :by
    WHERE agency_id = :agency AND id = :id AND removed_at IS NULL)",
                             deed.at, deed.account, entry.agency, entry.id) == 1;
}

std::vector<LibraryEntry> whole_library(db::Connection& connection, std::int64_t agency,
                                        const framework::Framework& framework, util::Language language)
{
  std::vector<LibraryEntry> entries = LibraryStore(connection).entries(agency);
  for (LibraryEntry& entry : advice_entries(analysis::AdviceBook::embedded(), framework, language))
    entries.push_back(std::move(entry));
  return entries;
}

}  // namespace measures
