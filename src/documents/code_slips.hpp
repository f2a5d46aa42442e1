// SPDX-License-Identifier: Apache-2.0
// One-time codes as slips to cut out: ten to a sheet, each with a QR code, the code to type in, and what a respondent
// has to know. Nothing on a slip tells it from the others but its code.
#pragma once
#include <string>

#include "src/surveys/slips.hpp"

namespace documents {

/// PDF, A4, 2 × 5 slips a sheet with cut lines. The same sheet gives the same bytes.
std::string code_slips_pdf(const surveys::SlipSheet& sheet);

}  // namespace documents
