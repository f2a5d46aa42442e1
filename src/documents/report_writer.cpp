// SPDX-License-Identifier: Apache-2.0
#include "src/documents/report_writer.hpp"

#include <fmt/format.h>

namespace documents {
namespace {

constexpr int k_places = 2;
constexpr int k_common_era = 543;
constexpr std::string_view k_unknown = "–";
constexpr std::size_t k_hash_shown = 16;

}  // namespace

ReportWriter::ReportWriter(const analysis::Analysis& analysis, const analysis::AdviceBook& advice,
                           const util::Messages& words, const ReportOptions& options)
    : analysis_(analysis), advice_(advice), words_(words), options_(options)
{
  const util::Params about = {{"agency", result().agency}, {"year", year(result().fiscal_year())}};
  document_.title = say("documents.title", about);
  document_.title_lines = {say("documents.title_line_1"), say("documents.title_line_2"),
                           say("documents.title_line_ita"), say("documents.title_line_3", about), result().agency};
  document_.subject = say("documents.subject", about);
  document_.author = result().agency;
  document_.language = words.language();
  document_.digits = options.digits;
  document_.created = options.created;
  document_.header_text = say("documents.header", about);
  document_.footer_text = fmt::format("Prongsai {} · {} {}", options.program_version, say("documents.framework_hash"),
                                      framework().hash.substr(0, k_hash_shown));
  document_.page_label = say("documents.page", {{"page", "{page}"}, {"pages", "{pages}"}});
  document_.continued_label = say("documents.continued");
}

std::string ReportWriter::say(std::string_view key, const util::Params& params) const
{
  return words_.say(key, params);
}

std::string ReportWriter::score(const std::optional<Exact>& value) const
{
  return value ? value->decimal(k_places) : std::string(k_unknown);
}

std::string ReportWriter::signed_score(const Exact& value) const
{
  std::string text = value.decimal(k_places);
  return value > Exact(0) && !value.rounded(k_places).is_zero() ? "+" + text : text;
}

std::string ReportWriter::indicator_name(std::size_t indicator) const
{
  const framework::Indicator& which = framework().indicators[indicator];
  return say("documents.indicator", {{"code", which.code}, {"name", text(which.name)}});
}

std::string ReportWriter::level_name(const std::optional<std::size_t>& level) const
{
  return level ? text(framework().levels[*level].name) : std::string(k_unknown);
}

std::string ReportWriter::year(int fiscal_year) const
{
  return say("documents.year",
             {{"buddhist", std::to_string(fiscal_year)}, {"common", std::to_string(fiscal_year - k_common_era)}});
}

std::string ReportWriter::list(const std::vector<std::string>& parts) const
{
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0)
      out += i + 1 == parts.size() ? say(parts.size() > 2 ? "documents.list_last" : "documents.list_two")
                                   : say("documents.list_comma");
    out += parts[i];
  }
  return out;
}

std::string ReportWriter::digits(std::string_view number) const
{
  return thai::in_digits(number, options_.digits);
}

void ReportWriter::section(std::string_view key, const util::Params& params)
{
  subsection_ = 0;
  block(office::Heading{1, std::to_string(++section_), say(key, params)});
}

void ReportWriter::subsection(std::string_view key, const util::Params& params)
{
  block(office::Heading{2, fmt::format("{}.{}", section_, ++subsection_), say(key, params)});
}

void ReportWriter::unnumbered_section(std::string_view key)
{
  block(office::Heading{1, "", say(key)});
}

void ReportWriter::paragraph(std::string text, std::optional<int> footnote)
{
  office::Paragraph paragraph;
  paragraph.runs.push_back({.text = std::move(text), .footnote = footnote});
  block(std::move(paragraph));
}

void ReportWriter::block(office::Block block)
{
  // The words that announce a list stay on the page on which it begins.
  if (std::holds_alternative<office::ListItem>(block) && !document_.blocks.empty()) {
    if (auto* announces = std::get_if<office::Paragraph>(&document_.blocks.back())) announces->keep_with_next = true;
  }
  document_.blocks.push_back(std::move(block));
}

void ReportWriter::item(std::string mark, std::string text, std::optional<int> footnote)
{
  block(office::ListItem{std::move(mark), {{.text = std::move(text), .footnote = footnote}}, 0});
}

void ReportWriter::labelled(std::string_view label_key, const std::string& text)
{
  office::Paragraph paragraph;
  paragraph.runs = {{.text = say(label_key) + " ", .bold = true}, {.text = text}};
  paragraph.first_line_indent = false;
  paragraph.indent = 28;
  block(std::move(paragraph));
}

void ReportWriter::table(office::Table table)
{
  table.caption = say("documents.table", {{"number", std::to_string(++tables_)}, {"caption", table.caption}});
  block(std::move(table));
}

void ReportWriter::picture(chart::Svg svg)
{
  office::Picture picture{.svg = std::move(svg.text),
                          .width = svg.width,
                          .height = svg.height,
                          .title = {},
                          .description = std::move(svg.description),
                          .drawing = std::move(svg.drawing)};
  picture.title = say("documents.figure", {{"number", std::to_string(++pictures_)}, {"caption", svg.title}});
  block(std::move(picture));
}

std::optional<int> ReportWriter::likely_footnote(std::string_view about)
{
  if (const auto known = likely_.find(about); known != likely_.end()) return known->second;
  for (const framework::LikelyFact& fact : framework().likely) {
    if (fact.about != about) continue;
    // Many facts may share one note: it is printed once.
    const auto [noted, is_new] = notes_.emplace(text(fact.note), 0);
    if (is_new) noted->second = footnote(say("documents.likely", {{"note", text(fact.note)}}));
    likely_.emplace(about, noted->second);
    return noted->second;
  }
  return std::nullopt;
}

int ReportWriter::footnote(const std::string& text)
{
  document_.footnotes.push_back({{.text = text}});
  return static_cast<int>(document_.footnotes.size()) - 1;
}

office::Document ReportWriter::finish()
{
  return std::move(document_);
}

office::TableCell cell(std::string text, office::Align align)
{
  office::TableCell made;
  made.paragraphs = {{{.text = std::move(text)}}};
  made.align = align;
  return made;
}

office::TableCell cell(std::string text, std::optional<int> footnote)
{
  office::TableCell made = cell(std::move(text));
  made.paragraphs.front().front().footnote = footnote;
  return made;
}

office::TableCell number_cell(const ReportWriter& writer, const std::optional<Exact>& value)
{
  office::TableCell made = cell(writer.score(value), office::Align::right);
  if (value) made.number = value->rounded(k_places).approximate();
  return made;
}

office::TableCell count_cell(std::uint32_t count)
{
  office::TableCell made = cell(std::to_string(count), office::Align::right);
  made.number = count;
  return made;
}

office::TableRow row(std::vector<office::TableCell> cells)
{
  return {std::move(cells), false};
}

office::Table table_of(std::string caption, std::vector<office::TableColumn> columns, std::vector<std::string> head)
{
  office::Table table;
  table.caption = std::move(caption);
  table.columns = std::move(columns);
  office::TableRow first;
  for (std::string& text : head) {
    office::TableCell made = cell(std::move(text), office::Align::centre);
    made.bold = true;
    made.shaded = true;
    first.cells.push_back(std::move(made));
  }
  table.head.push_back(std::move(first));
  return table;
}

}  // namespace documents
