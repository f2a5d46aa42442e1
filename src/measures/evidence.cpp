// SPDX-License-Identifier: Apache-2.0
#include "src/measures/evidence.hpp"

#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

namespace measures {
namespace {

constexpr std::size_t k_longest_ending = 10;  // bytes, with its point

/// The first bytes that make at most so many characters.
std::string first_characters(std::string_view text, std::size_t most)
{
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (begins && characters++ == most) return std::string(text.substr(0, i));
  }
  return std::string(text);
}

}  // namespace

std::string_view code(EvidenceKind kind)
{
  return kind == EvidenceKind::file ? "file" : "link";
}

std::optional<EvidenceKind> evidence_kind_named(std::string_view code)
{
  if (code == "file") return EvidenceKind::file;
  if (code == "link") return EvidenceKind::link;
  return std::nullopt;
}

const std::vector<Evidence>& evidence_of(const EvidenceOf& all, std::int64_t measure)
{
  static const std::vector<Evidence> k_none;
  const auto found = all.find(measure);
  return found == all.end() ? k_none : found->second;
}

std::string shown_file_name(std::string_view sent)
{
  std::string name = util::typed_line(sent).text;
  if (name.empty()) return "file";
  if (util::character_count(name) <= k_longest_evidence_name) return name;
  const std::size_t dot = name.rfind('.');
  const bool has_ending = dot != std::string::npos && name.size() - dot <= k_longest_ending;
  const std::string ending = has_ending ? name.substr(dot) : std::string();
  return first_characters(name, k_longest_evidence_name - ending.size()) + ending;
}

}  // namespace measures
