// SPDX-License-Identifier: Apache-2.0
#include "src/portal/history_pages.hpp"

#include <algorithm>

#include "lib/html/table_query.hpp"
#include "lib/http/outcome.hpp"
#include "lib/site/path.hpp"
#include "lib/thai/thai.hpp"
#include "lib/thai/thai_time.hpp"
#include "lib/util/base64.hpp"
#include "lib/util/files.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/results/history_store.hpp"

namespace portal {
namespace {

using html::Values;
using html::Word;

constexpr std::size_t k_most_listed = 200;
constexpr const char* k_history = "/results/history";

const html::Field& history_file_field()
{
  static const html::Field k_field{
      .name = "file", .label = Word{"portal.history_file"}, .hint = Word{"portal.history_file_hint"}};
  return k_field;
}

const html::Field& as_printed_field()
{
  static const html::Field k_field{.name = "as_printed", .label = Word{"portal.history_as_printed"}};
  return k_field;
}

const html::Field& why_field()
{
  static const html::Field k_field{
      .name = "reason", .label = Word{"portal.history_why"}, .hint = Word{"portal.history_why_hint"}};
  return k_field;
}

std::vector<Values> said(const util::Problems& problems, const util::Messages& messages)
{
  std::vector<Values> lines;
  for (std::size_t i = 0; i < std::min(problems.size(), k_most_listed); ++i)
    lines.push_back(Values().set("text", messages.say(problems[i])));
  return lines;
}

std::vector<html::Link> way_to_history(html::Phrase here)
{
  return {{Word{"portal.search_title"}, "/results"}, {Word{"portal.history_title"}, k_history}, {std::move(here), ""}};
}

Values taken_table(const std::vector<results::HistoryRelease>& all, util::Language language)
{
  html::TableShape shape{
      .path = k_history, .caption = Word{"portal.history_taken_table"}, .columns = {}, .sorted_by = ""};
  shape.columns = {{"year", Word{"portal.year"}, false},
                   {"agencies", Word{"portal.history_agencies"}, false, true},
                   {"file", Word{"portal.history_file"}, false},
                   {"day", Word{"portal.history_day"}, false},
                   {"state", Word{"portal.history_state"}, false}};
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  for (const results::HistoryRelease& one : all) {
    const bool gone = one.release.withdrawn_at.has_value();
    const std::string withdraw = std::string(k_history) + "/" + std::to_string(one.release.id) + "/withdraw";
    table.add("rows",
              html::Row({{std::to_string(one.release.fiscal_year)},
                         {.text = html::grouped(one.agencies), .numeric = true},
                         {one.release.reason},
                         {thai::long_date(thai::day_of(one.release.published_at.value_or(0)), language)},
                         gone ? html::Cell{Word{"portal.history_withdrawn", {{"why", one.release.withdrawn_why}}}}
                              : html::Cell{Word{"portal.history_withdraw"}, withdraw}}));
  }
  return table;
}

Values years_values(const results::HistoryPlan& plan)
{
  html::TableShape shape{.path = k_history, .caption = Word{"portal.history_found"}, .columns = {}, .sorted_by = ""};
  shape.columns = {{"year", Word{"portal.year"}, false},
                   {"agencies", Word{"portal.history_agencies"}, false, true},
                   {"names", Word{"portal.agency"}, false}};
  Values table = html::TableQuery(std::move(shape), {}).head();
  table.list("rows");
  for (const auto& [year, content] : plan.years) {
    constexpr std::size_t k_names = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(content.rows.size(), k_names); ++i)
      names += (i == 0 ? "" : ", ") + content.rows[i].name;
    if (content.rows.size() > k_names) names += " …";
    table.add("rows", html::Row({{std::to_string(year)},
                                 {.text = html::grouped(std::ssize(content.rows)), .numeric = true},
                                 {names}}));
  }
  return table;
}

struct SentFile {
  std::string name;
  std::string bytes;
};

/// Its bytes wait as letters: they may be in any encoding.
accounts::Sender published_of(const accounts::Visitor& visitor)
{
  return {.account = visitor.account, .purpose = "published", .object = {}};
}

}  // namespace

site::View HistoryPages::list(const html::Form& form, util::Language language)
{
  const auto all = database_.read([](db::Connection& connection) { return results::HistoryStore(connection).all(); });
  site::View view{.title = Word{"portal.history_title"}, .view = "portal/history"};
  view.has_problems = !form.ok();
  view.breadcrumbs = {{Word{"portal.search_title"}, "/results"}};
  view.values.set("error_summary", html::error_summary(form))
      .set("file", html::file_input(form, history_file_field(), ".csv"))
      .set("send", html::button(Word{"portal.history_look"}))
      .set("any", !all.empty())
      .set("taken", taken_table(all, language));
  return view;
}

site::Answer HistoryPages::form(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  return list(html::Form(), site::language_of(request));
}

site::View HistoryPages::shown(const HistoryCheck& check, const std::string& file, std::int64_t waiting,
                               util::Language language)
{
  const util::Messages& messages = site_.words(language).messages();
  const util::Problems faults = check.plan.years.empty() ? check.faults(true) : check.plan.problems;
  site::View view{.title = Word{"portal.history_preview"}, .view = "portal/history_preview"};
  view.breadcrumbs = way_to_history(Word{"portal.history_preview"});
  view.has_problems = !faults.empty();
  view.values.set("file", file)
      .set("faulty", !faults.empty())
      .set("count", html::Count{std::ssize(faults)})
      .set("faults", said(faults, messages))
      .set("contradictory", !check.contradictions.empty())
      .set("contradictions", said(check.contradictions, messages))
      .set("remarked", !check.plan.remarks.empty())
      .set("remarks", said(check.plan.remarks, messages))
      .set("found", years_values(check.plan))
      .set("may_take", faults.empty())
      .set("action", std::string(k_history) + "/" + std::to_string(waiting) + "/take")
      .set("as_printed", html::checkbox(html::Form(), as_printed_field()))
      .set("send", html::button(Word{"portal.history_take"}));
  return view;
}

site::Answer HistoryPages::preview(http::Request& request, const accounts::Visitor& visitor)
{
  const util::Language language = site::language_of(request);
  html::Form form(request.form);
  const auto refused = [&](const char* why) {
    form.refuse(history_file_field(), why);
    return list(form, language);
  };
  http::Upload* upload = request.file("file");
  if (upload == nullptr || upload->size() == 0) return refused("portal.history_no_file");
  const SentFile file{upload->file_name, util::read_file(upload->path())};
  HistoryCheck check;
  bool is_taken = false;
  database_.read([&](db::Connection& connection) {
    check = check_history(file.bytes, file.name, agencies::AgencyStore(connection).all());
    is_taken = results::HistoryStore(connection).has(check.sha256);
  });
  if (is_taken) return refused("results.history_taken");
  std::int64_t waiting = 0;
  if (check.may_be_taken(true)) waiting = kept({file.name, util::base64url(file.bytes)}, visitor);
  return shown(check, file.name, waiting, language);
}

std::int64_t HistoryPages::kept(const accounts::WaitingFile& file, const accounts::Visitor& visitor)
{
  return database_.write([&](db::Connection& connection) {
    return accounts::WaitingFileStore(connection).keep(published_of(visitor), file, clock_.now());
  });
}

site::Answer HistoryPages::take(http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t import = site::id_in_path(request, "import");
  const bool as_printed = html::Form(request.form).checked(as_printed_field());
  SentFile file;
  HistoryCheck check;
  bool done = false;
  database_.write([&](db::Connection& connection) {
    done = false;
    accounts::WaitingFileStore waiting(connection);
    const auto kept = waiting.find(published_of(visitor), import);
    if (!kept) throw http::Gone("a file that was taken, or is older than a day");
    file = {kept->name, util::from_base64url(kept->content).value_or("")};
    check = check_history(file.bytes, file.name, agencies::AgencyStore(connection).all());
    results::HistoryStore store(connection);
    if (!check.may_be_taken(as_printed) || store.has(check.sha256)) return;
    store.take(check.plan, check.sha256, {visitor.account, clock_.now(), file.name});
    waiting.forget(import);
    accounts::AuditStore(connection, clock_)
        .add(visitor, "results.history", file.name,
             std::to_string(check.plan.agencies()) + " rows, SHA-256 " + check.sha256 +
                 (as_printed ? ", as printed" : ""));
    done = true;
  });
  if (!done) return shown(check, file.name, import, site::language_of(request));
  return site_.done(request, k_history,
                    {"portal.history_done", {{"count", html::grouped(static_cast<long long>(check.plan.agencies()))}}});
}

site::Answer HistoryPages::ask_withdraw(http::Request& request, const accounts::Visitor& /*visitor*/)
{
  const std::int64_t id = site::id_in_path(request, "release");
  const auto one =
      database_.read([&](db::Connection& connection) { return results::HistoryStore(connection).find(id); });
  if (!one) throw http::NotFound("no such release of earlier years");
  html::Form form(request.form);
  if (request.method == http::Method::post) form.text(why_field(), {.at_most = 500});
  site::View view{.title = Word{"portal.history_withdraw_title"}, .view = "portal/history_withdraw"};
  view.has_problems = !form.ok();
  view.breadcrumbs = way_to_history(Word{"portal.history_withdraw_title"});
  view.values.set("error_summary", html::error_summary(form))
      .set("year", std::to_string(one->release.fiscal_year))
      .set("agencies", html::Count{one->agencies})
      .set("file", one->release.reason)
      .set("action", std::string(k_history) + "/" + std::to_string(id) + "/withdraw")
      .set("back", k_history)
      .set("reason", html::text_input(form, why_field()))
      .set("send", html::button(Word{"portal.history_withdraw"}, html::ButtonKind::warning));
  return view;
}

site::Answer HistoryPages::withdraw(http::Request& request, const accounts::Visitor& visitor)
{
  const std::int64_t id = site::id_in_path(request, "release");
  html::Form form(request.form);
  const std::string why = form.text(why_field(), {.at_most = 500});
  if (!form.ok()) return ask_withdraw(request, visitor);
  database_.write([&](db::Connection& connection) {
    results::HistoryStore store(connection);
    const auto one = store.find(id);
    if (!one) throw http::NotFound("no such release of earlier years");
    store.withdraw(one->release, {visitor.account, clock_.now(), why});
    accounts::AuditStore(connection, clock_)
        .add(visitor, "results.history_withdraw", "release " + std::to_string(id), why);
  });
  return site_.done(request, k_history, {"portal.history_withdrawn_done"});
}

}  // namespace portal
