// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_store.hpp"

#include "lib/util/text.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/agencies/agency_words.hpp"
#include "src/measures/measure.hpp"

namespace documents {
namespace {

std::optional<std::int64_t> day_number_of(const std::string& iso)
{
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  constexpr std::size_t k_length = 10;
  if (iso.size() != k_length) return std::nullopt;
  year = std::stoi(iso.substr(0, 4));
  month = static_cast<unsigned>(std::stoi(iso.substr(5, 2)));
  day = static_cast<unsigned>(std::stoi(iso.substr(8, 2)));
  return measures::day_number({std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)});
}

std::string search_text_of(const Paper& paper, const PaperContent& content)
{
  return agencies::folded(content.subject + " " + content.unit + " " + content.addressee + " " + paper.number_text);
}

}  // namespace

std::vector<Paper> PaperStore::rows(const std::string& condition, std::int64_t value) const
{
  std::vector<Paper> papers;
  connection_
      .query(
          "SELECT agency_id, id, kind, fiscal_year, meeting_id, unit_id, language, state, version, subject, day, "
          "book_id, book_year, number, number_text, made_at, made_by, published_at, revision FROM paper WHERE " +
              condition + " ORDER BY id DESC",
          value)
      .each<std::int64_t, std::int64_t, std::string, std::int64_t, std::optional<std::int64_t>,
            std::optional<std::int64_t>, std::string, std::string, std::int64_t, std::string,
            std::optional<std::int64_t>, std::optional<std::int64_t>, std::optional<std::int64_t>,
            std::optional<std::int64_t>, std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>,
            std::int64_t>([&](auto agency, auto id, auto kind, auto year, auto meeting, auto unit, auto language,
                              auto state, auto version, auto subject, auto day, auto book, auto book_year, auto number,
                              auto number_text, auto made_at, auto made_by, auto published_at, auto revision) {
        papers.push_back({.agency = agency,
                          .id = id,
                          .kind = std::move(kind),
                          .fiscal_year = static_cast<int>(year),
                          .meeting = meeting,
                          .unit = unit,
                          .language = std::move(language),
                          .state = paper_state_named(state).value(),
                          .version = version,
                          .subject = std::move(subject),
                          .day = day,
                          .book = book,
                          .book_year = book_year,
                          .number = number,
                          .number_text = std::move(number_text),
                          .made_at = made_at,
                          .made_by = made_by,
                          .published_at = published_at,
                          .revision = revision});
      });
  return papers;
}

std::optional<Paper> PaperStore::find(std::int64_t agency, std::int64_t id) const
{
  std::vector<Paper> found = rows("id = :id", id);
  if (found.empty() || found.front().agency != agency) return std::nullopt;
  return std::move(found.front());
}

std::optional<Paper> PaperStore::published(std::int64_t id) const
{
  std::vector<Paper> found = rows("id = :id AND state = 'published'", id);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Paper> PaperStore::all(std::int64_t agency) const
{
  return rows("agency_id = :agency", agency);
}

std::string PaperStore::write_version(const Paper& paper, std::int64_t number, const PaperContent& content,
                                      const Deed& deed)
{
  const std::string text = stored(content);
  std::string digest = util::sha256_hex(text);
  connection_.execute(
      "INSERT INTO paper_version (agency_id, paper_id, version, digest, content, made_at, made_by, reason) VALUES "
      "(:agency, :paper, :version, :digest, :content, :at, :by, :reason)",
      paper.agency, paper.id, number, digest, text, deed.at, deed.account, deed.reason);
  return digest;
}

std::int64_t PaperStore::add(const Paper& paper, const PaperContent& content, const Deed& deed)
{
  Paper made = paper;
  made.version = 1;
  made.id = connection_
                .query(
                    "INSERT INTO paper (agency_id, kind, fiscal_year, meeting_id, unit_id, language, state, version, "
                    "subject, day, search_text, number_text, made_at, made_by, revision) VALUES (:agency, :kind, "
                    ":year, :meeting, :unit, :language, 'draft', 1, :subject, :day, :search, '', :at, :by, 1) "
                    "RETURNING id",
                    paper.agency, paper.kind, paper.fiscal_year, paper.meeting, paper.unit, paper.language,
                    content.subject, day_number_of(content.day), search_text_of(paper, content), deed.at, deed.account)
                .one<std::int64_t>();
  write_version(made, 1, content, deed);
  note(made, "made", {}, deed);
  return made.id;
}

bool PaperStore::change(const Paper& paper, const PaperContent& content, std::string_view act, const Deed& deed)
{
  const auto before = connection_
                          .query(
                              "SELECT digest FROM paper_version WHERE agency_id = :agency AND paper_id = :paper AND "
                              "version = :version",
                              paper.agency, paper.id, paper.version)
                          .one<std::string>();
  const bool same = before == util::sha256_hex(stored(content));
  Paper changed = paper;
  changed.version = same ? paper.version : paper.version + 1;
  if (connection_.execute(
          "UPDATE paper SET version = :version, subject = :subject, day = :day, search_text = :search, state = CASE "
          "WHEN state = 'signing' AND CAST(:same AS BIGINT) = 0 THEN 'draft' ELSE state END, revision = revision + 1 "
          "WHERE agency_id = "
          ":agency AND id = :id AND revision = :revision",
          changed.version, content.subject, day_number_of(content.day), search_text_of(paper, content),
          std::int64_t{same ? 1 : 0}, paper.agency, paper.id, paper.revision) == 0)
    return false;
  if (same) return true;
  write_version(changed, changed.version, content, deed);
  note(changed, act, deed.reason, deed);
  if (paper.is_signing()) void_approvals(changed, deed);
  return true;
}

std::optional<PaperContent> PaperStore::content(std::int64_t agency, std::int64_t paper, std::int64_t version) const
{
  const auto text =
      connection_
          .query(
              "SELECT content FROM paper_version WHERE agency_id = :agency AND paper_id = :paper AND version = "
              ":version",
              agency, paper, version)
          .maybe<std::string>();
  if (!text) return std::nullopt;
  return content_of(*text);
}

std::vector<PaperVersion> PaperStore::versions(std::int64_t agency, std::int64_t paper) const
{
  std::vector<PaperVersion> versions;
  connection_
      .query(
          "SELECT version, digest, made_at, made_by, reason FROM paper_version WHERE agency_id = :agency AND "
          "paper_id = :paper ORDER BY version DESC",
          agency, paper)
      .each<std::int64_t, std::string, std::int64_t, std::int64_t, std::string>(
          [&](auto number, auto digest, auto at, auto by, auto reason) {
            versions.push_back({number, std::move(digest), at, by, std::move(reason)});
          });
  return versions;
}

bool PaperStore::set_state(const Paper& paper, PaperState state)
{
  return connection_.execute(
             "UPDATE paper SET state = :state, revision = revision + 1 WHERE agency_id = :agency AND id "
             "= :id AND revision = :revision",
             code(state), paper.agency, paper.id, paper.revision) == 1;
}

bool PaperStore::set_number(const Paper& paper, std::int64_t book, std::int64_t year, std::int64_t number,
                            const std::string& text, const Deed& deed)
{
  if (connection_.execute(
          "UPDATE paper SET book_id = :book, book_year = :year, number = :number, number_text = :text, "
          "search_text = search_text || ' ' || :text, revision = revision + 1 WHERE agency_id = :agency "
          "AND id = :id AND revision = :revision",
          book, year, number, text, paper.agency, paper.id, paper.revision) == 0)
    return false;
  note(paper, "numbered", text, deed);
  return true;
}

bool PaperStore::publish(const Paper& paper, const Deed& deed)
{
  if (connection_.execute("UPDATE paper SET state = 'published', published_at = :at, published_by = :by, revision = "
                          "revision + 1 WHERE agency_id = :agency AND id = :id AND revision = :revision AND state = "
                          "'approved'",
                          deed.at, deed.account, paper.agency, paper.id, paper.revision) == 0)
    return false;
  note(paper, "published", {}, deed);
  return true;
}

bool PaperStore::cancel(const Paper& paper, const Deed& deed)
{
  if (!set_state(paper, PaperState::cancelled)) return false;
  connection_.execute(
      "UPDATE paper_approval SET state = 'void' WHERE agency_id = :agency AND paper_id = :paper AND "
      "state = 'waiting'",
      paper.agency, paper.id);
  note(paper, "cancelled", deed.reason, deed);
  return true;
}

void PaperStore::note(const Paper& paper, std::string_view act, const std::string& detail, const Deed& deed)
{
  connection_.execute(
      "INSERT INTO paper_change (agency_id, paper_id, act, at, account_id, version, detail) VALUES "
      "(:agency, :paper, :act, :at, :by, :version, :detail)",
      paper.agency, paper.id, act, deed.at, deed.account, paper.version, detail);
}

std::vector<PaperChange> PaperStore::changes(std::int64_t agency, std::int64_t paper) const
{
  std::vector<PaperChange> changes;
  connection_
      .query(
          "SELECT act, at, account_id, version, detail FROM paper_change WHERE agency_id = :agency AND paper_id = "
          ":paper ORDER BY id DESC",
          agency, paper)
      .each<std::string, std::int64_t, std::int64_t, std::int64_t, std::string>(
          [&](auto act, auto at, auto account, auto version, auto detail) {
            changes.push_back(
                {.act = std::move(act), .at = at, .account = account, .version = version, .detail = std::move(detail)});
          });
  accounts::AccountNames names(connection_);
  for (PaperChange& change : changes)
    change.by = names.of(change.account);
  return changes;
}

}  // namespace documents
