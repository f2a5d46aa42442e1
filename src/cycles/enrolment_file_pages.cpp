// SPDX-License-Identifier: Apache-2.0
#include "src/cycles/enrolment_file_pages.hpp"

#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/read_table.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/accounts/waiting_file_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/cycles/round_parts_pages.hpp"

namespace cycles {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_most_shown_fresh = 200;  // on the page; the count names all

const html::Field& codes_file_field()
{
  static const html::Field k_field{
      .name = "file", .label = Word{"cycles.file"}, .hint = Word{"agencies.import_file_hint"}};
  return k_field;
}

std::string file_path(const Cycle& cycle)
{
  return path_of_cycle(cycle.id) + "/enrol/file";
}

/// Whose file waits, and for which round.
accounts::Sender codes_of(const accounts::Visitor& visitor, const Cycle& cycle)
{
  return {visitor.account, "enrolment", object_of_cycle(cycle.id)};
}

site::View file_form_view(const Cycle& cycle, const html::Form& form)
{
  site::View view{Word{"cycles.enrol_file"}, "cycles/enrol_file"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_cycle(cycle, Word{"cycles.enrol_file"});
  view.values.set("error_summary", html::error_summary(form))
      .set("name", cycle.name)
      .set("action", file_path(cycle))
      .set("back", path_of_cycle(cycle.id) + "/enrol")
      .set("file", html::file_input(form, codes_file_field(), ".xlsx,.csv"))
      .set("send", html::button(Word{"agencies.import_look"}));
  return view;
}

std::vector<std::string> said(const util::Problems& problems, const util::Messages& messages)
{
  std::vector<std::string> lines;
  for (const util::Problem& problem : problems)
    lines.push_back(messages.say(problem));
  return lines;
}

}  // namespace

EnrolmentFilePages::Looked EnrolmentFilePages::look(db::Connection& connection, Cycle cycle,
                                                    const util::TableRows& table) const
{
  Looked looked{.cycle = std::move(cycle), .plan = {}};
  std::set<std::int64_t> taking_part;
  for (const Enrolment& enrolment : EnrolmentStore(connection).all(looked.cycle.id))
    taking_part.insert(enrolment.agency);
  looked.plan = plan_enrolment(table, agencies::AgencyStore(connection).all(), taking_part);
  return looked;
}

site::Answer EnrolmentFilePages::form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return database_.read([&](db::Connection& connection) -> site::Answer {
    return file_form_view(open_cycle_in_path(CycleStore(connection), request), html::Form());
  });
}

site::View EnrolmentFilePages::shown(const http::Request& request, const Looked& looked, const std::string& file,
                                     std::int64_t import, bool changed_meanwhile) const
{
  const EnrolmentPlan& plan = looked.plan;
  const util::Messages& messages = site_.words(site::language_of(request)).messages();
  site::View view{Word{"cycles.enrol_file"}, "cycles/enrol_preview"};
  view.breadcrumbs = way_to_cycle(looked.cycle, Word{"cycles.enrol_file"});
  view.has_problems = plan.faults != 0;
  view.values.set("name", looked.cycle.name)
      .set("file", file)
      .set("faulty", plan.faults != 0)
      .set("faults", html::Count{static_cast<long long>(plan.faults)})
      .set("more_faults", plan.faults > plan.problems.size())
      .set("remarked", !plan.remarks.empty())
      .set("changed_meanwhile", changed_meanwhile)
      .set("fresh", html::Count{static_cast<long long>(plan.fresh.size())})
      .set("there", html::Count{static_cast<long long>(plan.there)})
      .set("changes_something", plan.faults == 0 && !plan.fresh.empty())
      .set("nothing_to_do", plan.faults == 0 && plan.fresh.empty())
      .set("again", file_path(looked.cycle))
      .set("action", file_path(looked.cycle) + "/" + std::to_string(import))
      .set("digest", plan.digest())
      .set("send", html::button(Word{"cycles.enrol"}))
      .set("more_rows", plan.fresh.size() > k_most_shown_fresh)
      .set("most_shown", k_most_shown_fresh)
      .list("rows");
  view.values.set("problems", said(plan.problems, messages)).set("remarks", said(plan.remarks, messages));
  for (const agencies::Agency& agency : plan.fresh) {
    if (&agency == plan.fresh.data() + k_most_shown_fresh) break;
    view.values.add(
        "rows",
        Values().set("code", agency.code).set("agency", agency.name).set("type", Word{"agencies.type." + agency.type}));
  }
  return view;
}

site::Answer EnrolmentFilePages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  http::Upload* upload = request.file("file");
  if (upload == nullptr || upload->size() == 0) {
    html::Form form(request.form);
    form.refuse(codes_file_field(), "agencies.import_no_file");
    return database_.read([&](db::Connection& connection) -> site::Answer {
      return file_form_view(open_cycle_in_path(CycleStore(connection), request), form);
    });
  }
  const util::TableRows table = office::read_table(util::read_file(upload->path()), upload->file_name);
  const Looked looked = database_.read([&](db::Connection& connection) {
    return look(connection, open_cycle_in_path(CycleStore(connection), request), table);
  });
  std::int64_t waiting = 0;
  if (looked.plan.faults == 0 && !looked.plan.fresh.empty()) {
    waiting = database_.write([&](db::Connection& connection) {
      return accounts::WaitingFileStore(connection).keep(codes_of(visitor, looked.cycle), table, clock_.now());
    });
  }
  return shown(request, looked, upload->file_name, waiting, false);
}

site::Answer EnrolmentFilePages::apply(http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t import = site::id_in_path(request, "import");
  Looked looked;
  std::string file;
  bool is_the_same = false;
  std::size_t fresh = 0;
  database_.write([&](db::Connection& connection) {
    accounts::WaitingFileStore waiting(connection);
    const Cycle cycle = open_cycle_in_path(CycleStore(connection), request);
    const auto kept = waiting.find_table(codes_of(visitor, cycle), import);
    if (!kept) throw http::Gone("a file that was taken, or is older than a day");
    file = kept->name;
    looked = look(connection, cycle, *kept);
    is_the_same = looked.plan.faults == 0 && looked.plan.digest() == request.form.get("digest");
    if (!is_the_same) return;
    fresh = EnrolmentStore(connection).enrol(looked.cycle.id, looked.plan.fresh, {visitor.account, clock_.now(), file});
    waiting.forget(import);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "cycle.enrol", object_of_cycle(looked.cycle.id), std::to_string(fresh) + " agencies, " + file);
  });
  if (!is_the_same) return shown(request, looked, file, import, true);
  return site_.done(request, path_of_cycle(looked.cycle.id) + "/agencies",
                    {"cycles.enrol_done", {{"count", html::grouped(static_cast<long long>(fresh))}}});
}

}  // namespace cycles
