// SPDX-License-Identifier: Apache-2.0
// The templates of the program, parsed and checked once; rendering is a pure function of template, values and words,
// and any number of threads may render at once.
//
// In a template: {{name}} and {{agency.name}} are values, escaped; {{#name}}…{{/name}} is shown for each item of a
// list, for an object, for what is true and for text that is not empty, {{^name}} otherwise; {{> input}} puts in
// web/partials/input.html and {{> surveys/row}} src/surveys/views/row.html; {{t.surveys.count}} is the sentence of that
// key, which takes its {parameters} from the values of the same name. A name that the values lack is a fault of the
// program; {{#name?}} may be absent, and then looks only at the nearest object.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/html/template_files.hpp"
#include "lib/html/values.hpp"
#include "lib/html/words.hpp"

namespace html {

class Templates {
 public:
  /// All faults of all files at once as std::logic_error, each with file and line.
  explicit Templates(std::vector<TemplateFile> files);
  static Templates embedded() { return Templates(embedded_template_files()); }
  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) noexcept;
  ~Templates();

  /// Told of a name or word that was missing, with the template; the place stays empty. Without a hook, as in tests, it
  /// is std::logic_error. Set once, before threads render.
  void on_fault(std::function<void(const std::string&)> hook);

  /// An unknown template is std::logic_error.
  std::string render(std::string_view name, const Values& values, const Words& words) const;
  /// The same to put into another page; `around` are values that the whole page shares, looked up last.
  Markup part(std::string_view name, const Values& values, const Words& words, const Values& around = {}) const;

  bool has(std::string_view name) const;
  /// Each word that a template names and the catalogue lacks, as "path:line: …".
  std::vector<std::string> words_lacking(const Words& words) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace html
