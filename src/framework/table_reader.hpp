// SPDX-License-Identifier: Apache-2.0
// Reads the values of one TOML table by key, says what is wrong with each, and at the end which keys nobody asked for.
// What could not be read comes back empty, so that the reading goes on and finds the other faults too.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/framework/framework.hpp"
#include "src/framework/toml_tree.hpp"

namespace framework {

enum class Need { required, optional };

/// A code as the file writes it, with where it stands.
struct WrittenCode {
  std::string code;
  Spot spot;
};

bool is_code(std::string_view text);  ///< letters, digits, "." "_" "-", at most 40

class TableReader {
 public:
  /// `path` names the table in problems, for example "question.i5"; empty for the whole file.
  TableReader(const Node& table, std::string path, util::Problems& problems);

  const Node* find(const std::string& key, Need need = Need::optional);
  std::string word(const std::string& key, Need need);                 ///< text that is not blank
  std::optional<WrittenCode> code(const std::string& key, Need need);  ///< letters, digits, "." "_" "-"
  std::vector<WrittenCode> codes(const std::string& key);              ///< a list of codes; empty where there is none
  Text text(const std::string& key, Need need);                        ///< a table of th and en
  std::optional<Exact> number(const std::string& key, Need need, const Exact& lowest, const Exact& highest);
  std::optional<int> whole(const std::string& key, Need need, int lowest, int highest);
  std::optional<bool> truth(const std::string& key);
  /// One of `choices`; empty where it is missing or another.
  std::string choice(const std::string& key, Need need, const std::vector<std::string>& choices);
  /// The tables of a list, in order; an element that is no table is a problem and left out.
  std::vector<const Node*> tables(const std::string& key, Need need);
  /// The note of an entry that is `certainty = "likely"`; nothing where the entry is confirmed.
  std::optional<Text> likely_note();

  /// A problem at the key's value, or at the table where it has no such key.
  void problem(const std::string& key, std::string code, util::Params params = {});
  void problem_at(const Spot& spot, const std::string& key, std::string code, util::Params params = {});
  std::string path_of(const std::string& key) const;  ///< "question.i5.scale"
  const std::string& path() const { return path_; }
  util::Problems& problems() { return problems_; }  ///< for tables within this one
  const Spot& spot() const { return table_.spot; }
  /// Reports the required keys that are missing, and the keys that were never asked for with the nearest known one: a
  /// key that is only mistyped is reported once.
  void finish();

 private:
  std::optional<Exact> exact_of(const Node& node, const std::string& key);

  const Node& table_;
  std::string path_;
  util::Problems& problems_;
  std::vector<std::string> known_;
  std::vector<std::string> missing_;
};

}  // namespace framework
