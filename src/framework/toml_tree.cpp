// SPDX-License-Identifier: Apache-2.0
#include "src/framework/toml_tree.hpp"

#include <algorithm>

#include <toml++/toml.h>

#include "lib/util/text.hpp"

#include "src/framework/nesting.hpp"

namespace framework {

util::Place Spot::place(std::string field) const
{
  return {file ? *file : std::string{}, line, column, std::move(field)};
}

const Node* Node::find(std::string_view key) const
{
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &found->value;
}

namespace {

using FileName = std::shared_ptr<const std::string>;

Spot spot_of(const toml::source_region& source, const FileName& file)
{
  return {file, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

Node copy(const toml::node& from, const FileName& file)
{
  Node node;
  node.spot = spot_of(from.source(), file);
  if (const auto* table = from.as_table()) {
    node.kind = NodeKind::table;
    for (const auto& [key, value] : *table) {
      node.members.push_back({std::string(key.str()), spot_of(key.source(), file), copy(value, file)});
    }
  } else if (const auto* array = from.as_array()) {
    node.kind = NodeKind::list;
    for (const toml::node& value : *array) {
      node.list.push_back(copy(value, file));
    }
  } else if (const auto* text = from.as_string()) {
    node.kind = NodeKind::text;
    node.text = text->get();
  } else if (const auto* whole = from.as_integer()) {
    node.kind = NodeKind::whole;
    node.whole = whole->get();
  } else if (const auto* floating = from.as_floating_point()) {
    node.kind = NodeKind::floating;
    node.floating = floating->get();
  } else if (const auto* truth = from.as_boolean()) {
    node.kind = NodeKind::truth;
    node.truth = truth->get();
  } else {
    node.kind = NodeKind::date;
  }
  return node;
}

int line_of_first_bad_byte(std::string_view text)
{
  // Whole lines can be looked at one by one: a line feed is never inside a character.
  int line = 1;
  for (const std::string_view part : util::split(text, '\n')) {
    if (!util::is_utf8(part)) return line;
    ++line;
  }
  return line;
}

}  // namespace

std::optional<Node> parse_toml(const Source& source, util::Problems& problems)
{
  const auto file = std::make_shared<const std::string>(source.shown_as);
  if (source.text.size() > k_largest_file) {
    problems.push_back({{*file}, "framework.too_large", {{"limit", std::to_string(k_largest_file >> 20)}}});
    return std::nullopt;
  }
  if (!util::is_utf8(source.text)) {
    problems.push_back({{*file, line_of_first_bad_byte(source.text)}, "framework.not_utf8", {}});
    return std::nullopt;
  }
  if (const int line = line_nested_deeper_than(source.text, k_deepest_nesting)) {
    problems.push_back({{*file, line}, "framework.too_deep", {{"limit", std::to_string(k_deepest_nesting)}}});
    return std::nullopt;
  }
  try {
    const toml::table table = toml::parse(std::string_view(source.text));
    return copy(table, file);
  } catch (const toml::parse_error& error) {
    problems.push_back({spot_of(error.source(), file).place({}),
                        "framework.toml_syntax",
                        {{"detail", std::string(error.description())}}});
    return std::nullopt;
  }
}

}  // namespace framework
