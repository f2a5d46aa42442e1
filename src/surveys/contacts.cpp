// SPDX-License-Identifier: Apache-2.0
#include "src/surveys/contacts.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "lib/util/messages.hpp"
#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/accounts/account.hpp"
#include "src/agencies/agency_words.hpp"

namespace surveys {
namespace {

constexpr char k_field_end = '\x1f';  // cannot be typed: typed_line leaves it out
constexpr std::size_t k_filled_up_to = 64;
constexpr std::size_t k_fewest_digits = 6;

std::size_t longest(ContactField field)
{
  switch (field) {
    case ContactField::name:
      return 200;
    case ContactField::telephone:
      return 60;
    case ContactField::email:
      return 254;
    case ContactField::kind:
      return 100;
  }
  return 0;
}

/// Headings in both languages, several for each field: "surveys.contact_column.telephone": "Telephone | Phone".
const agencies::Named& headings()
{
  static const agencies::Named k_names = [] {
    agencies::Named names;
    for (const ContactField field : k_contact_fields) {
      names.add(code(field), code(field));
      for (const auto language : {util::Language::thai, util::Language::english}) {
        const std::string words =
            util::Messages::embedded(language).say("surveys.contact_column." + std::string(code(field)));
        for (const std::string_view word : util::split(words, '|'))
          names.add(util::trim(word), code(field));
      }
    }
    return names;
  }();
  return k_names;
}

std::string digits_of(std::string_view text)
{
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

/// Nothing where it is no telephone number.
std::optional<std::string> telephone_of(std::string text)
{
  const std::string digits = digits_of(text);
  if (digits.size() < k_fewest_digits) return std::nullopt;
  // Thai numbers have nine digits, of mobiles ten; spreadsheets drop the zero before.
  const bool lost_zero = digits == text && digits.front() != '0' && (digits.size() == 8 || digits.size() == 9);
  return lost_zero ? "0" + text : std::move(text);
}

bool is_email(const std::string& text)
{
  return text.find('@') != std::string::npos && accounts::check_login(accounts::normal_login(text)).empty();
}

class ContactsReading {
 public:
  explicit ContactsReading(const util::TableRows& table) : table_(table) {}

  ReadContacts run()
  {
    for (const util::Problem& problem : table_.problems)
      refuse(problem.place, problem.code, problem.params);
    if (table_.rows.size() < 2) {
      if (read_.faults == 0) refuse({.file = table_.name}, "surveys.contacts_empty");
    } else if (read_headings()) {
      for (std::size_t i = 1; i < table_.rows.size(); ++i)
        read_row(table_.rows[i]);
      if (read_.contacts.size() > k_most_contacts)
        refuse({.file = table_.name}, "surveys.contacts_too_many", {{"most", std::to_string(k_most_contacts)}});
    }
    return std::move(read_);
  }

 private:
  void refuse(util::Place place, std::string problem, util::Params params = {})
  {
    ++read_.faults;
    if (read_.problems.size() < ReadContacts::k_most_listed)
      read_.problems.push_back({std::move(place), std::move(problem), std::move(params)});
  }

  util::Place place(const util::TableRow& row, std::size_t column) const
  {
    return {.file = table_.name, .line = row.line, .column = static_cast<int>(column) + 1, .field = {}};
  }

  bool read_headings()
  {
    const util::TableRow& heading = table_.rows.front();
    for (std::size_t column = 0; column < heading.cells.size(); ++column) {
      const std::string written = util::typed_line(heading.cells[column]).text;
      if (written.empty()) continue;
      const auto known = headings().find(written);
      if (!known) {
        refuse(place(heading, column), "surveys.contacts_column_unknown");
        continue;
      }
      const auto* const field =
          std::ranges::find(k_contact_fields, *known, [](ContactField each) { return std::string(code(each)); });
      if (!columns_.emplace(*field, column).second) refuse(place(heading, column), "surveys.contacts_column_twice");
    }
    const bool has_way = columns_.contains(ContactField::telephone) || columns_.contains(ContactField::email);
    if (!columns_.contains(ContactField::name) || !has_way)
      refuse({.file = table_.name, .line = heading.line, .column = 0, .field = {}}, "surveys.contacts_column_missing");
    return read_.faults == 0;
  }

  std::string cell(const util::TableRow& row, ContactField field)
  {
    const auto column = columns_.find(field);
    if (column == columns_.end() || column->second >= row.cells.size()) return {};
    util::TypedText typed = util::typed_line(row.cells[column->second]);
    if (typed.has_refused) refuse(place(row, column->second), "surveys.contact_text_bad");
    if (util::character_count(typed.text) > longest(field))
      refuse(place(row, column->second), "surveys.contact_too_long", {{"most", std::to_string(longest(field))}});
    return std::move(typed.text);
  }

  void read_row(const util::TableRow& row)
  {
    Contact contact{.name = cell(row, ContactField::name),
                    .telephone = cell(row, ContactField::telephone),
                    .email = cell(row, ContactField::email),
                    .kind = cell(row, ContactField::kind)};
    const util::Place whole{.file = table_.name, .line = row.line, .column = 0, .field = {}};
    if (contact.name.empty()) refuse(whole, "surveys.contact_name_missing");
    if (contact.telephone.empty() && contact.email.empty()) refuse(whole, "surveys.contact_unreachable");
    if (!contact.telephone.empty()) {
      if (auto number = telephone_of(contact.telephone)) {
        contact.telephone = std::move(*number);
      } else {
        refuse(place(row, columns_.at(ContactField::telephone)), "surveys.contact_telephone_bad");
      }
    }
    if (!contact.email.empty() && !is_email(contact.email))
      refuse(place(row, columns_.at(ContactField::email)), "surveys.contact_email_bad");
    refuse_twice(row, contact);
    read_.contacts.push_back(std::move(contact));
  }

  /// Who stands in the list twice is drawn twice as often.
  void refuse_twice(const util::TableRow& row, const Contact& contact)
  {
    const std::string name = agencies::folded(contact.name);
    std::optional<int> before;
    for (const std::string& way : {digits_of(contact.telephone), accounts::normal_login(contact.email)}) {
      if (way.empty()) continue;
      const auto [there, fresh] = seen_.emplace(std::pair(name, way), row.line);
      if (!fresh) before = there->second;
    }
    if (before)
      refuse({.file = table_.name, .line = row.line, .column = 0, .field = {}}, "surveys.contact_twice",
             {{"before", std::to_string(*before)}});
  }

  const util::TableRows& table_;
  std::map<ContactField, std::size_t> columns_;
  std::map<std::pair<std::string, std::string>, int> seen_;  // name and way to reach → line
  ReadContacts read_;
};

}  // namespace

std::string_view code(ContactField field)
{
  switch (field) {
    case ContactField::name:
      return "name";
    case ContactField::telephone:
      return "telephone";
    case ContactField::email:
      return "email";
    case ContactField::kind:
      return "kind";
  }
  return "";
}

ReadContacts read_contacts(const util::TableRows& table)
{
  return ContactsReading(table).run();
}

std::string packed(const Contact& contact)
{
  std::string text;
  for (const std::string* field : {&contact.name, &contact.telephone, &contact.email, &contact.kind})
    text += *field + k_field_end;
  text.append((k_filled_up_to - text.size() % k_filled_up_to) % k_filled_up_to, ' ');
  return text;
}

std::optional<Contact> unpacked_contact(std::string_view text)
{
  const auto fields = util::split(text, k_field_end);
  if (fields.size() != 5) return std::nullopt;
  return Contact{std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), std::string(fields[3])};
}

std::vector<std::int64_t> drawn_order(std::string_view seed, std::int64_t contacts)
{
  std::vector<std::pair<std::string, std::int64_t>> hashed;
  hashed.reserve(static_cast<std::size_t>(contacts));
  for (std::int64_t number = 1; number <= contacts; ++number)
    hashed.emplace_back(util::sha256_hex(std::string(seed) + " " + std::to_string(number)), number);
  std::ranges::sort(hashed);
  std::vector<std::int64_t> order;
  order.reserve(hashed.size());
  for (const auto& [hash, number] : hashed)
    order.push_back(number);
  return order;
}

std::string_view code(ContactState state)
{
  switch (state) {
    case ContactState::waiting:
      return "waiting";
    case ContactState::answered:
      return "answered";
    case ContactState::refused:
      return "refused";
    case ContactState::unreachable:
      return "unreachable";
  }
  return "";
}

std::optional<ContactState> contact_state_named(std::string_view code)
{
  for (const ContactState state : k_contact_states) {
    if (surveys::code(state) == code) return state;
  }
  return std::nullopt;
}

}  // namespace surveys
