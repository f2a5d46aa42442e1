// SPDX-License-Identifier: Apache-2.0
// The measures of all agencies of a year, for those who look after the programme: shares by type, agencies one by one,
// and what kinds of measures were followed by better scores.
#pragma once
#include <memory>
#include <vector>

#include "src/measures/kept_by_year.hpp"
#include "src/measures/place_pages.hpp"
#include "src/measures/programme.hpp"

namespace measures {

class ProgrammePages {
 public:
  /// What is counted for more agencies is kept for a minute.
  static constexpr std::size_t k_large_programme = 1000;

  explicit ProgrammePages(PageParts parts) : parts_(std::move(parts)), kept_(std::make_shared<Kept>()) {}

  /// GET /measures; ?year=2568, ?view=types or gains, ?format=xlsx or csv of the agencies.
  site::Answer show(http::Request& request, const accounts::Visitor& visitor);

 private:
  struct Kept {
    KeptByYear<std::vector<ProgrammeRow>> rows;
    KeptByYear<std::vector<Gain>> gains;
  };
  using Rows = std::shared_ptr<const CountedValue<std::vector<ProgrammeRow>>>;
  Rows rows_of(db::Connection& connection, int year);

  PageParts parts_;
  std::shared_ptr<Kept> kept_;  // of all copies
};

}  // namespace measures
