// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_content.hpp"

#include <stdexcept>

#include "src/documents/block_json.hpp"

namespace documents {
namespace {

Json of_section(const PaperSection& section)
{
  return {{"key", section.key},          {"numbered", section.numbered}, {"heading", section.heading},
          {"text", section.text},        {"tables", section.tables},     {"own", section.own},
          {"left_out", section.left_out}};
}

PaperSection section_of(const Json& json)
{
  return {.key = json.at("key"),
          .numbered = json.at("numbered"),
          .heading = json.at("heading"),
          .text = json.at("text"),
          .tables = json.at("tables"),
          .own = json.at("own"),
          .left_out = json.at("left_out")};
}

Json of_sections(const std::vector<PaperSection>& sections)
{
  Json list = Json::array();
  for (const PaperSection& section : sections)
    list.push_back(of_section(section));
  return list;
}

std::vector<PaperSection> sections_in(const Json& list)
{
  std::vector<PaperSection> sections;
  for (const Json& json : list)
    sections.push_back(section_of(json));
  return sections;
}

/// The texts of a content by the names under which they are stored.
struct NamedText {
  const char* name;
  std::string PaperContent::*text;
};
constexpr NamedText k_content_texts[] = {
    {"kind", &PaperContent::kind},       {"language", &PaperContent::language},   {"agency", &PaperContent::agency},
    {"address", &PaperContent::address}, {"telephone", &PaperContent::telephone}, {"web", &PaperContent::web},
    {"emblem", &PaperContent::emblem},   {"executive", &PaperContent::executive}, {"unit", &PaperContent::unit},
    {"subject", &PaperContent::subject}, {"addressee", &PaperContent::addressee}, {"closing", &PaperContent::closing},
    {"day", &PaperContent::day},         {"meeting", &PaperContent::meeting},
};

template <typename Read>
auto parsed(std::string_view stored, Read&& read)
{
  try {
    return read(Json::parse(stored));
  } catch (const Json::exception& error) {
    throw std::logic_error(std::string("what is stored is no content of a document: ") + error.what());
  }
}

}  // namespace

std::string stored(const PaperContent& content)
{
  Json json;
  for (const NamedText& named : k_content_texts)
    json[named.name] = content.*named.text;
  json["thai_digits"] = content.thai_digits;
  json["fiscal_year"] = content.fiscal_year;
  if (content.state_day) json["state_day"] = *content.state_day;
  if (!content.made_from.empty()) json["made_from"] = content.made_from;
  json["sections"] = of_sections(content.sections);
  json["body"] = json_of_blocks(content.body);
  json["footnotes"] = Json::array();
  for (const office::Runs& runs : content.footnotes)
    json["footnotes"].push_back(json_of_runs(runs));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

PaperContent content_of(std::string_view stored)
{
  return parsed(stored, [](const Json& json) {
    PaperContent content;
    for (const NamedText& named : k_content_texts)
      content.*named.text = json.at(named.name).get<std::string>();
    content.thai_digits = json.at("thai_digits");
    content.fiscal_year = json.at("fiscal_year");
    if (json.contains("state_day")) content.state_day = json.at("state_day").get<std::int64_t>();
    if (json.contains("made_from")) content.made_from = json.at("made_from").get<std::string>();
    content.sections = sections_in(json.at("sections"));
    content.body = blocks_of_json(json.at("body"));
    for (const Json& runs : json.at("footnotes"))
      content.footnotes.push_back(runs_of_json(runs));
    return content;
  });
}

std::string stored_sections(const std::vector<PaperSection>& sections)
{
  return of_sections(sections).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<PaperSection> sections_of(std::string_view stored)
{
  return parsed(stored, [](const Json& json) { return sections_in(json); });
}

}  // namespace documents
