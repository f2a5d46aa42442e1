// SPDX-License-Identifier: Apache-2.0
// Templates as text: the files that travel in the program, checked for what would break a page, a translation or the
// content security policy, and with their partials put in. Knows tags, not how they are rendered.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace html {

struct TemplateFile {
  std::string name;  ///< "surveys/questionnaire", "layout", "partials/input"
  std::string path;  ///< "src/surveys/views/questionnaire.html", as faults name it
  std::string text;
};

/// src/<room>/views/<view>.html as "<room>/<view>", web/layout.html as "layout", web/partials/x.html as "partials/x".
std::vector<TemplateFile> embedded_template_files();

/// Each fault of the file as "path:line: what and what to do": tags that are not closed or not in order, unescaped
/// tags, a value outside quotes inside an HTML tag, inline style or script, words that belong into locale/.
std::vector<std::string> faults(const TemplateFile& file);

/// Words of the catalogue that the text names as {{t.key}}, with the line.
struct NamedWord {
  std::string key;
  int line = 0;
};
std::vector<NamedWord> words_named(std::string_view text);

/// The template with each {{> x}} replaced by partials/x, and each {{> room/x}} by that view; without indents and
/// comments. A partial that does not exist or contains itself goes to `faults`.
std::string with_partials(const TemplateFile& file, const std::map<std::string, TemplateFile, std::less<>>& all,
                          std::vector<std::string>& faults);

}  // namespace html
