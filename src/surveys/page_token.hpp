// SPDX-License-Identifier: Apache-2.0
// The right to answer one survey once, as it stands in the address of the questionnaire after signing. It knows the
// survey and a random key, nothing of the code or device that it was given for (docs/anonymity.md).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/surveys/survey.hpp"

namespace surveys {

struct PageToken {
  Survey survey;
  std::int64_t last_day = 0;        ///< the last on which it can be used
  util::UtcSeconds not_before = 0;  ///< somebody was asked to wait; 0: nobody
  std::string submission;           ///< random: the same answers sent again are the same submission
  int work = 0;                     ///< zero bits that a browser can compute instead of waiting; 0: none
  bool operator==(const PageToken&) const = default;
};

std::string written(const PageToken& token);
/// Of a text whose signature was found right; nothing where an older program wrote another form.
std::optional<PageToken> read_page_token(std::string_view text);

}  // namespace surveys
