// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_setting_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/util/base64.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/documents/letterhead_store.hpp"
#include "src/documents/paper_act_pages.hpp"

namespace documents {
namespace {

using html::Field;
using html::Word;

constexpr double k_emblem_picture = 120;  // points

const Field k_address_field{.name = "address", .label = Word{"papers.address"}, .hint = Word{"papers.address_hint"}};
const Field k_address_en_field{.name = "address_en", .label = Word{"papers.address_en"}};
const Field k_telephone_field{.name = "telephone", .label = Word{"papers.telephone_field"}};
const Field k_executive_field{
    .name = "executive", .label = Word{"papers.executive_field"}, .hint = Word{"papers.executive_hint"}};
const Field k_executive_en_field{.name = "executive_en", .label = Word{"papers.executive_en_field"}};
const Field k_emblem_field{.name = "emblem", .label = Word{"papers.emblem"}, .hint = Word{"papers.emblem_hint"}};
const Field k_no_emblem_field{.name = "no_emblem", .label = Word{"papers.no_emblem"}};

util::Fields fields_of_head(const Letterhead& head)
{
  util::Fields fields;
  fields.add("revision", std::to_string(head.revision));
  fields.add(k_address_field.name, head.address);
  fields.add(k_address_en_field.name, head.address_en);
  fields.add(k_telephone_field.name, head.telephone);
  fields.add(k_executive_field.name, head.executive);
  fields.add(k_executive_en_field.name, head.executive_en);
  return fields;
}

Letterhead read_head(html::Form& form, const Letterhead& now)
{
  Letterhead head = now;
  head.address = form.text(k_address_field, {.required = false, .at_most = k_longest_address});
  head.address_en = form.text(k_address_en_field, {.required = false, .at_most = k_longest_address});
  head.telephone = form.text(k_telephone_field, {.required = false, .at_most = k_longest_telephone});
  head.executive = form.text(k_executive_field, {.required = false, .at_most = k_longest_position});
  head.executive_en = form.text(k_executive_en_field, {.required = false, .at_most = k_longest_position});
  return head;
}

void require_coordinates(const DeskPlace& desk)
{
  if (!desk.party.coordinates) throw http::NotFound("for the coordinator");
}

}  // namespace

site::View PaperSettingPages::head_view(const DeskPlace& desk, const html::Form& form, const Letterhead& now) const
{
  site::View view{.title = Word{"papers.letterhead"}, .view = "documents/letterhead"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_desk(desk, Word{"papers.letterhead"});
  view.values.set("summary", html::error_summary(form))
      .set("revision", std::string(form.typed().get("revision")))
      .set("conflict", false)
      .set("address", html::text_input(form, k_address_field))
      .set("address_en", html::text_input(form, k_address_en_field))
      .set("telephone", html::text_input(form, k_telephone_field))
      .set("executive", html::text_input(form, k_executive_field))
      .set("executive_en", html::text_input(form, k_executive_en_field))
      .set("emblem", html::file_input(form, k_emblem_field, ".png,.jpg,.jpeg,.svg"))
      .set("has_emblem", !now.emblem.empty())
      .set("emblem_path", desk.path() + "/letterhead/emblem?sha256=" + now.emblem)
      .set("no_emblem", html::checkbox(form, k_no_emblem_field))
      .set("button", html::button(Word{"papers.save"}))
      .set("action", desk.path() + "/letterhead")
      .set("back", desk.path());
  return view;
}

site::Answer PaperSettingPages::head_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const Letterhead now = LetterheadStore(connection).find(desk.agency.id);
    return head_view(desk, html::Form(fields_of_head(now)), now);
  });
}

site::Answer PaperSettingPages::save_head(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  std::string picture;
  if (const http::Upload* upload = request.file(k_emblem_field.name); upload != nullptr && upload->size() > 0) {
    const auto redrawn = redrawn_picture(*upload, k_emblem_picture);
    if (redrawn) picture = *redrawn;
    if (!redrawn) form.refuse(k_emblem_field, "papers.no_picture");
  }
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    require_coordinates(desk);
    path = desk.path() + "/letterhead";
    LetterheadStore store(connection);
    const Letterhead now = store.find(desk.agency.id);
    Letterhead head = read_head(form, now);
    if (!form.ok()) {
      again = head_view(desk, form, now);
      return;
    }
    if (request.form.get("revision") != std::to_string(now.revision)) {
      util::Fields fields;
      for (const auto& [name, value] : request.form.entries())
        fields.add(name, name == "revision" ? std::to_string(now.revision) : value);
      again = head_view(desk, html::Form(fields), now);
      again->status = 409;
      again->values.set("conflict", html::Values()
                                        .set("stored_address", now.address)
                                        .set("stored_telephone", now.telephone)
                                        .set("stored_executive", now.executive));
      return;
    }
    const Deed deed{visitor.account, parts_.clock.now(), {}};
    if (form.checked(k_no_emblem_field)) head.emblem.clear();
    if (!picture.empty()) head.emblem = store.keep_picture(desk.agency.id, picture, deed);
    store.save(desk.agency.id, head, deed);
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.letterhead", desk.object(), head.emblem);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.letterhead_saved"});
}

site::Answer PaperSettingPages::emblem(http::Request& request, const accounts::Visitor& visitor)
{
  const auto picture = parts_.database.read([&](db::Connection& connection) {
    const DeskPlace desk = desk_of(connection, request, visitor);
    const LetterheadStore store(connection);
    return store.picture(desk.agency.id, store.find(desk.agency.id).emblem);
  });
  if (!picture) throw http::NotFound("no emblem");
  std::string url_form = *picture;
  while (url_form.ends_with('='))
    url_form.pop_back();
  for (char& c : url_form)
    c = c == '+' ? '-' : c == '/' ? '_' : c;
  http::Response response;
  response.body = util::from_base64url(url_form).value_or("");
  response.headers.set("Content-Type", "image/png");
  return response;
}

}  // namespace documents
