// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/link_import_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/office/read_table.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/waiting_file_store.hpp"
#include "src/disclosures/item_parts_pages.hpp"

namespace disclosures {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_most_rows_of_links = 5000;

const html::Field& links_file_field()
{
  static const html::Field k_field{
      .name = "file", .label = Word{"disclosures.import_file"}, .hint = Word{"disclosures.import_file_hint"}};
  return k_field;
}

site::View import_view(const Place& place, const html::Form& form)
{
  site::View view{.title = Word{"disclosures.import"}, .view = "disclosures/import"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_disclosures(place, Word{"disclosures.import"});
  view.values.set("summary", html::error_summary(form))
      .set("file", html::file_input(form, links_file_field(), ".xlsx,.csv"))
      .set("send", html::button(Word{"disclosures.import_look"}))
      .set("path", place.path())
      .set("action", place.path() + "/import");
  return view;
}

/// A row of the history as it would be, without who and when.
std::vector<Values> changes_shown(const Place& place, const ImportedEntry& one, const util::Messages& messages)
{
  std::vector<HistoryRow> rows;
  for (const EntryChange& change : one.changes)
    rows.push_back({.act = std::string(code(EntryAct::imported)), .change = change});
  return history_values(place, rows, messages);
}

accounts::Sender sender_of(const Place& place, const accounts::Visitor& visitor)
{
  return {.account = visitor.account, .purpose = "links", .object = place.object()};
}

}  // namespace

site::Answer LinkImportPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    return import_view(place, html::Form());
  });
}

site::Answer LinkImportPages::sample(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  office::List list{.title = messages.say("disclosures.import_sample"), .headings = {}, .rows = {}};
  for (const ImportColumn column : k_import_columns) {
    const std::string words = messages.say("disclosures.import_column." + std::string(code(column)));
    list.headings.emplace_back(util::trim(util::split(words, '|').front()));
  }
  parts_.database.read([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    for (const Entry& entry : all_entries(connection, place))
      list.rows.push_back({entry.item, "", "", "", place.unit_name(entry.unit)});
  });
  const office::ListFile file = office::list_file(list, request.query.get("format"), language, parts_.clock.now());
  return http::attachment(file.bytes, file.type, file.name);
}

site::View LinkImportPages::shown(const http::Request& request, const Place& place, const LinkPlan& plan,
                                  const std::string& file, std::int64_t import, bool changed_meanwhile) const
{
  const util::Messages& messages = parts_.site.words(site::language_of(request)).messages();
  site::View view{.title = Word{"disclosures.import_preview"}, .view = "disclosures/import_preview"};
  view.has_problems = plan.faults != 0;
  view.breadcrumbs = way_to_disclosures(place, Word{"disclosures.import_preview"});
  std::vector<std::string> problems;
  for (const util::Problem& problem : plan.problems)
    problems.push_back(messages.say(problem));
  const bool changes_something = plan.faults == 0 && !plan.entries.empty();
  view.values.set("file", file)
      .set("faulty", plan.faults != 0)
      .set("faults", html::Count{static_cast<long long>(plan.faults)})
      .set("problems", problems)
      .set("more_faults", plan.faults > plan.problems.size())
      .set("changed_meanwhile", changed_meanwhile)
      .set("changes_something", changes_something)
      .set("links", html::Count{static_cast<long long>(plan.links)})
      .set("items", html::Count{static_cast<long long>(plan.entries.size())})
      .set("unchanged", html::Count{static_cast<long long>(plan.unchanged)})
      .set("digest", changes_something ? plan.digest() : std::string())
      .set("again", place.path() + "/import")
      .set("action", place.path() + "/import/" + std::to_string(import) + "/apply")
      .set("save", html::button(Word{"disclosures.import_apply"}))
      .list("entries");
  for (const ImportedEntry& one : plan.entries)
    view.values.add(
        "entries",
        Values().set("line", one.line).set("item", one.entry.item).set("changes", changes_shown(place, one, messages)));
  return view;
}

site::Answer LinkImportPages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  const http::Upload* upload = request.file(links_file_field().name);
  const bool sent = upload != nullptr && upload->size() != 0;
  util::TableRows table;
  if (sent)
    table = office::read_table(util::read_file(upload->path()), upload->file_name, {.rows = k_most_rows_of_links});
  return parts_.database.write([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    html::Form again(request.form);
    if (!sent) {
      again.refuse(links_file_field(), "disclosures.import_no_file");
      return import_view(place, again);
    }
    const LinkPlan plan = plan_links(table, *place.framework, all_entries(connection, place), place.units);
    std::int64_t import = 0;
    if (plan.faults == 0 && !plan.entries.empty())
      import = accounts::WaitingFileStore(connection).keep(sender_of(place, visitor), table, parts_.clock.now());
    return shown(request, place, plan, upload->file_name, import, false);
  });
}

site::Answer LinkImportPages::apply(http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t import = site::id_in_path(request, "import");
  std::optional<site::View> again;
  std::string path;
  std::size_t count = 0;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Place place = place_of(connection, request, visitor);
    require_coordinator(place);
    path = place.path();
    accounts::WaitingFileStore waiting(connection);
    const auto table = waiting.find_table(sender_of(place, visitor), import);
    if (!table) throw http::Gone("an import that was done, or is older than a day");
    const LinkPlan plan = plan_links(*table, *place.framework, all_entries(connection, place), place.units);
    if (plan.faults != 0 || plan.digest() != request.form.get("digest")) {
      again = shown(request, place, plan, table->name, import, true);
      return;
    }
    EntryStore store(connection);
    for (const ImportedEntry& one : plan.entries)
      store.save(one.entry, EntryAct::imported, {visitor.account, parts_.clock.now(), table->name});
    waiting.forget(import);
    count = plan.entries.size();
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure.import", place.object(), table->name + ": " + std::to_string(count) + " items");
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"disclosures.import_done", {{"count", std::to_string(count)}}});
}

}  // namespace disclosures
