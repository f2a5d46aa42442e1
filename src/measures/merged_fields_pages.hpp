// SPDX-License-Identifier: Apache-2.0
// Two people with the same form: what the second left alone stays as the first wrote it, and only what both changed is
// a conflict. What was shown is remembered by a short mark for each field, so that long texts are not sent twice.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/fields.hpp"

namespace measures {

/// For a hidden field of the form: "words=0123456789abcdef …", one for each field that is not empty. The parts of a
/// date are one field; blanks at the ends and kinds of line ends do not count.
std::string shown_marks(const util::Fields& fields);

struct MergedFields {
  util::Fields fields = {};
  std::vector<std::string> conflicts = {};  ///< names of the fields that both changed, otherwise than each other
};
/// `shown`: of shown_marks; without it everything that differs is a conflict. `together` is a field that is only right
/// with another one: {"percent", "state"} are merged as one and named "state".
MergedFields merged_fields(std::string_view shown, const util::Fields& now, const util::Fields& typed,
                           const std::vector<std::pair<std::string, std::string>>& together);

}  // namespace measures
