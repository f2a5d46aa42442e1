// SPDX-License-Identifier: Apache-2.0
#include "src/agencies/import_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/office/read_table.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/waiting_file_store.hpp"
#include "src/agencies/parts_pages.hpp"

namespace agencies {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_most_shown = 200;  // changes on a page; the counts name all of them

const html::Field& file_field()
{
  static const html::Field k_field{
      .name = "file", .label = Word{"agencies.import_file"}, .hint = Word{"agencies.import_file_hint"}};
  return k_field;
}

site::View file_form(const html::Form& form)
{
  site::View view{Word{"agencies.import"}, "agencies/import"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_register(Word{"agencies.import"});
  view.values.set("error_summary", html::error_summary(form))
      .set("file", html::file_input(form, file_field(), ".xlsx,.csv"))
      .set("send", html::button(Word{"agencies.import_look"}));
  return view;
}

const char* kind_word(ImportedRow::Kind kind)
{
  switch (kind) {
    case ImportedRow::Kind::added:
      return "agencies.import_added";
    case ImportedRow::Kind::renamed:
      return "agencies.import_renamed";
    case ImportedRow::Kind::changed:
      return "agencies.import_changed";
    case ImportedRow::Kind::unchanged:
      return "agencies.import_unchanged";
  }
  return "";
}

html::Colour kind_colour(ImportedRow::Kind kind)
{
  if (kind == ImportedRow::Kind::added) return html::Colour::green;
  return kind == ImportedRow::Kind::renamed ? html::Colour::orange : html::Colour::blue;
}

/// The value of a field as people know it, in their language.
std::string said(AgencyField field, const std::string& value, const util::Messages& messages)
{
  if (value.empty()) return "–";
  if (field == AgencyField::type) return messages.say("agencies.type." + value);
  if (field == AgencyField::province) return messages.say("agencies.province." + value);
  if (field == AgencyField::province_size) return messages.say("agencies.size." + value);
  return value;
}

Values change_values(const ImportedRow& row, const util::Messages& messages)
{
  Values values = Values()
                      .set("line", row.line)
                      .set("code", row.agency.code)
                      .set("name", row.agency.name)
                      .set("kind", html::tag(Word{kind_word(row.kind)}, kind_colour(row.kind)))
                      .list("changes");
  for (const FieldChange& change : row.changes) {
    values.add("changes", Values()
                              .set("field", Word{"agencies.field." + std::string(code(change.field))})
                              .set("before", said(change.field, change.before, messages))
                              .set("after", said(change.field, change.after, messages)));
  }
  return values;
}

accounts::Sender sender_of(const accounts::Visitor& visitor)
{
  return {.account = visitor.account, .purpose = "agencies", .object = {}};
}

}  // namespace

site::Answer ImportPages::form(http::Request& /*request*/, const accounts::Visitor& /*visitor*/)
{
  return file_form(html::Form());
}

site::Answer ImportPages::sample(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = site_.words(language).messages();
  office::List list{.title = messages.say("agencies.import_sample"), .headings = {}, .rows = {}};
  for (const AgencyField field : k_agency_fields)
    list.headings.push_back(messages.say("agencies.field." + std::string(code(field))));
  const office::ListFile file = office::list_file(list, request.query.get("format"), language, clock_.now());
  return http::attachment(file.bytes, file.type, file.name);
}

site::View ImportPages::shown(const http::Request& request, const ImportPlan& plan, const std::string& file,
                              std::int64_t import, bool changed_meanwhile)
{
  const util::Messages& messages = site_.words(site::language_of(request)).messages();
  site::View view{Word{"agencies.import_preview"}, "agencies/import_preview"};
  view.breadcrumbs = way_to_register(Word{"agencies.import_preview"});
  view.has_problems = !plan.problems.empty();
  view.values.set("file", file)
      .set("faulty", plan.faults != 0)
      .set("faults", html::Count{static_cast<long long>(plan.faults)})
      .set("problems", shown_problems(plan.problems, messages))
      .set("more_faults", plan.faults > plan.problems.size())
      .set("remarks", shown_problems(plan.remarks, messages))
      .set("remarked", !plan.remarks.empty())
      .set("again", "/agencies/import")
      .set("changed_meanwhile", changed_meanwhile)
      .set("changes_something", plan.faults == 0 && plan.changes_something())
      .set("nothing_to_do", plan.faults == 0 && !plan.changes_something())
      .set("action", "/agencies/import/" + std::to_string(import) + "/apply")
      .set("digest", plan.faults == 0 ? plan.digest() : std::string())
      .set("send", html::button(Word{"agencies.import_apply"}))
      .list("rows");
  for (const auto kind : {ImportedRow::Kind::added, ImportedRow::Kind::renamed, ImportedRow::Kind::changed,
                          ImportedRow::Kind::unchanged}) {
    constexpr std::string_view k_names[] = {"added", "renamed", "changed", "unchanged"};
    view.values.set(k_names[static_cast<std::size_t>(kind)], html::Count{static_cast<long long>(plan.count(kind))});
  }
  std::size_t rows = 0;
  for (const ImportedRow& row : plan.rows) {
    if (row.kind == ImportedRow::Kind::unchanged || ++rows > k_most_shown) continue;
    view.values.add("rows", change_values(row, messages));
  }
  view.values.set("more_rows", rows > k_most_shown).set("most_shown", k_most_shown);
  return view;
}

site::Answer ImportPages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  http::Upload* upload = request.file("file");
  if (upload == nullptr || upload->size() == 0) {
    form.refuse(file_field(), "agencies.import_no_file");
    return file_form(form);
  }
  const util::TableRows table = office::read_table(util::read_file(upload->path()), upload->file_name);
  const ImportPlan plan =
      database_.read([&](db::Connection& connection) { return plan_import(table, AgencyStore(connection).all()); });
  std::int64_t waiting = 0;
  if (plan.faults == 0 && plan.changes_something()) {
    waiting = database_.write([&](db::Connection& connection) {
      return accounts::WaitingFileStore(connection).keep(sender_of(visitor), table, clock_.now());
    });
  }
  return shown(request, plan, upload->file_name, waiting, false);
}

site::Answer ImportPages::apply(http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t import = site::id_in_path(request, "import");
  ImportPlan plan;
  util::TableRows table;
  bool is_the_same = false;
  std::size_t done = 0;
  database_.write([&](db::Connection& connection) {
    accounts::WaitingFileStore waiting(connection);
    const auto kept = waiting.find_table(sender_of(visitor), import);
    if (!kept) throw http::Gone("an import that was done, or is older than a day");
    table = *kept;
    AgencyStore store(connection);
    plan = plan_import(table, store.all());
    is_the_same = plan.faults == 0 && plan.digest() == request.form.get("digest");
    if (!is_the_same) return;
    done = store.apply(plan, {visitor.account, clock_.now(), table.name});
    waiting.forget(import);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "agency.import", table.name, std::to_string(done) + " agencies");
  });
  if (!is_the_same) return shown(request, plan, table.name, import, true);
  return site_.done(request, "/agencies",
                    {"agencies.import_done", {{"count", html::grouped(static_cast<long long>(done))}}});
}

}  // namespace agencies
