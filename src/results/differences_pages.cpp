// SPDX-License-Identifier: Apache-2.0
// What changed since the round was computed the last time.
#include <algorithm>
#include <map>
#include <memory>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/office/list.hpp"

#include "src/cycles/cycle_store.hpp"
#include "src/results/compared.hpp"
#include "src/results/computation_store.hpp"
#include "src/results/computing_pages.hpp"
#include "src/results/place_pages.hpp"
#include "src/results/result_store.hpp"

namespace results {
namespace {

using html::Values;
using html::Word;

struct Changed {
  std::string agency;
  Difference difference;
};

/// In the order of ids; agencies that came or went first of all.
std::vector<Changed> changes_between(db::Connection& connection, const Computation& before, const Computation& now)
{
  const auto framework = cycles::CycleStore(connection).framework(now.cycle);
  const ResultStore old_results(connection, before.cycle, before.id);
  const ResultStore new_results(connection, now.cycle, now.id);
  std::vector<Changed> changes;
  const auto changed = old_results.changed_in(now.id);
  for (const std::int64_t agency : changed) {
    const auto old_result = old_results.find(agency);
    const auto new_result = new_results.find(agency);
    if (!old_result || !new_result) {
      const AgencyResult& known = new_result ? *new_result : *old_result;
      changes.push_back(
          {known.name, {known.code, "agency", old_result ? known.code : "", new_result ? known.code : ""}});
      continue;
    }
    for (Difference& difference : compare(*old_result, *new_result, framework))
      changes.push_back({new_result->name, std::move(difference)});
  }
  return changes;
}

/// A fraction as people read it; what is none as it is.
std::string readable(const std::string& value, int places)
{
  if (value.empty() || value.find_first_not_of("0123456789/") != std::string::npos) return value;
  return util::Exact::parse(value).decimal(places);
}

html::Phrase what_changed(const std::string& field)
{
  for (const char* known : {"total", "level", "name", "agency", "counts", "items", "scores", "inputs"}) {
    if (field == known) return Word{"results.field_" + field};
  }
  return field;
}

html::TableShape differences_shape(std::int64_t cycle)
{
  return {.path = path_of_results(cycle) + "/differences",
          .caption = Word{"results.differences"},
          .columns = {{"agency", Word{"results.agency"}, false},
                      {"field", Word{"results.difference_field"}, false},
                      {"before", Word{"results.difference_before"}, false, true},
                      {"after", Word{"results.difference_after"}, false, true}},
          .sorted_by = "agency"};
}

office::List differences_list(const std::vector<Changed>& changes, const html::Words& words)
{
  office::List list{.title = words.plain(Word{"results.differences"}), .headings = {}, .rows = {}};
  for (const char* heading : {"results.code", "results.agency", "results.difference_field", "results.difference_before",
                              "results.difference_after"})
    list.headings.push_back(words.plain(Word{heading}));
  for (const Changed& one : changes)
    list.rows.push_back({one.difference.code, one.agency, words.plain(what_changed(one.difference.field)),
                         one.difference.stored, one.difference.recounted});
  return list;
}

}  // namespace

site::Answer ComputingPages::differences(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const util::Language language = site::language_of(request);
  return database_.read([&](db::Connection& connection) -> site::Answer {
    const cycles::Cycle cycle = cycle_of(connection, request);
    const ComputationStore store(connection);
    const auto now = store.newest_done(cycle.id);
    const auto before = now ? store.newest_done(cycle.id, now->id) : std::nullopt;
    std::vector<Changed> changes;
    if (before) changes = changes_between(connection, *before, *now);
    if (request.query.has("format")) {
      const office::ListFile file = office::list_file(differences_list(changes, site_.words(language)),
                                                      request.query.get("format"), language, clock_.now());
      return http::attachment(file.bytes, file.type, file.name);
    }
    const html::TableQuery query(differences_shape(cycle.id), request.query);
    const auto count = static_cast<std::int64_t>(changes.size());
    const auto begin = static_cast<std::size_t>(query.offset(count));
    const int places = cycles::CycleStore(connection).framework(cycle.id)->rules.display_places;
    Values table = query.head();
    table.list("rows");
    for (std::size_t i = begin; i < std::min(changes.size(), begin + static_cast<std::size_t>(query.limit())); ++i) {
      const Difference& one = changes[i].difference;
      table.add("rows", html::Row({{.text = changes[i].agency},
                                   {.text = what_changed(one.field)},
                                   {.text = readable(one.stored, places), .numeric = true},
                                   {.text = readable(one.recounted, places), .numeric = true}}));
    }
    site::View view{Word{"results.differences"}, "results/differences"};
    view.breadcrumbs = way_to_results(cycle, Word{"results.differences"});
    view.values.set("name", cycle.name)
        .set("twice", before.has_value())
        .set("none", changes.empty())
        .set("before", before ? moment_text(before->finished_at.value_or(0), language) : "")
        .set("now", now ? moment_text(now->finished_at.value_or(0), language) : "")
        .set("table", std::move(table))
        .set("pagination", query.pagination(count))
        .set("csv", html::with_parameter(query.address(), "format", "csv"))
        .set("xlsx", html::with_parameter(query.address(), "format", "xlsx"));
    return view;
  });
}

}  // namespace results
