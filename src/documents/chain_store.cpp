// SPDX-License-Identifier: Apache-2.0
#include "src/documents/chain_store.hpp"

namespace documents {

StoredChain ChainStore::chain(std::int64_t agency) const
{
  StoredChain stored;
  stored.revision = connection_.query("SELECT revision FROM approval_chain_head WHERE agency_id = :agency", agency)
                        .maybe<std::int64_t>()
                        .value_or(0);
  const auto rows =
      connection_
          .query(
              "SELECT position, position_en, role, unit_id, signer_id FROM approval_chain WHERE "
              "agency_id = :agency ORDER BY step",
              agency)
          .all<std::string, std::string, std::string, std::optional<std::int64_t>, std::optional<std::int64_t>>();
  for (const auto& [position, position_en, role, unit, signer] : rows)
    stored.steps.push_back(
        {position, position_en, accounts::role_named(role).value_or(accounts::Role::officer), unit, signer});
  return stored;
}

bool ChainStore::save(std::int64_t agency, const std::vector<ChainStep>& chain, std::int64_t revision,
                      const cycles::Deed& deed)
{
  const std::int64_t changed =
      revision == 0 ? connection_.execute(
                          "INSERT INTO approval_chain_head (agency_id, revision, changed_at, changed_by) VALUES "
                          "(:agency, 1, :at, :by) ON CONFLICT (agency_id) DO NOTHING",
                          agency, deed.at, deed.account)
                    : connection_.execute(
                          "UPDATE approval_chain_head SET revision = revision + 1, changed_at = :at, changed_by = "
                          ":by WHERE agency_id = :agency AND revision = :revision",
                          deed.at, deed.account, agency, revision);
  if (changed == 0) return false;
  connection_.execute("DELETE FROM approval_chain WHERE agency_id = :agency", agency);
  std::int64_t number = 0;
  for (const ChainStep& step : chain)
    connection_.execute(
        "INSERT INTO approval_chain (agency_id, step, position, position_en, role, unit_id, signer_id) "
        "VALUES (:agency, :step, :position, :position_en, :role, :unit, :signer)",
        agency, ++number, step.position, step.position_en, accounts::code(step.role), step.unit, step.signer);
  return true;
}

StoredTemplate ChainStore::wording(std::int64_t agency, const std::string& kind, const std::string& language) const
{
  const auto row = connection_
                       .query(
                           "SELECT content, revision FROM paper_template WHERE agency_id = :agency AND kind = :kind "
                           "AND language = :language",
                           agency, kind, language)
                       .maybe<std::string, std::int64_t>();
  if (!row) return {};
  return {sections_of(std::get<0>(*row)), std::get<1>(*row)};
}

std::vector<std::pair<std::string, std::string>> ChainStore::worded(std::int64_t agency) const
{
  std::vector<std::pair<std::string, std::string>> found;
  for (auto& [kind, language] :
       connection_.query("SELECT kind, language FROM paper_template WHERE agency_id = :agency", agency)
           .all<std::string, std::string>())
    found.emplace_back(std::move(kind), std::move(language));
  return found;
}

bool ChainStore::save_wording(std::int64_t agency, const std::string& kind, const std::string& language,
                              const StoredTemplate& wording, const cycles::Deed& deed)
{
  const std::string content = stored_sections(wording.sections);
  if (wording.revision == 0)
    return connection_.execute(
               "INSERT INTO paper_template (agency_id, kind, language, content, revision, changed_at, "
               "changed_by) VALUES (:agency, :kind, :language, :content, 1, :at, :by) ON CONFLICT "
               "(agency_id, kind, language) DO NOTHING",
               agency, kind, language, content, deed.at, deed.account) == 1;
  return connection_.execute(
             "UPDATE paper_template SET content = :content, revision = revision + 1, changed_at = :at, "
             "changed_by = :by WHERE agency_id = :agency AND kind = :kind AND language = :language AND "
             "revision = :revision",
             content, deed.at, deed.account, agency, kind, language, wording.revision) == 1;
}

void ChainStore::forget_wording(std::int64_t agency, const std::string& kind, const std::string& language)
{
  connection_.execute("DELETE FROM paper_template WHERE agency_id = :agency AND kind = :kind AND language = :language",
                      agency, kind, language);
}

}  // namespace documents
