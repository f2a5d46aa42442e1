// SPDX-License-Identifier: Apache-2.0
// Enrolling agencies: all of the register, some types, or codes that somebody pastes.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/enrolment_pages.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using html::Word;

struct EnrolFields {
  html::Field who{.name = "who", .label = Word{"cycles.enrol_who"}};
  html::Field types{.name = "types", .label = Word{"cycles.enrol_types"}};
  html::Field codes{.name = "codes", .label = Word{"cycles.enrol_codes"}, .hint = Word{"cycles.enrol_codes_hint"}};
};

const EnrolFields& enrol_fields()
{
  static const EnrolFields k_fields;
  return k_fields;
}

const std::vector<html::Option>& who_options()
{
  static const std::vector<html::Option> k_options{{"all", Word{"cycles.enrol_all"}, Word{"cycles.enrol_all_hint"}},
                                                   {"types", Word{"cycles.enrol_by_type"}},
                                                   {"codes", Word{"cycles.enrol_by_code"}}};
  return k_options;
}

site::View enrol_view(const Cycle& cycle, const html::Form& form)
{
  site::View view{Word{"cycles.enrol"}, "cycles/enrol"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, Word{"cycles.enrol"});
  view.values.set("error_summary", html::error_summary(form))
      .set("name", cycle.name)
      .set("who", html::radios(form, enrol_fields().who, who_options()))
      .set("types", html::checkboxes(form, enrol_fields().types, type_choices()))
      .set("codes", html::text_area(form, enrol_fields().codes, 8))
      .set("action", path_of_cycle(cycle.id) + "/enrol")
      .set("back", path_of_cycle(cycle.id))
      .set("save", html::button(Word{"cycles.enrol"}));
  return view;
}

/// Codes as people paste them: a column of a sheet, or parted by commas and blanks.
std::vector<std::string> codes_in(std::string text)
{
  std::ranges::replace_if(
      text, [](char c) { return c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r'; }, ' ');
  std::vector<std::string> codes;
  for (const std::string_view piece : util::split(text, ' ')) {
    if (!piece.empty()) codes.emplace_back(piece);
  }
  return codes;
}

std::vector<agencies::Agency> of_codes(html::Form& form, const std::vector<agencies::Agency>& open)
{
  constexpr std::size_t k_longest = 500'000;
  std::unordered_map<std::string, const agencies::Agency*> by_code;
  for (const agencies::Agency& agency : open)
    by_code.emplace(agency.code, &agency);
  std::vector<agencies::Agency> chosen;
  std::vector<std::string> unknown;
  for (const std::string& written : codes_in(form.text(enrol_fields().codes, {.at_most = k_longest, .lines = true}))) {
    const auto code = agencies::read_agency_code(written);
    const auto agency = code ? by_code.find(*code) : by_code.end();
    if (agency == by_code.end()) {
      unknown.push_back(written);
    } else {
      chosen.push_back(*agency->second);
    }
  }
  constexpr std::size_t k_most_named = 20;
  const std::size_t count = unknown.size();
  if (count > k_most_named) unknown.resize(k_most_named);
  if (count != 0)
    form.refuse(enrol_fields().codes, "cycles.codes_unknown",
                {{"count", std::to_string(count)}, {"codes", util::join(unknown, ", ")}});
  return chosen;
}

/// Those of the open agencies that the form chooses.
std::vector<agencies::Agency> read_chosen(html::Form& form, std::vector<agencies::Agency> all)
{
  std::erase_if(all, [](const agencies::Agency& agency) { return !agency.is_open(); });
  const std::string who = form.choice(enrol_fields().who, html::values_of(who_options()));
  if (who == "codes") return of_codes(form, all);
  if (who != "types") return all;
  const std::vector<std::string> types = form.choices(enrol_fields().types, html::values_of(type_choices()), 1);
  std::erase_if(all,
                [&](const agencies::Agency& agency) { return std::ranges::find(types, agency.type) == types.end(); });
  return all;
}

}  // namespace

site::Answer EnrolmentPages::enrol_form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    return enrol_view(open_cycle_in_path(CycleStore(connection), request), html::Form());
  });
}

site::Answer EnrolmentPages::enrol(http::Request& request, const accounts::Visitor& visitor)
{
  html::Form form;
  Cycle cycle;
  std::size_t fresh = 0;
  database_.write([&](db::Connection& connection) {
    form = html::Form(request.form);
    cycle = open_cycle_in_path(CycleStore(connection), request);
    const auto chosen = read_chosen(form, agencies::AgencyStore(connection).all());
    if (!form.ok()) return;
    fresh = EnrolmentStore(connection).enrol(cycle.id, chosen, {visitor.account, clock_.now(), {}});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "cycle.enrol", object_of_cycle(cycle.id), std::to_string(fresh) + " agencies");
  });
  if (!form.ok()) return enrol_view(cycle, form);
  return site_.done(request, path_of_cycle(cycle.id) + "/agencies",
                    {"cycles.enrol_done", {{"count", html::grouped(static_cast<long long>(fresh))}}});
}

}  // namespace cycles
