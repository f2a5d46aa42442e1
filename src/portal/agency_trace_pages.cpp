// SPDX-License-Identifier: Apache-2.0
// Where each number comes from, down to counts of answers and items: a line of arithmetic for each, with the exact
// fraction, and how often each answer was given as far as that may be shown.
#include <algorithm>
#include <map>

#include "src/portal/agency_result_parts_pages.hpp"
#include "src/results/export_subjects.hpp"

namespace portal {
namespace {

using html::Cell;
using html::Phrase;
using html::Values;
using html::Word;
using results::Subject;
using results::SubjectKind;
using util::Exact;

struct Below {
  Exact weight;
  Exact score;
};

/// What is known, by the code of what it stands below.
using KnownBelow = std::map<std::string_view, std::vector<Below>>;

KnownBelow known_below(const AgencyPage& page, const std::vector<Subject>& subjects)
{
  KnownBelow below;
  for (const Subject& one : subjects) {
    if (const auto score = results::score_of(page.result(), one)) below[one.parent].push_back({one.weight, *score});
  }
  return below;
}

bool weighs_alike(const std::vector<Below>& below)
{
  return std::ranges::all_of(below, [&](const Below& one) { return one.weight == below.front().weight; });
}

/// "(97.97 + 93.19) / 2", or "(30 × 95.19 + 30 × 81.84 + 40 × 83.81) / 100".
std::string arithmetic(const AgencyPage& page, const std::vector<Below>& below)
{
  const bool alike = weighs_alike(below);
  std::string sum;
  Exact weights;
  for (const Below& one : below) {
    if (!sum.empty()) sum += " + ";
    if (!alike) sum += one.weight.fraction() + " \u00d7 ";
    sum += page.score(one.score);
    weights += alike ? Exact(1) : one.weight;
  }
  if (below.size() == 1 && alike) return sum;
  return weights == Exact(1) ? sum : "(" + sum + ") / " + weights.fraction();
}

/// "6 / 7 × 100" of the items of a sub-indicator.
std::string items_arithmetic(const std::vector<Below>& below)
{
  const auto met = std::ranges::count_if(below, [](const Below& one) { return one.score == Exact(100); });
  return std::to_string(met) + " / " + std::to_string(below.size()) + " \u00d7 100";
}

/// "4540 / 46": the points of all answers by how many they are, where that may be told.
std::string answers_arithmetic(const AgencyPage& page, const Subject& subject, const std::optional<Exact>& score)
{
  const auto answers = page.shown.look->answers(subject.index, subject.part);
  if (!answers || *answers == 0 || !score) return "";
  return (*score * Exact(*answers)).fraction() + " / " + std::to_string(*answers);
}

std::string how(const AgencyPage& page, const KnownBelow& known, const Subject& subject,
                const std::optional<Exact>& score)
{
  const auto& parts_of = [&](std::size_t question) -> const std::vector<framework::Part>& {
    const std::size_t indicator = page.framework().questions[question].indicator;
    return page.framework().instruments[page.framework().indicators[indicator].instrument].parts;
  };
  if (subject.kind == SubjectKind::question_part ||
      (subject.kind == SubjectKind::question && parts_of(subject.index).size() < 2))
    return answers_arithmetic(page, subject, score);
  if (subject.kind == SubjectKind::question) return "";
  const auto below = known.find(subject.code);
  if (below == known.end()) return "";
  return subject.kind == SubjectKind::sub_indicator ? items_arithmetic(below->second) : arithmetic(page, below->second);
}

Phrase subject_name(const AgencyPage& page, const Subject& subject)
{
  if (subject.kind == SubjectKind::total) return Word{"result.total"};
  return results::name_of(page.framework(), subject).in(page.language());
}

Values trace_table(const AgencyPage& page)
{
  const std::vector<Subject> subjects = results::subjects_of(page.framework());
  const KnownBelow known = known_below(page, subjects);
  std::vector<std::vector<Cell>> rows;
  for (const Subject& subject : subjects) {
    if (subject.kind == SubjectKind::item) continue;
    const auto score = results::score_of(page.result(), subject);
    if (!score) continue;
    rows.push_back({{subject.kind == SubjectKind::total ? "" : subject.code},
                    {subject_name(page, subject)},
                    {how(page, known, subject, score)},
                    html::number_cell(score->fraction()),
                    html::number_cell(page.score(score))});
  }
  return html::plain_table(
      Word{"result.trace"},
      {Word{"result.code"}, Word{"result.name"}, Word{"result.how"}, Word{"result.exact"}, Word{"result.score"}},
      std::move(rows));
}

std::string level_label(const framework::Scale& scale, bool reversed, std::size_t level, util::Language language)
{
  const std::string points = scale.points(level + 1, reversed).decimal(0);
  const std::string& label = scale.levels[level].label.in(language);
  return label.empty() ? points : label + " (" + points + ")";
}

/// "100: 40 · 80: 6 · 60 to 0: 0".
std::string bands_text(const AgencyPage& page, const framework::Question& question, const results::AnswerTable& table)
{
  const framework::Scale& scale = page.framework().scales[question.scale];
  std::string text;
  for (const results::Band& band : table.bands) {
    if (!text.empty()) text += " \u00b7 ";
    text += level_label(scale, question.reversed, band.levels.front(), page.language());
    if (band.levels.size() > 1)
      text += " \u2013 " + level_label(scale, question.reversed, band.levels.back(), page.language());
    text += ": " + html::grouped(band.people);
  }
  return text;
}

std::vector<Cell> answer_cells(const AgencyPage& page, std::size_t index, std::size_t part,
                               const framework::Instrument& survey)
{
  const framework::Question& question = page.framework().questions[index];
  const results::AnswerTable& table = page.shown.look->table(index, part);
  const auto answers = page.shown.look->answers(index, part);
  Phrase bands = bands_text(page, question, table);
  if (table.look == results::TableLook::none) bands = Word{"result.not_shown"};
  return {{survey.parts.size() > 1 ? question.code + "/" + survey.parts[part].code : question.code},
          {question.wording.in(page.language())},
          html::number_cell(answers ? html::grouped(*answers) : "\u2013"),
          {std::move(bands)}};
}

/// Of every question and part that was counted.
std::vector<std::vector<Cell>> answer_rows(const AgencyPage& page)
{
  std::vector<std::vector<Cell>> rows;
  for (const framework::Instrument& survey : page.framework().instruments) {
    for (const std::size_t indicator : survey.indicators) {
      for (const std::size_t question : page.framework().indicators[indicator].questions) {
        for (std::size_t part = 0; part < page.result().questions[question].parts.size(); ++part) {
          if (page.result().questions[question].parts[part].score)
            rows.push_back(answer_cells(page, question, part, survey));
        }
      }
    }
  }
  return rows;
}

}  // namespace

Values trace_section(const AgencyPage& page)
{
  const bool counted = page.result().origin == scoring::Origin::answers;
  auto rows = counted ? answer_rows(page) : std::vector<std::vector<Cell>>();
  const bool any_answers = !rows.empty();
  const results::Computation& computation = page.shown.round.source.computation;
  return Values()
      .set("table", trace_table(page))
      .set("any_answers", any_answers)
      .set("answers", html::plain_table(Word{"result.answers"},
                                        {Word{"result.code"}, Word{"result.question"}, Word{"result.people"},
                                         Word{"result.answers_by_points"}},
                                        rows))
      .set("source", html::summary_list({{Word{"result.framework_hash"}, computation.framework_hash},
                                         {Word{"result.input_digest"}, computation.input_digest},
                                         {Word{"result.result_digest"}, computation.result_digest},
                                         {Word{"result.program"}, computation.program_version}}));
}

}  // namespace portal
