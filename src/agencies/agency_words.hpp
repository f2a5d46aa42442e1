// SPDX-License-Identifier: Apache-2.0
// Words by which files and searches name things of the register: types, provinces, sizes and headings, in Thai, in
// English or by code; and the usual short forms of agencies' names.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agencies {

/// How names are compared: small letters, no blanks, the short forms of agencies' names ("agencies.short_forms") in
/// full, so that a search finds an agency however its name was typed.
std::string folded(std::string_view text);

/// What a search looks through: everything that names an agency, folded.
std::string search_text(std::string_view code, std::string_view name, std::string_view name_en);
/// The pattern for `search_text LIKE … ESCAPE '\\'` that finds what somebody typed anywhere; no text finds everything.
std::string search_pattern(std::string_view typed);

/// Names → code, for one kind of thing.
class Named {
 public:
  void add(std::string_view name, std::string_view code);
  std::optional<std::string> find(std::string_view written) const;
  /// The name most like the one that was written, to ask "did you mean"; empty where none is near.
  std::string nearest(std::string_view written) const;

 private:
  std::map<std::string, std::string, std::less<>> codes_;  // by folded name
  std::vector<std::string> names_;                         // as they are shown
};

/// In both languages; made once.
const Named& type_names();
const Named& province_names();  ///< also with the word for province before the name
const Named& size_names();
const Named& column_names();  ///< headings of a register file → code(AgencyField)

}  // namespace agencies
