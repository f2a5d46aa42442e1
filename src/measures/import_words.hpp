// SPDX-License-Identifier: Apache-2.0
// Words by which tables of measures say things, from the catalogues: "measure_import.<key>", parted by strokes.
#pragma once
#include <string>
#include <vector>

namespace measures {

/// In both languages, folded as agencies::folded folds; read once.
const std::vector<std::string>& import_words(const std::string& key);

}  // namespace measures
