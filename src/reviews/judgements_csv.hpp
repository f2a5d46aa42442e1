// SPDX-License-Identifier: Apache-2.0
// Judgements as a file, in the form of `prongsai score`: columns agency, item, element, met, reason. Written here; who
// reads it is handed in, because the reader belongs to scoring.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/messages.hpp"
#include "lib/util/problem.hpp"

#include "src/cycles/agency_names.hpp"
#include "src/framework/framework.hpp"
#include "src/reviews/judgement.hpp"

namespace reviews {

struct ReadJudgements {
  std::vector<Judgement> judgements;  ///< without cycle, time and account; none where there are faults
  util::Problems problems;            ///< as many as are shown
  std::size_t faults = 0;             ///< all of them
  util::Problems remarks;
};
using JudgementsReader = std::function<ReadJudgements(std::string bytes, const std::string& name,
                                                      const std::shared_ptr<const framework::Framework>& framework,
                                                      const cycles::AgencyNames& names)>;

/// The heading; "agency,item,element,met,reason".
std::string judgements_csv_head();
/// A line for each element, one for an item that was judged as a whole or does not apply; `agency` is a name or code.
std::string judgement_csv(const Judgement& judgement, const framework::Item& item, const std::string& agency,
                          const util::Messages& messages);

/// The reason in words: "Wrong year: the report is of 2565".
std::string reason_text(const Reason& reason, const util::Messages& messages);
/// The other way round, in either language; what is no reason of the list is words.
Reason read_reason(std::string_view text);

}  // namespace reviews
