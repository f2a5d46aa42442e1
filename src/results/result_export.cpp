// SPDX-License-Identifier: Apache-2.0
#include "src/results/result_export.hpp"

#include <algorithm>

#include "lib/util/csv.hpp"
#include "lib/util/text.hpp"

#include "src/results/export_subjects.hpp"

namespace results {
namespace {

using util::Exact;

constexpr const char* k_agency_columns[] = {"agency_code", "agency_name", "agency_name_en", "type",
                                            "province",    "region",      "fiscal_year"};
constexpr const char* k_source_columns[] = {"level",           "below_sample", "flags",        "caution",
                                            "caution_reason",  "release",      "computation",  "framework_hash",
                                            "program_version", "input_digest", "result_digest"};

bool has_parts(const framework::Framework& framework, std::size_t instrument)
{
  return framework.instruments[instrument].parts.size() > 1;
}

std::string shown_score(const framework::Framework& framework, const std::optional<Exact>& score)
{
  return score ? score->decimal(framework.rules.display_places) : "";
}

std::string count_text(const std::optional<std::uint32_t>& count)
{
  return count ? std::to_string(*count) : "";
}

const char* state_text(scoring::ItemState state)
{
  constexpr const char* k_states[] = {"unknown", "met", "failed", "not_applicable"};
  return k_states[static_cast<std::size_t>(state)];
}

std::string flags_text(const scoring::Result& result)
{
  std::vector<std::string> codes;
  for (const scoring::Flag& flag : result.flags)
    codes.push_back(flag.code);
  return util::join(codes, " ");
}

/// A question has a column for its score, and for each part one for its score and one for how many answered.
void add_question_headings(const framework::Framework& framework, std::vector<std::string>& headings)
{
  for (const framework::Question& question : framework.questions) {
    const std::size_t instrument = framework.indicators[question.indicator].instrument;
    headings.push_back(question.code);
    for (const framework::Part& part : framework.instruments[instrument].parts) {
      if (has_parts(framework, instrument)) headings.push_back(question.code + "/" + part.code);
      headings.push_back("n_" + question.code + (has_parts(framework, instrument) ? "/" + part.code : ""));
    }
  }
}

void add_question_cells(const framework::Framework& framework, const SmallGroups* look, std::vector<std::string>& cells)
{
  for (std::size_t i = 0; i < framework.questions.size(); ++i) {
    const std::size_t instrument = framework.indicators[framework.questions[i].indicator].instrument;
    const scoring::QuestionScore* score = look == nullptr ? nullptr : &look->shown().questions[i];
    cells.push_back(score == nullptr ? "" : shown_score(framework, score->score));
    for (std::size_t part = 0; part < framework.instruments[instrument].parts.size(); ++part) {
      const bool known = score != nullptr && part < score->parts.size();
      if (has_parts(framework, instrument))
        cells.push_back(known ? shown_score(framework, score->parts[part].score) : "");
      cells.push_back(known ? count_text(look->answers(i, part)) : "");
    }
  }
}

std::string part_column(const framework::Framework& framework, std::size_t instrument, const framework::Part& part)
{
  const std::string& code = framework.instruments[instrument].code;
  return has_parts(framework, instrument) ? code + "/" + part.code : code;
}

}  // namespace

bool is_withheld(const std::optional<Caution>& caution)
{
  return caution && caution->how == BelowSample::withhold;
}

ExportedResult::ExportedResult(const ExportSource& source, const AgencyResult& of, std::optional<Caution> with_caution,
                               const std::vector<scoring::Result>& before, bool still_answering)
    : row(of), caution(std::move(with_caution))
{
  if (is_withheld(caution)) return;
  scoring::Result result = restored(source.framework, row.texts);
  result.agency = row.name;
  result.agency_type = row.type;
  look.emplace(result, before, still_answering);
}

std::vector<std::string> ResultExport::headings() const
{
  const framework::Framework& framework = *source_.framework;
  std::vector<std::string> headings(std::begin(k_agency_columns), std::end(k_agency_columns));
  headings.emplace_back("total");
  for (const framework::Instrument& instrument : framework.instruments)
    headings.push_back(instrument.code);
  for (const framework::Indicator& indicator : framework.indicators)
    headings.push_back("indicator_" + indicator.code);
  for (const framework::SubIndicator& sub : framework.sub_indicators)
    headings.push_back("sub_indicator_" + sub.code);
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    if (framework.instruments[i].kind != framework::InstrumentKind::survey) continue;
    for (const framework::Part& part : framework.instruments[i].parts)
      headings.push_back("respondents_" + part_column(framework, i, part));
  }
  add_question_headings(framework, headings);
  for (const framework::Item& item : framework.items)
    headings.push_back(item.code);
  headings.insert(headings.end(), std::begin(k_source_columns), std::end(k_source_columns));
  return headings;
}

std::vector<std::string> ResultExport::row(const ExportedResult& result) const
{
  const framework::Framework& framework = *source_.framework;
  const AgencyResult& agency = result.row;
  const SmallGroups* look = result.look ? &*result.look : nullptr;
  std::vector<std::string> cells{agency.code,
                                 agency.name,
                                 agency.name_en,
                                 agency.type,
                                 agency.province,
                                 agency.region,
                                 std::to_string(agency.fiscal_year)};
  const auto add = [&](const std::optional<Exact>* score) {
    cells.push_back(score == nullptr ? "" : shown_score(framework, *score));
  };
  const scoring::Result* shown = look == nullptr ? nullptr : &look->shown();
  add(shown == nullptr ? nullptr : &shown->total);
  for (std::size_t i = 0; i < framework.instruments.size(); ++i)
    add(shown == nullptr ? nullptr : &shown->instruments[i].score);
  for (std::size_t i = 0; i < framework.indicators.size(); ++i)
    add(shown == nullptr ? nullptr : &shown->indicators[i].score);
  for (std::size_t i = 0; i < framework.sub_indicators.size(); ++i)
    add(shown == nullptr ? nullptr : &shown->sub_indicators[i]);
  for (std::size_t i = 0; i < framework.instruments.size(); ++i) {
    if (framework.instruments[i].kind != framework::InstrumentKind::survey) continue;
    for (std::size_t part = 0; part < framework.instruments[i].parts.size(); ++part)
      cells.push_back(look == nullptr ? "" : count_text(look->respondents(i, part)));
  }
  add_question_cells(framework, look, cells);
  for (std::size_t i = 0; i < framework.items.size(); ++i)
    cells.emplace_back(shown == nullptr ? "" : state_text(shown->items[i].state));
  cells.push_back(shown == nullptr ? "" : agency.level);
  cells.emplace_back(agency.below_sample ? "1" : "0");
  cells.push_back(shown == nullptr ? "" : flags_text(*shown));
  cells.emplace_back(result.caution ? std::string(code(result.caution->how)) : "");
  cells.push_back(result.caution ? result.caution->reason : "");
  cells.push_back(source_.release ? std::to_string(source_.release->id) : "");
  cells.push_back(std::to_string(source_.computation.id));
  for (const std::string* text : {&source_.computation.framework_hash, &source_.computation.program_version,
                                  &source_.computation.input_digest, &source_.computation.result_digest})
    cells.push_back(*text);
  return cells;
}

std::vector<std::string> ResultExport::score_headings()
{
  return {"agency_code", "fiscal_year", "subject", "kind", "score_exact", "score_shown", "n", "state"};
}

std::vector<std::vector<std::string>> ResultExport::score_rows(const ExportedResult& result) const
{
  std::vector<std::vector<std::string>> rows;
  if (!result.look) return rows;
  const scoring::Result& shown = result.look->shown();
  for (const Subject& subject : subjects_of(*source_.framework)) {
    const auto score = score_of(shown, subject);
    std::string n;
    std::string state;
    const bool one_part =
        subject.kind == SubjectKind::question &&
        !has_parts(*source_.framework,
                   source_.framework->indicators[source_.framework->questions[subject.index].indicator].instrument);
    if (subject.kind == SubjectKind::question_part || one_part)
      n = count_text(result.look->answers(subject.index, subject.part));
    if (subject.kind == SubjectKind::item) state = state_text(shown.items[subject.index].state);
    rows.push_back({result.row.code, std::to_string(result.row.fiscal_year), subject.code,
                    std::string(code(subject.kind)), score ? score->fraction() : "",
                    shown_score(*source_.framework, score), std::move(n), std::move(state)});
  }
  return rows;
}

std::vector<std::string> ResultExport::subject_headings()
{
  return {"subject", "kind", "parent", "weight", "name_th", "name_en"};
}

std::vector<std::vector<std::string>> ResultExport::subject_rows() const
{
  std::vector<std::vector<std::string>> rows;
  for (const Subject& subject : subjects_of(*source_.framework)) {
    const framework::Text name = name_of(*source_.framework, subject);
    rows.push_back(
        {subject.code, std::string(code(subject.kind)), subject.parent, subject.weight.fraction(), name.th, name.en});
  }
  return rows;
}

std::vector<bool> numeric_columns(const std::vector<std::string>& headings)
{
  const auto total = std::ranges::find(headings, "total");
  const auto level = std::ranges::find(headings, "level");
  std::vector<bool> numeric;
  for (auto heading = headings.begin(); heading != headings.end(); ++heading)
    numeric.push_back(*heading == "fiscal_year" || (heading >= total && heading < level));
  return numeric;
}

std::string csv_line(const std::vector<std::string>& cells)
{
  std::string line;
  for (const std::string& cell : cells) {
    if (!line.empty() || &cell != &cells.front()) line += ',';
    line += util::csv_field(cell);
  }
  return line + "\r\n";
}

}  // namespace results
