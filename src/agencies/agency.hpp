// SPDX-License-Identifier: Apache-2.0
// An assessed agency as the register of agencies knows it: code, names, type, province, whom it belongs to, its web
// site. What makes a register entry right, and what differs between two states of it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"
#include "lib/util/messages.hpp"
#include "lib/util/problem.hpp"

#include "src/framework/sample.hpp"

namespace agencies {

using framework::k_agency_types;
using framework::k_province_sizes;

struct Agency {
  std::int64_t id = 0;             ///< 0: not stored yet
  std::string code = {};           ///< of the programme, unique, never reused: "3400123", "RW-01"
  std::string name = {};           ///< in Thai
  std::string name_en = {};        ///< may be empty
  std::string type = {};           ///< one of k_agency_types
  std::string province = {};       ///< one of province_codes(); empty: of no province (central agencies)
  std::string province_size = {};  ///< one of k_province_sizes; empty where it does not matter
  std::optional<std::int64_t> parent = {};
  std::string web = {};        ///< public address; may be empty
  std::string telephone = {};  ///< as people write it: "0 2123 4567-8 ext. 12"; may be empty
  std::optional<util::UtcSeconds> closed = {};
  std::optional<std::int64_t> successor = {};  ///< of a closed one: with whom it was merged

  bool is_open() const { return !closed; }
};

struct Unit {
  std::int64_t agency = 0;
  std::int64_t id = 0;
  std::string name = {};
  std::optional<util::UtcSeconds> closed = {};
  std::string name_en = {};  ///< may be empty: English pages and documents then have the Thai one
  bool is_open() const { return !closed; }
  const std::string& name_in(util::Language language) const
  {
    return language == util::Language::english && !name_en.empty() ? name_en : name;
  }
};

/// What of an agency people may change, named as in the database, in addresses and in message keys.
enum class AgencyField { code, name, name_en, type, province, province_size, parent, web, telephone };
inline constexpr std::array<AgencyField, 9> k_agency_fields = {
    AgencyField::code,          AgencyField::name,   AgencyField::name_en, AgencyField::type,     AgencyField::province,
    AgencyField::province_size, AgencyField::parent, AgencyField::web,     AgencyField::telephone};
std::string_view code(AgencyField field);  ///< "name_en"

struct FieldChange {
  AgencyField field = AgencyField::name;
  std::string before;
  std::string after;  ///< of parent: the id as text
  bool operator==(const FieldChange&) const = default;
};
std::vector<FieldChange> changes(const Agency& before, const Agency& after);
bool is_renamed(const std::vector<FieldChange>& changes);  ///< the Thai or the English name is among them

/// Every act that leaves a row in the history.
enum class Act { made, imported, changed, closed, reopened, merged, took_over, unit_made, unit_renamed, unit_closed };
std::string_view code(Act act);  ///< "took_over"

/// Who changes something, when and why.
struct Deed {
  std::int64_t account = 0;
  util::UtcSeconds at = 0;
  std::string reason = {};
};

constexpr std::size_t k_longest_code = 40;
constexpr std::size_t k_longest_name = 200;
constexpr std::size_t k_longest_telephone = 100;
constexpr std::size_t k_longest_reason = 500;

/// Letters, digits and - . / _ , at least one, at most k_longest_code; Thai digits as Arabic ones, letters as capitals.
/// Nothing where it is none.
std::optional<std::string> read_agency_code(std::string_view typed);

/// Numbers with whatever people write between them; Thai digits as Arabic ones, at most k_longest_telephone characters.
/// Nothing where less than three digits stand in it: what remains is no number to call.
std::optional<std::string> read_telephone(std::string_view typed);

/// The codes of the 77 provinces (those of the Ministry of Interior and ISO 3166-2:TH: "10" Bangkok), ascending; their
/// names are agencies.province.<code> in locale/.
const std::vector<std::string>& province_codes();
bool is_province(std::string_view code);

}  // namespace agencies
