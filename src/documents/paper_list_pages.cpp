// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_list_pages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_words.hpp"

namespace documents {
namespace {

using html::Values;
using html::Word;

std::string kind_name(const std::string& code, util::Language language)
{
  const PaperKind* kind = PaperKinds::embedded().find(code);
  return kind == nullptr ? code : kind->name.in(language);
}

html::TableShape list_shape(const DeskPlace& desk, const std::vector<Paper>& papers, util::Language language)
{
  html::TableShape shape{.path = desk.path(), .caption = Word{"papers.title"}, .columns = {}, .sorted_by = "made"};
  shape.columns = {{"subject", Word{"papers.column.subject"}},
                   {"kind", Word{"papers.column.kind"}},
                   {"year", Word{"papers.column.year"}, true, true},
                   {"number", Word{"papers.column.number"}},
                   {"unit", Word{"papers.column.unit"}},
                   {"made", Word{"papers.column.made"}},
                   {"state", Word{"papers.column.state"}}};
  shape.descending = true;
  shape.searchable = true;
  shape.filters.push_back({"kind", Word{"papers.column.kind"}, kind_options_of(language)});
  std::set<int, std::greater<>> years;
  for (const Paper& paper : papers)
    years.insert(paper.fiscal_year);
  std::vector<html::Option> offered;
  for (const int year : years)
    offered.push_back({std::to_string(year), std::to_string(year)});
  shape.filters.push_back({"year", Word{"papers.column.year"}, std::move(offered)});
  std::vector<html::Option> states;
  for (const PaperState state : k_paper_states)
    states.push_back({std::string(code(state)), Word{"papers.state." + std::string(code(state))}});
  shape.filters.push_back({"state", Word{"papers.column.state"}, std::move(states)});
  return shape;
}

bool fits(const html::TableQuery& query, const DeskPlace& desk, const Paper& paper)
{
  if (const std::string kind = query.filter("kind"); !kind.empty() && kind != paper.kind) return false;
  if (const std::string year = query.filter("year"); !year.empty() && year != std::to_string(paper.fiscal_year))
    return false;
  if (const std::string state = query.filter("state"); !state.empty() && state != code(paper.state)) return false;
  if (query.search().empty()) return true;
  const std::string all = agencies::folded(paper.subject + " " + paper.number_text + " " + desk.unit_name(paper.unit));
  return all.find(agencies::folded(query.search())) != std::string::npos;
}

void sort(std::vector<Paper>& papers, const html::TableQuery& query, const DeskPlace& desk)
{
  const std::string& by = query.sorted_by();
  const auto key = [&](const Paper& paper) -> std::string {
    if (by == "subject") return thai::sort_key(paper.subject);
    if (by == "kind") return paper.kind;
    if (by == "number") return paper.number_text;
    if (by == "unit") return thai::sort_key(desk.unit_name(paper.unit));
    return std::string(code(paper.state));
  };
  std::stable_sort(papers.begin(), papers.end(), [&](const Paper& a, const Paper& b) {
    if (by == "year") return a.fiscal_year < b.fiscal_year;
    if (by == "made") return a.id < b.id;
    return key(a) < key(b);
  });
  if (query.descending()) std::reverse(papers.begin(), papers.end());
}

std::vector<Paper> seen_papers(db::Connection& connection, const DeskPlace& desk)
{
  const PaperStore store(connection);
  std::map<std::int64_t, std::vector<Approval>> waiting;
  for (auto& [paper, approval] : store.waiting(desk.agency.id))
    waiting[paper].push_back(std::move(approval));
  std::vector<Paper> papers = store.all(desk.agency.id);
  std::erase_if(papers, [&](const Paper& paper) { return !desk.party.sees(paper, waiting[paper.id]); });
  return papers;
}

/// What waits for this person's signature, as links at the top.
void add_waiting(site::View& view, db::Connection& connection, const DeskPlace& desk, const std::vector<Paper>& papers)
{
  view.values.list("waiting");
  std::map<std::int64_t, std::vector<Approval>> chains;
  for (auto& [paper, approval] : PaperStore(connection).waiting(desk.agency.id))
    chains[paper].push_back(std::move(approval));
  for (const Paper& paper : papers) {
    const Approval* next = next_to_sign(chains[paper.id]);
    if (paper.is_signing() && next != nullptr && desk.party.may_sign(*next))
      view.values.add(
          "waiting",
          Values().set("text", paper.subject).set("href", desk.path_of(paper.id)).set("position", next->position));
  }
}

}  // namespace

site::Answer PaperListPages::list(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const util::Language language = site::language_of(request);
    const DeskPlace desk = desk_of(connection, request, visitor);
    const std::vector<Paper> seen = seen_papers(connection, desk);
    const html::TableQuery query(list_shape(desk, seen, language), request.query);
    std::vector<Paper> papers;
    std::copy_if(seen.begin(), seen.end(), std::back_inserter(papers),
                 [&](const Paper& paper) { return fits(query, desk, paper); });
    sort(papers, query, desk);
    if (request.query.has("format")) return file(request, desk, papers);
    site::View view{.title = Word{"papers.title"}, .view = "documents/list"};
    view.breadcrumbs = way_to_desk(desk, Word{"papers.title"});
    view.breadcrumbs.erase(view.breadcrumbs.end() - 2);
    Values table = query.head();
    table.list("rows");
    const auto count = static_cast<std::int64_t>(papers.size());
    const std::int64_t first = query.offset(count);
    for (std::int64_t i = first; i < std::min(count, first + query.limit()); ++i) {
      const Paper& paper = papers[static_cast<std::size_t>(i)];
      table.add(
          "rows",
          html::Row({{paper.subject, desk.path_of(paper.id)},
                     {kind_name(paper.kind, language)},
                     {std::to_string(paper.fiscal_year), "", {}, true},
                     {paper.number_text.empty() ? "\u2013" : paper.number_text},
                     {desk.unit_name(paper.unit)},
                     {paper_day(paper.made_at, language)},
                     {Word{"papers.state." + std::string(code(paper.state))}, "", colour_of_paper(paper.state)}}));
    }
    add_waiting(view, connection, desk, seen);
    view.values.set("table", std::move(table))
        .set("any", !papers.empty())
        .set("narrowing", query.narrowing())
        .set("pagination", query.pagination(count))
        .set("nothing", html::nothing_yet(Word{query.narrowed() ? "papers.none_fits" : "papers.none_yet"},
                                          Word{query.narrowed() ? "papers.none_fits_hint" : "papers.none_yet_hint"}))
        .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"))
        .set("csv", html::with_parameter(query.address(), "format", "csv"))
        .set("path", desk.path())
        .set("may_make", desk.party.coordinates || !desk.party.units.empty())
        .set("coordinates", desk.party.coordinates);
    return view;
  });
}

http::Response PaperListPages::file(const http::Request& request, const DeskPlace& desk,
                                    const std::vector<Paper>& papers) const
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  office::List list{.title = messages.say("papers.title"), .headings = {}, .rows = {}};
  for (const char* column : {"subject", "kind", "year", "number", "unit", "made", "state"})
    list.headings.push_back(messages.say(std::string("papers.column.") + column));
  for (const Paper& paper : papers)
    list.rows.push_back({paper.subject, kind_name(paper.kind, language), std::to_string(paper.fiscal_year),
                         paper.number_text, desk.unit_name(paper.unit), paper_day(paper.made_at, language),
                         messages.say("papers.state." + std::string(code(paper.state)))});
  const office::ListFile made = office::list_file(list, request.query.get("format"), language, parts_.clock.now());
  return http::attachment(made.bytes, made.type, made.name);
}

}  // namespace documents
