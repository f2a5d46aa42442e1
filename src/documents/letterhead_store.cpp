// SPDX-License-Identifier: Apache-2.0
#include "src/documents/letterhead_store.hpp"

#include "lib/util/base64.hpp"
#include "lib/util/text.hpp"

namespace documents {

Letterhead LetterheadStore::find(std::int64_t agency) const
{
  const auto row =
      connection_
          .query(
              "SELECT address, address_en, telephone, executive, executive_en, emblem, revision FROM letterhead WHERE "
              "agency_id = :agency",
              agency)
          .maybe<std::string, std::string, std::string, std::string, std::string, std::string, std::int64_t>();
  if (!row) return {};
  const auto& [address, address_en, telephone, executive, executive_en, emblem, revision] = *row;
  return {address, address_en, telephone, executive, executive_en, emblem, revision};
}

bool LetterheadStore::save(std::int64_t agency, const Letterhead& head, const cycles::Deed& deed)
{
  if (head.revision == 0) {
    return connection_.execute(
               "INSERT INTO letterhead (agency_id, address, address_en, telephone, executive, executive_en, emblem, "
               "revision, changed_at, changed_by) VALUES (:agency, :address, :address_en, :telephone, :executive, "
               ":executive_en, :emblem, 1, :at, :by) ON CONFLICT (agency_id) DO NOTHING",
               agency, head.address, head.address_en, head.telephone, head.executive, head.executive_en, head.emblem,
               deed.at, deed.account) == 1;
  }
  return connection_.execute(
             "UPDATE letterhead SET address = :address, address_en = :address_en, telephone = :telephone, executive = "
             ":executive, executive_en = :executive_en, emblem = :emblem, revision = revision + 1, changed_at = :at, "
             "changed_by = :by WHERE agency_id = :agency AND revision = :revision",
             head.address, head.address_en, head.telephone, head.executive, head.executive_en, head.emblem, deed.at,
             deed.account, agency, head.revision) == 1;
}

std::string LetterheadStore::keep_picture(std::int64_t agency, const std::string& png, const cycles::Deed& deed)
{
  std::string sha256 = util::sha256_hex(png);
  connection_.execute(
      "INSERT INTO paper_picture (agency_id, sha256, content, added_at, added_by) VALUES (:agency, "
      ":sha256, :content, :at, :by) ON CONFLICT (agency_id, sha256) DO NOTHING",
      agency, sha256, util::base64(png), deed.at, deed.account);
  return sha256;
}

std::optional<std::string> LetterheadStore::picture(std::int64_t agency, const std::string& sha256) const
{
  return connection_
      .query("SELECT content FROM paper_picture WHERE agency_id = :agency AND sha256 = :sha256", agency, sha256)
      .maybe<std::string>();
}

}  // namespace documents
