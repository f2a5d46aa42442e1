// SPDX-License-Identifier: Apache-2.0
#include "tests/server/form.hpp"

#include <functional>
#include <memory>
#include <stdexcept>

#include <gumbo.h>

namespace whole {
namespace {

class Parsed {
 public:
  explicit Parsed(const std::string& html)
      : output_(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()),
                [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); })
  {
  }
  const GumboNode& root() const { return *output_->root; }

 private:
  std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> output_;
};

void each_element(const GumboNode& node, const std::function<void(const GumboNode&)>& use)
{
  if (node.type != GUMBO_NODE_ELEMENT) return;
  use(node);
  for (unsigned i = 0; i < node.v.element.children.length; ++i)
    each_element(*static_cast<const GumboNode*>(node.v.element.children.data[i]), use);
}

bool is(const GumboNode& node, GumboTag tag)
{
  return node.v.element.tag == tag;
}

bool has(const GumboNode& node, const char* name)
{
  return gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string attribute(const GumboNode& node, const char* name)
{
  const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? "" : found->value;
}

std::string text_of(const GumboNode& node)
{
  if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) return node.v.text.text;
  if (node.type != GUMBO_NODE_ELEMENT) return {};
  std::string text;
  for (unsigned i = 0; i < node.v.element.children.length; ++i)
    text += text_of(*static_cast<const GumboNode*>(node.v.element.children.data[i]));
  return text;
}

std::string chosen_in(const GumboNode& select)
{
  std::string chosen;
  bool any = false;
  each_element(select, [&](const GumboNode& node) {
    if (!is(node, GUMBO_TAG_OPTION)) return;
    if (!any || has(node, "selected")) chosen = attribute(node, "value");
    any = true;
  });
  return chosen;
}

void add_input(Form& form, const GumboNode& node, const std::string& name)
{
  const std::string type = attribute(node, "type");
  if (type == "file" || type == "submit") return;
  const bool ticked = type == "checkbox" || type == "radio";
  if (!ticked || has(node, "checked")) form.fields.add(name, attribute(node, "value"));
}

Form read_form(const GumboNode& of)
{
  Form form{.action = attribute(of, "action"),
            .multipart = attribute(of, "enctype") == "multipart/form-data",
            .fields = {},
            .names = {}};
  each_element(of, [&](const GumboNode& node) {
    const std::string name = attribute(node, "name");
    if (name.empty() || has(node, "disabled")) return;
    if (is(node, GUMBO_TAG_INPUT))
      add_input(form, node, name);
    else if (is(node, GUMBO_TAG_TEXTAREA))
      form.fields.add(name, text_of(node));
    else if (is(node, GUMBO_TAG_SELECT))
      form.fields.add(name, chosen_in(node));
    else if (!is(node, GUMBO_TAG_BUTTON))
      return;
    form.names.insert(name);
  });
  return form;
}

}  // namespace

void Form::fill(const util::Fields& values)
{
  util::Fields filled;
  for (const auto& [name, value] : fields.entries()) {
    if (!values.has(name)) filled.add(name, value);
  }
  for (const auto& [name, value] : values.entries()) {
    if (names.contains(name)) {
      filled.add(name, value);
      continue;
    }
    std::string all;
    for (const std::string& one : names)
      all += " " + one;
    throw std::logic_error("the form " + action + " has no " + name + ", but" + all);
  }
  fields = std::move(filled);
}

std::vector<Form> forms_on(const std::string& html)
{
  const Parsed page(html);
  std::vector<Form> forms;
  each_element(page.root(), [&](const GumboNode& node) {
    if (is(node, GUMBO_TAG_FORM) && attribute(node, "method") == "post") forms.push_back(read_form(node));
  });
  return forms;
}

Form form_on(const std::string& html, std::string_view action_ending)
{
  std::string actions;
  for (Form& form : forms_on(html)) {
    const std::string_view action = form.action;
    if (action.ends_with(action_ending)) return std::move(form);
    if (action.substr(0, action.rfind('/') + 1).ends_with(action_ending)) return std::move(form);
    actions += " " + form.action;
  }
  throw std::logic_error("no form for " + std::string(action_ending) + ", but" + actions);
}

std::string link_on(const std::string& html, std::string_view beginning, std::string_view ending)
{
  const Parsed page(html);
  std::string found;
  each_element(page.root(), [&](const GumboNode& node) {
    const std::string address = is(node, GUMBO_TAG_A) ? attribute(node, "href") : "";
    if (found.empty() && address.starts_with(beginning) && address.ends_with(ending)) found = address;
  });
  return found;
}

std::string refusal_on(const std::string& html)
{
  const Parsed page(html);
  std::string refusal;
  each_element(page.root(), [&](const GumboNode& node) {
    if (attribute(node, "class") == "govuk-error-summary") refusal += text_of(node);
  });
  return refusal;
}

}  // namespace whole
