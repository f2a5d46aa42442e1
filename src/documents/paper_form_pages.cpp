// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_form_pages.hpp"

#include <fmt/format.h>

#include "lib/thai/thai.hpp"

namespace documents {
namespace {

using html::Field;
using html::Word;

constexpr std::size_t k_longest_subject = 500;
constexpr std::size_t k_longest_line = 500;
constexpr std::size_t k_longest_section = 20000;

const Field k_subject_field{.name = "subject", .label = Word{"papers.subject"}};
const Field k_addressee_field{.name = "addressee", .label = Word{"papers.addressee"}};
const Field k_closing_field{.name = "closing", .label = Word{"papers.closing"}};
const Field k_day_field{.name = "day", .label = Word{"papers.day"}, .hint = Word{"papers.day_hint"}};
const Field k_digits_field{
    .name = "thai_digits", .label = Word{"papers.thai_digits"}, .hint = Word{"papers.thai_digits_hint"}};
const Field k_why_field{.name = "reason", .label = Word{"papers.edit_reason"}, .hint = Word{"papers.edit_reason_hint"}};

struct SectionFields {
  SectionFields(const PaperSection& section, std::size_t index)
      : number(std::to_string(index + 1)),
        heading{.name = "heading_" + section.key, .label = Word{"papers.section_heading", {{"number", number}}}},
        text{.name = "text_" + section.key,
             .label = Word{"papers.section_text", {{"number", number}}},
             .hint = Word{"papers.section_text_hint"}},
        left_out{.name = "left_out_" + section.key, .label = Word{"papers.section_left_out"}},
        again{.name = "again_" + section.key, .label = Word{"papers.section_again"}}
  {
  }
  std::string number;
  Field heading;
  Field text;
  Field left_out;
  Field again;
};

void read_section(html::Form& form, PaperSection& section, std::size_t index)
{
  const SectionFields fields(section, index);
  PaperSection typed = section;
  typed.heading = thai::to_arabic_digits(form.text(fields.heading, {.required = false, .at_most = k_longest_line}));
  typed.text =
      thai::to_arabic_digits(form.text(fields.text, {.required = false, .at_most = k_longest_section, .lines = true}));
  typed.left_out = form.checked(fields.left_out);
  if (typed.text != section.text || typed.heading != section.heading) typed.own = true;
  if (form.checked(fields.again)) typed.own = false;
  section = std::move(typed);
}

}  // namespace

util::Fields fields_of_paper(const PaperContent& content, std::int64_t revision)
{
  util::Fields fields;
  fields.add("revision", std::to_string(revision));
  fields.add(k_subject_field.name, content.subject);
  fields.add(k_addressee_field.name, content.addressee);
  fields.add(k_closing_field.name, content.closing);
  if (content.thai_digits) fields.add(k_digits_field.name, "1");
  if (!content.day.empty()) {
    fields.add("day-day", std::to_string(std::stoi(content.day.substr(8, 2))));
    fields.add("day-month", std::to_string(std::stoi(content.day.substr(5, 2))));
    constexpr int k_buddhist = 543;
    fields.add("day-year", std::to_string(std::stoi(content.day.substr(0, 4)) + k_buddhist));
  }
  for (std::size_t i = 0; i < content.sections.size(); ++i) {
    const SectionFields names(content.sections[i], i);
    fields.add(names.heading.name, content.sections[i].heading);
    fields.add(names.text.name, content.sections[i].text);
    if (content.sections[i].left_out) fields.add(names.left_out.name, "1");
  }
  return fields;
}

PaperContent read_paper(html::Form& form, const PaperContent& now)
{
  PaperContent typed = now;
  typed.subject = thai::to_arabic_digits(form.text(k_subject_field, {.at_most = k_longest_subject}));
  typed.addressee =
      thai::to_arabic_digits(form.text(k_addressee_field, {.required = false, .at_most = k_longest_line}));
  typed.closing = thai::to_arabic_digits(form.text(k_closing_field, {.required = false, .at_most = k_longest_line}));
  typed.thai_digits = form.checked(k_digits_field);
  typed.day.clear();
  if (const auto day = form.date(k_day_field, {.required = false}))
    typed.day = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day->year()), static_cast<unsigned>(day->month()),
                            static_cast<unsigned>(day->day()));
  for (std::size_t i = 0; i < typed.sections.size(); ++i)
    read_section(form, typed.sections[i], i);
  return typed;
}

void add_form_values(site::View& view, const html::Form& form, const PaperContent& content, const PaperKind& kind)
{
  const bool memo = kind.layout == PaperLayout::memo;
  view.values.set("subject", html::text_area(form, k_subject_field, 3))
      .set("addressee", false)
      .set("closing", html::text_input(form, k_closing_field))
      .set("day", html::date_input(form, k_day_field))
      .set("thai_digits", html::checkbox(form, k_digits_field))
      .set("reason", html::text_input(form, k_why_field))
      .set("revision", std::string(form.typed().get("revision")))
      .list("sections");
  if (memo) view.values.set("addressee", html::text_input(form, k_addressee_field));
  for (std::size_t i = 0; i < content.sections.size(); ++i) {
    const PaperSection& section = content.sections[i];
    const SectionFields fields(section, i);
    html::Values tables;
    tables.list("names");
    for (const std::string& table : section.tables)
      tables.add("names", html::Values().set("name", Word{"papers.table." + table}));
    html::Values shown;
    shown.set("number", fields.number)
        .set("heading", html::text_input(form, fields.heading))
        .set("text", html::text_area(form, fields.text, 8))
        .set("left_out", html::checkbox(form, fields.left_out))
        .set("own", section.own)
        .set("again", html::checkbox(form, fields.again))
        .set("tables", section.tables.empty() ? html::Values() : tables)
        .set("has_tables", !section.tables.empty());
    view.values.add("sections", std::move(shown));
  }
}

}  // namespace documents
