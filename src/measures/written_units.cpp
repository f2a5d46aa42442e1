// SPDX-License-Identifier: Apache-2.0
#include "src/measures/written_units.hpp"

#include <algorithm>

#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/agencies/agency_words.hpp"
#include "src/measures/import_words.hpp"
#include "src/measures/split_steps.hpp"

namespace measures {
namespace {

constexpr std::string_view k_abbreviated = "\u0E2F";  // the Thai sign PAIYANNOI behind a shortened name

std::vector<std::string> cut_at_any(std::string_view text, std::string_view separators)
{
  std::vector<std::string> pieces(1);
  for (const char c : text) {
    if (separators.find(c) == std::string_view::npos)
      pieces.back() += c;
    else
      pieces.emplace_back();
  }
  std::vector<std::string> kept;
  for (const std::string& piece : pieces) {
    if (const std::string_view trimmed = util::trim(piece); !trimmed.empty()) kept.emplace_back(trimmed);
  }
  return kept;
}

bool names_all(std::string_view written)
{
  const std::vector<std::string>& words = import_words("all_units");
  return std::find(words.begin(), words.end(), agencies::folded(written)) != words.end();
}

const agencies::Unit* unit_named(std::string_view written, std::span<const agencies::Unit> units)
{
  std::string folded = agencies::folded(written);
  const bool is_short = folded.ends_with(k_abbreviated);
  if (is_short) folded.resize(folded.size() - k_abbreviated.size());
  const agencies::Unit* found = nullptr;
  for (const agencies::Unit& unit : units) {
    const std::string name = agencies::folded(unit.name);
    if (name == folded || name == folded + std::string(k_abbreviated)) {
      if (unit.is_open()) return &unit;
      if (found == nullptr) found = &unit;
    }
  }
  if (found != nullptr || folded.empty()) return found;
  for (const agencies::Unit& unit : units) {
    const std::string name = agencies::folded(unit.name);
    const bool begins = is_short && name.starts_with(folded);
    const bool is_shortened = name.ends_with(k_abbreviated) &&
                              folded.starts_with(std::string_view(name).substr(0, name.size() - k_abbreviated.size()));
    if (!unit.is_open() || (!begins && !is_shortened)) continue;
    if (found != nullptr) return nullptr;  // several begin so
    found = &unit;
  }
  return found;
}

class UnitReading {
 public:
  UnitReading(std::span<const agencies::Unit> units, WrittenUnits& read) : units_(units), read_(read) {}

  bool take(std::string_view written)
  {
    if (names_all(written)) {
      read_.all = true;
      for (const agencies::Unit& unit : units_) {
        if (unit.is_open()) add(unit);
      }
      return true;
    }
    const agencies::Unit* unit = unit_named(written, units_);
    if (unit == nullptr) return false;
    if (unit->is_open())
      add(*unit);
    else
      read_.closed.push_back(unit->name);
    return true;
  }

  /// A list with blanks between is one only where each word names a unit.
  void take_words(const std::string& written)
  {
    const std::vector<std::string> words = cut_at_any(written, " ");
    const bool all_known = words.size() > 1 && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                             return unit_named(word, units_) != nullptr;
                           });
    if (!all_known) {
      read_.unknown.push_back(written);
      return;
    }
    for (const std::string& word : words)
      take(word);
  }

 private:
  void add(const agencies::Unit& unit)
  {
    if (std::find(read_.units.begin(), read_.units.end(), unit.id) == read_.units.end()) read_.units.push_back(unit.id);
  }
  std::span<const agencies::Unit> units_;
  WrittenUnits& read_;
};

}  // namespace

WrittenUnits units_written_in(std::string_view written, std::span<const agencies::Unit> units)
{
  WrittenUnits read;
  UnitReading reading(units, read);
  const SplitText split = split_list(util::typed_lines(written).text);
  std::vector<std::string> pieces = split.pieces;
  if (pieces.empty()) pieces = {split.opening};
  for (const std::string& piece : pieces) {
    if (util::trim(piece).empty() || reading.take(piece)) continue;
    for (const std::string& part : cut_at_any(piece, "\n,;/")) {
      if (!reading.take(part)) reading.take_words(part);
    }
  }
  return read;
}

}  // namespace measures
