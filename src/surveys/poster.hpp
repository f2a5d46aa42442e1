// SPDX-License-Identifier: Apache-2.0
// What stands on the poster by which an agency asks the public to answer: on its counter and on its web site.
#pragma once
#include <chrono>
#include <cstddef>
#include <string>

namespace surveys {

struct Poster {
  std::string agency;
  std::string agency_en;  ///< empty: only in Thai
  std::string survey;     ///< name of the instrument
  std::string survey_en;
  int fiscal_year = 0;  ///< of the Buddhist era
  std::size_t questions = 0;
  std::string address;  ///< the public link: "https://ita.example/survey/7-31-K7QM-4TXP"
  std::chrono::year_month_day last_day{};
};

}  // namespace surveys
