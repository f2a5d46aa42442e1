// SPDX-License-Identifier: Apache-2.0
#include "src/measures/library_pages.hpp"

#include <utility>

#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/measures/library_form_pages.hpp"
#include "src/measures/library_shelf_pages.hpp"

namespace measures {
namespace {

using html::Word;

constexpr int k_entry_overtaken = 409;

/// Of the entry as it is stored: whoever saves must have seen it.
std::string seen_of(const LibraryEntry& entry)
{
  std::string all;
  const util::Fields fields = fields_of(entry);
  for (const auto& [name, value] : fields.entries())
    all.append(name).append("=").append(value).append("\n");
  return util::sha256_hex(all);
}

site::View entry_view(const Shelf& shelf, const LibraryEntry& entry, const html::Form& form)
{
  const bool is_new = entry.id == 0;
  const Word title{is_new ? "measures.library_new" : "measures.library_edit"};
  site::View view{.title = title, .view = "measures/library_form"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_library(shelf, title);
  const std::string path = shelf.path() + (is_new ? "/new" : "/" + std::to_string(entry.id));
  view.values = library_form_values(form);
  view.values.set("summary", html::error_summary(form))
      .set("heading", title)
      .set("action", path)
      .set("back", shelf.path())
      .set("seen", seen_of(entry))
      .set("conflict", false)
      .set("remove", is_new ? std::string() : path + "/remove")
      .set("save", html::button(Word{"measures.save"}));
  return view;
}

/// Somebody else saved meanwhile: what is stored now, above what was typed.
site::View overtaken_entry_view(const Shelf& shelf, const LibraryEntry& now, const html::Form& form)
{
  site::View view = entry_view(shelf, now, form);
  view.status = k_entry_overtaken;
  view.values.set("conflict", html::Values()
                                  .set("title", now.title)
                                  .set("steps", util::join(now.steps, "\n"))
                                  .set("subjects", util::join(now.subjects, " ")));
  return view;
}

}  // namespace

site::Answer LibraryPages::new_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    const LibraryEntry empty{.agency = shelf.agency, .fiscal_year = library_years().front()};
    return entry_view(shelf, empty, html::Form(fields_of(empty)));
  });
}

site::Answer LibraryPages::add(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    path = shelf.path();
    html::Form form(request.form);
    const LibraryEntry empty{.agency = shelf.agency};
    const LibraryEntry entry = read_library_entry(form, empty);
    if (!form.ok()) {
      again = entry_view(shelf, empty, form);
      return;
    }
    const std::int64_t id = LibraryStore(connection).add(entry, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.library_add", shelf.object() + " library " + std::to_string(id), entry.title);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.saved"});
}

site::Answer LibraryPages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    const LibraryEntry entry = entry_in_path(connection, shelf, request);
    return entry_view(shelf, entry, html::Form(fields_of(entry)));
  });
}

site::Answer LibraryPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    path = shelf.path();
    const LibraryEntry now = entry_in_path(connection, shelf, request);
    html::Form form(request.form);
    const LibraryEntry entry = read_library_entry(form, now);
    if (!form.ok()) {
      again = entry_view(shelf, now, form);
      return;
    }
    if (request.form.get("seen") != seen_of(now)) {
      again = overtaken_entry_view(shelf, now, form);
      return;
    }
    LibraryStore(connection).save(entry, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.library_edit", shelf.object() + " library " + std::to_string(entry.id), entry.title);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"measures.saved"});
}

site::Answer LibraryPages::remove_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    const LibraryEntry entry = entry_in_path(connection, shelf, request);
    const std::string path = shelf.path() + "/" + std::to_string(entry.id);
    site::View view{.title = Word{"measures.library_remove"}, .view = "measures/confirm"};
    view.breadcrumbs = way_to_library(shelf, Word{"measures.library_remove"});
    view.values.set("confirmation", html::confirmation({.question = Word{"measures.library_remove"},
                                                        .explanation = entry.title,
                                                        .warning = Word{"measures.library_remove_warning"},
                                                        .button = Word{"measures.library_remove"},
                                                        .action = path + "/remove",
                                                        .back = path}));
    return view;
  });
}

site::Answer LibraryPages::remove(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const Shelf shelf = shelf_of(connection, request, visitor);
    require_keeper(shelf);
    path = shelf.path();
    const LibraryEntry entry = entry_in_path(connection, shelf, request);
    LibraryStore(connection).remove(entry, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "measures.library_remove", shelf.object() + " library " + std::to_string(entry.id), entry.title);
  });
  return parts_.site.done(request, path, Word{"measures.library_removed"});
}

}  // namespace measures
