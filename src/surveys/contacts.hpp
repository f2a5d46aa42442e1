// SPDX-License-Identifier: Apache-2.0
// People whom an agency names for the interviews of a survey's part: read from the agency's file, drawn by chance in a
// way that anybody can repeat, and how far each interview has come.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"
#include "lib/util/table_rows.hpp"

namespace surveys {

struct Contact {
  std::string name;
  std::string telephone;  ///< or an e-mail address, or both
  std::string email;
  std::string kind;  ///< of stakeholder, in the agency's words; may be empty
  bool operator==(const Contact&) const = default;
};

enum class ContactField { name, telephone, email, kind };
inline constexpr ContactField k_contact_fields[] = {ContactField::name, ContactField::telephone, ContactField::email,
                                                    ContactField::kind};
std::string_view code(ContactField field);  ///< "telephone"

inline constexpr std::size_t k_most_contacts = 20'000;

struct ReadContacts {
  std::vector<Contact> contacts;  ///< in the order of the file; meaningless where there are problems
  util::Problems problems;        ///< at most k_most_listed
  std::size_t faults = 0;         ///< all of them
  static constexpr std::size_t k_most_listed = 500;
};
/// Headings in Thai, English or as code(ContactField), in any order; "name" and one of "telephone" and "email" are
/// needed, and in each row too. A zero that a spreadsheet took from the beginning of a telephone number comes back.
/// Problems: surveys.contacts_empty, surveys.contacts_too_many, surveys.contacts_column_unknown,
/// surveys.contacts_column_twice, surveys.contacts_column_missing, surveys.contact_name_missing,
/// surveys.contact_unreachable, surveys.contact_telephone_bad, surveys.contact_email_bad, surveys.contact_too_long,
/// surveys.contact_text_bad, surveys.contact_twice; and those of the table.
ReadContacts read_contacts(const util::TableRows& table);

/// One text, of which the length says little: filled up to a multiple of 64 bytes.
std::string packed(const Contact& contact);
std::optional<Contact> unpacked_contact(std::string_view text);

/// The numbers 1 … contacts in the order of SHA-256("<seed> <number>"), smallest first. Whoever has seed and list can
/// repeat it (docs/interviews.md). The first n are the sample of n.
std::vector<std::int64_t> drawn_order(std::string_view seed, std::int64_t contacts);

enum class ContactState { waiting, answered, refused, unreachable };
inline constexpr ContactState k_contact_states[] = {ContactState::waiting, ContactState::answered,
                                                    ContactState::refused, ContactState::unreachable};
std::string_view code(ContactState state);
std::optional<ContactState> contact_state_named(std::string_view code);

/// What became of the contacts that were drawn.
struct ContactTally {
  std::int64_t drawn = 0;
  std::int64_t answered = 0;  ///< interviewed, or their one-time link was used
  std::int64_t refused = 0;
  std::int64_t unreachable = 0;
  std::int64_t attempts = 0;  ///< to reach somebody, in vain

  std::int64_t waiting() const { return drawn - answered - refused - unreachable; }
};

}  // namespace surveys
