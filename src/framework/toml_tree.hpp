// SPDX-License-Identifier: Apache-2.0
// A TOML file as a tree of our own, in which every value knows the file, line and column where it stands. Entries of
// two files can so be merged (see extend.hpp) and a fault is still shown where its author wrote it.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/framework/load.hpp"

namespace framework {

struct Spot {
  std::shared_ptr<const std::string> file;
  int line = 0;
  int column = 0;
  util::Place place(std::string field) const;  ///< as problems want it
};

enum class NodeKind { text, whole, floating, truth, date, list, table };

struct Member;

struct Node {
  NodeKind kind = NodeKind::table;
  Spot spot;  ///< of the value itself
  std::string text;
  std::int64_t whole = 0;
  double floating = 0;
  bool truth = false;
  std::vector<Node> list;
  std::vector<Member> members;  ///< of a table

  const Node* find(std::string_view key) const;  ///< in a table; nullptr where there is none
};

struct Member {
  std::string key;
  Spot spot;  ///< of the key
  Node value;
};

/// The largest file and the deepest nesting that are read; more is no framework, and could exhaust memory or stack.
inline constexpr std::size_t k_largest_file = std::size_t{2} << 20;
inline constexpr int k_deepest_nesting = 32;

/// The file as a tree; nothing, and the reason added to `problems`, where it is not TOML (or too large, too deep, not
/// UTF-8). A TOML reader stops at its first fault of syntax, so there is one problem at most.
std::optional<Node> parse_toml(const Source& source, util::Problems& problems);

}  // namespace framework
