// SPDX-License-Identifier: Apache-2.0
// Writes XML, and HTML in the form that is also XML, from front to back. Whatever is text is escaped here and nowhere
// else, and what was opened is closed in the right order. An attribute without a value is left out.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace office {

class Markup {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  Markup& open(std::string_view name, Attributes attributes = {});
  Markup& close();                                                   ///< what was opened last
  Markup& empty(std::string_view name, Attributes attributes = {});  ///< <name …/>
  Markup& text(std::string_view utf8);
  /// <name …>text</name>
  Markup& element(std::string_view name, Attributes attributes, std::string_view utf8);
  Markup& raw(std::string_view markup);  ///< as it is: only for what this program wrote itself

  /// The markup so far. Anything still open: std::logic_error.
  std::string take();

 private:
  void tag(std::string_view name, Attributes attributes);

  std::string bytes_;
  std::vector<std::string> open_;
};

inline constexpr std::string_view k_xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

}  // namespace office
