// SPDX-License-Identifier: Apache-2.0
// A framework while it is read from a tree: what is read so far, where each entry stands, and what is wrong. Reading
// goes by kind, in an order in which everything that an entry names has been read before it.
#pragma once
#include <limits>
#include <map>
#include <string>
#include <string_view>

#include "src/framework/framework.hpp"
#include "src/framework/table_reader.hpp"
#include "src/framework/toml_tree.hpp"

namespace framework {

/// Index of something named that is not there (which is already a problem).
inline constexpr std::size_t k_nowhere = std::numeric_limits<std::size_t>::max();

struct Draft {
  Framework framework;
  util::Problems& problems;
  bool weights_known = true;                       ///< false where a weight could not be read: a sum would say nothing
  std::map<std::string, std::vector<Spot>> spots;  ///< by kind ("question"), in the order of the framework's vector

  /// A problem of the index-th entry of a kind, or of one of its keys.
  void problem(const std::string& kind, std::size_t index, const std::string& entry_code, const std::string& key,
               std::string code, util::Params params = {});
};

/// One entry of a list, ready to be read: its code (empty where there is no usable one) is read already.
struct Entry {
  TableReader reader;
  std::string code;
};

bool same_code(std::string_view a, std::string_view b);  ///< letter case of ASCII does not matter

template <class List>
std::size_t index_of_code(const List& list, std::string_view code)
{
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (same_code(list[i].code, code)) return i;
  }
  return k_nowhere;
}

/// Opens the next entry of a kind; in problems it is "question.i5", or "question[3]" where it has no usable code.
Entry open_entry(Draft& draft, const std::string& kind, const Node& node);
/// "framework.code_twice", naming where the index-th entry of the kind has the same code.
void report_code_twice(Draft& draft, const std::string& kind, Entry& entry, std::size_t before);

/// Opens the next entry of a kind of which `before` has been read.
template <class List>
Entry open_entry(Draft& draft, const std::string& kind, const Node& node, const List& before)
{
  Entry entry = open_entry(draft, kind, node);
  const std::size_t same = entry.code.empty() ? k_nowhere : index_of_code(before, entry.code);
  if (same != k_nowhere) report_code_twice(draft, kind, entry, same);
  return entry;
}

/// Reads certainty and note; a likely entry becomes a LikelyFact about `about`.
Certainty read_certainty(Draft& draft, TableReader& reader, const std::string& about);
/// "framework.unknown_reference" at `spot`, naming the nearest known code where one is near.
void report_unknown(TableReader& reader, const std::string& key, const std::string& kind, const WrittenCode& written,
                    const std::vector<std::string>& known);

/// The index in `list` of what the key names; k_nowhere and a problem where it names nothing that is there.
template <class List>
std::size_t find_reference(TableReader& reader, const std::string& key, const std::string& kind,
                           const WrittenCode& written, const List& list)
{
  const std::size_t index = index_of_code(list, written.code);
  if (index == k_nowhere) {
    std::vector<std::string> known;
    for (const auto& entry : list) {
      if (!entry.code.empty()) known.push_back(entry.code);
    }
    report_unknown(reader, key, kind, written, known);
  }
  return index;
}

/// The index of what an entry belongs to, named by the required key `kind`; "framework.belongs_to_nothing" where the
/// key is missing.
template <class List>
std::size_t read_owner(TableReader& reader, const std::string& kind, const List& list)
{
  if (!reader.find(kind)) {
    reader.problem(kind, "framework.belongs_to_nothing", {{"kind", kind}});
    return k_nowhere;
  }
  const auto written = reader.code(kind, Need::required);
  return written ? find_reference(reader, kind, kind, *written, list) : k_nowhere;
}

/// The required weight of an instrument or a part; 0, and the draft told, where it cannot be read.
Exact read_weight(Draft& draft, TableReader& reader, const Exact& highest);

/// Whether the indicator belongs to a disclosure; false where its instrument is not known.
bool is_disclosure(const Framework& framework, const Indicator& indicator);

// One function for each part of the file; each adds to draft.framework.
void read_scales(Draft& draft, TableReader& root);
void read_instruments(Draft& draft, TableReader& root);
void read_indicators(Draft& draft, TableReader& root);
void read_sub_indicators(Draft& draft, TableReader& root);
void read_questions(Draft& draft, TableReader& root);
void read_items(Draft& draft, TableReader& root);
/// The checks of an item, whose elements are read already.
void read_checks(TableReader& reader, Item& item);
void read_themes(Draft& draft, TableReader& root);
void read_rules(Draft& draft, TableReader& root);
void read_target(Draft& draft, TableReader& root);
void read_levels(Draft& draft, TableReader& root);
void read_samples(Draft& draft, TableReader& root);
void read_eligibility(Draft& draft, TableReader& root);

// Faults of the whole, after everything is read.
void check_weights(Draft& draft);
void check_nothing_empty(Draft& draft);
void check_levels(Draft& draft);

}  // namespace framework
