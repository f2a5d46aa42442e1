// SPDX-License-Identifier: Apache-2.0
// Reads what a program can check of an item before people judge it.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "src/framework/draft.hpp"

namespace framework {
namespace {

constexpr std::array<std::string_view, 11> k_check_kinds = {
    "year", "dates", "words", "months", "table", "recent", "email", "telephone", "contacts", "map", "qr"};
constexpr int k_most_days = 3660;
constexpr int k_most_rows = 10'000;
constexpr std::size_t k_longest_words = 100;  // characters

/// The list of texts; a problem where it is missing, empty, or holds anything else.
std::vector<std::string> texts(TableReader& reader, const std::string& key)
{
  std::vector<std::string> found;
  const Node* node = reader.find(key, Need::required);
  if (node == nullptr) return found;
  if (node->kind != NodeKind::list || node->list.empty()) {
    reader.problem(key, "framework.no_words", {{"key", key}});
    return found;
  }
  for (const Node& one : node->list) {
    if (one.kind != NodeKind::text || one.text.empty() || one.text.size() > 3 * k_longest_words) {
      reader.problem_at(one.spot, key, "framework.no_words", {{"key", key}});
    } else {
      found.push_back(one.text);
    }
  }
  return found;
}

void read_element(TableReader& reader, const Item& item, Check& check)
{
  const auto written = reader.code("element", Need::required);
  if (!written) return;
  const std::size_t index = find_reference(reader, "element", "element", *written, item.elements);
  if (index != k_nowhere) check.element = item.elements[index].code;
}

/// What the kind asks for besides.
void read_details(TableReader& reader, Check& check)
{
  switch (check.kind) {
    case CheckKind::words:
      check.words = texts(reader, "any");
      break;
    case CheckKind::contacts:
      check.words = texts(reader, "each");
      break;
    case CheckKind::dates:
      check.words = texts(reader, "rows_of");
      break;
    case CheckKind::months:
      check.span = reader.choice("span", Need::required, {"first_half", "fiscal_year"});
      break;
    case CheckKind::table:
      check.number = reader.whole("rows", Need::required, 1, k_most_rows).value_or(1);
      break;
    case CheckKind::recent:
      check.number = reader.whole("days", Need::required, 1, k_most_days).value_or(1);
      break;
    default:
      break;
  }
}

}  // namespace

std::string_view code(CheckKind kind)
{
  return k_check_kinds.at(static_cast<std::size_t>(kind));
}

void read_checks(TableReader& reader, Item& item)
{
  const std::string path = reader.path_of("checks");
  std::size_t number = 0;
  for (const Node* node : reader.tables("checks", Need::optional)) {
    TableReader entry(*node, path + "[" + std::to_string(++number) + "]", reader.problems());
    Check check;
    const std::string kind =
        entry.choice("kind", Need::required, std::vector<std::string>(k_check_kinds.begin(), k_check_kinds.end()));
    const auto known = std::find(k_check_kinds.begin(), k_check_kinds.end(), kind);
    read_element(entry, item, check);
    if (known == k_check_kinds.end()) {
      // Which keys belong to it is not known, so none is called wrong.
      for (const char* key : {"any", "each", "rows_of", "span", "rows", "days"})
        entry.find(key);
      entry.finish();
      continue;
    }
    check.kind = static_cast<CheckKind>(known - k_check_kinds.begin());
    read_details(entry, check);
    entry.finish();
    if (!check.element.empty()) item.checks.push_back(std::move(check));
  }
}

}  // namespace framework
