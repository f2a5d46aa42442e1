// SPDX-License-Identifier: Apache-2.0
// How a point to work on, a question or an item, is named in a report.
#pragma once
#include <string>

#include "src/documents/report_writer.hpp"

namespace documents {

const std::string& code_of(const framework::Framework& framework, const analysis::WeakPoint& point);
const framework::Text& name_of(const framework::Framework& framework, const analysis::WeakPoint& point);

}  // namespace documents
