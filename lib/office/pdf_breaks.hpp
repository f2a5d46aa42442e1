// SPDX-License-Identifier: Apache-2.0
// What stays together on a line beyond the general rules: "พ.ศ." is one word, ๆ never begins a line, 12/2568 is one
// number. And the letters of a run, cut into clusters that may be spread apart.
#pragma once
#include <string>
#include <vector>

#include "lib/office/pdf_text.hpp"

namespace office::pdf {

struct ByteRange {
  int begin = 0;
  int end = 0;
};

/// Ranges before none of whose characters a line may begin.
std::vector<ByteRange> ranges_without_break(const std::string& utf8);

/// Appends the clusters of a run of `text`; `breaks` tells for each byte whether a line may begin there.
void read_run(PangoLayoutRun* run, const std::string& text, const std::vector<bool>& breaks,
              std::vector<Cluster>& clusters);

}  // namespace office::pdf
