// SPDX-License-Identifier: Apache-2.0
#include "src/scoring/read_judgements.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lib/util/text.hpp"

#include "src/scoring/judged_items.hpp"

namespace scoring {
namespace {

namespace column {
enum Name : std::size_t { agency, item, element, met, reason, score, k_count };
}
constexpr std::array<const char*, column::k_count> k_names = {"agency", "item", "element", "met", "reason", "score"};

struct JudgementColumns {
  std::vector<std::string> headings;
  std::array<std::optional<std::size_t>, column::k_count> place;
};

std::optional<JudgementColumns> read_columns(const util::CsvRow& row, const Words& words, FaultLog& log)
{
  JudgementColumns columns;
  for (std::size_t index = 0; index < row.fields.size(); ++index) {
    const std::string written(util::trim(row.fields[index]));
    columns.headings.push_back(written);
    std::string name = plain(written);
    for (const auto& [heading, meant] : words.headings) {
      if (heading == name) name = meant;
    }
    const auto known = std::find(k_names.begin(), k_names.end(), name);
    if (known == k_names.end()) {
      log.fault(row.line, written, "scoring.judgement_column_unknown",
                {{"column", shown(written)}, {"position", std::to_string(index + 1)}});
      continue;
    }
    auto& place = columns.place[static_cast<std::size_t>(known - k_names.begin())];
    if (place) {
      log.fault(row.line, written, "scoring.column_twice", {{"column", shown(written)}});
    } else {
      place = index;
    }
  }
  bool complete = true;
  const auto need = [&](const char* name, bool there) {
    if (there) return;
    log.fault(row.line, name, "scoring.column_missing", {{"column", name}});
    complete = false;
  };
  need(k_names[column::agency], columns.place[column::agency].has_value());
  need(k_names[column::item], columns.place[column::item].has_value());
  if (columns.place[column::element] || !columns.place[column::score]) {
    need(k_names[column::met], columns.place[column::met].has_value());
    need(k_names[column::element], columns.place[column::element].has_value());
  }
  if (!complete) return std::nullopt;
  return columns;
}

bool is_one_of(const std::vector<std::string>& words, const std::string& word)
{
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Judgements {
 public:
  Judgements(Inputs& inputs, const Words& words, JudgementColumns columns, FaultLog& log, Reading& reading)
      : inputs_(inputs),
        framework_(*inputs.framework()),
        words_(words),
        columns_(std::move(columns)),
        log_(log),
        reading_(reading),
        items_(inputs, log, reading)
  {
  }

  void take(const util::CsvRow& row)
  {
    ++reading_.rows;
    if (row.fields.size() != columns_.headings.size()) {
      log_.fault(
          row.line, {}, "scoring.row_length",
          {{"found", std::to_string(row.fields.size())}, {"expected", std::to_string(columns_.headings.size())}});
      ++reading_.rows_left_out;
      return;
    }
    const bool named = find_agency(row);
    const auto judged = find_item(row);
    if (!named || !judged) {
      ++reading_.rows_left_out;
      return;
    }
    if (judge(row, *judged)) return;
    items_.spoil(agency_, *judged);
    ++reading_.rows_left_out;
  }

  void decide() { items_.decide(); }

 private:
  std::string_view cell(const util::CsvRow& row, column::Name name) const
  {
    return columns_.place[name] ? row.fields[*columns_.place[name]] : std::string_view();
  }

  std::string heading(column::Name name) const
  {
    return columns_.place[name] ? columns_.headings[*columns_.place[name]] : k_names[name];
  }

  bool find_agency(const util::CsvRow& row)
  {
    const std::string_view written = cell(row, column::agency);
    if (written == last_agency_ && !written.empty()) return true;
    const std::string_view name = util::trim(written);
    if (name.empty()) {
      log_.fault(row.line, heading(column::agency), "scoring.agency_blank");
      return false;
    }
    agency_ = inputs_.find_or_add(name);
    last_agency_ = written;
    return true;
  }

  std::optional<std::size_t> find_item(const util::CsvRow& row)
  {
    const std::string_view written = cell(row, column::item);
    if (const auto exact = framework_.item(written)) return exact;
    const std::string code = item_code(written);
    const auto found = framework_.item(code);
    if (!found) {
      log_.fault(row.line, heading(column::item), "scoring.item_unknown",
                 {{"value", shown(written)}, {"year", std::to_string(framework_.fiscal_year)}});
    } else if (code != plain(written)) {
      log_.remark(row.line, heading(column::item), "scoring.read_as", {{"value", shown(written)}, {"item", code}});
    }
    return found;
  }

  bool judge(const util::CsvRow& row, std::size_t judged)
  {
    const std::string element_code = plain(cell(row, column::element));
    const std::string is_met = plain(cell(row, column::met));
    const std::string points = plain(cell(row, column::score));
    bool fine = true;
    if (!element_code.empty()) {
      fine = judge_element(row, judged, element_code, is_met);
    } else if (!is_met.empty()) {
      fine = judge_item(row, judged, column::met, is_met);
    }
    if (!points.empty()) return judge_item(row, judged, column::score, points) && fine;
    if (element_code.empty() && is_met.empty()) {
      log_.fault(row.line, heading(columns_.place[column::score] ? column::score : column::met),
                 "scoring.nothing_judged", {{"item", framework_.items[judged].code}});
      return false;
    }
    return fine;
  }

  bool judge_element(const util::CsvRow& row, std::size_t judged, const std::string& code, const std::string& is_met)
  {
    const framework::Item& known = framework_.items[judged];
    const auto found = std::find_if(known.elements.begin(), known.elements.end(),
                                    [&](const framework::Element& other) { return plain(other.code) == code; });
    if (found == known.elements.end()) {
      std::vector<std::string> codes;
      for (const framework::Element& other : known.elements)
        codes.push_back(other.code);
      log_.fault(row.line, heading(column::element), "scoring.element_unknown",
                 {{"value", shown(code)}, {"item", known.code}, {"known", util::join(codes, ", ")}});
      return false;
    }
    const bool yes = is_one_of(words_.yes, is_met);
    if (!yes && !is_one_of(words_.no, is_met)) {
      log_.fault(row.line, heading(column::met), "scoring.met_unknown", {{"value", shown(is_met)}});
      return false;
    }
    return items_.judge_element(row.line, agency_, judged,
                                {found->code, yes, std::string(util::trim(cell(row, column::reason)))});
  }

  bool judge_item(const util::CsvRow& row, std::size_t judged, column::Name name, const std::string& written)
  {
    const bool by_score = name == column::score;
    ItemState state = ItemState::unknown;
    if (is_one_of(words_.not_applicable, written)) {
      state = ItemState::not_applicable;
    } else if (by_score ? is_hundred(written) : is_one_of(words_.yes, written)) {
      state = ItemState::met;
    } else if (by_score ? is_nought(written) : is_one_of(words_.no, written)) {
      state = ItemState::failed;
    }
    if (state != ItemState::unknown) return items_.judge_item(row.line, agency_, judged, state);
    log_.fault(row.line, heading(name), by_score ? "scoring.score_unknown" : "scoring.met_unknown",
               {{"value", shown(written)}, {"item", framework_.items[judged].code}});
    return false;
  }

  static bool is_hundred(const std::string& written)
  {
    return written == "100" || written == "100.0" || written == "100.00";
  }
  static bool is_nought(const std::string& written) { return written == "0" || written == "0.0" || written == "0.00"; }

  Inputs& inputs_;
  const framework::Framework& framework_;
  const Words& words_;
  JudgementColumns columns_;
  FaultLog& log_;
  Reading& reading_;
  JudgedItems items_;
  std::size_t agency_ = 0;
  std::string last_agency_;
};

}  // namespace

Reading read_judgements(util::CsvReader reader, Inputs& inputs, const Words& words)
{
  Reading reading;
  FaultLog log(reader.name(), reading);
  util::CsvRow row;
  if (!reader.next(row)) {
    reading.usable = false;
    if (reader.problems().empty()) log.fault(0, {}, "scoring.file_empty");
  } else if (auto columns = read_columns(row, words, log)) {
    Judgements judgements(inputs, words, std::move(*columns), log, reading);
    while (reader.next(row))
      judgements.take(row);
    judgements.decide();
  } else {
    reading.usable = false;
  }
  log.take_over(reader.problems());
  log.finish();
  return reading;
}

}  // namespace scoring
