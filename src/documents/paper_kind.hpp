// SPDX-License-Identifier: Apache-2.0
// The kinds of official documents, as frameworks/documents/*.toml has them: how each is laid out, who signs it, which
// item of the assessment asks for it, and the wording with which it begins.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/problem.hpp"

#include "src/framework/framework.hpp"
#include "src/measures/picture.hpp"

namespace documents {

enum class PaperLayout { memo, notice, order, report, minutes, analysis, set };
enum class Signers {
  chain,  ///< everybody, each with room for an opinion
  last,   ///< the executive alone is printed; the others sign in the program
};

/// A section as a template writes it, in one language.
struct SectionTemplate {
  std::string key = {};  ///< the same in both languages
  bool numbered = false;
  std::string heading = {};  ///< may be empty; Mustache too
  std::string text = {};     ///< Mustache; a line is a paragraph
  std::vector<std::string> tables = {};
  bool operator==(const SectionTemplate&) const = default;
};

struct PaperKind {
  std::string code = {};
  int order = 0;  ///< where lists show it
  PaperLayout layout = PaperLayout::report;
  Signers signers = Signers::chain;
  bool landscape = false;  ///< of a report: its pages behind the cover lie on their side
  std::string topic = {};  ///< of the advice book: the item with that topic asks for it; empty: none
  bool from_plan = true;   ///< speaks of a plan; else only of the year
  bool from_meeting = false;
  /// Whose frozen picture of the measures it speaks of, once there is one; nothing: the measures as they are.
  std::optional<measures::Period> picture = {};
  framework::Text name = {};
  framework::Text subject = {};    ///< Mustache
  framework::Text addressee = {};  ///< Mustache; of memos
  framework::Text closing = {};    ///< the line before the signatures
  std::vector<SectionTemplate> sections_th = {};
  std::vector<SectionTemplate> sections_en = {};

  const std::vector<SectionTemplate>& sections(util::Language language) const
  {
    return language == util::Language::thai ? sections_th : sections_en;
  }
};

/// Tables that sections may name, in the order in which they are offered.
extern const std::vector<std::string> k_paper_tables;
bool is_paper_table(std::string_view code);

class PaperKinds {
 public:
  /// Every fault with its line.
  static PaperKinds parse(const std::vector<std::pair<std::string, std::string>>& files, util::Problems& problems);
  /// Those that the program carries; std::logic_error if they are faulty (a test guards that).
  static const PaperKinds& embedded();

  const PaperKind* find(std::string_view code) const;
  const std::vector<PaperKind>& all() const { return kinds_; }

 private:
  std::vector<PaperKind> kinds_;
};

}  // namespace documents
