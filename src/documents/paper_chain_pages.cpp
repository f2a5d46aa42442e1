// SPDX-License-Identifier: Apache-2.0
// The chain of signatures as a form: position, who may sign, and the one person where only one is to.
#include <utility>

#include "lib/http/outcome.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/documents/paper_setting_pages.hpp"

namespace documents {
namespace {

using html::Field;
using html::Word;

constexpr std::size_t k_chain_rows = 6;

/// The fields of one step of the chain.
struct StepFields {
  explicit StepFields(std::size_t step)
      : number(std::to_string(step)),
        position{.name = "position_" + number, .label = Word{"papers.chain_position_label", {{"step", number}}}},
        position_en{.name = "position_en_" + number, .label = Word{"papers.chain_position_en"}},
        who{.name = "role_" + number, .label = Word{"papers.chain_who"}},
        signer{
            .name = "signer_" + number, .label = Word{"papers.chain_signer"}, .hint = Word{"papers.chain_signer_hint"}}
  {
  }
  std::string number;
  Field position;
  Field position_en;
  Field who;
  Field signer;
};

/// "executive", "coordinator", "officer" (of the document's unit), "officer:3" (of that unit).
std::string who_text(const ChainStep& step)
{
  std::string text(accounts::code(step.role));
  if (step.role == accounts::Role::officer && step.unit) text += ":" + std::to_string(*step.unit);
  return text;
}

std::vector<html::Option> who_options(const DeskPlace& desk)
{
  std::vector<html::Option> options = {{"officer", Word{"papers.who.officer"}}};
  for (const agencies::Unit& unit : desk.units) {
    if (unit.is_open())
      options.push_back({"officer:" + std::to_string(unit.id),
                         Word{"papers.who.officer_of", {{"unit", unit.name_in(desk.language)}}}});
  }
  options.push_back({"coordinator", Word{"papers.who.coordinator"}});
  options.push_back({"executive", Word{"papers.who.executive"}});
  return options;
}

std::vector<html::Option> signer_options(const std::vector<Signatory>& people)
{
  std::vector<html::Option> options = {{"", Word{"papers.chain_anyone"}}};
  for (const Signatory& one : people)
    options.push_back({std::to_string(one.account), one.name});
  return options;
}

ChainStep step_of(std::string position, std::string position_en, const std::string& who)
{
  ChainStep step{.position = std::move(position), .position_en = std::move(position_en)};
  const std::size_t colon = who.find(':');
  step.role = accounts::role_named(who.substr(0, colon)).value_or(accounts::Role::officer);
  if (colon != std::string::npos) step.unit = std::stoll(who.substr(colon + 1));
  return step;
}

util::Fields fields_of_chain(const StoredChain& chain)
{
  util::Fields fields;
  fields.add("revision", std::to_string(chain.revision));
  for (std::size_t i = 0; i < chain.steps.size(); ++i) {
    const StepFields names(i + 1);
    fields.add(names.position.name, chain.steps[i].position);
    fields.add(names.position_en.name, chain.steps[i].position_en);
    fields.add(names.who.name, who_text(chain.steps[i]));
    if (chain.steps[i].signer) fields.add(names.signer.name, std::to_string(*chain.steps[i].signer));
  }
  return fields;
}

std::vector<ChainStep> read_chain(html::Form& form, const DeskPlace& desk, const std::vector<Signatory>& people)
{
  std::vector<ChainStep> chain;
  const std::vector<std::string> offered = html::values_of(who_options(desk));
  for (std::size_t i = 1; i <= k_chain_rows; ++i) {
    const StepFields names(i);
    std::string position = form.text(names.position, {.required = false, .at_most = k_longest_position});
    std::string position_en = form.text(names.position_en, {.required = false, .at_most = k_longest_position});
    const std::string who = form.choice(names.who, offered, html::Needed::no);
    const std::string signer = form.choice(names.signer, html::values_of(signer_options(people)), html::Needed::no);
    if (position.empty() && position_en.empty()) continue;
    chain.push_back(step_of(std::move(position), std::move(position_en), who.empty() ? "officer" : who));
    if (!signer.empty()) chain.back().signer = std::stoll(signer);
  }
  form.refuse(check_chain(chain));
  form.refuse(check_signers(chain, people));
  return chain;
}

}  // namespace

site::View PaperSettingPages::chain_view(const DeskPlace& desk, const html::Form& form,
                                         const std::vector<Signatory>& people) const
{
  site::View view{.title = Word{"papers.chain"}, .view = "documents/chain"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_desk(desk, Word{"papers.chain"});
  view.values.set("summary", html::error_summary(form))
      .set("revision", std::string(form.typed().get("revision")))
      .set("conflict", false)
      .set("button", html::button(Word{"papers.save"}))
      .set("action", desk.path() + "/chain")
      .set("back", desk.path())
      .list("steps");
  for (std::size_t i = 1; i <= k_chain_rows; ++i) {
    const StepFields names(i);
    view.values.add("steps", html::Values()
                                 .set("step", names.number)
                                 .set("position", html::text_input(form, names.position))
                                 .set("position_en", html::text_input(form, names.position_en))
                                 .set("who", html::select(form, names.who, who_options(desk)))
                                 .set("signer", html::select(form, names.signer, signer_options(people))));
  }
  return view;
}

site::Answer PaperSettingPages::chain_form(http::Request& request, const accounts::Visitor& visitor)
{
  return parts_.database.read([&](db::Connection& connection) -> site::Answer {
    const DeskPlace desk = desk_of(connection, request, visitor);
    return chain_view(desk, html::Form(fields_of_chain(ChainStore(connection).chain(desk.agency.id))),
                      signatories(connection, desk.agency.id));
  });
}

site::Answer PaperSettingPages::save_chain(http::Request& request, const accounts::Visitor& visitor)
{
  std::optional<site::View> again;
  std::string path;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const DeskPlace desk = desk_of(connection, request, visitor);
    if (!desk.party.coordinates) throw http::NotFound("for the coordinator");
    path = desk.path() + "/chain";
    html::Form form(request.form);
    const std::vector<Signatory> people = signatories(connection, desk.agency.id);
    const std::vector<ChainStep> chain = read_chain(form, desk, people);
    if (!form.ok()) {
      again = chain_view(desk, form, people);
      return;
    }
    ChainStore store(connection);
    const StoredChain now = store.chain(desk.agency.id);
    const bool current = request.form.get("revision") == std::to_string(now.revision);
    if (!current || !store.save(desk.agency.id, chain, now.revision, {visitor.account, parts_.clock.now(), {}})) {
      util::Fields fields;
      for (const auto& [name, value] : request.form.entries())
        fields.add(name, name == "revision" ? std::to_string(now.revision) : value);
      again = chain_view(desk, html::Form(fields), people);
      again->status = 409;
      html::Values conflict;
      conflict.list("stored");
      for (const ChainStep& step : now.steps)
        conflict.add("stored", html::Values().set("stored_text", step.position));
      again->values.set("conflict", std::move(conflict));
      return;
    }
    accounts::AuditStore(connection, parts_.clock)
        .add(visitor, "document.chain", desk.object(), std::to_string(chain.size()) + " steps");
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path, Word{"papers.chain_saved"});
}

}  // namespace documents
