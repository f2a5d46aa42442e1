// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_place_pages.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"

#include "src/agencies/agency_store.hpp"
#include "src/agencies/unit_store.hpp"
#include "src/documents/letterhead_store.hpp"
#include "src/documents/paper_body.hpp"

namespace documents {
namespace {

using html::Word;

constexpr std::size_t k_longest_paper_reason = 2000;

}  // namespace

std::string DeskPlace::path() const
{
  return "/agencies/" + std::to_string(agency.id) + "/documents";
}

std::string DeskPlace::object(std::int64_t paper) const
{
  const std::string whole = "agency " + std::to_string(agency.id);
  return paper == 0 ? whole : whole + " document " + std::to_string(paper);
}

std::string DeskPlace::unit_name(const std::optional<std::int64_t>& unit) const
{
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const agencies::Unit& one) { return unit == one.id; });
  return found == units.end() ? std::string() : found->name_in(language);
}

DeskPlace desk_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  auto agency = agencies::AgencyStore(connection).find(site::id_in_path(request, "agency"));
  if (!agency) throw http::NotFound("no such agency");
  DeskPlace desk{.agency = std::move(*agency)};
  desk.units = agencies::UnitStore(connection).units(desk.agency.id);
  desk.party = paper_party_of(visitor, desk.agency.id);
  desk.language = site::language_of(request);
  return desk;
}

PaperPlace paper_place(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  PaperPlace place{.desk = desk_of(connection, request, visitor)};
  const PaperStore store(connection);
  auto paper = store.find(place.desk.agency.id, site::id_in_path(request, "document"));
  if (!paper) throw http::NotFound("no such document");
  place.paper = std::move(*paper);
  place.kind = PaperKinds::embedded().find(place.paper.kind);
  if (place.kind == nullptr) throw http::NotFound("a kind of document that this program does not know");
  place.approvals = store.approvals(place.desk.agency.id, place.paper.id);
  place.standing = standing(place.approvals);
  if (!place.desk.party.sees(place.paper, place.standing)) throw http::NotFound("not this person's document");
  return place;
}

PaperPlace open_paper(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  PaperPlace place = paper_place(connection, request, visitor);
  if (!place.writes()) throw http::NotFound("only to be read");
  if (!place.paper.can_change()) throw http::SeeOther(place.path());
  return place;
}

std::vector<html::Link> way_to_desk(const DeskPlace& desk, html::Phrase here)
{
  return {{html::name_of(desk.agency), "/agencies/" + std::to_string(desk.agency.id)},
          {Word{"papers.title"}, desk.path()},
          {std::move(here), "", true}};
}

std::vector<html::Link> way_to_paper(const PaperPlace& place, html::Phrase here)
{
  std::vector<html::Link> way = way_to_desk(place.desk, std::move(here));
  way.insert(way.end() - 1, {place.paper.subject, place.path()});
  return way;
}

util::Language language_of(const Paper& paper)
{
  return paper.language == "en" ? util::Language::english : util::Language::thai;
}

const util::Messages& words_of(const PaperPageParts& parts, const Paper& paper)
{
  return parts.site.words(language_of(paper)).messages();
}

PrintedPaper printed_paper(db::Connection& connection, const Paper& paper, std::int64_t version,
                           const std::vector<Approval>& approvals, const util::Messages& words)
{
  const PaperStore store(connection);
  const LetterheadStore heads(connection);
  PrintedPaper printed{.number = paper.number_text, .version = version};
  auto content = store.content(paper.agency, paper.id, version);
  if (!content) throw http::NotFound("no such version");
  printed.content = std::move(*content);
  for (const PaperVersion& one : store.versions(paper.agency, paper.id)) {
    if (one.number != version) continue;
    printed.digest = one.digest;
    printed.created = std::chrono::sys_seconds(std::chrono::seconds(one.made_at));
  }
  const auto picture = [&](const std::string& sha256) {
    return sha256.empty() ? std::string() : heads.picture(paper.agency, sha256).value_or("");
  };
  printed.emblem = picture(printed.content.emblem);
  const std::vector<Approval> stand = standing(approvals);
  for (const Approval& one : stand) {
    if (one.version != version) continue;
    const bool is_signed = one.state == ApprovalState::given && one.settled_at;
    printed.signers.push_back({.position = one.position,
                               .name = is_signed ? one.name : std::string(),
                               .opinion = is_signed ? one.opinion : std::string(),
                               .picture = is_signed ? picture(one.picture) : std::string(),
                               .when = is_signed ? paper_time(*one.settled_at, words.language()) : std::string()});
  }
  if (!printed.signers.empty()) return printed;
  for (const ChainStep& step : ChainStore(connection).chain(paper.agency).steps)
    printed.signers.push_back({.position = words.language() == util::Language::english && !step.position_en.empty()
                                               ? step.position_en
                                               : step.position});
  if (printed.signers.empty()) printed.signers.push_back({.position = printed.content.executive});
  return printed;
}

std::vector<PaperSection> wording_of(db::Connection& connection, std::int64_t agency, const PaperKind& kind,
                                     util::Language language)
{
  StoredTemplate own = ChainStore(connection).wording(agency, kind.code, std::string(util::code(language)));
  return own.revision > 0 ? std::move(own.sections) : template_sections(kind, language);
}

PaperFacts facts_for(db::Connection& connection, const PaperPageParts& parts, const Paper& paper,
                     std::optional<std::int64_t> today)
{
  const PaperKind* kind = PaperKinds::embedded().find(paper.kind);
  return gather_facts(connection, *parts.rounds,
                      {.agency = paper.agency,
                       .fiscal_year = paper.fiscal_year,
                       .unit = paper.unit,
                       .meeting = paper.meeting,
                       .picture = kind == nullptr ? std::nullopt : kind->picture,
                       .today = today,
                       .paper = paper.id},
                      parts.clock.now());
}

std::optional<PaperFile> paper_file(const office::Document& document, std::string_view format)
{
  if (format == "pdf") return PaperFile{office::to_pdf(document), "application/pdf", ".pdf"};
  if (format == "docx")
    return PaperFile{office::to_docx(document),
                     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"};
  if (format == "html") return PaperFile{office::to_html(document), "text/html; charset=utf-8", ".html"};
  if (format == "xlsx")
    return PaperFile{office::to_xlsx(document), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     ".xlsx"};
  return std::nullopt;
}

html::Colour colour_of_paper(PaperState state)
{
  switch (state) {
    case PaperState::signing:
      return html::Colour::blue;
    case PaperState::returned:
      return html::Colour::orange;
    case PaperState::approved:
      return html::Colour::turquoise;
    case PaperState::published:
      return html::Colour::green;
    case PaperState::draft:
    case PaperState::cancelled:
      break;
  }
  return html::Colour::grey;
}

html::Values paper_tag(PaperState state)
{
  return html::tag(Word{"papers.state." + std::string(code(state))}, colour_of_paper(state));
}

std::string paper_day(util::UtcSeconds at, util::Language language)
{
  return thai::long_date(thai::day_of(at), language);
}

std::string paper_time(util::UtcSeconds at, util::Language language)
{
  constexpr std::int64_t k_minute = 60;
  const std::int64_t minutes = (at - thai::day_begin(thai::day_of(at))) / k_minute;
  return fmt::format("{} {:02}:{:02}", paper_day(at, language), minutes / k_minute, minutes % k_minute);
}

std::vector<html::Option> unit_options(const DeskPlace& desk, bool all)
{
  std::vector<html::Option> options;
  if (all) options.push_back({"", Word{"papers.whole_agency"}});
  for (const agencies::Unit& unit : desk.units) {
    if (unit.is_open() && (all || desk.party.coordinates || desk.party.is_of(unit.id)))
      options.push_back({std::to_string(unit.id), unit.name_in(desk.language)});
  }
  return options;
}

const html::Field& paper_reason_field()
{
  static const html::Field k_field{.name = "reason", .label = Word{"papers.reason_label"}};
  return k_field;
}

std::string read_paper_reason(html::Form& form)
{
  return form.text(paper_reason_field(), {.at_most = k_longest_paper_reason, .lines = true});
}

site::View act_page(const PaperPlace& place, const std::string& act, const html::Form& form)
{
  const std::string key = "papers.act." + act;
  site::View view{.title = Word{key}, .view = "documents/act"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_paper(place, Word{key});
  view.values.set("summary", html::error_summary(form))
      .set("heading", Word{key})
      .set("subject", place.paper.subject)
      .set("explanation", Word{key + "_explanation"})
      .set("warning_text", "")
      .set("revision", place.paper.revision)
      .set("select", false)
      .set("input", false)
      .set("area", false)
      .set("tick", false)
      .set("multipart", false)
      .set("file", false)
      .set("button", html::button(Word{key}))
      .set("action", place.path() + "/" + act)
      .set("back", place.path());
  return view;
}

}  // namespace documents
