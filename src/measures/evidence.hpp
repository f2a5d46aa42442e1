// SPDX-License-Identifier: Apache-2.0
// What shows that a step was done: a file, a photograph, a page on the web. It belongs to a step or to the measure as a
// whole. What was taken away stays kept, because frozen pictures and minutes tell of it.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/clock.hpp"

namespace measures {

enum class EvidenceKind { file, link };
std::string_view code(EvidenceKind kind);
std::optional<EvidenceKind> evidence_kind_named(std::string_view code);

struct Evidence {
  std::int64_t measure = 0;
  std::int64_t id = 0;
  std::optional<std::int64_t> step = {};  ///< empty: of the measure as a whole
  EvidenceKind kind = EvidenceKind::file;
  std::string name = {};    ///< of the file, or what the link shows
  std::string url = {};     ///< of a link
  std::string type = {};    ///< of a file, by its content: "application/pdf"
  std::int64_t bytes = 0;   ///< of a file
  std::string sha256 = {};  ///< of a file, 64 digits
  util::UtcSeconds added_at = 0;
  std::string added_by = {};  ///< name of the account
  bool is_removed = false;
};

/// Evidence by the id of its measure.
using EvidenceOf = std::map<std::int64_t, std::vector<Evidence>>;
const std::vector<Evidence>& evidence_of(const EvidenceOf& all, std::int64_t measure);

constexpr std::size_t k_longest_evidence_name = 150;  ///< characters
/// As lists show a file: one line, at most k_longest_evidence_name, its ending kept; "file" for none.
std::string shown_file_name(std::string_view sent);

}  // namespace measures
