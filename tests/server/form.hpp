// SPDX-License-Identifier: Apache-2.0
// A form as a browser sends it: everything that stands in it, with what a person changes. Who fills in a field that the
// page lacks, or presses what is not there, is told so: then a person could not have done it either.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/util/fields.hpp"

namespace whole {

struct Form {
  std::string action;
  bool multipart = false;
  util::Fields fields;          ///< what is sent when nothing is touched
  std::set<std::string> names;  ///< of everything that can be filled in, ticked, chosen or pressed

  /// std::logic_error for a name that the form does not have.
  void fill(const util::Fields& values);
};

/// All forms of the page that are sent by POST.
std::vector<Form> forms_on(const std::string& html);
/// The first one whose action ends so; an ending with a "/" leaves the last part open ("/import/" of "/import/12").
/// std::logic_error with the actions that are there.
Form form_on(const std::string& html, std::string_view action_ending);
/// The first address of a link that begins and ends so; empty where there is none.
std::string link_on(const std::string& html, std::string_view beginning, std::string_view ending = "");
/// What the page says of the faults of a form; empty where it was taken.
std::string refusal_on(const std::string& html);

}  // namespace whole
