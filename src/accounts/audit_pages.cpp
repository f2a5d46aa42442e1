// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/audit_pages.hpp"

#include <chrono>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "lib/html/address.hpp"
#include "lib/html/table_query.hpp"

#include "src/accounts/csv_cell.hpp"

namespace accounts {
namespace {

using html::Values;
using html::Word;

constexpr std::int64_t k_rows_of_a_file = 100'000;

html::TableShape audit_table()
{
  return {.path = "/audit",
          .caption = Word{"accounts.audit"},
          .columns = {{"number", Word{"accounts.audit_number"}, true, true},
                      {"at", Word{"accounts.audit_at"}, false},
                      {"who", Word{"accounts.audit_who"}, false},
                      {"act", Word{"accounts.audit_act"}, false},
                      {"object", Word{"accounts.audit_object"}, false},
                      {"detail", Word{"accounts.audit_detail"}, false}},
          .sorted_by = "number",
          .descending = true,
          .searchable = true};
}

/// For files that other programs read: UTC, as ISO 8601 has it.
std::string iso(util::UtcSeconds at)
{
  return fmt::format("{:%FT%TZ}", std::chrono::sys_seconds(std::chrono::seconds(at)));
}

html::Phrase who_of(const AuditEntry& entry)
{
  if (entry.account == 0) return Word{"accounts.audit_nobody"};
  return entry.account_name;
}

}  // namespace

html::Phrase AuditPages::act_phrase(const std::string& act, const html::Words& words) const
{
  const std::string key = "audit." + act;
  if (words.has(key)) return Word{key};
  return act;
}

site::Answer AuditPages::list(http::Request& request, const Visitor& /*visitor*/)
{
  const html::TableQuery query(audit_table(), request.query);
  const AuditQuestion question{.search = query.search(), .oldest_first = !query.descending()};
  if (request.query.get("format") == "csv") return csv(question);
  std::int64_t rows = 0;
  const auto entries = parts_.database.read([&](db::Connection& c) {
    AuditStore store(c, parts_.clock);
    rows = store.count(question);
    return store.list(question, query.limit(), query.offset(rows));
  });
  const util::Language language = site::language_of(request);
  const html::Words& words = parts_.site.words(language);
  Values table = query.head();
  table.list("rows");
  for (const AuditEntry& entry : entries) {
    table.add("rows", html::Row({{.text = std::to_string(entry.number), .numeric = true},
                                 {moment(entry.at, language)},
                                 {who_of(entry)},
                                 {act_phrase(entry.act, words)},
                                 {entry.object},
                                 {entry.detail}}));
  }
  Values values = Values()
                      .set("narrowing", query.narrowing())
                      .set("pagination", query.pagination(rows))
                      .set("csv", html::with_parameter(query.address(), "format", "csv"));
  if (entries.empty()) {
    values.set("table", false).set("nothing", html::nothing_yet(Word{"accounts.audit_nothing"}));
  } else {
    values.set("table", std::move(table)).set("nothing", false);
  }
  return site::View{.title = Word{"accounts.audit"}, .view = "accounts/audit", .values = std::move(values)};
}

http::Response AuditPages::csv(const AuditQuestion& question)
{
  const auto entries = parts_.database.read(
      [&](db::Connection& c) { return AuditStore(c, parts_.clock).list(question, k_rows_of_a_file, 0); });
  std::string text = "\xEF\xBB\xBFnumber,at,account,name,act,object,detail,hash\r\n";
  for (const AuditEntry& entry : entries) {
    text += fmt::format("{},{},{},{},{},{},{},{}\r\n", entry.number, iso(entry.at), entry.account,
                        csv_cell(entry.account_name), csv_cell(entry.act), csv_cell(entry.object),
                        csv_cell(entry.detail), entry.hash);
  }
  return http::attachment(std::move(text), "text/csv; charset=utf-8", "audit.csv");
}

site::Answer AuditPages::verify(http::Request& /*request*/, const Visitor& /*visitor*/)
{
  const AuditFinding finding =
      parts_.database.read([&](db::Connection& c) { return AuditStore(c, parts_.clock).verify(); });
  Values values = Values()
                      .set("count", html::Count{finding.entries})
                      .set("hash", finding.last_hash)
                      .set("broken", finding.broken ? std::to_string(*finding.broken) : std::string());
  return site::View{.title = Word{"accounts.audit_check"},
                    .view = "accounts/audit_check",
                    .values = std::move(values),
                    .breadcrumbs = {{Word{"accounts.audit"}, "/audit"}}};
}

}  // namespace accounts
