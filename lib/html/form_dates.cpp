// SPDX-License-Identifier: Apache-2.0
#include "lib/html/form.hpp"
#include "lib/thai/read_date.hpp"
#include "lib/util/typed_text.hpp"

namespace html {
namespace {

/// A date as it stands in a problem, the same in both languages: "21/11/2569".
std::string in_figures(std::chrono::year_month_day date)
{
  constexpr int k_buddhist = 543;
  return std::to_string(static_cast<unsigned>(date.day())) + '/' + std::to_string(static_cast<unsigned>(date.month())) +
         '/' + std::to_string(static_cast<int>(date.year()) + k_buddhist);
}

}  // namespace

std::optional<std::chrono::year_month_day> Form::read_date_parts(const Field& field, bool required, bool& answered)
{
  know(field);
  anchors_.insert_or_assign(field.name, field.name + "-day");
  std::string parts[3];
  bool refused = false;
  std::size_t filled = 0;
  constexpr const char* k_parts[] = {"-day", "-month", "-year"};
  for (std::size_t i = 0; i < 3; ++i) {
    util::TypedText cleaned = util::typed_line(typed_.get(field.name + k_parts[i]));
    refused = refused || cleaned.has_refused;
    parts[i] = std::move(cleaned.text);
    if (!parts[i].empty()) ++filled;
  }
  answered = filled > 0 || refused;
  if (!answered) {
    if (required) refuse(field, "html.empty");
    return std::nullopt;
  }
  if (refused) return std::nullopt;
  return thai::read_date(parts[0], parts[1], parts[2]);
}

std::optional<std::chrono::year_month_day> Form::date(const Field& field, const DateRule& rule)
{
  bool answered = false;
  std::optional<std::chrono::year_month_day> read;
  if (typed_.has(field.name)) {
    const std::string typed = answer(field, rule.required);
    answered = !typed.empty();
    if (answered) read = thai::read_date(typed);
  } else {
    read = read_date_parts(field, rule.required, answered);
  }
  if (!answered) return std::nullopt;
  if (!read) {
    refuse(field, "html.not_a_date");
  } else if (rule.earliest && *read < *rule.earliest) {
    refuse(field, "html.too_early", {{"earliest", in_figures(*rule.earliest)}});
  } else if (rule.latest && *read > *rule.latest) {
    refuse(field, "html.too_late", {{"latest", in_figures(*rule.latest)}});
  } else {
    return read;
  }
  return std::nullopt;
}

}  // namespace html
