// SPDX-License-Identifier: Apache-2.0
#include "src/measures/merged_fields_pages.hpp"

#include <algorithm>
#include <map>

#include "lib/util/text.hpp"

namespace measures {
namespace {

using Together = std::vector<std::pair<std::string, std::string>>;
using Group = std::vector<std::pair<std::string, std::string>>;  // names and values in order

constexpr std::size_t k_mark = 16;  // hexadecimal digits

/// "begun_day-month" → "begun_day".
std::string group_of(const std::string& name, const Together& together)
{
  std::string whole = name.substr(0, name.find('-'));
  for (const auto& [part, group] : together) {
    if (part == whole) return group;
  }
  return whole;
}

std::string plain(std::string_view value)
{
  std::string text(util::trim(value));
  std::erase(text, '\r');
  return text;
}

std::map<std::string, Group> groups_of(const util::Fields& fields, const Together& together)
{
  std::map<std::string, Group> groups;
  for (const auto& [name, value] : fields.entries()) {
    if (name == "revision" || name == "shown") continue;
    if (std::string text = plain(value); !text.empty())
      groups[group_of(name, together)].emplace_back(name, std::move(text));
  }
  for (auto& [name, group] : groups)
    std::sort(group.begin(), group.end());
  return groups;
}

std::string mark_of(const Group& group)
{
  std::string text;
  for (const auto& [name, value] : group)
    text.append(name).append("=").append(value).append("\n");
  return util::sha256_hex(text).substr(0, k_mark);
}

/// Marks are of single fields; those that belong together changed where one of them did.
bool was_shown(const std::map<std::string, std::string, std::less<>>& marks, const Group& group,
               const std::string& group_name, const Together& together)
{
  std::map<std::string, Group> singles;
  for (const auto& entry : group)
    singles[group_of(entry.first, {})].push_back(entry);
  std::vector<std::string> names = {group_name};
  for (const auto& [part, whole] : together) {
    if (whole == group_name) names.push_back(part);
  }
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto mark = marks.find(name);
    const auto single = singles.find(name);
    if (mark == marks.end() || single == singles.end()) return mark == marks.end() && single == singles.end();
    return mark->second == mark_of(single->second);
  });
}

std::map<std::string, std::string, std::less<>> marks_in(std::string_view shown)
{
  std::map<std::string, std::string, std::less<>> marks;
  for (const std::string_view one : util::split(shown, ' ')) {
    const std::size_t sign = one.find('=');
    if (sign != std::string_view::npos) marks.emplace(one.substr(0, sign), one.substr(sign + 1));
  }
  return marks;
}

}  // namespace

std::string shown_marks(const util::Fields& fields)
{
  std::string marks;
  for (const auto& [name, group] : groups_of(fields, {}))
    marks += (marks.empty() ? "" : " ") + name + '=' + mark_of(group);
  return marks;
}

MergedFields merged_fields(std::string_view shown, const util::Fields& now, const util::Fields& typed,
                           const std::vector<std::pair<std::string, std::string>>& together)
{
  const auto marks = marks_in(shown);
  const std::map<std::string, Group> stored = groups_of(now, together);
  std::map<std::string, Group> sent = groups_of(typed, together);
  for (const auto& [name, group] : stored)
    sent.try_emplace(name);
  MergedFields merged;
  for (const auto& [name, mine] : sent) {
    const auto found = stored.find(name);
    const Group theirs = found == stored.end() ? Group() : found->second;
    const bool left_alone = !shown.empty() && was_shown(marks, mine, name, together);
    const bool unchanged_there = !shown.empty() && was_shown(marks, theirs, name, together);
    // What is in the form alone, such as its token, nobody else can have changed.
    const bool known = found != stored.end() || marks.contains(name);
    if (known && !left_alone && !unchanged_there && mine != theirs) merged.conflicts.push_back(name);
    for (const auto& [field, value] : left_alone ? theirs : mine)
      merged.fields.add(field, value);
  }
  return merged;
}

}  // namespace measures
