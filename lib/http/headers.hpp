// SPDX-License-Identifier: Apache-2.0
// Header fields of a message, found by name without regard to case; values without blanks around.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace http {

bool equal_without_case(std::string_view a, std::string_view b);

class Headers {
 public:
  /// Appends. std::logic_error for a name or value with line ends or other control characters (a tab is allowed): what
  /// a person wrote never splits an answer in two.
  void add(std::string_view name, std::string_view value);
  /// In place of all fields of that name.
  void set(std::string_view name, std::string_view value);
  void remove(std::string_view name);
  void clear();

  /// The first field of that name.
  std::optional<std::string_view> find(std::string_view name) const;
  std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
  bool has(std::string_view name) const { return find(name).has_value(); }
  std::size_t size() const { return fields_.size(); }
  std::string_view name(std::size_t index) const;
  std::string_view value(std::size_t index) const;

 private:
  struct Field {
    std::uint32_t begin = 0;
    std::uint32_t name_size = 0;
    std::uint32_t value_size = 0;
  };
  std::string text_;  // all names and values: a request's header takes two allocations, not forty
  std::vector<Field> fields_;
};

}  // namespace http
