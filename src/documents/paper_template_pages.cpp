// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lib/html/plain_table.hpp"
#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/documents/paper_body.hpp"
#include "src/documents/paper_model.hpp"
#include "src/documents/paper_setting_pages.hpp"
#include "src/documents/paper_text.hpp"
#include "src/framework/table_reader.hpp"

namespace documents {
namespace {

using html::Field;
using html::Word;

constexpr std::size_t k_spare_sections = 2;
constexpr std::size_t k_most_sections = 40;
constexpr std::size_t k_longest_template = 20000;
constexpr std::size_t k_longest_template_heading = 500;

struct WordingFields {
  explicit WordingFields(std::size_t index)
      : number(std::to_string(index + 1)),
        key("key_" + number),
        heading{.name = "heading_" + number, .label = Word{"papers.section_heading", {{"number", number}}}},
        text{.name = "text_" + number, .label = Word{"papers.section_text", {{"number", number}}}},
        numbered{.name = "numbered_" + number, .label = Word{"papers.section_numbered"}},
        tables{.name = "tables_" + number, .label = Word{"papers.section_table_choice"}},
        position{.name = "position_" + number, .label = Word{"papers.section_position"}},
        remove{.name = "remove_" + number, .label = Word{"papers.section_remove"}}
  {
  }
  std::string number;
  std::string key;
  Field heading;
  Field text;
  Field numbered;
  Field tables;
  Field position;
  Field remove;
};

std::vector<html::Option> table_options()
{
  std::vector<html::Option> options;
  for (const std::string& table : k_paper_tables)
    options.push_back({table, Word{"papers.table." + table}});
  return options;
}

util::Fields fields_of_wording(const StoredTemplate& wording)
{
  util::Fields fields;
  fields.add("revision", std::to_string(wording.revision));
  fields.add("sections", std::to_string(wording.sections.size() + k_spare_sections));
  for (std::size_t i = 0; i < wording.sections.size(); ++i) {
    const WordingFields names(i);
    const PaperSection& section = wording.sections[i];
    fields.add(names.key, section.key);
    fields.add(names.heading.name, section.heading);
    fields.add(names.text.name, section.text);
    if (section.numbered) fields.add(names.numbered.name, "1");
    for (const std::string& table : section.tables)
      fields.add(names.tables.name, table);
    fields.add(names.position.name, names.number);
  }
  return fields;
}

std::size_t sections_in_form(const util::Fields& fields)
{
  std::size_t count = 0;
  while (count < k_most_sections && fields.has(WordingFields(count).heading.name))
    ++count;
  return count;
}

/// A section as typed, with where it belongs: what was moved up goes before the one that stood there.
struct TypedSection {
  PaperSection section;
  std::int64_t order = 0;
};

std::vector<PaperSection> read_wording(html::Form& form)
{
  std::vector<TypedSection> typed;
  std::set<std::string> keys;
  const TextModel known = all_names();
  for (std::size_t i = 0; i < sections_in_form(form.typed()); ++i) {
    const WordingFields names(i);
    PaperSection section;
    section.key = std::string(form.typed().get(names.key));
    section.heading = form.text(names.heading, {.required = false, .at_most = k_longest_template_heading});
    section.text = form.text(names.text, {.required = false, .at_most = k_longest_template, .lines = true});
    section.numbered = form.checked(names.numbered);
    section.tables = form.choices(names.tables, k_paper_tables);
    const auto position = form.whole(
        names.position, {.required = false, .at_least = 1, .at_most = static_cast<std::int64_t>(k_most_sections)});
    if (form.checked(names.remove)) continue;
    if (section.heading.empty() && section.text.empty() && section.tables.empty()) continue;
    if (section.key.empty() || !framework::is_code(section.key) || !keys.insert(section.key).second)
      section.key = "own_" + names.number;
    keys.insert(section.key);
    form.refuse(check_template(section.heading, known, names.heading.name));
    form.refuse(check_template(section.text, known, names.text.name));
    const auto place = static_cast<std::int64_t>(i) + 1;
    const std::int64_t wanted = position.value_or(place);
    typed.push_back({std::move(section), wanted == place  ? 2 * place
                                         : wanted < place ? 2 * wanted - 1
                                                          : 2 * wanted + 1});
  }
  std::stable_sort(typed.begin(), typed.end(),
                   [](const TypedSection& a, const TypedSection& b) { return a.order < b.order; });
  std::vector<PaperSection> sections;
  for (TypedSection& one : typed)
    sections.push_back(std::move(one.section));
  if (sections.empty()) form.refuse(util::Problem{{}, "papers.template_empty", {}});
  return sections;
}

const PaperKind& kind_in_path(const http::Request& request)
{
  const PaperKind* kind = PaperKinds::embedded().find(request.parameters.get("kind"));
  if (kind == nullptr) throw http::NotFound("no such kind of document");
  return *kind;
}

util::Language wording_language(const util::Fields& fields)
{
  return fields.get("wording") == "en" ? util::Language::english : util::Language::thai;
}

StoredTemplate stored_or_own(db::Connection& connection, const DeskPlace& desk, const PaperKind& kind,
                             util::Language language)
{
  StoredTemplate wording = ChainStore(connection).wording(desk.agency.id, kind.code, std::string(util::code(language)));
  if (wording.revision == 0) wording.sections = template_sections(kind, language);
  return wording;
}

std::string path_of_template(const DeskPlace& desk, const PaperKind& kind, util::Language language)
{
  return desk.path() + "/templates/" + kind.code + (language == util::Language::english ? "?wording=en" : "");
}

void add_names(site::View& view)
{
  view.values.list("names");
  const TextModel known = all_names();
  for (const auto& [name, text] : known.texts)
    view.values.add("names", html::Values().set("name", "{{" + name + "}}"));
  for (const auto& [name, members] : known.lists) {
    std::string inside;
    for (const auto& [member, text] : members.front().texts)
      inside += fmt::format(" {{{{{}}}}}", member);
    view.values.add("names", html::Values().set("name", fmt::format("{{{{#{0}}}}}{1} {{{{/{0}}}}}", name, inside)));
  }
}

site::View template_view(const DeskPlace& desk, const PaperKind& kind, util::Language wording, const html::Form& form,
                         util::Language language)
{
  site::View view{.title = kind.name.in(language), .view = "documents/template"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_desk(desk, kind.name.in(language));
  view.breadcrumbs.insert(view.breadcrumbs.end() - 1, {Word{"papers.templates"}, desk.path() + "/templates"});
  const std::string path = desk.path() + "/templates/" + kind.code;
  view.values.set("summary", html::error_summary(form))
      .set("heading", kind.name.in(language))
      .set("languages",
           html::tabs(Word{"papers.language"},
                      {{Word{"papers.language.th"}, path, wording == util::Language::thai},
                       {Word{"papers.language.en"}, path + "?wording=en", wording == util::Language::english}}))
      .set("revision", std::string(form.typed().get("revision")))
      .set("wording", std::string(util::code(wording)))
      .set("conflict", false)
      .set("is_own", form.typed().get("revision") != "0")
      .set("button", html::button(Word{"papers.save"}))
      .set("action", path)
      .set("restore", path + "/restore")
      .set("back", desk.path() + "/templates")
      .list("sections");
  const std::size_t count = std::min(
      k_most_sections, std::max(sections_in_form(form.typed()), std::size_t{0}) + (form.ok() ? k_spare_sections : 0));
  for (std::size_t i = 0; i < count; ++i) {
    const WordingFields names(i);
    view.values.add("sections",
                    html::Values()
                        .set("number", names.number)
                        .set("key_name", names.key)
                        .set("key", std::string(form.typed().get(names.key)))
                        .set("heading", html::text_input(form, names.heading))
                        .set("text", html::text_area(form, names.text, 8))
                        .set("numbered", html::checkbox(form, names.numbered))
                        .set("tables", html::checkboxes(form, names.tables, table_options()))
                        .set("position", html::text_input(form, names.position, {.mode = "numeric", .width = 3}))
                        .set("remove", html::checkbox(form, names.remove)));
  }
  add_names(view);
  return view;
}

}  // namespace

site::Answer PaperTemplatePages::list(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const util::Language language = site::language_of(request);
    const DeskPlace desk = desk_of(connection, request, visitor);
    const auto own = ChainStore(connection).worded(desk.agency.id);
    std::vector<std::vector<html::Cell>> rows;
    for (const PaperKind& kind : PaperKinds::embedded().all()) {
      const bool changed = std::any_of(own.begin(), own.end(), [&](const auto& one) { return one.first == kind.code; });
      rows.push_back({{kind.name.in(language), desk.path() + "/templates/" + kind.code},
                      {Word{changed ? "papers.template_own" : "papers.template_usual"}, "",
                       changed ? html::Colour::blue : html::Colour::grey}});
    }
    site::View view{.title = Word{"papers.templates"}, .view = "documents/templates"};
    view.breadcrumbs = way_to_desk(desk, Word{"papers.templates"});
    view.values.set("table", html::plain_table(Word{"papers.templates"},
                                               {Word{"papers.column.kind"}, Word{"papers.template_state"}}, rows));
    return view;
  });
}

site::Answer PaperTemplatePages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const PaperKind& kind = kind_in_path(request);
    const util::Language wording = wording_language(request.query);
    return template_view(desk, kind, wording,
                         html::Form(fields_of_wording(stored_or_own(connection, desk, kind, wording))),
                         site::language_of(request));
  });
}

site::Answer PaperTemplatePages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    if (!desk.party.coordinates) throw http::NotFound("for the coordinator");
    const PaperKind& kind = kind_in_path(request);
    const util::Language wording = wording_language(request.form);
    path = path_of_template(desk, kind, wording);
    html::Form form(request.form);
    const std::vector<PaperSection> sections = read_wording(form);
    if (!form.ok()) {
      again = template_view(desk, kind, wording, form, language);
      return;
    }
    const StoredTemplate now = stored_or_own(connection, desk, kind, wording);
    if (request.form.get("revision") != std::to_string(now.revision)) {
      util::Fields fields;
      for (const auto& [name, value] : request.form.entries())
        fields.add(name, name == "revision" ? std::to_string(now.revision) : value);
      again = template_view(desk, kind, wording, html::Form(fields), language);
      again->status = 409;
      html::Values conflict;
      conflict.list("stored");
      for (const PaperSection& section : now.sections)
        conflict.add("stored", html::Values().set("stored_heading", section.heading).set("stored_text", section.text));
      again->values.set("conflict", std::move(conflict));
      return;
    }
    ChainStore(connection)
        .save_wording(desk.agency.id, kind.code, std::string(util::code(wording)), {sections, now.revision},
                      {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.template", desk.object(), kind.code);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.template_saved"});
}

site::Answer PaperTemplatePages::restore(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const DeskPlace desk = desk_of(connection, request, visitor);
    if (!desk.party.coordinates) throw http::NotFound("for the coordinator");
    const PaperKind& kind = kind_in_path(request);
    const util::Language wording = wording_language(request.form);
    path = path_of_template(desk, kind, wording);
    ChainStore(connection).forget_wording(desk.agency.id, kind.code, std::string(util::code(wording)));
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.template_restore", desk.object(), kind.code);
  });
  return parts_.site.done(request, path, Word{"papers.template_restored"});
}

}  // namespace documents
