// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_pages.hpp"

#include <charconv>
#include <map>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/thai/thai.hpp"

#include "src/accounts/account_names_store.hpp"
#include "src/accounts/audit_store.hpp"
#include "src/documents/paper_form_pages.hpp"
#include "src/documents/paper_fresh_pages.hpp"
#include "src/documents/paper_warnings.hpp"
#include "src/framework/framework.hpp"

namespace documents {
namespace {

using html::Values;
using html::Word;

constexpr int k_conflict_status = 409;
constexpr std::size_t k_digest_in_lists = 16;

std::int64_t version_asked(const http::Request& request, const Paper& paper)
{
  const std::string_view text = request.query.get("version");
  if (text.empty()) return paper.version;
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size() || version < 1 || version > paper.version)
    throw http::NotFound("no such version");
  return version;
}

bool waits_for_one(const Approval& approval)
{
  return approval.signer && approval.state == ApprovalState::waiting;
}

void add_approvals(site::View& view, db::Connection& connection, const PaperPlace& place, util::Language language)
{
  accounts::AccountNames names(connection);
  view.values.list("approvals").set("any_approvals", !place.approvals.empty());
  for (const Approval& one : place.approvals)
    view.values.add("approvals", Values()
                                     .set("step", one.step)
                                     .set("position", one.position)
                                     .set("name", one.name)
                                     .set("only", waits_for_one(one) ? names.of(*one.signer) : std::string())
                                     .set("state", Word{"papers.approval." + std::string(code(one.state))})
                                     .set("at", one.settled_at ? paper_time(*one.settled_at, language) : std::string())
                                     .set("opinion", one.opinion)
                                     .set("version", one.version)
                                     .set("digest", one.digest.substr(0, k_digest_in_lists)));
}

void add_versions(site::View& view, db::Connection& connection, const PaperPlace& place, util::Language language)
{
  accounts::AccountNames names(connection);
  view.values.list("versions");
  for (const PaperVersion& one : PaperStore(connection).versions(place.paper.agency, place.paper.id))
    view.values.add("versions", Values()
                                    .set("version", one.number)
                                    .set("href", place.path() + "?version=" + std::to_string(one.number))
                                    .set("pdf", place.path() + "/file?format=pdf&version=" + std::to_string(one.number))
                                    .set("at", paper_time(one.made_at, language))
                                    .set("by", names.of(one.made_by))
                                    .set("reason", one.reason)
                                    .set("digest", one.digest));
}

void add_history(site::View& view, db::Connection& connection, const PaperPlace& place, util::Language language)
{
  view.values.list("history");
  for (const PaperChange& one : PaperStore(connection).changes(place.paper.agency, place.paper.id))
    view.values.add("history", Values()
                                   .set("at", paper_time(one.at, language))
                                   .set("by", one.by)
                                   .set("act", Word{"papers.done." + one.act})
                                   .set("version", one.version)
                                   .set("detail", one.detail));
}

/// Only doors that are open.
void add_doors(site::View& view, const PaperPlace& place)
{
  const Paper& paper = place.paper;
  const Approval* next = paper.is_signing() ? next_to_sign(place.standing) : nullptr;
  const bool mine = next != nullptr && place.desk.party.may_sign(*next);
  const bool editable = place.writes() && paper.can_change();
  view.values.set("path", place.path())
      .set("may_edit", editable)
      .set("may_send", editable && !paper.is_signing())
      .set("may_sign", mine)
      .set("next", next == nullptr ? std::string() : next->position)
      .set("may_number", place.writes() && paper.number_text.empty() && paper.state != PaperState::cancelled)
      .set("may_publish", place.desk.party.coordinates && paper.state == PaperState::approved)
      .set("may_be_evidence", place.desk.party.coordinates && paper.state == PaperState::published)
      .set("may_cancel", place.writes() && paper.state != PaperState::cancelled && paper.state != PaperState::published)
      .set("public_path", paper.state == PaperState::published ? "/papers/" + std::to_string(paper.id) : std::string());
}

site::View edit_view(const PaperPlace& place, const html::Form& form, const PaperContent& content)
{
  site::View view{.title = Word{"papers.edit_title"}, .view = "documents/edit"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_paper(place, Word{"papers.edit"});
  add_form_values(view, form, content, *place.kind);
  view.values.set("summary", html::error_summary(form))
      .set("voids", place.paper.is_signing() && any_signed(place.standing))
      .set("conflict", false)
      .set("action", place.path() + "/edit")
      .set("back", place.path())
      .set("save", html::button(Word{"papers.save"}));
  return view;
}

/// What somebody else stored meanwhile, beside the form with what this person typed.
site::View conflict_view(db::Connection& connection, const PaperPlace& place, const html::Form& typed,
                         const PaperContent& now, util::Language language)
{
  util::Fields fields;
  for (const auto& [name, value] : typed.typed().entries())
    fields.add(name, name == "revision" ? std::to_string(place.paper.revision) : value);
  site::View view = edit_view(place, html::Form(fields), now);
  view.status = k_conflict_status;
  const auto changes = PaperStore(connection).changes(place.paper.agency, place.paper.id);
  Values conflict;
  conflict.set("by", changes.empty() ? std::string() : changes.front().by)
      .set("at", changes.empty() ? std::string() : paper_time(changes.front().at, language))
      .set("stored_subject", now.subject)
      .list("stored");
  for (const PaperSection& section : now.sections)
    conflict.add("stored", Values().set("stored_heading", section.heading).set("stored_text", section.text));
  view.values.set("conflict", std::move(conflict));
  return view;
}

/// For those who can still do something about it: who writes, and whose turn it is to sign.
void add_warnings(site::View& view, const PaperPlace& place, const PaperContent& content)
{
  view.values.list("warnings");
  if (!place.paper.can_change() && !place.paper.is_signing()) return;
  for (const util::Problem& problem : warnings_of(content))
    view.values.add("warnings", html::Values().set("text", Word{problem.code, problem.params}));
}

/// Sections that are to be filled again take their words from the template; tables are drawn from what is known now.
PaperContent completed(db::Connection& connection, const PaperPageParts& parts, const PaperPlace& place,
                       const PaperContent& typed)
{
  return fresh_content(connection, parts, place.paper, typed);
}

}  // namespace

site::Answer PaperPages::show(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const util::Language language = site::language_of(request);
    const PaperPlace place = paper_place(connection, request, visitor);
    const std::int64_t version = version_asked(request, place.paper);
    const util::Messages& words = words_of(parts_, place.paper);
    const PrintedPaper printed = printed_paper(connection, place.paper, version, place.approvals, words);
    const office::Document document = laid_out(printed, *place.kind, words);
    site::View view{.title = place.paper.subject, .view = "documents/paper"};
    view.breadcrumbs = way_to_desk(place.desk, place.paper.subject);
    const Paper& paper = place.paper;
    view.values.set("heading", paper.subject)
        .set("state", paper_tag(paper.state))
        .set("summary_list",
             html::summary_list(
                 {{Word{"papers.column.kind"}, place.kind->name.in(language)},
                  {Word{"papers.column.year"}, std::to_string(paper.fiscal_year)},
                  {Word{"papers.column.unit"},
                   paper.unit ? html::Phrase(place.desk.unit_name(paper.unit)) : Word{"papers.whole_agency"}},
                  {Word{"papers.column.number"},
                   paper.number_text.empty() ? html::Phrase(Word{"papers.no_number"}) : paper.number_text},
                  {Word{"papers.version"}, std::to_string(version)},
                  {"SHA-256", printed.digest}}))
        .set("older", version != paper.version)
        .set("returned_why", "")
        .set("files", place.path() + "/file?version=" + std::to_string(version) + "&format=")
        .set("is_short", is_short(document))
        .set("preview", preview_values(document));
    for (const Approval& one : place.standing) {
      if (one.state == ApprovalState::returned) view.values.set("returned_why", one.position + ": " + one.opinion);
    }
    bool stale = false;
    if (paper.can_change() && place.writes() && version == paper.version)
      stale = is_stale(connection, parts_, paper, printed.content);
    view.values.set("stale", stale).set("revision", paper.revision);
    add_warnings(view, place, printed.content);
    view.values.set("voids", paper.is_signing() && any_signed(place.standing));
    add_doors(view, place);
    add_approvals(view, connection, place, language);
    add_versions(view, connection, place, language);
    add_history(view, connection, place, language);
    return view;
  });
}

site::Answer PaperPages::file(http::Request& request, const accounts::Visitor& visitor)
{
  const auto [document, name] = parts_.database.read([&](db::Connection& connection) {
    const PaperPlace place = paper_place(connection, request, visitor);
    const util::Messages& words = words_of(parts_, place.paper);
    const PrintedPaper printed =
        printed_paper(connection, place.paper, version_asked(request, place.paper), place.approvals, words);
    return std::pair(laid_out(printed, *place.kind, words), place.paper.kind + "_" +
                                                                std::to_string(place.paper.fiscal_year) + "_" +
                                                                thai::file_name(place.desk.agency.name));
  });
  const std::string_view format = request.query.get("format");
  auto made = paper_file(document, format.empty() ? "pdf" : format);
  if (!made) throw http::NotFound("no such format");
  return http::attachment(std::move(made->bytes), made->type, name + made->ending);
}

site::Answer PaperPages::edit_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const PaperPlace place = open_paper(connection, request, visitor);
    const auto content = PaperStore(connection).content(place.paper.agency, place.paper.id, place.paper.version);
    return edit_view(place, html::Form(fields_of_paper(*content, place.paper.revision)), *content);
  });
}

site::Answer PaperPages::save(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  std::optional<site::View> again;
  std::string path;
  bool voided = false;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const PaperPlace place = paper_place(connection, request, visitor);
    if (!place.writes()) throw http::NotFound("only to be read");
    path = place.path();
    PaperStore store(connection);
    const auto now = store.content(place.paper.agency, place.paper.id, place.paper.version);
    html::Form form(request.form);
    const PaperContent typed = read_paper(form, *now);
    // Settled while somebody was typing: what was typed stays on the screen.
    if (!place.paper.can_change()) form.refuse(util::Problem{{}, "papers.is_settled", {}});
    if (!form.ok()) {
      again = edit_view(place, form, *now);
      return;
    }
    if (request.form.get("revision") != std::to_string(place.paper.revision)) {
      again = conflict_view(connection, place, form, *now, language);
      return;
    }
    voided = place.paper.is_signing() && any_signed(place.standing);
    store.change(place.paper, completed(connection, parts_, place, typed), "edited",
                 {visitor.account, parts_.clock.now(), std::string(request.form.get("reason"))});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.edit", place.desk.object(place.paper.id));
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{voided ? "papers.saved_voided" : "papers.saved"});
}

site::Answer PaperPages::renew(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const PaperPlace place = open_paper(connection, request, visitor);
    path = place.path();
    PaperStore store(connection);
    const auto now = store.content(place.paper.agency, place.paper.id, place.paper.version);
    if (request.form.get("revision") != std::to_string(place.paper.revision)) throw http::SeeOther(path);
    store.change(place.paper, fresh_content(connection, parts_, place.paper, *now), "renewed",
                 {visitor.account, parts_.clock.now(), {}});
    accounts::AuditStore(connection, parts_.clock).add(visitor, "document.renew", place.desk.object(place.paper.id));
  });
  return parts_.site.done(request, path, Word{"papers.renewed"});
}

}  // namespace documents
