// SPDX-License-Identifier: Apache-2.0
// Everything that a fiscal year of the assessment asks and how it counts, as plain values read from one
// framework file. Nothing in the program knows a year's rule; it asks the framework.
// Indexes below point into the vectors of Framework; codes are what people write ("i1", "o9", "9.2", "IIT").
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/exact.hpp"
#include "lib/util/messages.hpp"

namespace framework {

using util::Exact;

/// Words in both languages. Provisional: our own neutral wording where the year's official one is not known.
struct Text {
  std::string th;
  std::string en;
  bool provisional = false;
  const std::string& in(util::Language language) const { return language == util::Language::thai ? th : en; }
};

enum class Certainty { confirmed, likely };

struct ScaleLevel {
  std::string code;  ///< "yes", "no"; empty on scales answered by position
  Text label;
  Exact points;  ///< 0 … 100
};

/// What a question can be answered with, in the order shown; the position of a level counts from 1.
struct Scale {
  std::string code;  ///< "four", "six", "yes_no"
  std::vector<ScaleLevel> levels;
  bool by_code = false;  ///< answered with a level's code (yes/no), not with its position
  /// Points of the level at `position` (from 1); reversed: of the level as far from the other end.
  const Exact& points(std::size_t position, bool reversed) const;
};

struct Part {
  std::string code;  ///< "1", "2"
  Text name;
  Exact weight;  ///< share of the instrument; the parts of an instrument add to 1
};

enum class InstrumentKind { survey, disclosure };

struct Instrument {
  std::string code;  ///< "IIT", "EIT", "OIT"
  Text name;
  InstrumentKind kind = InstrumentKind::survey;
  Exact weight;             ///< of 100
  std::vector<Part> parts;  ///< at least one on a survey, named "1" where the file names none
  std::vector<std::size_t> indicators;
};

struct Indicator {
  std::string code;  ///< "1" … "10"
  Text name;
  Text purpose;  ///< what it is about, one or two sentences for reports
  std::size_t instrument = 0;
  std::vector<std::size_t> questions;       ///< on a survey
  std::vector<std::size_t> sub_indicators;  ///< on a disclosure
};

struct SubIndicator {
  std::string code;  ///< "9.1"
  Text name;
  std::size_t indicator = 0;
  std::vector<std::size_t> items;
};

struct Question {
  std::string code;  ///< "i1", "e9"
  Text wording;
  std::size_t indicator = 0;
  std::size_t scale = 0;
  bool reversed = false;
  std::vector<std::string> parts;  ///< parts of the instrument that ask it; empty: all
  Certainty certainty = Certainty::confirmed;
};

struct Element {
  std::string code;  ///< "1", "2" … within its item
  Text text;
};

/// What a program can see of an element before people judge it. Advice: no score depends on it.
enum class CheckKind {
  year,       ///< names the year that the item's period asks for
  dates,      ///< every row of a table of these things has a first and a last date
  words,      ///< says one of these
  months,     ///< covers every month of the span, or its quarters
  table,      ///< has a table that programs can read, with so many rows
  recent,     ///< names a date within so many days
  email,      ///< gives an e-mail address
  telephone,  ///< gives a telephone number
  contacts,   ///< gives a telephone number or e-mail address beside each of these
  map,        ///< shows where the agency is
  qr,         ///< the front page of the agency shows the QR code of its survey
};
std::string_view code(CheckKind kind);  ///< "year", as in framework files

struct Check {
  std::string element;  ///< code of the element of the item
  CheckKind kind = CheckKind::words;
  std::vector<std::string> words;  ///< any of them; of dates: what heads a column; of contacts: each of them
  std::string span;                ///< of months: "first_half", "fiscal_year"
  int number = 0;                  ///< of recent: days; of table: rows
};

struct Item {
  std::string code;  ///< "o1"
  Text title;
  std::size_t sub_indicator = 0;
  std::vector<Element> elements;
  std::vector<Check> checks;  ///< not part of the content that is hashed: they change no score
  std::string period;  ///< "fiscal_year", "first_half", "previous_year", "covers_year", "current"; empty: no rule
  Text unit_hint;      ///< who usually answers for it
  Certainty certainty = Certainty::confirmed;
};

struct Theme {
  std::string code;  ///< "1" … "7"
  Text name;
  std::vector<std::size_t> questions;
  std::vector<std::size_t> items;
};

enum class ConditionScope { total, every_instrument, every_indicator, one_instrument, one_indicator };

struct Condition {
  ConditionScope scope = ConditionScope::total;
  std::size_t which = 0;  ///< index, for one_instrument and one_indicator
  Exact at_least;
};

/// Levels stand best first; an agency has the first level whose conditions all hold.
struct Level {
  std::string code;  ///< "AA", "excellent"
  Text name;         ///< as printed
  std::vector<Condition> conditions;
  Certainty certainty = Certainty::confirmed;
};

/// How many must answer. `minimum` people, or `percent` of the population if that is more, at most `cap`; where the
/// population is smaller than the minimum, all of it.
struct SampleRule {
  std::string instrument;
  std::string part;           ///< empty: the whole instrument
  std::string agency_type;    ///< empty: every type without a rule of its own
  std::string province_size;  ///< "large", "medium", "small"; empty: any
  Exact percent;
  int minimum = 0;
  std::optional<int> cap;
  Certainty certainty = Certainty::confirmed;
};

enum class MissingPart { reweight, withhold };  ///< a part without answers: the others take its weight, or no score

struct Rules {
  Exact pass_mark{85};
  int display_places = 2;
  bool level_of_displayed = true;  ///< conditions look at scores rounded for display
  MissingPart missing_part = MissingPart::reweight;
  bool reweight_not_applicable_items = true;
};

struct Target {
  Exact share;     ///< percent of agencies …
  Exact at_least;  ///< … with this total or more
  Text name;
};

struct Eligibility {
  std::string instrument;
  Text who;
};

/// A fact of the year that is likely but not officially confirmed; reports print it as a footnote.
struct LikelyFact {
  std::string about;  ///< code of what it concerns: "level.excellent", "question.i3", "part.EIT.2", "samples"
  Text note;
};

struct Framework {
  int fiscal_year = 0;  ///< Buddhist era
  Text name;
  std::string file;  ///< where it was read from, as shown to people
  std::string hash;  ///< SHA-256 of its canonical content, 64 hexadecimal digits; the same for the same content
  Rules rules;
  std::optional<Target> target;
  std::vector<Scale> scales;
  std::vector<Instrument> instruments;
  std::vector<Indicator> indicators;
  std::vector<SubIndicator> sub_indicators;
  std::vector<Question> questions;
  std::vector<Item> items;
  std::vector<Theme> themes;
  std::vector<Level> levels;
  std::vector<SampleRule> samples;
  std::vector<Eligibility> eligibility;
  std::vector<LikelyFact> likely;

  std::optional<std::size_t> instrument(std::string_view code) const;
  std::optional<std::size_t> indicator(std::string_view code) const;
  std::optional<std::size_t> sub_indicator(std::string_view code) const;
  std::optional<std::size_t> question(std::string_view code) const;  ///< letter case does not matter
  std::optional<std::size_t> item(std::string_view code) const;      ///< letter case does not matter
  std::optional<std::size_t> level(
      std::string_view name_or_code) const;  ///< code or name in either language; blanks ignored
  /// The part of the total, in points, that one failed item takes: OIT weight × mean of means (facts.md §6).
  /// FY2567 o1: 40 × 1/2 × 1/5 × 1/6 = 2/3 of a point.
  Exact cost_of_item(std::size_t item) const;
};

}  // namespace framework
