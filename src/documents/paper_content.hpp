// SPDX-License-Identifier: Apache-2.0
// What a version of a document says: what stands at its head, its sections as somebody may edit them, and its body with
// the tables as they were. Kept as text, so that the same version gives the same bytes years later.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/office/document.hpp"
#include "lib/util/problem.hpp"

namespace documents {

struct PaperSection {
  std::string key = {};
  bool numbered = false;
  std::string heading = {};
  /// A line is a paragraph; "- ", "(1) ", "1.1 " begin a list item, "#. " one that is numbered by itself, "| " a
  /// centred line.
  std::string text = {};
  std::vector<std::string> tables = {};
  bool own = false;       ///< somebody edited the text: it is not filled again
  bool left_out = false;  ///< stays in the form, not in the document
  bool operator==(const PaperSection&) const = default;
};

struct PaperContent {
  std::string kind = {};
  std::string language = {};  ///< "th", "en"
  bool thai_digits = true;
  std::string agency = {};
  std::string address = {};
  std::string telephone = {};
  std::string web = {};
  std::string emblem = {};     ///< SHA-256 of a picture; empty: none
  std::string executive = {};  ///< the position that signs last
  std::string unit = {};       ///< empty: the agency itself
  std::string subject = {};
  std::string addressee = {};
  std::string closing = {};
  std::string day = {};      ///< "2025-10-21"; empty: left to be written by hand
  std::string meeting = {};  ///< of minutes: its number
  int fiscal_year = 0;
  /// Where it speaks of the measures as they were on the day on which it was drawn: that day, since 1970-01-01.
  std::optional<std::int64_t> state_day = {};
  /// SHA-256 of what its analysis or its members were made from; empty where it has none.
  std::string made_from = {};
  std::vector<PaperSection> sections = {};
  std::vector<office::Block> body = {};
  std::vector<office::Runs> footnotes = {};
};

/// The text that is stored and hashed: the same content gives the same text.
std::string stored(const PaperContent& content);
/// The other way; std::logic_error for what is no such text.
PaperContent content_of(std::string_view stored);

/// Sections as an agency's template keeps them.
std::string stored_sections(const std::vector<PaperSection>& sections);
std::vector<PaperSection> sections_of(std::string_view stored);

}  // namespace documents
