// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "lib/html/form.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

namespace html {
namespace {

constexpr std::size_t k_longest_number = 40;
constexpr std::string_view k_minus = "\u2212";

bool all_digits(std::string_view text)
{
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "1,370,000" → "1370000"; nothing where a comma stands elsewhere than before three digits.
std::optional<std::string> without_groups(std::string_view whole)
{
  std::string out;
  bool first = true;
  const bool grouped = whole.find(',') != std::string_view::npos;
  for (const std::string_view group : util::split(whole, ',')) {
    const bool fits = !grouped || (first ? !group.empty() && group.size() <= 3 : group.size() == 3);
    if (!fits || !all_digits(group)) return std::nullopt;
    out += group;
    first = false;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

/// A number as written by hand in one spelling: "-1370000.25"; nothing where it is none.
std::optional<std::string> plain_number(std::string_view typed)
{
  std::string text = thai::to_arabic_digits(typed);
  if (text.starts_with(k_minus)) text.replace(0, k_minus.size(), "-");
  if (text.size() > k_longest_number) return std::nullopt;
  std::string_view rest = text;
  std::string out;
  if (rest.starts_with('-')) {
    out = "-";
    rest.remove_prefix(1);
  }
  const std::size_t point = rest.find('.');
  const auto whole = without_groups(rest.substr(0, point));
  if (!whole) return std::nullopt;
  out += *whole;
  if (point == std::string_view::npos) return out;
  const std::string_view fraction = rest.substr(point + 1);
  if (fraction.empty() || !all_digits(fraction)) return std::nullopt;
  return out + '.' + std::string(fraction);
}

/// Without needless zeros behind the point: "12.50" → "12.5", "12" for 12.
std::string shortest(const util::Exact& number, std::size_t places)
{
  std::string text = number.decimal(static_cast<int>(places));
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

std::optional<std::int64_t> Form::whole(const Field& field, const WholeRule& rule)
{
  const std::string typed = answer(field, rule.required);
  if (typed.empty()) return std::nullopt;
  const std::optional<std::string> text = plain_number(typed);
  if (!text || text->find('.') != std::string::npos) {
    refuse(field, "html.not_whole");
    return std::nullopt;
  }
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  const bool fits = error == std::errc() && end == text->data() + text->size();
  if (fits && number >= rule.at_least && number <= rule.at_most) return number;
  const bool open = rule.at_most == std::numeric_limits<std::int64_t>::max();
  const bool too_small = fits ? number < rule.at_least : text->front() == '-';
  if (open && too_small) {
    refuse(field, "html.less_than", {{"least", grouped(rule.at_least)}});
  } else {
    refuse(field, "html.not_between", {{"least", grouped(rule.at_least)}, {"most", grouped(rule.at_most)}});
  }
  return std::nullopt;
}

std::optional<util::Exact> Form::decimal(const Field& field, const DecimalRule& rule)
{
  const std::string typed = answer(field, rule.required);
  if (typed.empty()) return std::nullopt;
  const std::optional<std::string> text = plain_number(typed);
  if (!text) {
    refuse(field, "html.not_a_number");
    return std::nullopt;
  }
  const std::size_t point = text->find('.');
  if (point != std::string::npos && text->size() - point - 1 > rule.places) {
    refuse(field, "html.too_many_places", {{"places", std::to_string(rule.places)}});
    return std::nullopt;
  }
  util::Exact number = util::Exact::parse(*text);
  if (number >= rule.at_least && number <= rule.at_most) return number;
  refuse(field, "html.not_between",
         {{"least", shortest(rule.at_least, rule.places)}, {"most", shortest(rule.at_most, rule.places)}});
  return std::nullopt;
}

}  // namespace html
