// SPDX-License-Identifier: Apache-2.0
#include "src/framework/extend.hpp"

#include <algorithm>

#include "lib/util/text.hpp"

#include "src/framework/nearest.hpp"
#include "src/framework/table_reader.hpp"

namespace framework {

namespace {

std::string lower_case(std::string text)
{
  for (char& c : text)
    c = util::ascii_lower(c);
  return text;
}

/// Empty where the entry lacks what identifies it: it then equals no other.
std::string identity_of(const Node& entry, const EntryKind& kind)
{
  std::string identity;
  bool known = false;
  for (const std::string& key : kind.identity) {
    const Node* value = entry.find(key);
    if (value && value->kind == NodeKind::text) {
      known = true;
      identity += lower_case(value->text);
    }
    identity += '\n';
  }
  return known ? identity : std::string{};
}

Node* find_member(Node& table, const std::string& key)
{
  const auto found = std::ranges::find(table.members, key, &Member::key);
  return found == table.members.end() ? nullptr : &found->value;
}

void remove_member(Node& table, const std::string& key)
{
  std::erase_if(table.members, [&](const Member& member) { return member.key == key; });
}

std::vector<std::string> codes_in(const Node* list)
{
  std::vector<std::string> codes;
  if (!list) return codes;
  for (const Node& entry : list->list) {
    const Node* code = entry.find("code");
    if (code && code->kind == NodeKind::text) codes.push_back(code->text);
  }
  return codes;
}

void drop_code(Node& other, const EntryKind& kind, const WrittenCode& dropped, TableReader& reader)
{
  Node* list = find_member(other, kind.list);
  const auto has_code = [&](const Node& entry) {
    const Node* code = entry.find("code");
    return code && code->kind == NodeKind::text && lower_case(code->text) == lower_case(dropped.code);
  };
  if (list && std::erase_if(list->list, has_code) > 0) return;
  util::Params params{{"code", dropped.code}, {"list", kind.list}};
  const auto similar = nearest(dropped.code, codes_in(list));
  if (similar) params["nearest"] = *similar;
  reader.problem_at(dropped.spot, kind.dropped_as,
                    similar ? "framework.drop_unknown_nearest" : "framework.drop_unknown", std::move(params));
}

void apply_drop(Node& other, const Node& drop, util::Problems& problems)
{
  TableReader reader(drop, "drop", problems);
  for (const EntryKind& kind : entry_kinds()) {
    const Node* dropped = drop.find(kind.dropped_as);
    if (dropped && dropped->kind == NodeKind::text && dropped->text == "all") {
      reader.find(kind.dropped_as);
      remove_member(other, kind.list);
    } else if (kind.has_code()) {
      for (const WrittenCode& code : reader.codes(kind.dropped_as)) {
        drop_code(other, kind, code, reader);
      }
    } else if (reader.find(kind.dropped_as)) {
      reader.problem(kind.dropped_as, "framework.drop_only_all", {{"key", kind.dropped_as}});
    }
  }
  reader.finish();
}

/// An own entry takes the place of the other year's of the same identity; the rest is added. An own entry never
/// replaces another own one: that is a code written twice, which is found later.
void merge_entries(Node& other, const Node& own, const EntryKind& kind)
{
  const std::size_t inherited = other.list.size();
  std::vector<bool> replaced(inherited, false);
  for (const Node& entry : own.list) {
    const std::string identity = identity_of(entry, kind);
    std::size_t place = 0;
    while (place < inherited &&
           (replaced[place] || identity.empty() || identity_of(other.list[place], kind) != identity)) {
      ++place;
    }
    if (place < inherited) {
      other.list[place] = entry;
      replaced[place] = true;
    } else {
      other.list.push_back(entry);
    }
  }
}

}  // namespace

const std::vector<EntryKind>& entry_kinds()
{
  static const std::vector<EntryKind> k_kinds{
      {"scale", "scales", {"code"}},
      {"instrument", "instruments", {"code"}},
      {"indicator", "indicators", {"code"}},
      {"sub_indicator", "sub_indicators", {"code"}},
      {"question", "questions", {"code"}},
      {"item", "items", {"code"}},
      {"theme", "themes", {"code"}},
      {"level", "levels", {"code"}},
      {"sample", "samples", {"instrument", "part", "agency_type", "province_size"}},
      {"eligibility", "eligibility", {"instrument"}},
  };
  return k_kinds;
}

Node extended(Node other, const Node& own, util::Problems& problems)
{
  for (const char* key : {"fiscal_year", "name", "certainty", "note"}) {
    remove_member(other, key);
  }
  const Node* drop = own.find("drop");
  if (drop && drop->kind == NodeKind::table) apply_drop(other, *drop, problems);
  for (const Member& member : own.members) {
    if (member.key == "extends" || member.key == "drop") continue;
    const auto kind = std::ranges::find(entry_kinds(), member.key, &EntryKind::list);
    Node* inherited = find_member(other, member.key);
    const bool both_lists = inherited && inherited->kind == NodeKind::list && member.value.kind == NodeKind::list;
    if (kind != entry_kinds().end() && both_lists) {
      merge_entries(*inherited, member.value, *kind);
    } else {
      remove_member(other, member.key);
      other.members.push_back(member);
    }
  }
  other.spot = own.spot;
  return other;
}

}  // namespace framework
