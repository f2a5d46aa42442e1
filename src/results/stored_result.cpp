// SPDX-License-Identifier: Apache-2.0
#include "src/results/stored_result.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace results {
namespace {

using scoring::Result;
using util::Exact;

constexpr std::string_view k_none = "-";

/// One word without blanks, never empty.
std::string escaped(std::string_view text)
{
  if (text.empty()) return "\\e";
  std::string word;
  for (const char byte : text) {
    if (byte == ' ') {
      word += "\\s";
    } else {
      word += byte == '\\' ? std::string("\\\\") : std::string(1, byte);
    }
  }
  return word;
}

std::string unescaped(std::string_view word)
{
  std::string text;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] != '\\' || ++i == word.size()) {
      text += word[std::min(i, word.size() - 1)];
    } else if (word[i] != 'e') {
      text += word[i] == 's' ? ' ' : word[i];
    }
  }
  return text;
}

/// Words parted by blanks. Writing and reading go through the same functions below, so that they cannot disagree.
class TextWriter {
 public:
  static constexpr bool k_writes = true;
  void word(std::string& word) { put(escaped(word)); }
  void number(std::uint32_t& number) { put(std::to_string(number)); }
  void score(std::optional<Exact>& score) { put(score ? score->fraction() : k_none); }
  void sum(Exact& sum) { put(sum.fraction()); }
  template <typename List>
  void size(List& list)
  {
    put(std::to_string(list.size()));
  }
  std::string text;

 private:
  void put(std::string_view word)
  {
    if (!text.empty()) text += ' ';
    text += word;
  }
};

class TextReader {
 public:
  static constexpr bool k_writes = false;
  explicit TextReader(std::string_view text) : rest_(text) {}
  void word(std::string& word) { word = unescaped(take()); }
  void number(std::uint32_t& number) { number = static_cast<std::uint32_t>(whole()); }
  void score(std::optional<Exact>& score)
  {
    const std::string_view text = take();
    score = text == k_none ? std::nullopt : std::optional(Exact::parse(text));
  }
  void sum(Exact& sum) { sum = Exact::parse(take()); }
  template <typename List>
  void size(List& list)
  {
    const std::uint64_t size = whole();
    if (size > rest_.size()) throw std::logic_error("a stored result is cut off");
    list.resize(size);
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view take()
  {
    if (rest_.empty()) throw std::logic_error("a stored result is cut off");
    const std::size_t end = std::min(rest_.find(' '), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return word;
  }
  std::uint64_t whole()
  {
    const std::string_view word = take();
    std::uint64_t number = 0;
    const auto end = std::from_chars(word.data(), word.data() + word.size(), number);
    if (end.ec != std::errc() || end.ptr != word.data() + word.size())
      throw std::logic_error("a stored result has no number where one belongs");
    return number;
  }
  std::string_view rest_;
};

/// A list whose length the framework gives.
template <typename Archive, typename List>
void expect_size(Archive& archive, List& list, std::size_t size)
{
  if constexpr (Archive::k_writes) {
    if (list.size() != size) throw std::logic_error("a result does not fit its framework");
  } else {
    list.resize(size);
  }
  static_cast<void>(archive);
}

template <typename Archive>
void pass_flag(Archive& archive, scoring::Flag& flag)
{
  archive.word(flag.code);
  std::vector<std::pair<std::string, std::string>> params(flag.params.begin(), flag.params.end());
  archive.size(params);
  for (auto& [name, value] : params) {
    archive.word(name);
    archive.word(value);
    if constexpr (!Archive::k_writes) flag.params[name] = value;
  }
}

template <typename Archive>
void pass_level(Archive& archive, Result& result)
{
  const auto& levels = result.framework->levels;
  std::string code = result.level ? levels[*result.level].code : std::string(k_none);
  archive.word(code);
  if constexpr (!Archive::k_writes) {
    if (code == k_none) return;
    result.level = result.framework->level(code);
    if (!result.level) throw std::logic_error("a stored result has a level that its framework does not know");
  }
}

template <typename Archive>
void pass_origin(Archive& archive, Result& result)
{
  std::string origin = result.origin == scoring::Origin::printed ? "printed" : "answers";
  archive.word(origin);
  result.origin = origin == "printed" ? scoring::Origin::printed : scoring::Origin::answers;
}

template <typename Archive>
void pass_scores(Archive& archive, Result& result)
{
  pass_origin(archive, result);
  archive.score(result.total);
  pass_level(archive, result);
  expect_size(archive, result.instruments, result.framework->instruments.size());
  for (scoring::InstrumentScore& instrument : result.instruments) {
    archive.score(instrument.score);
    archive.size(instrument.parts);
    for (auto& part : instrument.parts)
      archive.score(part);
  }
  expect_size(archive, result.indicators, result.framework->indicators.size());
  for (scoring::IndicatorScore& indicator : result.indicators) {
    archive.score(indicator.score);
    archive.size(indicator.parts);
    for (auto& part : indicator.parts)
      archive.score(part);
  }
  expect_size(archive, result.sub_indicators, result.framework->sub_indicators.size());
  for (auto& score : result.sub_indicators)
    archive.score(score);
  expect_size(archive, result.questions, result.framework->questions.size());
  for (scoring::QuestionScore& question : result.questions) {
    archive.score(question.score);
    archive.size(question.parts);
    for (scoring::PartScore& part : question.parts) {
      archive.score(part.score);
      archive.sum(part.sum);
    }
  }
  archive.size(result.flags);
  for (scoring::Flag& flag : result.flags)
    pass_flag(archive, flag);
}

template <typename Archive>
void pass_counts(Archive& archive, Result& result)
{
  for (scoring::InstrumentScore& instrument : result.instruments) {
    archive.size(instrument.respondents);
    for (std::uint32_t& people : instrument.respondents)
      archive.number(people);
  }
  for (scoring::QuestionScore& question : result.questions) {
    for (scoring::PartScore& part : question.parts) {
      archive.size(part.tally.counts);
      for (std::uint32_t& count : part.tally.counts)
        archive.number(count);
      archive.number(part.tally.skipped);
    }
  }
}

char letter_of(scoring::ItemState state)
{
  return "umfn"[static_cast<std::size_t>(state)];
}

scoring::ItemState state_of(char letter)
{
  const std::size_t at = std::string_view("umfn").find(letter);
  if (at == std::string_view::npos) throw std::logic_error("a stored item has no state");
  return static_cast<scoring::ItemState>(at);
}

/// "m111", "f1011", "u": the state and whether each judged element is met.
std::string item_word(const scoring::ItemScore& item)
{
  std::string word(1, letter_of(item.state));
  for (const scoring::JudgedElement& element : item.elements)
    word += element.met ? '1' : '0';
  return word;
}

void read_item(std::string_view word, const framework::Item& about, scoring::ItemScore& item)
{
  item.state = state_of(word.front());
  word.remove_prefix(1);
  if (word.empty()) return;
  if (word.size() != about.elements.size()) throw std::logic_error("a stored item has other elements");
  for (std::size_t i = 0; i < word.size(); ++i)
    item.elements.push_back({about.elements[i].code, word[i] == '1', {}});
}

template <typename Archive>
void pass_items(Archive& archive, Result& result)
{
  expect_size(archive, result.items, result.framework->items.size());
  for (std::size_t i = 0; i < result.items.size(); ++i) {
    scoring::ItemScore& item = result.items[i];
    std::string word = Archive::k_writes ? item_word(item) : "";
    archive.word(word);
    archive.score(item.printed);
    if constexpr (!Archive::k_writes) read_item(word, result.framework->items[i], item);
  }
}

}  // namespace

StoredTexts stored(const scoring::Result& result)
{
  Result copy = result;
  TextWriter scores;
  TextWriter counts;
  TextWriter items;
  pass_scores(scores, copy);
  pass_counts(counts, copy);
  pass_items(items, copy);
  return {std::move(scores.text), std::move(counts.text), std::move(items.text)};
}

scoring::Result restored(std::shared_ptr<const framework::Framework> framework, const StoredTexts& texts)
{
  Result result;
  result.framework = std::move(framework);
  TextReader scores(texts.scores);
  TextReader counts(texts.counts);
  TextReader items(texts.items);
  pass_scores(scores, result);
  pass_counts(counts, result);
  pass_items(items, result);
  if (!scores.at_end() || !counts.at_end() || !items.at_end())
    throw std::logic_error("a stored result says more than its framework asks");
  return result;
}

std::optional<scoring::Result> restored_if_fitting(std::shared_ptr<const framework::Framework> framework,
                                                   const StoredTexts& texts)
{
  try {
    return restored(std::move(framework), texts);
  } catch (const std::logic_error&) {
    return std::nullopt;
  }
}

}  // namespace results
