// SPDX-License-Identifier: Apache-2.0
// A form that a person sent: read field by field by what is asked for, with every fault collected, and kept as it was
// typed so that it comes back filled. The same object without anything sent, or with stored values, is the form before
// it.
//
// Every reader answers the value, or what is empty where the field is not answered or faulty; look at ok() before using
// any of them. Components (lib/html/components.hpp) show the form again.
#pragma once
#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/values.hpp"
#include "lib/util/exact.hpp"
#include "lib/util/fields.hpp"
#include "lib/util/problem.hpp"

namespace html {

struct Field {
  std::string name;  ///< as sent; also its id in the page
  Phrase label;
  Phrase hint = {};
};

struct TextRule {
  bool required = true;
  std::size_t at_least = 1;  ///< characters (code points) of an answer
  std::size_t at_most = 200;
  bool lines = false;  ///< several lines
};

struct WholeRule {
  bool required = true;
  std::int64_t at_least = 0;
  std::int64_t at_most = std::numeric_limits<std::int64_t>::max();
};

struct DecimalRule {
  bool required = true;
  util::Exact at_least = 0;
  util::Exact at_most = 1'000'000'000'000;
  std::size_t places = 2;  ///< digits after the point
};

struct DateRule {
  bool required = true;
  std::optional<std::chrono::year_month_day> earliest = {};
  std::optional<std::chrono::year_month_day> latest = {};
};

enum class Needed { yes, no };

class Form {
 public:
  Form() = default;
  explicit Form(util::Fields typed) : typed_(std::move(typed)) {}

  std::string text(const Field& field, const TextRule& rule = {});
  /// A secret as it was typed: nothing trimmed or composed; must be UTF-8. It does not come back in the page.
  std::string secret(const Field& field, std::size_t at_least, std::size_t at_most);
  /// Arabic or Thai digits, also grouped: "1,370,000".
  std::optional<std::int64_t> whole(const Field& field, const WholeRule& rule = {});
  std::optional<util::Exact> decimal(const Field& field, const DecimalRule& rule = {});
  /// One field (thai::read_date) or three: name-day, name-month, name-year. Buddhist years; see thai::read_year.
  std::optional<std::chrono::year_month_day> date(const Field& field, const DateRule& rule = {});
  /// With its domain in small letters; ASCII, as the mail of government offices is.
  std::string email(const Field& field, Needed needed = Needed::yes);
  /// http:// or https:// with a host name; a missing scheme becomes https://.
  std::string web_address(const Field& field, Needed needed = Needed::yes);
  /// One of the values; a value that was not offered is told as if nothing was chosen.
  std::string choice(const Field& field, std::span<const std::string> offered, Needed needed = Needed::yes);
  /// Those of the values that were ticked, each once, in the order in which they are offered.
  std::vector<std::string> choices(const Field& field, std::span<const std::string> offered, std::size_t at_least = 0);
  bool checked(const Field& field) const { return !typed_.get(field.name).empty(); }

  /// A problem that the rules of the feature found; place.field is the field's name, or empty for the whole form.
  void refuse(util::Problem problem) { problems_.push_back(std::move(problem)); }
  void refuse(const Field& field, std::string code, util::Params params = {});
  void refuse(const util::Problems& problems) { problems_.insert(problems_.end(), problems.begin(), problems.end()); }

  bool ok() const { return problems_.empty(); }
  const util::Problems& problems() const { return problems_; }
  const util::Problem* problem_of(std::string_view name) const;  ///< the first of that field
  const util::Fields& typed() const { return typed_; }
  /// The label of a field that was read; empty for others.
  Phrase label_of(std::string_view name) const;
  /// Where a summary links to: the field itself, or the first of its parts.
  std::string anchor_of(std::string_view name) const;

 private:
  /// What was typed in the field, cleaned; a problem where it has to be there and is not, or is no text.
  std::string answer(const Field& field, bool required, bool lines = false);
  void know(const Field& field) { labels_.insert_or_assign(field.name, field.label); }
  std::optional<std::chrono::year_month_day> read_date_parts(const Field& field, bool required, bool& answered);

  util::Fields typed_;
  util::Problems problems_;
  std::map<std::string, Phrase, std::less<>> labels_;
  std::map<std::string, std::string, std::less<>> anchors_;
};

}  // namespace html
