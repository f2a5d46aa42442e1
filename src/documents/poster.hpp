// SPDX-License-Identifier: Apache-2.0
// The poster for the counter of an agency: who is asked about what, a QR code that a phone reads from two metres, the
// address to type in, the promise of anonymity, until when. Thai first, English below.
#pragma once
#include <string>

#include "src/surveys/poster.hpp"

namespace documents {

/// PDF, one page A4. The same poster gives the same bytes.
std::string poster_pdf(const surveys::Poster& poster);

}  // namespace documents
