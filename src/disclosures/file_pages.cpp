// SPDX-License-Identifier: Apache-2.0
#include "src/disclosures/file_pages.hpp"

#include <algorithm>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/file_kind.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"
#include "lib/util/typed_text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/disclosures/handed_in.hpp"
#include "src/disclosures/item_parts_pages.hpp"

namespace disclosures {
namespace {

using html::Word;

constexpr const char* k_accepted = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.png,.jpg,.jpeg,.csv,.txt";
constexpr std::size_t k_longest_file_name = 150;  // characters

html::Field file_field(std::int64_t limit)
{
  return {.name = "file",
          .label = Word{"disclosures.file"},
          .hint = Word{"disclosures.file_hint", {{"most", size_text(limit)}}}};
}

/// As the list shows it: one line, not too long, its ending kept.
std::string shown_name(const std::string& sent)
{
  std::string name = util::typed_line(sent).text;
  if (name.empty()) name = "file";
  if (util::character_count(name) <= k_longest_file_name) return name;
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot != std::string::npos && name.size() - dot <= 10 ? name.substr(dot) : std::string();
  std::size_t end = std::min(name.size(), k_longest_file_name);
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
    --end;
  return name.substr(0, end) + ending;
}

/// Bytes first, rows after: a row without its bytes would be worse than bytes without a row.
void keep_bytes(const http::Upload& upload, const std::filesystem::path& files)
{
  const std::filesystem::path target = kept_at(files, upload.sha256());
  std::error_code none;
  if (std::filesystem::file_size(target, none) == upload.size() && !none) return;
  util::make_folders(target.parent_path());
  upload.take(target);
}

/// The newest revision in the entry of the path's file; http::NotFound where it is not among them.
File current_file(const Entry& entry, const http::Request& request)
{
  const std::int64_t id = site::id_in_path(request, "file");
  const auto found =
      std::find_if(entry.files.begin(), entry.files.end(), [&](const File& one) { return one.id == id; });
  if (found == entry.files.end()) throw http::NotFound("no such file");
  return *found;
}

/// For whoever may change the entry; sent to its page where it is checked or locked.
Entry fillable_entry(db::Connection& connection, const Place& place, const http::Request& request)
{
  Entry entry = open_entry(connection, place, request);
  if (entry.state == EntryState::checked && !place.party.coordinates) throw http::SeeOther(place.path_of(entry.item));
  return entry;
}

}  // namespace

std::size_t FilePages::request_limit(std::int64_t file_limit)
{
  constexpr std::size_t k_around = std::size_t{64} * 1024;  // what a form has beside the file
  return 2 * static_cast<std::size_t>(file_limit) + k_around;
}

site::View FilePages::file_view(const Place& place, const std::string& item, const html::Form& form) const
{
  site::View view{.title = Word{"disclosures.file_add"}, .view = "disclosures/file"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_item(place, item, Word{"disclosures.file_add"});
  view.values.set("summary", html::error_summary(form))
      .set("item", item)
      .set("file", html::file_input(form, file_field(parts_.file_limit), k_accepted))
      .set("send", html::button(Word{"disclosures.file_send"}))
      .set("action", place.path_of(item) + "/files")
      .set("back", place.path_of(item));
  return view;
}

site::Answer FilePages::form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    return file_view(place, fillable_entry(connection, place, request).item, html::Form());
  });
}

site::Answer FilePages::take(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  const html::Field field = file_field(parts_.file_limit);
  const http::Upload* upload = request.file(field.name);
  // Who may not is told before anything is stored.
  const auto refused = parts_.database.read([&](db::Connection& connection) -> std::optional<site::View> {
    const Place place = place_of(connection, request, visitor);
    const Entry entry = fillable_entry(connection, place, request);
    if (upload == nullptr || upload->size() == 0) {
      form.refuse(field, "disclosures.file_missing");
    } else if (upload->size() > static_cast<std::uint64_t>(parts_.file_limit)) {
      form.refuse(
          field, "disclosures.file_too_large",
          {{"size", size_text(static_cast<std::int64_t>(upload->size()))}, {"most", size_text(parts_.file_limit)}});
    } else if (office::file_kind(upload->path(), upload->file_name) == office::FileKind::unknown) {
      form.refuse(field, "disclosures.file_unknown");
    }
    if (form.ok()) return std::nullopt;
    return file_view(place, entry.item, form);
  });
  if (refused) return *refused;
  keep_bytes(*upload, parts_.files);
  const File file{.name = shown_name(upload->file_name),
                  .type = std::string(office::media_type(office::file_kind(upload->path(), upload->file_name))),
                  .bytes = static_cast<std::int64_t>(upload->size()),
                  .sha256 = upload->sha256()};
  std::string path;
  bool is_new = false;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    const Entry entry = fillable_entry(connection, place, request);
    path = place.path_of(entry.item);
    is_new = EntryStore(connection).add_file(entry, file, {visitor.account, parts_.clock.now(), {}}).has_value();
    if (is_new)
      accounts::AuditStore(connection, parts_.clock)
          .add(visitor, "disclosure.file", place.object(entry.item), file.name + " " + file.sha256);
  });
  return parts_.site.done(request, path,
                          Word{is_new ? "disclosures.file_taken" : "disclosures.file_there", {{"name", file.name}}});
}

site::Answer FilePages::hand_out(http::Request& request, const accounts::Visitor& visitor)
{
  const auto found = parts_.database.read([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    const Entry entry = seen_entry(connection, place, request);
    auto one = EntryStore(connection).file(place.cycle.id, place.agency(), site::id_in_path(request, "file"));
    if (!one || one->item != entry.item) throw http::NotFound("no such file");
    return std::move(*one);
  });
  return http::attachment(http::FileBody{.path = kept_at(parts_.files, found.file.sha256)}, found.file.type,
                          found.file.name);
}

site::Answer FilePages::remove_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const Place place = place_of(connection, request, visitor);
    const Entry entry = fillable_entry(connection, place, request);
    const File file = current_file(entry, request);
    site::View view{.title = Word{"disclosures.file_remove"}, .view = "disclosures/confirm"};
    view.breadcrumbs = way_to_item(place, entry.item, Word{"disclosures.file_remove"});
    view.values.set("confirmation",
                    html::confirmation({.question = Word{"disclosures.file_remove_question", {{"name", file.name}}},
                                        .explanation = Word{"disclosures.file_remove_explanation"},
                                        .button = Word{"disclosures.file_remove"},
                                        .action = request.path,
                                        .back = place.path_of(entry.item)}));
    return view;
  });
}

site::Answer FilePages::remove(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const Place place = place_of(connection, request, visitor);
    const Entry entry = fillable_entry(connection, place, request);
    const File file = current_file(entry, request);
    path = place.path_of(entry.item);
    EntryStore(connection).remove_file(entry, file, {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "disclosure.file_removed", place.object(entry.item), file.name);
  });
  return parts_.site.done(request, path, Word{"disclosures.file_removed"});
}

}  // namespace disclosures
