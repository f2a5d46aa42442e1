// SPDX-License-Identifier: Apache-2.0
// Which year a document is of, which months it covers, how new it is.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "lib/thai/find_dates.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"

#include "src/disclosures/precheck_rules.hpp"

namespace disclosures {
namespace {

using std::chrono::year_month_day;

constexpr int k_era = 543;
constexpr std::size_t k_look_back = 90;  // bytes before a year
constexpr std::size_t k_range_gap = 40;  // bytes between the first and the last month of a range

struct YearMention {
  int year = 0;         ///< Buddhist era
  bool fiscal = false;  ///< called a fiscal year, or the year of a plan or report
  std::size_t at = 0;
};

bool is_figure(char c)
{
  return c >= '0' && c <= '9';
}

/// Not "12567", "1,2567" or "2567.50".
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end)
{
  if (begin > 0 && is_figure(text[begin - 1])) return false;
  if (begin > 1 && (text[begin - 1] == ',' || text[begin - 1] == '.') && is_figure(text[begin - 2])) return false;
  if (end < text.size() && is_figure(text[end])) return false;
  return !(end + 1 < text.size() && (text[end] == ',' || text[end] == '.') && is_figure(text[end + 1]));
}

std::string_view without_end(std::string_view text, const std::vector<std::string>& words)
{
  for (bool again = true; again;) {
    again = false;
    text = util::trim(text);
    for (const std::string& one : words) {
      if (!text.ends_with(one)) continue;
      text.remove_suffix(one.size());
      again = true;
    }
  }
  return text;
}

bool is_called_fiscal(std::string_view text, std::size_t at)
{
  const std::size_t begin = at > k_look_back ? at - k_look_back : 0;
  const std::string before = squeezed(without_end(text.substr(begin, at - begin), signs().eras));
  return std::any_of(signs().fiscal_year.begin(), signs().fiscal_year.end(),
                     [&](const std::string& sign) { return before.ends_with(squeezed(sign)); });
}

std::vector<YearMention> years_in(const std::string& text)
{
  std::vector<YearMention> years;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (!is_figure(text[at]) || !is_figure(text[at + 1]) || !is_figure(text[at + 2]) || !is_figure(text[at + 3]))
      continue;
    if (!stands_alone(text, at, at + 4)) continue;
    const int written = std::stoi(text.substr(at, 4));
    const int year = written >= 2500 && written < 2650 ? written : written + k_era;
    if (year < 2500 || year >= 2650 || (written < 2400 && (written < 1990 || written > 2100))) continue;
    years.push_back({year, is_called_fiscal(text, at), at});
    at += 3;
  }
  return years;
}

/// "2566 - 2570", also with the era's name before the second.
bool has_range_over(const std::string& text, const std::vector<YearMention>& years, int wanted)
{
  for (std::size_t i = 1; i < years.size(); ++i) {
    const std::size_t begin = years[i - 1].at + 4;
    if (years[i - 1].year > wanted || years[i].year < wanted || years[i].at - begin > k_range_gap) continue;
    const std::string_view between =
        without_end(std::string_view(text).substr(begin, years[i].at - begin), signs().eras);
    for (const std::string& word : signs().until) {
      if (between == word) return true;
    }
  }
  return false;
}

int fiscal_year_of(year_month_day day)
{
  return static_cast<int>(day.year()) + k_era + (static_cast<unsigned>(day.month()) >= 10 ? 1 : 0);
}

struct YearsOfPart {
  const ReadTogether::Part* part;
  std::vector<YearMention> years;
  std::vector<thai::FoundDate> dates;
};

std::vector<YearsOfPart> years_of(const ReadTogether& read)
{
  std::vector<YearsOfPart> all;
  for (const ReadTogether::Part& part : read.parts)
    all.push_back({&part, years_in(part.text.plain()), thai::find_dates(part.text.plain())});
  return all;
}

Finding wrong_year(const YearsOfPart& where, int wanted, int found, std::size_t at)
{
  return finding_at(*where.part, "year_wrong", {{"wanted", std::to_string(wanted)}, {"found", std::to_string(found)}},
                    where.part->text.quote(at));
}

bool names(const YearsOfPart& part, int wanted, bool only_fiscal)
{
  return std::any_of(part.years.begin(), part.years.end(),
                     [&](const YearMention& one) { return one.year == wanted && (one.fiscal || !only_fiscal); });
}

bool has_date_in(const YearsOfPart& part, int wanted)
{
  return std::any_of(part.dates.begin(), part.dates.end(),
                     [&](const thai::FoundDate& one) { return fiscal_year_of(one.day) == wanted; });
}

/// The first that is called a fiscal year; else the first date; else the first number.
std::optional<Finding> other_year(const std::vector<YearsOfPart>& parts, int wanted)
{
  for (const YearsOfPart& part : parts) {
    for (const YearMention& one : part.years) {
      if (one.fiscal) return wrong_year(part, wanted, one.year, one.at);
    }
  }
  for (const YearsOfPart& part : parts) {
    if (!part.dates.empty())
      return wrong_year(part, wanted, fiscal_year_of(part.dates.front().day), part.dates.front().begin);
    if (!part.years.empty()) return wrong_year(part, wanted, part.years.front().year, part.years.front().at);
  }
  return std::nullopt;
}

/// Whether any fiscal year is named. Where none is, dates and bare numbers count.
bool any_called_fiscal(const std::vector<YearsOfPart>& parts)
{
  return std::any_of(parts.begin(), parts.end(), [](const YearsOfPart& part) {
    return std::any_of(part.years.begin(), part.years.end(), [](const YearMention& one) { return one.fiscal; });
  });
}

bool is_of_year(const std::vector<YearsOfPart>& parts, const std::string& period, int wanted)
{
  const bool only_fiscal = any_called_fiscal(parts);
  // A report of another year is often dated in the one that is wanted; news and activities are of the year of their
  // date.
  const bool by_date = period != "previous_year" || !only_fiscal;
  return std::any_of(parts.begin(), parts.end(), [&](const YearsOfPart& part) {
    if (period == "covers_year" && has_range_over(part.part->text.plain(), part.years, wanted)) return true;
    return names(part, wanted, only_fiscal) || (by_date && has_date_in(part, wanted));
  });
}

/// The six first months or all twelve, in the order of the fiscal year.
std::vector<std::chrono::month> months_of(const std::string& span)
{
  std::vector<std::chrono::month> months;
  for (unsigned i = 0; i < (span == "first_half" ? 6U : 12U); ++i)
    months.push_back(std::chrono::month((9 + i) % 12 + 1));
  return months;
}

/// "October 2566 - March 2567".
bool has_month_range(const std::string& text, const std::vector<thai::FoundMonth>& found, std::chrono::month first,
                     std::chrono::month last)
{
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i - 1].month != first || found[i].month != last || found[i].begin - found[i - 1].end > k_range_gap)
      continue;
    const std::string between = text.substr(found[i - 1].end, found[i].begin - found[i - 1].end);
    for (const std::string& word : signs().until) {
      if (between.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

bool has_quarters(const SearchedText& text, int quarters)
{
  for (int quarter = 1; quarter <= quarters; ++quarter) {
    const bool named = std::any_of(signs().quarter.begin(), signs().quarter.end(),
                                   [&](const std::string& sign) { return text.has(sign + std::to_string(quarter)); });
    if (!named) return false;
  }
  return true;
}

/// Months that are not there; empty where the span is covered in another way.
std::vector<std::chrono::month> missing_months(const ReadTogether& read, const std::string& span)
{
  std::vector<std::chrono::month> wanted = months_of(span);
  std::set<unsigned> there;
  for (const ReadTogether::Part& part : read.parts) {
    const std::string& text = part.text.plain();
    const auto found = thai::find_months(text);
    if (span == "first_half" && part.text.find_any(signs().first_half)) return {};
    if (has_quarters(part.text, span == "first_half" ? 2 : 4)) return {};
    if (has_month_range(text, found, wanted.front(), wanted.back())) return {};
    for (const thai::FoundMonth& one : found)
      there.insert(static_cast<unsigned>(one.month));
  }
  std::erase_if(wanted, [&](std::chrono::month month) { return there.contains(static_cast<unsigned>(month)); });
  return wanted;
}

std::string written_months(const std::vector<std::chrono::month>& months, int fiscal_year)
{
  std::vector<std::string> written;
  for (const std::chrono::month month : months) {
    const auto number = static_cast<unsigned>(month);
    written.push_back(std::to_string(number) + "/" + std::to_string(number >= 10 ? fiscal_year - 1 : fiscal_year));
  }
  return util::join(written, ", ");
}

/// "67" behind a month, as narrow tables have it.
bool has_short_year(const ReadTogether& read, int wanted)
{
  const std::string two = std::to_string(wanted % 100);
  for (const ReadTogether::Part& part : read.parts) {
    const std::string& text = part.text.plain();
    for (const thai::FoundMonth& month : thai::find_months(text)) {
      if (util::trim(std::string_view(text).substr(month.end, 8)).starts_with(two)) return true;
    }
  }
  return false;
}

std::string written_day(std::chrono::sys_days day)
{
  const year_month_day date(day);
  return std::to_string(static_cast<unsigned>(date.day())) + "/" + std::to_string(static_cast<unsigned>(date.month())) +
         "/" + std::to_string(static_cast<int>(date.year()) + k_era);
}

}  // namespace

std::optional<Finding> check_year(const RuleCase& rule)
{
  const int wanted = year_wanted(rule.looked.framework, rule.item);
  const std::vector<YearsOfPart> parts = years_of(rule.read);
  if (is_of_year(parts, rule.item.period, wanted)) return std::nullopt;
  if (auto other = other_year(parts, wanted)) return other;
  return finding_at(rule.read.parts.front(), "year_missing", {{"wanted", std::to_string(wanted)}});
}

std::optional<Finding> check_months(const RuleCase& rule)
{
  const int wanted = year_wanted(rule.looked.framework, rule.item);
  const auto missing = missing_months(rule.read, rule.check.span);
  if (!missing.empty())
    return finding_at(rule.read.parts.front(), "months_missing", {{"months", written_months(missing, wanted)}});
  const std::vector<YearsOfPart> parts = years_of(rule.read);
  const bool named = std::any_of(parts.begin(), parts.end(), [&](const YearsOfPart& part) {
    return names(part, wanted, false) || has_date_in(part, wanted);
  });
  if (named || has_short_year(rule.read, wanted)) return std::nullopt;
  if (auto other = other_year(parts, wanted)) return other;
  return finding_at(rule.read.parts.front(), "year_missing", {{"wanted", std::to_string(wanted)}});
}

std::optional<Finding> check_recent(const RuleCase& rule)
{
  const std::chrono::sys_days year_end(thai::fiscal_year_end(rule.looked.framework.fiscal_year));
  const std::chrono::sys_days today = std::min(rule.looked.today, year_end);
  std::optional<std::chrono::sys_days> newest;
  const ReadTogether::Part* where = &rule.read.parts.front();
  std::size_t at = 0;
  for (const ReadTogether::Part& part : rule.read.parts) {
    for (const thai::FoundDate& date : thai::find_dates(part.text.plain())) {
      const std::chrono::sys_days day(date.day);
      if (day > today || (newest && day <= *newest)) continue;
      newest = day;
      where = &part;
      at = date.begin;
    }
  }
  const std::string days = std::to_string(rule.check.number);
  if (!newest) return finding_at(*where, "recent_missing", {{"days", days}});
  if (today - *newest <= std::chrono::days(rule.check.number)) return std::nullopt;
  return finding_at(*where, "recent_old",
                    {{"days", days}, {"newest", written_day(*newest)}, {"before", written_day(today)}},
                    where->text.quote(at));
}

}  // namespace disclosures
