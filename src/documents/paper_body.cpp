// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_body.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lib/util/text.hpp"

#include "src/documents/paper_model.hpp"
#include "src/documents/paper_phrases.hpp"
#include "src/documents/paper_tables.hpp"
#include "src/documents/paper_warnings.hpp"

namespace documents {
namespace {

bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

/// "(1) ", "1) ", "1.2 " or "- " at the beginning of a line; empty where there is none. "1. " too, "2568 …" not.
std::string_view mark_of(std::string_view line)
{
  if (line.starts_with("- ")) return line.substr(0, 1);
  const std::size_t blank = line.find(' ');
  constexpr std::size_t k_longest = 8;
  if (blank == std::string_view::npos || blank == 0 || blank > k_longest) return {};
  const std::string_view mark = line.substr(0, blank);
  const bool some_digit = std::any_of(mark.begin(), mark.end(), is_digit);
  const bool only =
      std::all_of(mark.begin(), mark.end(), [](char c) { return is_digit(c) || c == '.' || c == '(' || c == ')'; });
  const bool marked = std::any_of(mark.begin(), mark.end(), [](char c) { return c == '.' || c == ')'; });
  return some_digit && only && marked ? mark : std::string_view();
}

office::Block block_of_line(std::string_view line)
{
  if (line.starts_with("| ")) {
    office::Paragraph centred;
    centred.runs = runs_of_text(line.substr(2));
    for (office::Run& run : centred.runs)
      run.bold = true;
    centred.align = office::Align::centre;
    centred.first_line_indent = false;
    return centred;
  }
  if (const std::string_view mark = mark_of(line); !mark.empty())
    return office::ListItem{std::string(mark), runs_of_text(util::trim(line.substr(mark.size()))), 0};
  office::Paragraph paragraph;
  paragraph.runs = runs_of_text(line);
  return paragraph;
}

void set_head(PaperContent& content, const PaperFacts& facts, const util::Messages& words)
{
  const util::Language language = words.language();
  content.agency = agency_name(facts, language);
  content.address = facts.head.address_in(language);
  content.telephone = facts.head.telephone;
  content.web = facts.agency.web;
  content.emblem = facts.head.emblem;
  const std::string& executive = facts.head.executive_in(language);
  content.executive = executive.empty() ? words.say("papers.executive") : executive;
  content.unit = unit_text(facts, facts.unit, language);
  content.meeting = facts.meeting ? facts.meeting->number : std::string();
  content.fiscal_year = facts.fiscal_year;
  content.state_day.reset();
  if (facts.picture && !facts.frozen_day) content.state_day = facts.today;
}

/// "#. " at the beginning of a line becomes the number of the section and of the line in it: "3.1 ".
std::string with_numbers(const std::string& text, int section)
{
  std::string out;
  int line_number = 0;
  for (const std::string_view line : util::split(text, '\n')) {
    if (!out.empty()) out += '\n';
    constexpr std::string_view k_mark = "#. ";
    if (line.starts_with(k_mark)) {
      out += (section > 0 ? std::to_string(section) + "." : "(") + std::to_string(++line_number) +
             (section > 0 ? " " : ") ");
      out += line.substr(k_mark.size());
    } else {
      out += line;
    }
  }
  return out;
}

PaperSection filled_section(const PaperSection& wording, const TextModel& model)
{
  PaperSection section = wording;
  section.heading = filled(wording.heading, model);
  section.text = util::trim(filled(wording.text, model));
  section.own = false;
  return section;
}

}  // namespace

std::vector<PaperSection> template_sections(const PaperKind& kind, util::Language language)
{
  std::vector<PaperSection> sections;
  for (const SectionTemplate& one : kind.sections(language))
    sections.push_back(
        {.key = one.key, .numbered = one.numbered, .heading = one.heading, .text = one.text, .tables = one.tables});
  return sections;
}

PaperContent new_content(const PaperKind& kind, const std::vector<PaperSection>& sections, const PaperFacts& facts,
                         const util::Messages& words)
{
  const TextModel model = text_model(facts, words);
  PaperContent content;
  content.kind = kind.code;
  content.language = std::string(util::code(words.language()));
  content.thai_digits = words.language() == util::Language::thai;
  set_head(content, facts, words);
  content.subject = filled(kind.subject.in(words.language()), model);
  content.addressee = filled(kind.addressee.in(words.language()), model);
  content.closing = filled(kind.closing.in(words.language()), model);
  for (const PaperSection& wording : sections)
    content.sections.push_back(filled_section(wording, model));
  content.body = body_of(content.sections, facts, words);
  return content;
}

PaperContent renewed(const PaperContent& content, const PaperKind& kind, const std::vector<PaperSection>& sections,
                     const PaperFacts& facts, const util::Messages& words)
{
  const TextModel model = text_model(facts, words);
  PaperContent fresh = content;
  fresh.kind = kind.code;
  set_head(fresh, facts, words);
  for (PaperSection& section : fresh.sections) {
    if (section.own) continue;
    const auto wording =
        std::find_if(sections.begin(), sections.end(), [&](const PaperSection& one) { return one.key == section.key; });
    if (wording == sections.end()) continue;
    const bool left_out = section.left_out;
    section = filled_section(*wording, model);
    section.left_out = left_out;
  }
  fresh.body = body_of(fresh.sections, facts, words);
  fresh.footnotes.clear();
  return fresh;
}

std::vector<office::Block> body_of(const std::vector<PaperSection>& sections, const PaperFacts& facts,
                                   const util::Messages& words)
{
  std::vector<office::Block> body;
  int number = 0;
  for (const PaperSection& section : sections) {
    if (section.left_out) continue;
    std::vector<office::Block> tables;
    for (const std::string& table : section.tables) {
      for (office::Block& block : paper_table(table, facts, words))
        tables.push_back(std::move(block));
    }
    const bool is_place = section.tables == std::vector<std::string>{"contents"};  // filled by add_members()
    if (section.text.empty() && tables.empty() && !is_place) continue;
    if (section.numbered) ++number;
    if (!section.heading.empty())
      body.emplace_back(office::Heading{2, section.numbered ? std::to_string(number) + "." : "", section.heading});
    for (office::Block& block : blocks_of_text(with_numbers(section.text, section.numbered ? number : 0)))
      body.push_back(std::move(block));
    std::move(tables.begin(), tables.end(), std::back_inserter(body));
  }
  make_digits_alike(body);
  return body;
}

std::vector<office::Block> blocks_of_text(std::string_view text)
{
  std::vector<office::Block> blocks;
  for (const std::string_view line : util::split(text, '\n')) {
    if (const std::string_view words = util::trim(line); !words.empty()) blocks.push_back(block_of_line(words));
  }
  return blocks;
}

office::Runs runs_of_text(std::string_view text)
{
  office::Runs runs;
  const auto add = [&](std::string_view part, bool literal) {
    if (!part.empty()) runs.push_back({.text = std::string(part), .literal = literal});
  };
  while (!text.empty()) {
    const std::size_t begin = std::min({text.find("http://"), text.find("https://"), text.find("www.")});
    add(text.substr(0, begin), false);
    if (begin == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \n)", begin), text.size());
    add(text.substr(begin, end - begin), true);
    text.remove_prefix(end);
  }
  if (runs.empty()) runs.push_back({});
  return runs;
}

}  // namespace documents
