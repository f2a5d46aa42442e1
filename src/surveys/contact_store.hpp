// SPDX-License-Identifier: Apache-2.0
// Contacts in the database, each sealed with the server's key on its own, so that the database or a backup alone tells
// nobody's name; the draws with their seeds; and what is left of a list when its contacts are deleted: numbers.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lib/db/connection.hpp"
#include "lib/util/clock.hpp"
#include "lib/util/random.hpp"

#include "src/accounts/secrets.hpp"
#include "src/surveys/contacts.hpp"
#include "src/surveys/survey.hpp"

namespace surveys {

struct ContactList {
  std::int64_t id = 0;
  std::int64_t contacts = 0;
  util::UtcSeconds added_at = 0;
  std::optional<util::UtcSeconds> ended_at = {};  ///< when the contacts were deleted
  std::string ended_why = {};                     ///< "replaced", "by_hand", "schedule"
  ContactTally tally = {};
};

struct ContactDraw {
  std::string seed;
  std::int64_t contacts = 0;
  std::int64_t size = 0;
  util::UtcSeconds drawn_at = 0;
  std::int64_t drawn_by = 0;
  std::string reason = {};  ///< empty for the first
};

struct Interviewee {
  std::int64_t list = 0;
  std::int64_t number = 0;  ///< in the agency's list
  std::int64_t place = 0;   ///< in the sample; 0: not drawn, or not any more
  ContactState state = ContactState::waiting;
  std::int64_t attempts = 0;
  std::string link_hash = {};  ///< of a one-time link that was made
  bool link_used = false;
  Contact contact = {};

  /// Interviewed, or the link was used: another interview would count somebody twice.
  bool is_done() const { return state == ContactState::answered || link_used; }
};

class ContactStore {
 public:
  ContactStore(db::Connection& connection, const accounts::Secrets& secrets)
      : connection_(connection), secrets_(secrets)
  {
  }

  /// The list in use with its numbers up to now; nothing where there is none.
  std::optional<ContactList> current(const Survey& survey);
  /// Lists whose contacts are deleted, the newest first.
  std::vector<ContactList> ended(const Survey& survey);
  /// A list that is in use ends as replaced. The new one's number.
  std::int64_t add(const Survey& survey, std::span<const Contact> contacts, std::int64_t account, util::UtcSeconds now,
                   util::Random& random);
  /// Deletes contacts and outstanding links, keeps the numbers. False where there is no list in use.
  bool end(const Survey& survey, std::int64_t account, util::UtcSeconds now, const std::string& why);
  /// Surveys of a round that have a list in use.
  std::vector<Survey> in_use(std::int64_t cycle);

  std::vector<ContactDraw> draws(const Survey& survey, std::int64_t list);  ///< the newest first
  /// Draws: places by the seed's order, the first `size` of them.
  void draw(const Survey& survey, std::int64_t list, const ContactDraw& draw);

  /// Whom the assessors see: the sample, and those of earlier draws with whom something was done.
  std::int64_t count(const Survey& survey, std::optional<ContactState> state);
  std::vector<Interviewee> page(const Survey& survey, std::optional<ContactState> state, std::int64_t limit,
                                std::int64_t offset);
  std::optional<Interviewee> find(const Survey& survey, std::int64_t number);
  void set_state(const Survey& survey, std::int64_t number, ContactState state);
  void add_attempt(const Survey& survey, std::int64_t number);
  void set_link(const Survey& survey, std::int64_t number, const std::string& hash);

 private:
  ContactTally tally(const Survey& survey);
  std::optional<std::int64_t> list_in_use(const Survey& survey);
  db::Connection& connection_;
  const accounts::Secrets& secrets_;
};

}  // namespace surveys
