// SPDX-License-Identifier: Apache-2.0
// The file of assignments: what to fill in, what it would do, and doing it.
#include <map>
#include <utility>

#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"
#include "lib/office/read_table.hpp"
#include "lib/site/path.hpp"
#include "lib/util/files.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/waiting_file_store.hpp"
#include "src/cycles/enrolment_store.hpp"
#include "src/reviews/assigning_store.hpp"
#include "src/reviews/assignment_pages.hpp"
#include "src/reviews/conflict_store.hpp"
#include "src/reviews/round_stage.hpp"

namespace reviews {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_rows_shown = 200;
constexpr std::size_t k_most_rows = 300'000;

std::vector<NamedAssessor> named_assessors(const AssigningStore& store)
{
  std::vector<NamedAssessor> named;
  for (const accounts::RoleHolder& one : store.assessors())
    named.push_back({one.id, one.login, one.name});
  return named;
}

std::vector<NamedAgency> named_agencies(db::Connection& connection, std::int64_t cycle)
{
  std::vector<NamedAgency> named;
  for (const cycles::Enrolment& one : cycles::EnrolmentStore(connection).all(cycle))
    named.push_back({{one.agency, one.province}, one.code, one.name});
  return named;
}

site::View faults_of(const RoundPlace& place, const std::string& file, const AssignmentPlan& plan,
                     const util::Messages& messages)
{
  site::View view{.title = Word{"reviews.import_preview"}, .view = "reviews/import_faults"};
  view.has_problems = true;
  std::vector<std::string> said;
  for (const util::Problem& problem : plan.problems)
    said.push_back(messages.say(problem));
  view.values.set("file", file)
      .set("problems", said)
      .set("faults", html::Count{static_cast<long long>(plan.faults)})
      .set("more", plan.faults > plan.problems.size())
      .set("back", round_path(place.cycle.id) + "/assignments");
  return view;
}

/// Agencies and people of a plan by their numbers.
struct AssignedNames {
  AssignedNames(db::Connection& connection, std::int64_t cycle, const std::vector<NamedAssessor>& assessors)
  {
    for (const NamedAgency& one : named_agencies(connection, cycle)) {
      codes.emplace(one.agency.id, one.code);
      agencies.emplace(one.agency.id, one.name);
    }
    for (const NamedAssessor& one : assessors) {
      logins.emplace(one.account, one.login);
      people.emplace(one.account, one.name);
    }
  }
  std::map<std::int64_t, std::string> codes;
  std::map<std::int64_t, std::string> agencies;
  std::map<std::int64_t, std::string> logins;
  std::map<std::int64_t, std::string> people;
};

/// What the file would give out, before anybody says yes.
site::View assignments_view(const RoundPlace& place, const std::string& file, const AssignmentPlan& read,
                            const AssignedNames& names, std::int64_t import)
{
  site::View view{.title = Word{"reviews.import_preview"}, .view = "reviews/assign_preview"};
  view.values.set("file", file)
      .set("count", html::Count{static_cast<long long>(read.rows.size())})
      .set("more", read.rows.size() > k_rows_shown)
      .set("most", k_rows_shown)
      .set("action", round_path(place.cycle.id) + "/assignments/import/" + std::to_string(import))
      .set("back", round_path(place.cycle.id) + "/assignments")
      .set("save", html::button(Word{"reviews.assign"}))
      .list("rows");
  for (std::size_t i = 0; i < read.rows.size() && i < k_rows_shown; ++i) {
    const ImportedAssignment& row = read.rows[i];
    view.values.add(
        "rows", Values()
                    .set("agency", names.agencies.at(row.agency))
                    .set("item", row.item.empty() ? html::Phrase(Word{"reviews.all_items"}) : html::Phrase(row.item))
                    .set("assessor", names.people.at(row.account)));
  }
  return view;
}

accounts::Sender assignments_of(const RoundPlace& place, const accounts::Visitor& visitor)
{
  return {.account = visitor.account, .purpose = "assignments", .object = "cycle " + std::to_string(place.cycle.id)};
}

}  // namespace

site::Answer AssignmentPages::sample(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  const util::Messages& messages = parts_.site.words(language).messages();
  office::List list{.title = messages.say("reviews.sample_name"), .headings = {}, .rows = {}};
  for (const char* column : {"reviews.column.agency", "reviews.column.item", "reviews.column.assessor"})
    list.headings.emplace_back(util::trim(util::split(messages.say(column), '|').front()));
  const office::ListFile file = office::list_file(list, request.query.get("format"), language, parts_.clock.now());
  return http::attachment(file.bytes, file.type, file.name);
}

AssignmentPlan AssignmentPages::plan(db::Connection& connection, const RoundPlace& place,
                                     const util::TableRows& table) const
{
  const accounts::Visitor nobody;
  return plan_assignments(table, *place.framework, named_agencies(connection, place.cycle.id),
                          named_assessors(AssigningStore(connection, parts_.clock, nobody)),
                          ConflictStore(connection).all());
}

site::Answer AssignmentPages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const http::Upload* upload = request.file("file");
  const bool empty = upload == nullptr || upload->size() == 0;
  const util::TableRows table =
      empty ? util::TableRows()
            : office::read_table(util::read_file(upload->path()), upload->file_name, {.rows = k_most_rows});
  std::optional<site::Answer> answer;
  parts_.database.write([&](db::Connection& connection) {
    const RoundPlace place = round_in_path(connection, request);
    if (!may_prepare(place.cycle, place.calendar)) throw http::SeeOther(round_path(place.cycle.id));
    if (empty) {
      html::Form form(request.form);
      form.refuse(html::Field{.name = "file", .label = Word{"reviews.assign_file"}}, "reviews.no_file");
      answer = list_view(connection, request, place, form);
      return;
    }
    const AssignmentPlan read = plan(connection, place, table);
    if (read.faults > 0) {
      answer = faults_of(place, upload->file_name, read, parts_.site.words(language).messages());
      return;
    }
    const AssignedNames names(connection, place.cycle.id,
                              named_assessors(AssigningStore(connection, parts_.clock, visitor)));
    const std::int64_t import =
        accounts::WaitingFileStore(connection)
            .keep(assignments_of(place, visitor),
                  accounts::WaitingFile{upload->file_name, assignments_csv(read, names.codes, names.logins)},
                  parts_.clock.now());
    answer = assignments_view(place, upload->file_name, read, names, import);
  });
  return std::move(*answer);
}

site::Answer AssignmentPages::apply(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  const std::int64_t import = site::id_in_path(request, "import");
  std::optional<site::View> again;
  std::string path;
  AssigningStore::Given given;
  parts_.database.write([&](db::Connection& connection) {
    again.reset();
    const RoundPlace place = round_in_path(connection, request);
    if (!may_prepare(place.cycle, place.calendar)) throw http::SeeOther(round_path(place.cycle.id));
    path = round_path(place.cycle.id) + "/assignments";
    accounts::WaitingFileStore waiting(connection);
    const auto kept = waiting.find(assignments_of(place, visitor), import);
    if (!kept) throw http::Gone("assignments that were taken in, or wait longer than a day");
    const util::TableRows table = util::read_rows(util::CsvReader::from_text(kept->content, kept->name), k_most_rows);
    const AssignmentPlan read = plan(connection, place, table);
    if (read.faults > 0) {
      again = faults_of(place, kept->name, read, parts_.site.words(language).messages());
      return;
    }
    std::vector<Assigned> assigned;
    for (const ImportedAssignment& row : read.rows)
      assigned.push_back({row.agency, row.item, row.account});
    given = AssigningStore(connection, parts_.clock, visitor)
                .assign(place.cycle.id, *place.framework, assessed_agencies(connection, place.cycle.id), assigned,
                        Way::import);
    waiting.forget(import);
  });
  if (again) return std::move(*again);
  return parts_.site.done(request, path,
                          Word{"reviews.assigned_now",
                               {{"items", html::grouped(static_cast<long long>(given.items))},
                                {"read", html::grouped(static_cast<long long>(given.read_already))}}});
}

}  // namespace reviews
