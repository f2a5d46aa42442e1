// SPDX-License-Identifier: Apache-2.0
// What a form, a query or a set of path parameters holds: named values in the order in which they came; a name may come
// more than once (checkboxes). Values are as sent, after decoding: nobody has trimmed or checked them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace util {

class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<std::pair<std::string, std::string>> entries) : entries_(std::move(entries)) {}

  void add(std::string name, std::string value) { entries_.emplace_back(std::move(name), std::move(value)); }
  /// The first value of that name; nothing where the name did not come at all.
  std::optional<std::string_view> find(std::string_view name) const;
  /// The same, with "" for a name that did not come.
  std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
  bool has(std::string_view name) const { return find(name).has_value(); }
  std::vector<std::string_view> all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& entries() const { return entries_; }
  bool operator==(const Fields&) const = default;

 private:
  std::vector<std::pair<std::string, std::string>> entries_;
};

}  // namespace util
