// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "lib/html/components.hpp"

namespace html {
namespace {

/// What every field shows: label, hint, problem, and the ids by which a screen reader connects them.
Values shared(const Form& form, const Field& field, bool heading)
{
  const util::Problem* problem = form.problem_of(field.name);
  std::string described_by;
  if (!field.hint.empty()) described_by = field.name + "-hint";
  if (problem != nullptr) described_by += (described_by.empty() ? "" : " ") + field.name + "-error";
  return Values()
      .set("id", field.name)
      .set("name", field.name)
      .set("label", field.label)
      .set("hint", field.hint)
      .set("error", problem == nullptr ? Phrase() : Phrase(Word{problem->code, problem->params}))
      .set("described_by", described_by)
      .set("heading", heading);
}

Values option_values(const Option& option, const std::string& id, bool chosen)
{
  return Values()
      .set("option_id", id)
      .set("value", option.value)
      .set("text", option.text)
      .set("option_hint", option.hint)
      .set("chosen", chosen);
}

Values with_options(const Form& form, const Field& field, const std::vector<Option>& options, ChoiceLook look)
{
  const std::vector<std::string_view> typed = form.typed().all(field.name);
  Values values = shared(form, field, look.heading);
  values.set("inline", look.in_line).list("options");
  std::size_t number = 0;
  for (const Option& option : options) {
    ++number;
    // The first has the field's own id: there a summary of problems leads.
    const std::string id = number == 1 ? field.name : fmt::format("{}-{}", field.name, number);
    values.add("options", option_values(option, id, std::ranges::find(typed, option.value) != typed.end()));
  }
  return values;
}

}  // namespace

Values text_input(const Form& form, const Field& field, const InputLook& look)
{
  const bool is_secret = look.type == "password";
  const bool verbatim = is_secret || look.type == "email" || look.type == "url";
  return shared(form, field, look.heading)
      .set("type", look.type)
      .set("mode", look.mode)
      .set("autocomplete", look.autocomplete)
      .set("width", look.width == 0 ? std::string() : std::to_string(look.width))
      .set("unit", look.unit)
      .set("verbatim", verbatim)
      .set("value", is_secret ? std::string_view() : form.typed().get(field.name));
}

Values text_area(const Form& form, const Field& field, int rows, bool heading)
{
  return shared(form, field, heading).set("rows", rows).set("value", form.typed().get(field.name));
}

Values date_input(const Form& form, const Field& field, bool heading)
{
  struct Part {
    std::string_view name;
    int width;
    std::string_view mode;
  };
  Values values = shared(form, field, heading);
  for (const Part& part : {Part{"day", 2, "numeric"}, Part{"month", 5, "text"}, Part{"year", 4, "numeric"}}) {
    const std::string name = fmt::format("{}-{}", field.name, part.name);
    values.add("parts", Values()
                            .set("part_id", name)
                            .set("part_name", name)
                            .set("part_label", Word{fmt::format("html.date_{}", part.name)})
                            .set("width", part.width)
                            .set("mode", part.mode)
                            .set("value", form.typed().get(name)));
  }
  return values;
}

Values file_input(const Form& form, const Field& field, std::string_view accept)
{
  return shared(form, field, false).set("accept", accept);
}

Values checkbox(const Form& form, const Field& field)
{
  return shared(form, field, false).set("chosen", form.checked(field));
}

std::vector<std::string> values_of(const std::vector<Option>& options)
{
  std::vector<std::string> values;
  for (const Option& option : options)
    values.push_back(option.value);
  return values;
}

Values select(const Form& form, const Field& field, const std::vector<Option>& options)
{
  const std::string_view typed = form.typed().get(field.name);
  Values values = shared(form, field, false).list("options");
  // Nothing is chosen before the person chooses: the first of the options must not pass for an answer.
  if (std::ranges::find(options, typed, &Option::value) == options.end()) {
    values.add("options", option_values({"", Word{"html.choose"}}, {}, true));
  }
  for (const Option& option : options)
    values.add("options", option_values(option, {}, option.value == typed));
  return values;
}

Values radios(const Form& form, const Field& field, const std::vector<Option>& options, ChoiceLook look)
{
  return with_options(form, field, options, look);
}

Values checkboxes(const Form& form, const Field& field, const std::vector<Option>& options, ChoiceLook look)
{
  return with_options(form, field, options, look);
}

Values error_summary(const Form& form)
{
  Values values = Values().set("any", !form.ok()).list("problems");
  for (const util::Problem& problem : form.problems()) {
    const std::string& name = problem.place.field;
    values.add("problems", Values()
                               .set("name", name.empty() ? name : form.anchor_of(name))
                               .set("label", form.label_of(name))
                               .set("message", Word{problem.code, problem.params}));
  }
  return values;
}

}  // namespace html
