// SPDX-License-Identifier: Apache-2.0
#include "src/analysis/advice.hpp"

#include <charconv>
#include <optional>
#include <stdexcept>

#include "lib/util/embedded.hpp"

#include "src/framework/table_reader.hpp"

namespace analysis {
namespace {

using framework::Need;
using framework::Node;
using framework::NodeKind;
using framework::TableReader;

ProposedMeasure read_measure(TableReader& owner, util::Problems& problems)
{
  ProposedMeasure measure;
  const Node* node = owner.find("measure", Need::required);
  if (node == nullptr) return measure;
  TableReader reader(*node, owner.path_of("measure"), problems);
  measure.title = reader.text("title", Need::required);
  for (const Node* step : reader.tables("steps", Need::required)) {
    TableReader one(*step, reader.path_of("steps"), problems);
    framework::Text text{one.word("th", Need::required), one.word("en", Need::required)};
    one.finish();
    measure.steps.push_back(std::move(text));
  }
  measure.unit = reader.text("unit", Need::optional);
  measure.follow_up = reader.text("follow_up", Need::optional);
  reader.finish();
  return measure;
}

struct Reference {
  int first_year = 0;
  int last_year = 0;
  std::string code;
};

std::optional<int> year_of(std::string_view text)
{
  int year = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
  constexpr int k_first = 2500;
  constexpr int k_last = 2700;
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || year < k_first || year > k_last)
    return std::nullopt;
  return year;
}

// "2567:o9" or "2562-2565:o12".
std::optional<Reference> reference_of(std::string_view text)
{
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !framework::is_code(text.substr(colon + 1))) return std::nullopt;
  const std::string_view years = text.substr(0, colon);
  const auto dash = years.find('-');
  const auto first = year_of(years.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : year_of(years.substr(dash + 1));
  if (!first || !last || *first > *last) return std::nullopt;
  return Reference{*first, *last, std::string(text.substr(colon + 1))};
}

std::vector<Reference> read_references(TableReader& reader, const std::string& key)
{
  std::vector<Reference> out;
  const Node* list = reader.find(key);
  if (list == nullptr) return out;
  if (list->kind != NodeKind::list) {
    reader.problem(key, "documents.advice_list");
    return out;
  }
  for (const Node& node : list->list) {
    const auto reference = node.kind == NodeKind::text ? reference_of(node.text) : std::nullopt;
    if (reference) {
      out.push_back(*reference);
    } else {
      reader.problem_at(node.spot, key, "documents.advice_reference", {{"text", node.text}});
    }
  }
  return out;
}

}  // namespace

void AdviceBook::read_indicators(const Node& tree, util::Problems& problems)
{
  TableReader root(tree, "", problems);
  for (const Node* node : root.tables("indicator", Need::optional)) {
    TableReader reader(*node, "indicator", problems);
    const auto code = reader.code("code", Need::required);
    IndicatorAdvice advice;
    advice.keep = reader.text("keep", Need::required);
    advice.improve = reader.text("improve", Need::required);
    advice.measure = read_measure(reader, problems);
    if (code && !indicators_.emplace(code->code, std::move(advice)).second)
      reader.problem_at(code->spot, "code", "documents.advice_twice", {{"code", code->code}, {"year", "–"}});
    reader.finish();
  }
  root.find("topic");
  root.finish();
}

void AdviceBook::read_topics(const Node& tree, util::Problems& problems)
{
  util::Problems ignored;  // read_indicators has looked at the file's own keys
  TableReader root(tree, "", ignored);
  for (const Node* node : root.tables("topic", Need::optional)) {
    TableReader reader(*node, "topic", problems);
    Topic topic;
    topic.code = reader.word("code", Need::required);
    std::vector<Reference> references = read_references(reader, "questions");
    for (Reference& item : read_references(reader, "items"))
      references.push_back(std::move(item));
    if (references.empty()) reader.problem("items", "documents.advice_nothing");
    topic.analysis = reader.text("analysis", Need::required);
    topic.improve = reader.text("improve", Need::required);
    topic.measure = read_measure(reader, problems);
    for (const Reference& reference : references) {
      for (int year = reference.first_year; year <= reference.last_year; ++year) {
        if (!by_code_.emplace(std::pair(year, reference.code), topics_.size()).second)
          reader.problem("code", "documents.advice_twice", {{"code", reference.code}, {"year", std::to_string(year)}});
      }
    }
    reader.finish();
    topics_.push_back(std::move(topic));
  }
}

void AdviceBook::add(std::string_view toml, std::string shown_as, util::Problems& problems)
{
  const auto tree = framework::parse_toml({std::move(shown_as), std::string(toml)}, problems);
  if (!tree) return;
  read_indicators(*tree, problems);
  read_topics(*tree, problems);
}

AdviceBook AdviceBook::parse(std::string_view toml, std::string shown_as, util::Problems& problems)
{
  AdviceBook book;
  book.add(toml, std::move(shown_as), problems);
  return book;
}

const AdviceBook& AdviceBook::embedded()
{
  static const AdviceBook k_book = [] {
    AdviceBook book;
    util::Problems problems;
    for (const util::EmbeddedFile& file : util::embedded_program_files())
      if (file.name.starts_with("frameworks/advice/")) book.add(file.bytes, std::string(file.name), problems);
    if (!problems.empty()) {
      const util::Place& place = problems.front().place;
      throw std::logic_error("advice: " + place.file + ":" + std::to_string(place.line) + ": " + problems.front().code);
    }
    return book;
  }();
  return k_book;
}

const IndicatorAdvice* AdviceBook::indicator(std::string_view code) const
{
  const auto found = indicators_.find(code);
  return found == indicators_.end() ? nullptr : &found->second;
}

const Topic* AdviceBook::topic(std::string_view code, int fiscal_year) const
{
  const auto found = by_code_.find(std::pair(fiscal_year, std::string(code)));
  return found == by_code_.end() ? nullptr : &topics_[found->second];
}

}  // namespace analysis
