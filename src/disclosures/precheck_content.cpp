// SPDX-License-Identifier: Apache-2.0
// What a document has to say and show: words, tables with dates, ways to reach people, the QR code of the survey.
#include <algorithm>
#include <string>

#include "lib/fetch/url.hpp"
#include "lib/thai/find_dates.hpp"
#include "lib/thai/thai.hpp"
#include "lib/util/text.hpp"
#include "lib/util/utf8.hpp"

#include "src/disclosures/precheck_rules.hpp"

namespace disclosures {
namespace {

constexpr std::size_t k_heading_rows = 4;
constexpr std::size_t k_longest_quote = 300;
constexpr std::size_t k_longest_segment = 900;  // bytes behind a position in which its contact may stand

std::string in_a_row(const std::vector<std::string>& cells)
{
  std::string row;
  for (const std::string& cell : cells) {
    if (util::trim(cell).empty()) continue;
    if (!row.empty()) row += " | ";
    row += cell;
  }
  return row;
}

bool says_any(const std::string& text, const std::vector<std::string>& words)
{
  const std::string plain = squeezed(text);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return plain.find(squeezed(word)) != std::string::npos; });
}

/// Where the rows of things begin: behind the heading that names them; nothing where the table is of something else.
std::optional<std::size_t> first_row_of(const extract::Table& table, const std::vector<std::string>& things)
{
  for (std::size_t i = 0; i < table.rows.size() && i < k_heading_rows; ++i) {
    const std::string heading = in_a_row(table.rows[i]);
    if (table.rows[i].size() > 1 && says_any(heading, things) && thai::find_dates(heading).empty()) return i + 1;
  }
  return std::nullopt;
}

std::size_t filled_cells(const std::vector<std::string>& row)
{
  return static_cast<std::size_t>(
      std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !util::trim(cell).empty(); }));
}

/// Rows of things, without sums and headings between them.
bool is_of_a_thing(const std::vector<std::string>& row)
{
  if (filled_cells(row) < 2) return false;
  const auto first =
      std::find_if(row.begin(), row.end(), [](const std::string& cell) { return !util::trim(cell).empty(); });
  const std::string begins = squeezed(*first);
  return std::none_of(signs().total.begin(), signs().total.end(),
                      [&](const std::string& sign) { return begins.starts_with(squeezed(sign)); });
}

struct RowsWithoutDates {
  std::size_t rows = 0;
  std::size_t lacking = 0;
  std::string first;
  const ReadTogether::Part* part = nullptr;
};

void look_for_dates(const ReadTogether::Part& part, const std::vector<std::string>& things, RowsWithoutDates& found)
{
  for (const extract::Table& table : part.content->tables) {
    const auto begin = first_row_of(table, things);
    if (!begin) continue;
    for (std::size_t i = *begin; i < table.rows.size(); ++i) {
      if (!is_of_a_thing(table.rows[i])) continue;
      ++found.rows;
      const std::string row = in_a_row(table.rows[i]);
      if (thai::find_dates(row).size() >= 2) continue;
      if (found.lacking++ > 0) continue;
      found.first = row;
      found.part = &part;
    }
  }
}

bool begins_a_word(const std::string& text, std::size_t at)
{
  const std::string_view before = std::string_view(text).substr(0, at);
  if (before.empty()) return true;
  const auto last = static_cast<unsigned char>(before.back());
  if (last < 0x80 && !(last >= 'a' && last <= 'z') && !(last >= 'A' && last <= 'Z')) return true;
  return std::any_of(signs().position.begin(), signs().position.end(),
                     [&](const std::string& sign) { return before.ends_with(sign); });
}

/// Positions where they are named, each once however many of the words fit it.
std::vector<SearchedText::Place> positions_in(const SearchedText& text, const std::vector<std::string>& words)
{
  std::vector<SearchedText::Place> places;
  for (const std::string& word : words) {
    for (const SearchedText::Place& place : text.find_all(word)) {
      if (begins_a_word(text.plain(), place.begin)) places.push_back(place);
    }
  }
  std::sort(places.begin(), places.end(),
            [](const SearchedText::Place& a, const SearchedText::Place& b) { return a.begin < b.begin; });
  std::vector<SearchedText::Place> apart;
  for (const SearchedText::Place& place : places) {
    if (apart.empty() || place.begin >= apart.back().end) apart.push_back(place);
  }
  return apart;
}

/// The row of a table; elsewhere what follows, until the next position.
std::string_view what_belongs_to(std::string_view text, const SearchedText::Place& position, std::size_t next)
{
  const std::size_t before = text.rfind('\n', position.begin);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', position.begin), text.size());
  const std::string_view line = text.substr(begin, end - begin);
  if (line.find('\t') != std::string_view::npos) return line;
  return text.substr(position.end, std::min(next - std::min(next, position.end), k_longest_segment));
}

bool shows_map(const ReadTogether::Part& part)
{
  const auto is_map = [](const std::string& address) {
    return address.find("google.com/maps") != std::string::npos || address.find("maps.google") != std::string::npos ||
           address.find("goo.gl/maps") != std::string::npos || address.find("maps.app.goo.gl") != std::string::npos ||
           address.find("openstreetmap") != std::string::npos || address.find("map.longdo") != std::string::npos;
  };
  const extract::Content& content = *part.content;
  if (std::any_of(content.frames.begin(), content.frames.end(), is_map)) return true;
  if (std::any_of(content.links.begin(), content.links.end(),
                  [&](const extract::Link& link) { return is_map(link.href); }))
    return true;
  return part.text.find_any(signs().map).has_value();
}

bool shows(const ReadTogether::Part& part, framework::CheckKind kind)
{
  if (kind == framework::CheckKind::map) return shows_map(part);
  if (kind == framework::CheckKind::telephone) return has_telephone(part.text.plain());
  const auto& links = part.content->links;
  return has_email(part.text.plain()) || std::any_of(links.begin(), links.end(), [](const extract::Link& link) {
           return link.href.starts_with("mailto:");
         });
}

std::string cut(const std::string& text)
{
  const std::string_view beginning = std::string_view(text).substr(0, k_longest_quote);
  return std::string(beginning.substr(0, util::valid_utf8_prefix(beginning)));
}

/// As programs that read QR codes would go there.
std::string comparable_address(const std::string& address)
{
  const auto url = fetch::read_url(address);
  if (!url) return std::string(util::trim(address));
  std::string text = url->text;
  while (text.ends_with('/'))
    text.pop_back();
  return text;
}

/// The code that was meant to be the survey's: on the same site where there is one, not that of a chat group.
const std::string& likely_meant(const std::vector<std::string>& codes, const std::string& wanted)
{
  const auto survey = fetch::read_url(wanted);
  const auto same = std::find_if(codes.begin(), codes.end(), [&](const std::string& text) {
    const auto url = fetch::read_url(text);
    return url && survey && url->host == survey->host;
  });
  return same == codes.end() ? codes.front() : *same;
}

}  // namespace

std::optional<Finding> check_dates(const RuleCase& rule)
{
  RowsWithoutDates found;
  for (const ReadTogether::Part& part : rule.read.parts)
    look_for_dates(part, rule.check.words, found);
  if (found.lacking > 0)
    return finding_at(*found.part, "dates_missing",
                      {{"lacking", std::to_string(found.lacking)}, {"rows", std::to_string(found.rows)}}, found.first);
  if (found.rows > 0) return std::nullopt;
  // Without tables that programs see, as in PDF, two dates somewhere are all that can be asked for.
  for (const ReadTogether::Part& part : rule.read.parts) {
    if (thai::find_dates(part.text.plain()).size() >= 2) return std::nullopt;
  }
  return finding_at(rule.read.parts.front(), "dates_nowhere", {});
}

std::optional<Finding> check_table(const RuleCase& rule)
{
  const auto rows = static_cast<std::size_t>(rule.check.number);
  for (const ReadTogether::Part& part : rule.read.parts) {
    for (const extract::Table& table : part.content->tables) {
      if (table.rows.size() > rows) return std::nullopt;
    }
  }
  Finding finding = finding_at(rule.read.parts.front(), "table_missing", {{"rows", std::to_string(rule.check.number)}});
  finding.weight = Weight::hint;
  return finding;
}

std::optional<Finding> check_words(const RuleCase& rule)
{
  for (const ReadTogether::Part& part : rule.read.parts) {
    if (part.text.find_any(rule.check.words)) return std::nullopt;
  }
  return finding_at(rule.read.parts.front(), "words_missing", {{"words", util::join(rule.check.words, " / ")}});
}

std::optional<Finding> check_contacts(const RuleCase& rule)
{
  for (const ReadTogether::Part& part : rule.read.parts) {
    const std::string& text = part.text.plain();
    const auto positions = positions_in(part.text, rule.check.words);
    std::size_t lacking = 0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const std::size_t next = i + 1 < positions.size() ? positions[i + 1].begin : text.size();
      if (contacts_in(what_belongs_to(text, positions[i], next)) > 0) continue;
      if (lacking++ == 0) first = positions[i].begin;
    }
    if (lacking > 0)
      return finding_at(part, "contacts_missing",
                        {{"lacking", std::to_string(lacking)}, {"positions", std::to_string(positions.size())}},
                        part.text.quote(first));
  }
  return std::nullopt;
}

std::optional<Finding> check_reachable_by(const RuleCase& rule)
{
  for (const ReadTogether::Part& part : rule.read.parts) {
    if (shows(part, rule.check.kind)) return std::nullopt;
  }
  return finding_at(rule.read.parts.front(), std::string(framework::code(rule.check.kind)) + "_missing", {});
}

std::optional<Finding> check_qr(const RuleCase& rule)
{
  const SeenFront& front = rule.looked.front;
  const std::string& wanted = rule.looked.survey_link;
  if (wanted.empty()) return std::nullopt;
  Finding finding{.snapshot = front.snapshot, .params = {{"wanted", wanted}, {"url", front.url}}};
  if (!front.seen) {
    finding.code = "qr_unseen";
    finding.weight = Weight::hint;
    return finding;
  }
  const std::string comparable = comparable_address(wanted);
  for (const std::string& text : front.qr_codes) {
    if (comparable_address(text) == comparable) return std::nullopt;
  }
  finding.code = front.qr_codes.empty() ? "qr_missing" : "qr_other";
  if (!front.qr_codes.empty()) finding.quote = cut(likely_meant(front.qr_codes, wanted));
  return finding;
}

}  // namespace disclosures
