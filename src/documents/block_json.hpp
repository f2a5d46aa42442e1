// SPDX-License-Identifier: Apache-2.0
// Blocks of a document as JSON and back. A picture is kept as its SVG, which holds everything that is drawn.
#pragma once
#include <vector>

#include <nlohmann/json.hpp>

#include "lib/office/document.hpp"

namespace documents {

using Json = nlohmann::json;  // its keys are sorted, so that the same content gives the same text

Json json_of_runs(const office::Runs& runs);
office::Runs runs_of_json(const Json& json);
Json json_of_blocks(const std::vector<office::Block>& blocks);
std::vector<office::Block> blocks_of_json(const Json& json);

}  // namespace documents
