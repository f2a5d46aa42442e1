// SPDX-License-Identifier: Apache-2.0
#include "lib/html/components.hpp"

#include <utility>

#include <fmt/format.h>

namespace html {
namespace {

Values as_values(const Link& link)
{
  return Values().set("text", link.text).set("href", link.href).set("current", link.current);
}

}  // namespace

Values button(Phrase text, ButtonKind kind, std::string_view name, std::string_view value)
{
  return Values()
      .set("text", std::move(text))
      .set("secondary", kind == ButtonKind::secondary)
      .set("warning", kind == ButtonKind::warning)
      .set("name", name)
      .set("value", value);
}

Values confirmation(const Confirmation& asked)
{
  Values values = Values()
                      .set("question", asked.question)
                      .set("explanation", asked.explanation)
                      .set("warning_text", asked.warning)
                      .set("button", asked.button)
                      .set("action", asked.action)
                      .set("back", asked.back)
                      .list("kept");
  for (const auto& [name, value] : asked.kept.entries())
    values.add("kept", Values().set("name", name).set("value", value));
  return values;
}

Values tag(Phrase text, Colour colour)
{
  return Values().set("text", std::move(text)).set("colour", name_of(colour));
}

Values summary_list(const std::vector<SummaryRow>& rows)
{
  Values values = Values().list("rows");
  for (const SummaryRow& row : rows) {
    Values one = Values().set("key", row.key).set("value", row.value);
    if (row.change) {
      one.set("change", as_values(*row.change));
    } else {
      one.set("change", false);
    }
    values.add("rows", std::move(one));
  }
  return values;
}

Values task_list(std::string_view id, const std::vector<Task>& tasks)
{
  Values values = Values().list("tasks");
  int number = 0;
  for (const Task& task : tasks) {
    const std::string own = fmt::format("{}-{}", id, ++number);
    Values one = Values().set("title", task.title).set("href", task.href).set("hint", task.hint);
    const std::string hint = own + "-hint";
    const std::string status = own + "-status";
    one.set("hint_id", hint).set("status_id", status);
    one.set("described_by", task.hint.empty() ? status : fmt::format("{} {}", hint, status));
    one.set("status", task.status);
    if (task.colour) {
      one.set("tagged", tag(task.status, *task.colour));
    } else {
      one.set("tagged", false);
    }
    values.add("tasks", std::move(one));
  }
  return values;
}

Values nothing_yet(Phrase heading, Phrase explanation, std::optional<Link> step)
{
  Values values = Values().set("heading", std::move(heading)).set("explanation", std::move(explanation));
  return step ? values.set("step", as_values(*step)) : values.set("step", false);
}

Values tabs(Phrase label, const std::vector<Link>& links)
{
  Values values = Values().set("label", std::move(label)).list("links");
  for (const Link& link : links)
    values.add("links", as_values(link));
  return values;
}

}  // namespace html
