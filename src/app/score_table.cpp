// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ostream>
#include <set>
#include <string>

#include "lib/util/text.hpp"

#include "src/app/score_output.hpp"
#include "src/app/text_table.hpp"
#include "src/scoring/surveys.hpp"

namespace app {
namespace {

using scoring::Exact;

constexpr const char* k_unknown = "\u2013";

std::string display(const std::optional<Exact>& score, const framework::Framework& framework)
{
  return score ? score->decimal(framework.rules.display_places) : k_unknown;
}

std::string level_name(const scoring::Result& result, const util::Messages& messages)
{
  return result.level ? result.framework->levels[*result.level].name.in(messages.language()) : k_unknown;
}

/// Facts of the year that are likely but not confirmed, each note once.
void write_footnotes(const framework::Framework& framework, const util::Messages& messages, std::ostream& out)
{
  std::set<std::string> seen;
  for (const framework::LikelyFact& fact : framework.likely) {
    const std::string& note = fact.note.in(messages.language());
    if (!seen.insert(note).second) continue;
    if (seen.size() == 1) out << messages.say("score.likely") << '\n';
    out << "  * " << note << '\n';
  }
  out << messages.say(
             "score.source",
             {{"year", std::to_string(framework.fiscal_year)}, {"hash", framework.hash}, {"version", PRONGSAI_VERSION}})
      << '\n';
}

/// Every score of one agency, from the total down to questions and items.
class Detailed {
 public:
  Detailed(const scoring::Result& result, bool trace, const util::Messages& messages)
      : result_(result),
        framework_(*result.framework),
        trace_(trace),
        messages_(messages),
        table_({"", messages.say("score.name"), messages.say("score.score"), messages.say("score.remark")}, {2})
  {
  }

  void write(std::ostream& out)
  {
    out << messages_.say("score.agency", {{"agency", result_.agency}, {"year", std::to_string(result_.fiscal_year())}})
        << '\n';
    out << messages_.say("score.total",
                         {{"total", display(result_.total, framework_)}, {"level", level_name(result_, messages_)}})
        << "\n\n";
    for (std::size_t index = 0; index < framework_.instruments.size(); ++index)
      add_instrument(index);
    table_.write(out);
    if (!result_.flags.empty()) out << '\n' << messages_.say("score.flags") << '\n';
    for (const scoring::Flag& flag : result_.flags)
      out << "  ! " << messages_.say(flag.code, flag.params) << '\n';
    out << '\n';
  }

 private:
  const std::string& in(const framework::Text& text) const { return text.in(messages_.language()); }

  void add(std::size_t depth, const std::string& code, const std::string& name, const std::string& score,
           const std::string& remark = {})
  {
    table_.add({std::string(2 * depth, ' ') + code, shortened(name), score, remark});
  }

  /// Question wordings are long; a terminal is not wide.
  static std::string shortened(const std::string& text)
  {
    constexpr std::size_t k_widest = 60;
    if (util::display_width(text) <= k_widest) return text;
    std::string cut;
    for (std::size_t byte = 0; byte < text.size();) {
      std::size_t end = byte + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        ++end;
      const std::string longer = cut + text.substr(byte, end - byte);
      if (util::display_width(longer) >= k_widest) break;
      cut = longer;
      byte = end;
    }
    return cut + "\u2026";
  }

  void add_instrument(std::size_t index)
  {
    const framework::Instrument& instrument = framework_.instruments[index];
    const scoring::InstrumentScore& scored = result_.instruments[index];
    std::vector<std::string> remarks = {messages_.say("score.weight", {{"weight", instrument.weight.fraction()}})};
    for (std::size_t part = 0; part < scored.respondents.size(); ++part) {
      remarks.push_back(messages_.say(instrument.parts.size() > 1 ? "score.part_respondents" : "score.respondents",
                                      {{"part", instrument.parts[part].code},
                                       {"n", std::to_string(scored.respondents[part])},
                                       {"score", display(scored.parts[part], framework_)}}));
    }
    add(0, instrument.code, in(instrument.name), display(scored.score, framework_), util::join(remarks, "; "));
    for (const std::size_t indicator : instrument.indicators)
      add_indicator(instrument, indicator);
  }

  std::string by_parts(const framework::Instrument& instrument, const std::vector<std::optional<Exact>>& parts) const
  {
    if (parts.size() < 2) return {};
    std::vector<std::string> texts;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      texts.push_back(messages_.say(
          "score.part", {{"part", instrument.parts[part].code}, {"score", display(parts[part], framework_)}}));
    }
    return util::join(texts, "; ");
  }

  void add_indicator(const framework::Instrument& instrument, std::size_t index)
  {
    const framework::Indicator& indicator = framework_.indicators[index];
    const scoring::IndicatorScore& scored = result_.indicators[index];
    add(1, indicator.code, in(indicator.name), display(scored.score, framework_), by_parts(instrument, scored.parts));
    for (const std::size_t question : indicator.questions)
      add_question(instrument, question);
    for (const std::size_t sub : indicator.sub_indicators) {
      add(2, framework_.sub_indicators[sub].code, in(framework_.sub_indicators[sub].name),
          display(result_.sub_indicators[sub], framework_));
      for (const std::size_t item : framework_.sub_indicators[sub].items)
        add_item(item);
    }
  }

  void add_question(const framework::Instrument& instrument, std::size_t index)
  {
    const framework::Question& question = framework_.questions[index];
    const scoring::QuestionScore& scored = result_.questions[index];
    std::vector<std::optional<Exact>> parts;
    for (const scoring::PartScore& part : scored.parts)
      parts.push_back(part.score);
    add(2, question.code, in(question.wording), display(scored.score, framework_), by_parts(instrument, parts));
    if (!trace_) return;
    for (std::size_t part = 0; part < scored.parts.size(); ++part) {
      if (scoring::asks(question, instrument.parts[part])) add_tally(instrument.parts[part], scored.parts[part]);
    }
  }

  void add_tally(const framework::Part& part, const scoring::PartScore& scored)
  {
    std::vector<std::string> counts;
    for (const std::uint32_t count : scored.tally.counts)
      counts.push_back(std::to_string(count));
    table_.add({"", "", "",
                messages_.say("score.tally", {{"part", part.code},
                                              {"counts", util::join(counts, " ")},
                                              {"skipped", std::to_string(scored.tally.skipped)},
                                              {"n", std::to_string(scored.tally.n())},
                                              {"sum", scored.sum.fraction()}})});
  }

  void add_item(std::size_t index)
  {
    const framework::Item& item = framework_.items[index];
    const scoring::ItemScore& judged = result_.items[index];
    const bool known = judged.state == scoring::ItemState::met || judged.state == scoring::ItemState::failed;
    std::string remark;
    if (judged.state == scoring::ItemState::not_applicable) remark = messages_.say("score.not_applicable");
    std::vector<std::string> told;
    for (const scoring::JudgedElement& element : judged.elements) {
      if (element.met && !trace_) continue;
      std::string judged_element =
          messages_.say(element.met ? "score.element_met" : "score.element_failed", {{"element", element.element}});
      if (!element.reason.empty()) judged_element += ": " + element.reason;
      told.push_back(std::move(judged_element));
    }
    if (!told.empty()) remark = util::join(told, "; ");
    add(3, item.code, in(item.title),
        !known                                    ? k_unknown
        : judged.state == scoring::ItemState::met ? "100"
                                                  : "0",
        remark);
  }

  const scoring::Result& result_;
  const framework::Framework& framework_;
  bool trace_;
  const util::Messages& messages_;
  TextTable table_;
};

void write_target(const Scored& scored, const framework::Framework& framework, const util::Messages& messages,
                  std::ostream& out)
{
  if (!framework.target) return;
  std::int64_t known = 0;
  std::int64_t reached = 0;
  for (const scoring::Result& result : scored.results) {
    if (!result.total) continue;
    ++known;
    if (result.total->rounded(framework.rules.display_places) >= framework.target->at_least) ++reached;
  }
  if (known == 0) return;
  out << messages.say("score.target", {{"points", framework.target->at_least.fraction()},
                                       {"reached", std::to_string(reached)},
                                       {"known", std::to_string(known)},
                                       {"percent", (Exact(100 * reached) / Exact(known)).decimal(2)},
                                       {"share", framework.target->share.fraction()}})
      << '\n';
}

void write_ranking(const Scored& scored, const util::Messages& messages, std::ostream& out)
{
  const framework::Framework& framework = *scored.results.front().framework;
  std::vector<std::string> headings = {messages.say("score.rank"), messages.say("score.agency_heading")};
  std::vector<std::size_t> right = {0};
  for (const framework::Instrument& instrument : framework.instruments) {
    right.push_back(headings.size());
    headings.push_back(instrument.code);
  }
  right.push_back(headings.size());
  headings.push_back(messages.say("score.total_heading"));
  headings.push_back(messages.say("score.level"));
  TextTable table(std::move(headings), right);
  std::size_t flagged = 0;
  for (const scoring::Standing& standing : scored.order) {
    const scoring::Result& result = scored.results[standing.place];
    std::vector<std::string> cells = {standing.rank ? std::to_string(*standing.rank) : k_unknown, result.agency};
    for (const scoring::InstrumentScore& instrument : result.instruments)
      cells.push_back(display(instrument.score, framework));
    cells.push_back(display(result.total, framework));
    cells.push_back(level_name(result, messages) + (result.flags.empty() ? "" : " !"));
    flagged += result.flags.empty() ? 0 : 1;
    table.add(std::move(cells));
  }
  table.write(out);
  out << '\n';
  write_target(scored, framework, messages, out);
  if (flagged != 0) out << messages.say("score.flagged", {{"count", std::to_string(flagged)}}) << '\n';
}

}  // namespace

void write_score_table(const Scored& scored, const util::Messages& messages, std::ostream& out)
{
  if (scored.results.empty()) return;
  if (scored.results.size() == 1 || scored.trace) {
    for (const scoring::Standing& standing : scored.order)
      Detailed(scored.results[standing.place], scored.trace, messages).write(out);
  } else {
    write_ranking(scored, messages, out);
  }
  write_footnotes(*scored.results.front().framework, messages, out);
}

}  // namespace app
