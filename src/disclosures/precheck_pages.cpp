// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/precheck_pages.hpp"

#include <algorithm>
#include <map>

#include "lib/html/address.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/disclosures/entry_store.hpp"
#include "src/disclosures/finding_store.hpp"
#include "src/disclosures/precheck_parts_pages.hpp"
#include "src/disclosures/snapshot_store.hpp"
#include "src/disclosures/submission.hpp"

namespace disclosures {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_runs_shown = 20;
constexpr std::size_t k_gone_shown = 50;

struct AgencyPicture {
  PrecheckPlace place;
  std::vector<PrecheckRun> runs;
  std::vector<Finding> findings;
  std::vector<Finding> gone;
  std::vector<Entry> entries;
  std::map<std::int64_t, Snapshot> snapshots;  ///< by link
  std::map<std::int64_t, Snapshot> files;      ///< by file
};

/// Findings and entries of the visitor's items only: what a unit has not handed over is not for the others.
void keep_seen(AgencyPicture& picture, const Party& party)
{
  const auto is_hidden = [&](const std::string& item) {
    const auto entry = std::find_if(picture.entries.begin(), picture.entries.end(),
                                    [&](const Entry& one) { return one.item == item; });
    return !party.sees(entry == picture.entries.end() ? Entry{} : *entry);
  };
  std::erase_if(picture.findings, [&](const Finding& one) { return is_hidden(one.item); });
  std::erase_if(picture.gone, [&](const Finding& one) { return is_hidden(one.item); });
  std::erase_if(picture.entries, [&](const Entry& one) { return !party.sees(one); });
}

AgencyPicture picture_of(db::Connection& connection, const http::Request& request, const accounts::Visitor& visitor)
{
  AgencyPicture picture{.place = precheck_place_of(connection, request)};
  const std::int64_t cycle = picture.place.cycle.id;
  const std::int64_t agency = picture.place.enrolment.agency;
  picture.runs = PrecheckStore(connection).runs(cycle, agency);
  picture.findings = FindingStore(connection).of_agency(cycle, agency);
  picture.gone = FindingStore(connection).history(cycle, agency, {});
  std::erase_if(picture.gone, [](const Finding& one) { return !one.gone; });
  picture.entries = EntryStore(connection).entries(cycle, agency);
  picture.snapshots = SnapshotStore(connection).newest(cycle, agency);
  picture.files = SnapshotStore(connection).newest_files(cycle, agency);
  keep_seen(picture, party_of(visitor, agency));
  return picture;
}

std::optional<PrecheckRun> newest_run(const AgencyPicture& picture)
{
  if (picture.runs.empty()) return std::nullopt;
  return picture.runs.front();
}

Values finding_values(const AgencyPicture& picture, const framework::Item& item, const Finding& finding,
                      util::Language language)
{
  const auto element = std::find_if(item.elements.begin(), item.elements.end(),
                                    [&](const framework::Element& one) { return one.code == finding.element; });
  Values values;
  values.set("tag", html::tag(weight_word(finding.weight), colour_of(finding.weight)))
      .set("what", what_word(finding))
      .set("advice", advice_word(finding))
      .set("has_element", element != item.elements.end())
      .set("element_label", Word{"prechecks.element_of", {{"code", finding.element}}})
      .set("element", element == item.elements.end() ? std::string() : element->text.in(language))
      .set("has_quote", !finding.quote.empty())
      .set("quote", finding.quote)
      .set("has_snapshot", finding.snapshot != 0)
      .set("snapshot", picture.place.snapshot_path(finding.snapshot))
      .set("since", precheck_moment(finding.found, language));
  return values;
}

std::vector<Values> finding_groups(const AgencyPicture& picture, util::Language language)
{
  std::vector<Values> groups;
  for (const framework::Item& item : picture.place.framework->items) {
    Values group;
    group.set("code", item.code).set("title", item.title.in(language)).list("findings");
    bool any = false;
    for (const Finding& finding : picture.findings) {
      if (finding.item != item.code) continue;
      any = true;
      group.add("findings", finding_values(picture, item, finding, language));
    }
    if (any) groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<html::Cell> link_row(const PrecheckPlace& place, const std::string& item, const std::string& name,
                                 const Snapshot& snapshot, util::Language language)
{
  const bool seen = snapshot.id != 0;
  html::Colour colour = html::Colour::grey;
  if (seen) colour = snapshot.is_there() ? html::Colour::green : html::Colour::orange;
  return {{item},
          {name},
          {.text = outcome_word(snapshot), .colour = colour},
          {snapshot.kind.empty() ? html::Phrase("") : html::Phrase(Word{"prechecks.kind." + snapshot.kind})},
          {.text = seen ? html::Phrase(precheck_moment(snapshot.at, language)) : html::Phrase(""),
           .href = seen ? place.snapshot_path(snapshot.id) : std::string()}};
}

Snapshot snapshot_in(const std::map<std::int64_t, Snapshot>& snapshots, std::int64_t id)
{
  const auto found = snapshots.find(id);
  return found == snapshots.end() ? Snapshot{} : found->second;
}

/// Links and files of every item, in the framework's order.
std::vector<std::vector<html::Cell>> link_rows(const AgencyPicture& picture, util::Language language)
{
  std::vector<std::vector<html::Cell>> rows;
  for (const framework::Item& item : picture.place.framework->items) {
    const auto entry = std::find_if(picture.entries.begin(), picture.entries.end(),
                                    [&](const Entry& one) { return one.item == item.code; });
    if (entry == picture.entries.end()) continue;
    for (const Link& link : entry->links)
      rows.push_back(link_row(picture.place, item.code, link.url, snapshot_in(picture.snapshots, link.id), language));
    for (const File& file : entry->files)
      rows.push_back(link_row(picture.place, item.code, file.name, snapshot_in(picture.files, file.id), language));
  }
  return rows;
}

std::vector<std::vector<html::Cell>> run_rows(const AgencyPicture& picture, util::Language language)
{
  std::vector<std::vector<html::Cell>> rows;
  for (const PrecheckRun& run : picture.runs) {
    if (rows.size() == k_runs_shown) break;
    rows.push_back({{precheck_moment(run.asked, language)},
                    {Word{"prechecks.reason." + run.reason}},
                    {Word{"prechecks.agency_state." + state_of(run)}},
                    {run.ended ? html::Phrase(precheck_moment(*run.ended, language)) : html::Phrase("")},
                    {.text = std::to_string(run.links), .numeric = true},
                    {.text = std::to_string(run.findings), .numeric = true}});
  }
  return rows;
}

std::vector<std::vector<html::Cell>> gone_rows(const AgencyPicture& picture, util::Language language)
{
  std::vector<std::vector<html::Cell>> rows;
  for (const Finding& finding : picture.gone) {
    if (rows.size() == k_gone_shown) break;
    rows.push_back({{finding.item},
                    {what_word(finding)},
                    {precheck_moment(finding.found, language)},
                    {precheck_moment(finding.gone.value_or(0), language)}});
  }
  return rows;
}

office::List findings_list(const AgencyPicture& picture, const html::Words& words)
{
  office::List list{.title = words.plain(Word{"prechecks.file"}), .headings = {}, .rows = {}};
  for (const char* heading : {"prechecks.item", "prechecks.element", "prechecks.weight", "prechecks.what",
                              "prechecks.advice_column", "prechecks.quote", "prechecks.since"})
    list.headings.push_back(words.plain(Word{heading}));
  for (const Finding& finding : picture.findings)
    list.rows.push_back({finding.item, finding.element, words.plain(weight_word(finding.weight)),
                         words.plain(what_word(finding)), words.plain(advice_word(finding)), finding.quote,
                         words.plain(precheck_moment(finding.found, words.language()))});
  return list;
}

bool may_ask(const PrecheckPlace& place, const accounts::Visitor& visitor)
{
  using accounts::Role;
  if (!place.cycle.is_open()) return false;
  return visitor.is(Role::administrator) || visitor.is(Role::coordinator, place.enrolment.agency) ||
         visitor.is(Role::officer, place.enrolment.agency);
}

/// What is only read: links and files, what is gone, earlier runs; each with has_<name>.
void add_tables(Values& values, const AgencyPicture& picture, util::Language language)
{
  const auto links = link_rows(picture, language);
  const auto runs = run_rows(picture, language);
  const auto gone = gone_rows(picture, language);
  values.set("has_links", !links.empty())
      .set("links", plain_table(Word{"prechecks.links"},
                                {{"item", Word{"prechecks.item"}},
                                 {"link", Word{"prechecks.link_or_file"}},
                                 {"state", Word{"prechecks.state"}},
                                 {"kind", Word{"prechecks.kind"}},
                                 {"at", Word{"prechecks.snapshot"}}},
                                links))
      .set("has_runs", !runs.empty())
      .set("runs", plain_table(Word{"prechecks.history"},
                               {{"asked", Word{"prechecks.asked_at"}},
                                {"reason", Word{"prechecks.reason"}},
                                {"state", Word{"prechecks.agency_state"}},
                                {"ended", Word{"prechecks.ended_at"}},
                                {.name = "links", .label = Word{"prechecks.count_links"}, .numeric = true},
                                {.name = "findings", .label = Word{"prechecks.findings_count"}, .numeric = true}},
                               runs))
      .set("has_gone", !gone.empty())
      .set("gone", plain_table(Word{"prechecks.gone"},
                               {{"item", Word{"prechecks.item"}},
                                {"what", Word{"prechecks.what"}},
                                {"since", Word{"prechecks.since"}},
                                {"until", Word{"prechecks.until"}}},
                               gone));
}

site::View agency_view(const AgencyPicture& picture, const accounts::Visitor& visitor, util::Language language)
{
  const PrecheckPlace& place = picture.place;
  const auto run = newest_run(picture);
  site::View view{.title = Word{"prechecks.title"}, .view = "disclosures/precheck_agency"};
  view.breadcrumbs = {{html::name_of(place.enrolment), "/agencies/" + std::to_string(place.enrolment.agency)},
                      {place.cycle.name, place.round_path()},
                      {Word{"prechecks.title"}, "", true}};
  view.values.set("state", state_word(run, language))
      .set("under_way", run && run->is_open())
      .set("may_ask", may_ask(place, visitor) && !(run && run->is_open()))
      .set("closed", !place.cycle.is_open())
      .set("action", place.agency_path())
      .set("again", html::button(Word{"prechecks.again"}))
      .set("groups", finding_groups(picture, language))
      .set("nothing",
           html::nothing_yet(Word{run ? "prechecks.no_findings" : "prechecks.never"},
                             Word{run ? "prechecks.no_findings_explanation" : "prechecks.never_explanation"}))
      .set("none", picture.findings.empty())
      .set("csv", html::with_parameter(place.agency_path(), "format", "csv"))
      .set("xlsx", html::with_parameter(place.agency_path(), "format", "xlsx"));
  add_tables(view.values, picture, language);
  return view;
}

}  // namespace

site::Answer PrecheckPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  const AgencyPicture picture =
      database_.read([&](db::Connection& connection) { return picture_of(connection, request, visitor); });
  const util::Language language = site::language_of(request);
  if (request.query.has("format")) {
    const office::ListFile file = office::list_file(findings_list(picture, site_.words(language)),
                                                    request.query.get("format"), language, clock_.now());
    return http::attachment(file.bytes, file.type, file.name);
  }
  return agency_view(picture, visitor, language);
}

site::Answer PrecheckPages::again(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  Word notice{"prechecks.closed"};
  database_.write([&](db::Connection& connection) {
    const PrecheckPlace place = precheck_place_of(connection, request);
    path = place.agency_path();
    notice = {"prechecks.closed"};
    if (!may_ask(place, visitor)) return;
    const PrecheckAsk ask{visitor.is(accounts::Role::administrator) ? "programme" : "asked", clock_.now(),
                          visitor.account};
    const bool added = PrecheckStore(connection).ask(place.cycle.id, place.enrolment.agency, ask);
    notice = {added ? "prechecks.asked" : "prechecks.asked_already"};
    if (!added) return;
    accounts::AuditStore(connection, clock_)
        .add(visitor, "precheck.ask", "agency " + std::to_string(place.enrolment.agency),
             "cycle " + std::to_string(place.cycle.id));
  });
  return site_.done(request, path, notice);
}

}  // namespace disclosures
