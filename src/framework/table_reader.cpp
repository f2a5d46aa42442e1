// SPDX-License-Identifier: Apache-2.0
#include "src/framework/table_reader.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "lib/util/text.hpp"

#include "src/framework/nearest.hpp"

namespace framework {

namespace {

// No framework is near it; without a limit, a hostile file could make the look-ups by code slow.
constexpr std::size_t k_longest_list = 1000;

bool is_blank(std::string_view text)
{
  return util::trim(text).empty();
}

}  // namespace

bool is_code(std::string_view text)
{
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  };
  return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, allowed);
}

TableReader::TableReader(const Node& table, std::string path, util::Problems& problems)
    : table_(table), path_(std::move(path)), problems_(problems)
{
}

std::string TableReader::path_of(const std::string& key) const
{
  if (path_.empty() || key.empty()) return path_ + key;
  return path_ + "." + key;
}

void TableReader::problem_at(const Spot& spot, const std::string& key, std::string code, util::Params params)
{
  problems_.push_back({spot.place(path_of(key)), std::move(code), std::move(params)});
}

void TableReader::problem(const std::string& key, std::string code, util::Params params)
{
  const Node* node = table_.find(key);
  problem_at(node ? node->spot : table_.spot, key, std::move(code), std::move(params));
}

const Node* TableReader::find(const std::string& key, Need need)
{
  known_.push_back(key);
  const Node* node = table_.find(key);
  if (!node && need == Need::required) missing_.push_back(key);
  return node;
}

std::string TableReader::word(const std::string& key, Need need)
{
  const Node* node = find(key, need);
  if (!node) return {};
  if (node->kind != NodeKind::text) {
    problem(key, "framework.not_text", {{"key", key}});
    return {};
  }
  if (is_blank(node->text)) {
    problem(key, "framework.empty_text", {{"key", key}});
    return {};
  }
  return node->text;
}

std::optional<WrittenCode> TableReader::code(const std::string& key, Need need)
{
  const std::string written = word(key, need);
  if (written.empty()) return std::nullopt;
  if (!is_code(written)) {
    problem(key, "framework.code_characters", {{"code", written}});
    return std::nullopt;
  }
  return WrittenCode{written, table_.find(key)->spot};
}

std::vector<WrittenCode> TableReader::codes(const std::string& key)
{
  std::vector<WrittenCode> found;
  const Node* node = find(key);
  if (!node) return found;
  if (node->kind != NodeKind::list) {
    problem(key, "framework.not_codes", {{"key", key}});
    return found;
  }
  if (node->list.size() > k_longest_list) {
    problem(key, "framework.too_many", {{"key", key}, {"limit", std::to_string(k_longest_list)}});
    return found;
  }
  for (const Node& element : node->list) {
    if (element.kind != NodeKind::text) {
      problem_at(element.spot, key, "framework.not_codes", {{"key", key}});
    } else if (!is_code(element.text)) {
      problem_at(element.spot, key, "framework.code_characters", {{"code", element.text}});
    } else if (std::ranges::find(found, element.text, &WrittenCode::code) != found.end()) {
      problem_at(element.spot, key, "framework.named_twice", {{"code", element.text}});
    } else {
      found.push_back({element.text, element.spot});
    }
  }
  return found;
}

Text TableReader::text(const std::string& key, Need need)
{
  Text result;
  const Node* node = find(key, need);
  if (!node) return result;
  if (node->kind != NodeKind::table) {
    problem(key, "framework.not_translated_text", {{"key", key}});
    return result;
  }
  TableReader reader(*node, path_of(key), problems_);
  const auto language = [&](const std::string& name, const char* code) {
    const Node* words = reader.find(name);
    if (words && words->kind != NodeKind::text) {
      reader.problem(name, "framework.not_text", {{"key", name}});
    } else if (!words || is_blank(words->text)) {
      reader.problem(name, code);
    } else {
      return words->text;
    }
    return std::string{};
  };
  result.th = language("th", "framework.missing_thai");
  result.en = language("en", "framework.missing_english");
  result.provisional = reader.truth("provisional").value_or(false);
  reader.finish();
  return result;
}

std::optional<Exact> TableReader::exact_of(const Node& node, const std::string& key)
{
  if (node.kind == NodeKind::whole) return Exact(node.whole);
  if (node.kind == NodeKind::floating && std::isfinite(node.floating)) {
    problem(key, "framework.inexact_number", {{"key", key}, {"written", fmt::format("{}", node.floating)}});
    return std::nullopt;
  }
  if (node.kind == NodeKind::text) {
    try {
      return Exact::parse(node.text);
    } catch (const std::invalid_argument&) {
      problem(key, "framework.not_a_number", {{"key", key}, {"written", node.text}});
      return std::nullopt;
    }
  }
  problem(key, "framework.not_number", {{"key", key}});
  return std::nullopt;
}

std::optional<Exact> TableReader::number(const std::string& key, Need need, const Exact& lowest, const Exact& highest)
{
  const Node* node = find(key, need);
  if (!node) return std::nullopt;
  std::optional<Exact> value = exact_of(*node, key);
  if (value && (*value < lowest || *value > highest)) {
    problem(
        key, "framework.out_of_range",
        {{"key", key}, {"written", value->fraction()}, {"lowest", lowest.fraction()}, {"highest", highest.fraction()}});
    return std::nullopt;
  }
  return value;
}

std::optional<int> TableReader::whole(const std::string& key, Need need, int lowest, int highest)
{
  const Node* node = find(key, need);
  if (!node) return std::nullopt;
  if (node->kind != NodeKind::whole) {
    problem(key, "framework.not_whole", {{"key", key}});
    return std::nullopt;
  }
  if (node->whole < lowest || node->whole > highest) {
    problem(key, "framework.out_of_range",
            {{"key", key},
             {"written", std::to_string(node->whole)},
             {"lowest", std::to_string(lowest)},
             {"highest", std::to_string(highest)}});
    return std::nullopt;
  }
  return static_cast<int>(node->whole);
}

std::optional<bool> TableReader::truth(const std::string& key)
{
  const Node* node = find(key);
  if (!node) return std::nullopt;
  if (node->kind != NodeKind::truth) {
    problem(key, "framework.not_truth", {{"key", key}});
    return std::nullopt;
  }
  return node->truth;
}

std::string TableReader::choice(const std::string& key, Need need, const std::vector<std::string>& choices)
{
  std::string written = word(key, need);
  if (written.empty() || std::ranges::find(choices, written) != choices.end()) return written;
  problem(key, "framework.not_a_choice",
          {{"key", key}, {"written", written}, {"choices", "\"" + util::join(choices, "\", \"") + "\""}});
  return {};
}

std::vector<const Node*> TableReader::tables(const std::string& key, Need need)
{
  std::vector<const Node*> found;
  const Node* node = find(key, need);
  if (!node) return found;
  if (node->kind != NodeKind::list) {
    problem(key, "framework.not_tables", {{"key", key}});
    return found;
  }
  if (node->list.size() > k_longest_list) {
    problem(key, "framework.too_many", {{"key", key}, {"limit", std::to_string(k_longest_list)}});
    return found;
  }
  for (const Node& element : node->list) {
    if (element.kind == NodeKind::table) {
      found.push_back(&element);
    } else {
      problem_at(element.spot, key, "framework.not_tables", {{"key", key}});
    }
  }
  return found;
}

std::optional<Text> TableReader::likely_note()
{
  const bool has_note = table_.find("note") != nullptr;
  const std::string certainty = choice("certainty", Need::optional, {"confirmed", "likely"});
  Text note = text("note", Need::optional);
  if (certainty == "likely") {
    if (!has_note) problem("certainty", "framework.likely_without_note");
    return note;
  }
  if (has_note && (!table_.find("certainty") || certainty == "confirmed")) {
    problem("note", "framework.note_without_likely");
  }
  return std::nullopt;
}

void TableReader::finish()
{
  for (const Member& member : table_.members) {
    if (std::ranges::find(known_, member.key) != known_.end()) continue;
    const auto similar = nearest(member.key, known_);
    if (similar) {
      std::erase(missing_, *similar);
      problem_at(member.spot, member.key, "framework.unknown_key_nearest",
                 {{"key", member.key}, {"nearest", *similar}});
    } else {
      problem_at(member.spot, member.key, "framework.unknown_key",
                 {{"key", member.key}, {"known", util::join(known_, ", ")}});
    }
  }
  for (const std::string& key : missing_) {
    problem(key, "framework.missing_key", {{"key", key}});
  }
}

}  // namespace framework
