// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/alike_rows.hpp"

#include <algorithm>
#include <cstring>

namespace scoring {
namespace {

constexpr std::ptrdiff_t k_longest_word = 64;
constexpr std::size_t k_most_words = 8;

/// From where the fields before `column` stand as they do in the file: next to each other, a separator between. Nothing
/// where they were unquoted or come from elsewhere.
std::string_view bytes_before(const util::CsvRow& row, std::size_t column)
{
  for (std::size_t i = 0; i < column; ++i) {
    const char* const behind = row.fields[i].data() + row.fields[i].size();
    if (row.fields[i + 1].data() != behind + 1 || *behind != *(row.fields[0].data() + row.fields[0].size())) return {};
  }
  const char* const from = row.fields[0].data();
  return {from, static_cast<std::size_t>(row.fields[column].data() - from)};
}

/// Behind so many blank cells, of which the last ends with `stop`; nullptr where one is not blank.
const char* behind_blank(const char* at, std::size_t count, char separator, char stop)
{
  for (std::size_t i = 1; i < count; ++i, ++at) {
    if (*at != separator) return nullptr;
  }
  if (*at == stop) return at + 1;
  return stop == '\n' && *at == '\r' && at[1] == '\n' ? at + 2 : nullptr;
}

}  // namespace

AlikeRows::AlikeRows(const AnswerRules& rules) : rules_(rules), by_plan_(rules.plans.size())
{
  const AnswerColumns& columns = rules.columns;
  first_column_ = columns.headings.size();
  for (const auto& [column, question] : columns.questions)
    first_column_ = std::min(first_column_, column);
  const std::size_t count = columns.headings.size() - first_column_;
  if (first_column_ == 0 || count != columns.questions.size()) return;
  counters_.resize(rules.most_cells);
  for (std::size_t plan = 0; plan < rules.plans.size(); ++plan) {
    std::vector<const AnswerPlan::Cell*> asked(count);
    for (const AnswerPlan::Cell& cell : rules.plans[plan].cells)
      asked[cell.column - first_column_] = &cell;
    std::vector<Step>& steps = by_plan_[plan];
    for (const AnswerPlan::Cell* cell : asked) {
      if (cell != nullptr || steps.empty() || steps.back().asked != nullptr) steps.push_back({.asked = cell});
      if (cell == nullptr) ++steps.back().blank;
    }
  }
}

bool AlikeRows::remember(const util::CsvRow& row, const AnswerPlan& plan)
{
  std::vector<Step>& steps = by_plan_[static_cast<std::size_t>(&plan - rules_.plans.data())];
  if (steps.empty()) return false;
  const std::string_view bytes = bytes_before(row, first_column_);
  if (bytes.empty() || bytes.find('"') != std::string_view::npos) return false;
  separator_ = bytes.back();
  begin_ = bytes;
  steps_ = &steps;
  plan_ = &plan;
  return true;
}

std::size_t AlikeRows::take(util::CsvReader& rows, Counts& counts)
{
  const std::string_view ahead = rows.ahead();
  const char* at = ahead.data();
  std::size_t taken = 0;
  std::uint32_t* const cells = counts.cells();
  while (const char* const next = row_at(at, ahead.data() + ahead.size())) {
    counts.add_respondent(plan_->instrument, plan_->part);
    for (std::size_t i = 0; i < asked_; ++i)
      ++cells[counters_[i]];
    at = next;
    ++taken;
  }
  rows.pass(static_cast<std::size_t>(at - ahead.data()), static_cast<int>(taken));
  return taken;
}

/// The beginning of the row behind it, with counters_ filled; nullptr where it is not like the remembered one, or not
/// whole: a line end that does not belong to the table stands behind the last byte, so that no look goes further.
const char* AlikeRows::row_at(const char* at, const char* end)
{
  if (end - at <= static_cast<std::ptrdiff_t>(begin_.size()) || std::memcmp(at, begin_.data(), begin_.size()) != 0)
    return nullptr;
  at += begin_.size();
  asked_ = 0;
  std::size_t answered = 0;
  for (Step& step : *steps_) {
    const char stop = &step == &steps_->back() ? '\n' : separator_;
    if (step.asked == nullptr) {
      at = behind_blank(at, step.blank, separator_, stop);
    } else {
      std::size_t position = 0;
      at = cell_at(at, stop, step, position);
      counters_[asked_++] = step.asked->counter + position;
      answered |= position;
    }
    if (at == nullptr || at > end) return nullptr;
  }
  return answered == 0 ? nullptr : at;
}

/// Behind the cell and its stop; nullptr where it has to be looked at by somebody who knows more.
const char* AlikeRows::cell_at(const char* at, char stop, Step& step, std::size_t& position) const
{
  if (at[1] == stop) {
    position = (*step.asked->quick)[static_cast<unsigned char>(*at)];
    if (position != 0) return at + 2;
  }
  if (*at == stop) return at + 1;
  if (*at == '\r' && stop == '\n' && at[1] == '\n') return at + 2;
  if (*at == '\n' || at[1] == stop) return nullptr;
  return word_at(at, stop, step, position);
}

const char* AlikeRows::word_at(const char* at, char stop, Step& step, std::size_t& position) const
{
  const char* behind = at;
  while (*behind != stop && *behind != '\n' && *behind != '\r' && behind - at < k_longest_word)
    ++behind;
  const bool two = stop == '\n' && *behind == '\r' && behind[1] == '\n';
  if (*behind != stop && !two) return nullptr;
  const std::string_view word(at, static_cast<std::size_t>(behind - at));
  const char* const next = behind + (two ? 2 : 1);
  for (const auto& [known, meant] : step.words) {
    if (known == word) {
      position = meant;
      return next;
    }
  }
  if (word.find('"') != std::string_view::npos) return nullptr;
  const std::size_t meant = rules_.values.position(step.asked->scale, word);
  if (meant == 0 || meant == AnswerValues::k_unreadable) return nullptr;
  if (step.words.size() < k_most_words) step.words.emplace_back(word, meant);
  position = meant;
  return next;
}

}  // namespace scoring
