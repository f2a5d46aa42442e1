// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/contact_upload_store.hpp"

#include <string_view>
#include <utility>

#include "lib/util/text.hpp"

namespace surveys {
namespace {

constexpr util::UtcSeconds k_upload_life = 86'400;
constexpr char k_contact_end = '\x1e';
constexpr std::string_view k_upload_purpose = "survey contacts sent in ";

}  // namespace

std::int64_t ContactUploadStore::keep(const Survey& survey, std::span<const Contact> contacts, std::int64_t account,
                                      util::UtcSeconds now, util::Random& random)
{
  forget_before(now - k_upload_life);
  std::string text;
  for (const Contact& contact : contacts)
    text += packed(contact) + k_contact_end;
  const std::string sealed = secrets_.seal(std::string(k_upload_purpose) + written(survey), text, random);
  return connection_
      .query(R"(
    INSERT INTO survey_contact_upload (cycle_id, agency_id, instrument, part, account_id, at, sealed)
    VALUES (:cycle, :agency, :instrument, :part, :account, :now, :sealed) RETURNING id)",
             survey.cycle, survey.agency, survey.instrument, survey.part, account, now, sealed)
      .one<std::int64_t>();
}

std::optional<std::vector<Contact>> ContactUploadStore::find(const Survey& survey, std::int64_t id,
                                                             std::int64_t account)
{
  const auto sealed = connection_
                          .query(
                              "SELECT sealed FROM survey_contact_upload WHERE id = :id AND account_id = :account"
                              " AND cycle_id = :cycle AND agency_id = :agency AND instrument = :instrument"
                              " AND part = :part",
                              id, account, survey.cycle, survey.agency, survey.instrument, survey.part)
                          .maybe<std::string>();
  if (!sealed) return std::nullopt;
  const auto text = secrets_.open(std::string(k_upload_purpose) + written(survey), *sealed);
  if (!text) return std::nullopt;
  std::vector<Contact> contacts;
  for (const std::string_view one : util::split(*text, k_contact_end)) {
    if (auto contact = unpacked_contact(one)) contacts.push_back(std::move(*contact));
  }
  return contacts;
}

void ContactUploadStore::forget(std::int64_t id)
{
  connection_.execute("DELETE FROM survey_contact_upload WHERE id = :id", id);
}

bool ContactUploadStore::has_before(util::UtcSeconds time)
{
  return connection_.query("SELECT COUNT(*) FROM survey_contact_upload WHERE at < :oldest", time).one<std::int64_t>() >
         0;
}

void ContactUploadStore::forget_before(util::UtcSeconds time)
{
  connection_.execute("DELETE FROM survey_contact_upload WHERE at < :oldest", time);
}

}  // namespace surveys
