// SPDX-License-Identifier: Apache-2.0
#include "src/documents/paper_act_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/documents/letterhead_store.hpp"

namespace documents {
namespace {

using html::Field;
using html::Word;

constexpr double k_signature_picture = 60;  // points

const Field k_opinion_field{.name = "opinion", .label = Word{"papers.opinion"}, .hint = Word{"papers.opinion_hint"}};
const Field k_signature_field{
    .name = "picture", .label = Word{"papers.signature"}, .hint = Word{"papers.signature_hint"}};

/// Whose turn it is, if it is this visitor's; http::NotFound for everybody else.
Approval turn_of(const PaperPlace& place)
{
  const Approval* next = place.paper.is_signing() ? next_to_sign(place.standing) : nullptr;
  if (next == nullptr || !place.desk.party.may_sign(*next)) throw http::NotFound("not this person's turn");
  return *next;
}

site::View sign_view(const PaperPlace& place, const Approval& turn, const html::Form& form, const std::string& name)
{
  site::View view = act_page(place, "sign", form);
  view.values
      .set("explanation", Word{"papers.act.sign_explanation",
                               {{"position", turn.position},
                                {"name", name},
                                {"version", std::to_string(place.paper.version)},
                                {"digest", turn.digest}}})
      .set("area", html::text_area(form, k_opinion_field, 4))
      .set("file", html::file_input(form, k_signature_field, ".png,.jpg,.jpeg,.svg"))
      .set("multipart", true);
  return view;
}

site::View reason_view(const PaperPlace& place, const char* act, int rows, const html::Form& form)
{
  site::View view = act_page(place, act, form);
  view.values.set("area", html::text_area(form, paper_reason_field(), rows));
  return view;
}

}  // namespace

void PaperActPages::audit(db::Connection& connection, const accounts::Visitor& visitor, const char* act,
                          const PaperPlace& place, const std::string& detail) const
{
  accounts::AuditStore(connection, parts_.clock).add(visitor, act, place.desk.object(place.paper.id), detail);
}

site::Answer PaperActPages::send_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const PaperPlace place = open_paper(connection, request, visitor);
    if (place.paper.is_signing()) throw http::SeeOther(place.path());
    site::View view = act_page(place, "send", {});
    const StoredChain chain = ChainStore(connection).chain(place.paper.agency);
    std::string way;
    for (const ChainStep& step : chain.steps)
      way += (way.empty() ? "" : " \u2192 ") + step.position;
    view.values.set("warning_text", way);
    if (!check_chain(chain.steps).empty())
      view.values.set("warning_text", Word{"papers.no_chain"}).set("button", false);
    return view;
  });
}

site::Answer PaperActPages::send(http::Request& request, const accounts::Visitor& visitor)
{
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    const PaperPlace place = open_paper(connection, request, visitor);
    path = place.path();
    const StoredChain chain = ChainStore(connection).chain(place.paper.agency);
    if (place.paper.is_signing() || !check_chain(chain.steps).empty() || !is_current(request, place))
      throw http::SeeOther(path);
    PaperStore(connection).send(place.paper, chain.steps, deed(visitor));
    audit(connection, visitor, "document.send", place, "version " + std::to_string(place.paper.version));
  });
  return parts_.site.done(request, path, Word{"papers.sent"});
}

site::Answer PaperActPages::sign_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const PaperPlace place = paper_place(connection, request, visitor);
    return sign_view(place, turn_of(place), {}, visitor.name);
  });
}

site::Answer PaperActPages::sign(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form(request.form);
  const std::string opinion =
      form.text(k_opinion_field, {.required = false, .at_most = k_longest_opinion, .lines = true});
  std::string picture;
  if (const http::Upload* upload = request.file(k_signature_field.name); upload != nullptr && upload->size() > 0) {
    const auto redrawn = redrawn_picture(*upload, k_signature_picture);
    if (redrawn) picture = *redrawn;
    if (!redrawn) form.refuse(k_signature_field, "papers.no_picture");
  }
  std::optional<site::View> again;
  std::string path;
  bool meanwhile = false;
  bool last = false;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const PaperPlace place = paper_place(connection, request, visitor);
    path = place.path();
    Approval turn = turn_of(place);
    if (!form.ok()) {
      again = sign_view(place, turn, form, visitor.name);
      return;
    }
    // Somebody changed it while this person was reading: that is not what they wanted to sign.
    meanwhile = !is_current(request, place);
    if (meanwhile) return;
    turn.name = visitor.name;
    turn.opinion = opinion;
    if (!picture.empty())
      turn.picture = LetterheadStore(connection).keep_picture(place.paper.agency, picture, deed(visitor));
    last = turn.step == place.standing.back().step;
    PaperStore(connection).sign(place.paper, turn, deed(visitor));
    audit(connection, visitor, "document.sign", place, turn.position + ", " + turn.digest);
  });
  if (again) return std::move(*again);
  const char* said = meanwhile ? "papers.changed_meanwhile" : last ? "papers.approved" : "papers.signed";
  return parts_.site.done(request, path, Word{said});
}

site::Answer PaperActPages::ask_reason(http::Request& request, const accounts::Visitor& visitor, const ReasonedAct& act)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const PaperPlace place = paper_place(connection, request, visitor);
    act.allow(place);
    return reason_view(place, act.name, act.rows, {});
  });
}

site::Answer PaperActPages::with_reason(http::Request& request, const accounts::Visitor& visitor,
                                        const ReasonedAct& act)
{
  html::Form form(request.form);
  const std::string reason = read_paper_reason(form);
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const PaperPlace place = paper_place(connection, request, visitor);
    act.allow(place);
    path = place.path();
    if (form.ok()) {
      act.carry_out(connection, place, reason);
    } else {
      again = reason_view(place, act.name, act.rows, form);
    }
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{act.said});
}

PaperActPages::ReasonedAct PaperActPages::giving_back(const accounts::Visitor& visitor) const
{
  return {.name = "return",
          .rows = 4,
          .said = "papers.returned",
          .allow = [](const PaperPlace& place) { turn_of(place); },
          .carry_out =
              [this, &visitor](db::Connection& connection, const PaperPlace& place, const std::string& reason) {
                PaperStore(connection).give_back(place.paper, turn_of(place), deed(visitor, reason));
                audit(connection, visitor, "document.return", place, reason);
              }};
}

site::Answer PaperActPages::return_form(http::Request& request, const accounts::Visitor& visitor)
{
  return ask_reason(request, visitor, giving_back(visitor));
}

site::Answer PaperActPages::give_back(http::Request& request, const accounts::Visitor& visitor)
{
  return with_reason(request, visitor, giving_back(visitor));
}

}  // namespace documents
