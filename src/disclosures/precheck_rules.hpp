// SPDX-License-Identifier: Apache-2.0
// The single rules of the pre-check; only for its own files. Each answers nothing where the rule holds.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "src/disclosures/finding.hpp"
#include "src/disclosures/precheck.hpp"
#include "src/disclosures/precheck_text.hpp"

namespace disclosures {

/// Everything readable of an item together.
struct ReadTogether {
  struct Part {
    const SeenLink* link = nullptr;
    std::int64_t snapshot = 0;  ///< of the content: of the page, or of a document that it hands out
    const extract::Content* content = nullptr;
    SearchedText text;
  };
  std::vector<Part> parts;
};

struct RuleCase {
  const PrecheckCase& looked;
  const framework::Item& item;
  const framework::Check& check;
  const ReadTogether& read;
};

std::optional<Finding> check_year(const RuleCase& rule);
std::optional<Finding> check_months(const RuleCase& rule);
std::optional<Finding> check_recent(const RuleCase& rule);
std::optional<Finding> check_dates(const RuleCase& rule);
std::optional<Finding> check_table(const RuleCase& rule);
std::optional<Finding> check_words(const RuleCase& rule);
std::optional<Finding> check_contacts(const RuleCase& rule);
std::optional<Finding> check_reachable_by(const RuleCase& rule);  ///< e-mail, telephone, map
std::optional<Finding> check_qr(const RuleCase& rule);

/// With the link and snapshot of a part.
Finding finding_at(const ReadTogether::Part& part, std::string code, util::Params params, std::string quote = {});

}  // namespace disclosures
