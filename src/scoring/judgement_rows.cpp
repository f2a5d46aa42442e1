// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/judgement_rows.hpp"

#include <algorithm>
#include <utility>

#include "lib/util/text.hpp"

namespace scoring {
namespace {

bool is_one_of(const std::vector<std::string>& words, const std::string& word)
{
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_hundred(const std::string& written)
{
  return written == "100" || written == "100.0" || written == "100.00";
}
bool is_nought(const std::string& written)
{
  return written == "0" || written == "0.0" || written == "0.00";
}

}  // namespace

void JudgementRows::take(const util::CsvRow& row)
{
  ++reading_.rows;
  if (!begin_.is_whole(row)) {
    ++reading_.rows_left_out;
    return;
  }
  const bool named = begin_.find_agency(row);
  const auto judged = find_item(row);
  if (!named || !judged) {
    ++reading_.rows_left_out;
    return;
  }
  if (judge(row, *judged)) return;
  items_.spoil(begin_.agency(), *judged);
  ++reading_.rows_left_out;
}

std::string_view JudgementRows::cell(const util::CsvRow& row, Column::Name name) const
{
  return columns_.place[name] ? row.fields[*columns_.place[name]] : std::string_view();
}

std::optional<std::size_t> JudgementRows::find_item(const util::CsvRow& row)
{
  const std::string_view written = cell(row, Column::item);
  // Usually the items stand in the framework's order, agency by agency.
  const std::size_t next = last_item_ + 1 < framework_.items.size() ? last_item_ + 1 : 0;
  if (framework_.items[next].code == written) return last_item_ = next;
  const auto found = look_up_item(row, written);
  if (found) last_item_ = *found;
  return found;
}

std::optional<std::size_t> JudgementRows::look_up_item(const util::CsvRow& row, std::string_view written)
{
  if (const auto exact = framework_.item(written)) return exact;
  const std::string code = item_code(written);
  const auto found = framework_.item(code);
  if (!found) {
    log_.fault(row.line, columns_.heading(Column::item), "scoring.item_unknown",
               {{"value", shown(written)}, {"year", std::to_string(framework_.fiscal_year)}});
  } else if (code != plain(written)) {
    log_.remark(row.line, columns_.heading(Column::item), "scoring.read_as",
                {{"value", shown(written)}, {"item", code}});
  }
  return found;
}

bool JudgementRows::judge(const util::CsvRow& row, std::size_t judged)
{
  const std::string element_code = plain(cell(row, Column::element));
  const std::string is_met = plain(cell(row, Column::met));
  const std::string points = plain(cell(row, Column::points));
  bool fine = true;
  if (!element_code.empty()) {
    fine = judge_element(row, judged, element_code, is_met);
  } else if (!is_met.empty()) {
    fine = judge_item(row, judged, Column::met, is_met);
  }
  if (!points.empty()) return judge_item(row, judged, Column::points, points) && fine;
  if (element_code.empty() && is_met.empty()) {
    log_.fault(row.line, columns_.heading(columns_.place[Column::points] ? Column::points : Column::met),
               "scoring.nothing_judged", {{"item", framework_.items[judged].code}});
    return false;
  }
  return fine;
}

bool JudgementRows::judge_element(const util::CsvRow& row, std::size_t judged, const std::string& code,
                                  const std::string& is_met)
{
  const framework::Item& known = framework_.items[judged];
  const auto found = std::find_if(known.elements.begin(), known.elements.end(),
                                  [&](const framework::Element& other) { return plain(other.code) == code; });
  if (found == known.elements.end()) {
    std::vector<std::string> codes;
    for (const framework::Element& other : known.elements)
      codes.push_back(other.code);
    log_.fault(row.line, columns_.heading(Column::element), "scoring.element_unknown",
               {{"value", shown(code)}, {"item", known.code}, {"known", util::join(codes, ", ")}});
    return false;
  }
  const bool yes = is_one_of(words_.yes, is_met);
  if (!yes && !is_one_of(words_.no, is_met)) {
    log_.fault(row.line, columns_.heading(Column::met), "scoring.met_unknown", {{"value", shown(is_met)}});
    return false;
  }
  return items_.judge_element(row.line, begin_.agency(), judged,
                              {found->code, yes, std::string(util::trim(cell(row, Column::reason)))});
}

bool JudgementRows::judge_item(const util::CsvRow& row, std::size_t judged, Column::Name name,
                               const std::string& written)
{
  const ItemState state = state_of(name, written);
  if (state != ItemState::unknown) return items_.judge_item(row.line, begin_.agency(), judged, state);
  log_.fault(row.line, columns_.heading(name), name == Column::points ? "scoring.score_unknown" : "scoring.met_unknown",
             {{"value", shown(written)}, {"item", framework_.items[judged].code}});
  return false;
}

ItemState JudgementRows::state_of(Column::Name name, const std::string& written) const
{
  const bool by_score = name == Column::points;
  if (by_score ? is_hundred(written) : is_one_of(words_.yes, written)) return ItemState::met;
  if (by_score ? is_nought(written) : is_one_of(words_.no, written)) return ItemState::failed;
  if (is_one_of(words_.not_applicable, written)) return ItemState::not_applicable;
  return ItemState::unknown;
}

}  // namespace scoring
