// SPDX-License-Identifier: Apache-2.0
#include "src/portal/agency_result_pages.hpp"

#include <algorithm>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"

#include "src/cycles/enrolment_store.hpp"
#include "src/portal/agency_result_parts_pages.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

constexpr int k_first_result_year = 2500;
constexpr int k_last_result_year = 2999;

std::string year_path(std::int64_t agency, int year)
{
  return "/agencies/" + std::to_string(agency) + "/" + std::to_string(year);
}

/// Where this result stands: for good where it is published.
std::string path_of_shown(const ShownAgency& shown)
{
  if (shown.round.is_visible) return year_path(shown.row.agency, shown.round.source.computation.fiscal_year);
  return "/agencies/" + std::to_string(shown.row.agency) + "/cycles/" + std::to_string(shown.round.cycle) + "/results";
}

analysis::Analysis analysis_of(const ShownAgency& shown)
{
  std::vector<const scoring::Result*> earlier;
  for (const scoring::Result& result : shown.earlier)
    earlier.push_back(&result);
  analysis::Analysis analysis = analysis::analyse(shown.look->shown(), earlier);
  analysis.margins = shown.margins.parts;
  analysis.total_margin = shown.margins.total;
  return analysis;
}

documents::ReportOptions report_options(const ShownAgency& shown, const util::Messages& words)
{
  const results::Computation& computation = shown.round.source.computation;
  documents::ReportOptions options;
  options.created =
      std::chrono::sys_seconds(std::chrono::seconds(computation.finished_at.value_or(computation.asked_at)));
  options.program_version = computation.program_version;
  if (!shown.round.is_visible) options.remarks.push_back(words.say("result.preliminary_remark"));
  if (shown.caution) options.remarks.push_back(words.say("result.caution_remark", {{"reason", shown.caution->reason}}));
  if (shown.look && shown.look->hides_anything()) options.remarks.push_back(words.say("result.hidden_remark"));
  return options;
}

html::Colour colour_of_level(const framework::Framework& framework, std::size_t level)
{
  for (const framework::Condition& condition : framework.levels[level].conditions) {
    if (condition.scope == framework::ConditionScope::total)
      return condition.at_least >= framework.rules.pass_mark ? html::Colour::green : html::Colour::orange;
  }
  return html::Colour::red;
}

void add_head(Values& values, const ShownAgency& shown, util::Language language)
{
  const bool is_published = shown.round.is_visible;
  values.set("agency", shown.row.name_in(language))
      .set("year", std::to_string(shown.round.source.computation.fiscal_year))
      .set("framework", shown.framework().name.in(language))
      .set("preliminary", !is_published)
      .set("withheld", !shown.look.has_value())
      .set("warned", shown.look.has_value() && shown.caution.has_value())
      .set("reason", shown.caution ? shown.caution->reason : "")
      .set("path", path_of_shown(shown))
      .set("is_printed", shown.look && shown.look->shown().origin == scoring::Origin::printed)
      .list("years");
  for (const int year : shown.years)
    values.add("years", Values()
                            .set("year", std::to_string(year))
                            .set("href", year_path(shown.row.agency, year))
                            .set("current", is_published && year == shown.round.source.computation.fiscal_year));
  values.set("several_years", shown.years.size() > 1 || (!is_published && !shown.years.empty()));
}

void add_sections(Values& values, const AgencyPage& page)
{
  const scoring::Result& result = page.result();
  values.set("total", page.score(result.total))
      .set("total_known", result.total.has_value())
      .set("level_known", result.level.has_value())
      .set("level", html::tag(page.writer.level_name(result.level),
                              result.level ? colour_of_level(page.framework(), *result.level) : html::Colour::grey))
      .set("half_width_known", page.analysis.total_margin.has_value())
      .set("scores", score_section(page))
      .set("questions", question_section(page))
      .set("items", item_section(page))
      .set("comparison", year_section(page))
      .set("peers", peer_section(page))
      .set("advice", advice_section(page))
      .set("certainty", certainty_section(page))
      .set("trace", trace_section(page))
      .set("hides", page.shown.look->hides_anything());
}

http::Response data_file(const ShownAgency& shown, std::string_view format)
{
  const results::ResultExport out(shown.round.source);
  results::ExportedResult exported(shown.round.source, shown.row, shown.caution, {}, shown.round.still_answering);
  exported.look = shown.look;  // with earlier publications looked at
  const std::string name = shown.row.code + "-" + shown.round.source.year();
  if (format == "json")
    return http::attachment(out.json_head() + out.json(exported) + results::ResultExport::json_tail(),
                            "application/json", name + ".json");
  std::string csv(results::k_csv_mark);
  csv += results::csv_line(results::ResultExport::score_headings());
  for (const std::vector<std::string>& row : out.score_rows(exported))
    csv += results::csv_line(row);
  return http::attachment(csv, "text/csv; charset=utf-8", name + ".csv");
}

}  // namespace

ShownAgency AgencyResultPages::published_in_path(const http::Request& request)
{
  const std::int64_t agency = site::id_in_path(request, "agency");
  const std::int64_t year = site::id_in_path(request, "year");
  if (year < k_first_result_year || year > k_last_result_year)
    throw http::NotFound("no fiscal year of the Buddhist era");
  auto shown = database_.read([&](db::Connection& connection) {
    return agencies_.published(connection, agency, static_cast<int>(year), clock_.now());
  });
  if (!shown) throw http::NotFound("nothing is published");
  return std::move(*shown);
}

std::optional<ShownAgency> AgencyResultPages::round_in_path(const http::Request& request,
                                                            const accounts::Visitor& visitor)
{
  const std::int64_t agency = site::id_in_path(request, "agency");
  const std::int64_t cycle = site::id_in_path(request, "cycle");
  return database_.read([&](db::Connection& connection) {
    auto shown = agencies_.of_round(connection, agency, cycle, visitor.reads_everything(), clock_.now());
    if (!shown && !cycles::EnrolmentStore(connection).find(cycle, agency)) throw http::NotFound("not in that round");
    return shown;
  });
}

site::View AgencyResultPages::view(const http::Request& request, const accounts::Visitor& visitor,
                                   const ShownAgency& shown) const
{
  const util::Language language = site::language_of(request);
  const util::Messages& words = site_.words(language).messages();
  const std::string year = std::to_string(shown.round.source.computation.fiscal_year);
  site::View view{.title = Word{"result.result_title", {{"agency", shown.row.name_in(language)}, {"year", year}}},
                  .view = "portal/agency_result"};
  if (visitor.reads_everything() && shown.round.cycle != 0) {
    const std::string list = "/cycles/" + std::to_string(shown.round.cycle) + "/results/agencies";
    view.breadcrumbs = {{Word{"result.way_to_list"}, list}, {shown.row.name_in(language), "", true}};
  }
  add_head(view.values, shown, language);
  if (!shown.look) return view;
  const analysis::Analysis analysis = analysis_of(shown);
  const documents::ReportOptions options = report_options(shown, words);
  const documents::ReportWriter writer(analysis, analysis::AdviceBook::embedded(), words, options);
  add_sections(view.values, {shown, analysis, writer, words, analysis::statements(analysis)});
  return view;
}

site::Answer AgencyResultPages::answer(const http::Request& request, const accounts::Visitor& visitor,
                                       const ShownAgency& shown) const
{
  if (request.query.has("format")) return data_file(shown, request.query.get("format"));
  return view(request, visitor, shown);
}

site::Answer AgencyResultPages::published(http::Request& request, const accounts::Visitor& visitor)
{
  return answer(request, visitor, published_in_path(request));
}

site::Answer AgencyResultPages::of_round(http::Request& request, const accounts::Visitor& visitor)
{
  const auto shown = round_in_path(request, visitor);
  if (shown) return answer(request, visitor, *shown);
  site::View view{.title = Word{"result.no_result"}, .view = "portal/no_result"};
  const bool programme = visitor.reads_everything();
  view.values.set("nothing",
                  html::nothing_yet(Word{programme ? "result.not_computed" : "result.not_published"},
                                    Word{programme ? "result.not_computed_hint" : "result.not_published_hint"}));
  return view;
}

site::Answer AgencyResultPages::report(const http::Request& request, const ShownAgency& shown) const
{
  if (!shown.look) throw http::NotFound("the score is withheld");
  const util::Language language = site::language_of(request);
  const util::Messages& words = site_.words(language).messages();
  const analysis::Analysis analysis = analysis_of(shown);
  const office::Document document =
      documents::analysis_report(analysis, analysis::AdviceBook::embedded(), words, report_options(shown, words));
  const std::string name = "ITA_" + shown.round.source.year() + "_" + thai::file_name(shown.row.name) +
                           (language == util::Language::english ? "_en" : "");
  if (request.query.get("format") == "docx")
    return http::attachment(office::to_docx(document),
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name + ".docx");
  return http::attachment(office::to_pdf(document), "application/pdf", name + ".pdf");
}

site::Answer AgencyResultPages::published_report(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return report(request, published_in_path(request));
}

site::Answer AgencyResultPages::report_of_round(http::Request& request, const accounts::Visitor& visitor)
{
  const auto shown = round_in_path(request, visitor);
  if (!shown) throw http::NotFound("no result that this visitor may see");
  return report(request, *shown);
}

}  // namespace portal
