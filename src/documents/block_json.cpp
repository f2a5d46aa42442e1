// SPDX-License-Identifier: Apache-2.0
#include "src/documents/block_json.hpp"

#include <stdexcept>

namespace documents {
namespace {

Json json_of_run(const office::Run& run)
{
  Json json = {{"text", run.text}};
  if (run.bold) json["bold"] = true;
  if (run.italic) json["italic"] = true;
  if (run.literal) json["literal"] = true;
  if (run.footnote) json["footnote"] = *run.footnote;
  return json;
}

office::Run run_of_json(const Json& json)
{
  if (json.is_string()) return {.text = json.get<std::string>()};
  office::Run run{.text = json.at("text").get<std::string>(),
                  .bold = json.value("bold", false),
                  .italic = json.value("italic", false),
                  .literal = json.value("literal", false)};
  if (json.contains("footnote")) run.footnote = json.at("footnote").get<int>();
  return run;
}

Json json_of_cell(const office::TableCell& cell)
{
  Json json = {{"paragraphs", Json::array()}, {"align", static_cast<int>(cell.align)}};
  for (const office::Runs& runs : cell.paragraphs)
    json["paragraphs"].push_back(json_of_runs(runs));
  if (cell.column_span != 1) json["span"] = cell.column_span;
  if (cell.bold) json["bold"] = true;
  if (cell.shaded) json["shaded"] = true;
  if (cell.number) json["number"] = *cell.number;
  return json;
}

office::Align align_of_json(const Json& json)
{
  return static_cast<office::Align>(json.get<int>());
}

office::TableCell cell_of_json(const Json& json)
{
  office::TableCell cell;
  for (const Json& runs : json.at("paragraphs"))
    cell.paragraphs.push_back(runs_of_json(runs));
  cell.align = align_of_json(json.at("align"));
  cell.column_span = json.value("span", 1);
  cell.bold = json.value("bold", false);
  cell.shaded = json.value("shaded", false);
  if (json.contains("number")) cell.number = json.at("number").get<double>();
  return cell;
}

Json json_of_rows(const std::vector<office::TableRow>& rows)
{
  Json list = Json::array();
  for (const office::TableRow& row : rows) {
    Json cells = Json::array();
    for (const office::TableCell& cell : row.cells)
      cells.push_back(json_of_cell(cell));
    list.push_back({{"cells", std::move(cells)}, {"keep", row.keep_with_next}});
  }
  return list;
}

std::vector<office::TableRow> rows_of_json(const Json& list)
{
  std::vector<office::TableRow> rows;
  for (const Json& json : list) {
    office::TableRow row;
    for (const Json& cell : json.at("cells"))
      row.cells.push_back(cell_of_json(cell));
    row.keep_with_next = json.at("keep");
    rows.push_back(std::move(row));
  }
  return rows;
}

struct ToJson {
  Json operator()(const office::Heading& block) const
  {
    return {{"is", "heading"}, {"level", block.level}, {"number", block.number}, {"text", block.text}};
  }
  Json operator()(const office::Paragraph& block) const
  {
    return {{"is", "paragraph"},
            {"runs", json_of_runs(block.runs)},
            {"align", static_cast<int>(block.align)},
            {"first_line", block.first_line_indent},
            {"indent", block.indent},
            {"keep", block.keep_with_next},
            {"size", block.size}};
  }
  Json operator()(const office::ListItem& block) const
  {
    Json json = {{"is", "item"}, {"mark", block.mark}, {"runs", json_of_runs(block.runs)}, {"level", block.level}};
    if (block.keep_with_next) json["keep"] = true;
    return json;
  }
  Json operator()(const office::Table& block) const
  {
    Json columns = Json::array();
    for (const office::TableColumn& column : block.columns)
      columns.push_back({{"weight", column.weight}, {"align", static_cast<int>(column.align)}});
    return {{"is", "table"},
            {"caption", block.caption},
            {"columns", std::move(columns)},
            {"head", json_of_rows(block.head)},
            {"rows", json_of_rows(block.rows)},
            {"size", block.size},
            {"borderless", block.borderless}};
  }
  Json operator()(const office::Picture& block) const
  {
    return {{"is", "picture"},        {"svg", block.svg},           {"width", block.width},
            {"height", block.height}, {"title", block.title},       {"description", block.description},
            {"indent", block.indent}, {"beside", block.beside_next}};
  }
  Json operator()(const office::PageBreak& page_break) const
  {
    Json json = {{"is", "break"}};
    if (page_break.landscape) json["landscape"] = true;
    return json;
  }
  Json operator()(const office::Space& block) const { return {{"is", "space"}, {"points", block.points}}; }
};

office::Paragraph paragraph_of_json(const Json& json)
{
  office::Paragraph block;
  block.runs = runs_of_json(json.at("runs"));
  block.align = align_of_json(json.at("align"));
  block.first_line_indent = json.at("first_line");
  block.indent = json.at("indent");
  block.keep_with_next = json.at("keep");
  block.size = json.at("size");
  return block;
}

office::Table table_of_json(const Json& json)
{
  office::Table block;
  block.caption = json.at("caption").get<std::string>();
  for (const Json& column : json.at("columns"))
    block.columns.push_back({column.at("weight").get<double>(), align_of_json(column.at("align"))});
  block.head = rows_of_json(json.at("head"));
  block.rows = rows_of_json(json.at("rows"));
  block.size = json.at("size");
  block.borderless = json.at("borderless");
  return block;
}

office::Picture picture_of_json(const Json& json)
{
  office::Picture block;
  block.svg = json.at("svg").get<std::string>();
  block.width = json.at("width");
  block.height = json.at("height");
  block.title = json.at("title").get<std::string>();
  block.description = json.at("description").get<std::string>();
  block.indent = json.at("indent");
  block.beside_next = json.at("beside");
  return block;
}

office::Block block_of_json(const Json& json)
{
  const std::string is = json.at("is").get<std::string>();
  if (is == "heading")
    return office::Heading{json.at("level").get<int>(), json.at("number").get<std::string>(),
                           json.at("text").get<std::string>()};
  if (is == "paragraph") return paragraph_of_json(json);
  if (is == "item")
    return office::ListItem{json.at("mark").get<std::string>(), runs_of_json(json.at("runs")),
                            json.at("level").get<int>(), json.contains("keep")};
  if (is == "table") return table_of_json(json);
  if (is == "picture") return picture_of_json(json);
  if (is == "break") return office::PageBreak{json.contains("landscape")};
  if (is == "space") return office::Space{json.at("points").get<double>()};
  throw std::logic_error("no block of a document: " + is);
}

}  // namespace

Json json_of_runs(const office::Runs& runs)
{
  const bool plain =
      runs.size() == 1 && !runs.front().bold && !runs.front().italic && !runs.front().literal && !runs.front().footnote;
  if (plain) return runs.front().text;
  Json list = Json::array();
  for (const office::Run& run : runs)
    list.push_back(json_of_run(run));
  return list;
}

office::Runs runs_of_json(const Json& json)
{
  if (json.is_string()) return {run_of_json(json)};
  office::Runs runs;
  for (const Json& run : json)
    runs.push_back(run_of_json(run));
  return runs;
}

Json json_of_blocks(const std::vector<office::Block>& blocks)
{
  Json list = Json::array();
  for (const office::Block& block : blocks)
    list.push_back(std::visit(ToJson(), block));
  return list;
}

std::vector<office::Block> blocks_of_json(const Json& json)
{
  std::vector<office::Block> blocks;
  for (const Json& block : json)
    blocks.push_back(block_of_json(block));
  return blocks;
}

}  // namespace documents
