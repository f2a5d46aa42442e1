// SPDX-License-Identifier: Apache-2.0
#include "src/portal/api_token_pages.hpp"

#include <charconv>

#include <nlohmann/json.hpp>

#include "lib/http/outcome.hpp"
#include "lib/util/text.hpp"

#include "src/accounts/audit_store.hpp"
#include "src/agencies/agency_store.hpp"
#include "src/disclosures/sent_links_store.hpp"
#include "src/portal/fault_pages.hpp"
#include "src/portal/history_check.hpp"
#include "src/results/history_store.hpp"

namespace portal {
namespace {

using TokenJson = nlohmann::ordered_json;

std::string token_name(const Token& token)
{
  return "token " + std::to_string(token.id);
}

[[noreturn]] void refuse_call(int status, std::string code)
{
  throw ApiFaults(status, {{.place = {}, .code = std::move(code), .params = {}}});
}

disclosures::OpenEntry entry_of_token(db::Connection& connection, const TokenCall& call)
{
  if (call.asked.agency != call.token.agency) throw http::NotFound("not the token's agency");
  auto found = disclosures::SentLinksStore(connection).find(call.asked.year, call.asked.agency, call.asked.item);
  if (!found) throw http::NotFound("no open round with that item");
  return std::move(*found);
}

http::Response as_response(const disclosures::OpenEntry& found, int year)
{
  const disclosures::Entry& entry = found.entry;
  TokenJson links = TokenJson::array();
  for (const disclosures::Link& link : entry.links)
    links.push_back({{"id", link.id}, {"url", link.url}, {"note", link.note}});
  const TokenJson data = {{"year", year},
                          {"agency", entry.agency},
                          {"item", entry.item},
                          {"state", disclosures::code(entry.state)},
                          {"lock", disclosures::code(found.lock)},
                          {"revision", entry.revision},
                          {"explanation", entry.explanation},
                          {"links", std::move(links)}};
  http::Response response = http::json(TokenJson({{"data", data}}).dump() + "\n");
  response.headers.set("ETag", '"' + std::to_string(entry.revision) + '"');
  response.headers.set("Cache-Control", "no-store");
  return response;
}

/// The revision of If-Match; nothing where it is absent or "*". Anything else is a revision that no entry has.
std::optional<std::int64_t> revision_asked(const http::Request& request)
{
  std::string_view text = util::trim(request.headers.get("If-Match"));
  if (text.empty() || text == "*") return std::nullopt;
  std::int64_t revision = -1;
  if (text.size() < 3 || !text.starts_with('"') || !text.ends_with('"')) return revision;
  text = text.substr(1, text.size() - 2);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  return error == std::errc() && end == text.data() + text.size() ? revision : -1;
}

bool is_json(const http::Request& request)
{
  const std::string_view type = request.headers.get("Content-Type");
  return util::trim(type.substr(0, type.find(';'))) == "application/json";
}

void refuse_outcome(disclosures::SentOutcome outcome, disclosures::Lock lock)
{
  using disclosures::SentOutcome;
  constexpr int k_conflict = 409;
  constexpr int k_precondition_failed = 412;
  if (outcome == SentOutcome::locked) refuse_call(k_conflict, "disclosures.lock." + std::string(code(lock)));
  if (outcome == SentOutcome::checked) refuse_call(k_conflict, "disclosures.is_checked");
  if (outcome == SentOutcome::overtaken) refuse_call(k_precondition_failed, "disclosures.sent_overtaken");
}

}  // namespace

http::Response take_published(const TokenCall& call)
{
  const bool as_printed = call.asked.query.get("as_printed") == "yes";
  TokenJson data = TokenJson::array();
  call.looker.database.write([&](db::Connection& connection) {
    data.clear();
    const HistoryCheck check =
        check_history(call.request.body, "published.csv", agencies::AgencyStore(connection).all());
    if (!check.may_be_taken(as_printed)) throw ApiFaults(422, check.faults(as_printed));
    results::HistoryStore store(connection);
    if (store.has(check.sha256)) refuse_call(409, "results.history_taken");
    const util::UtcSeconds now = call.looker.clock.now();
    for (const results::TakenYear& year :
         store.take(check.plan, check.sha256, {call.token.made_by, now, call.token.name}))
      data.push_back({{"year", year.fiscal_year},
                      {"agencies", year.agencies},
                      {"computation", year.computation},
                      {"release", year.release}});
    call.note_use(connection);
    accounts::AuditStore(connection, call.looker.clock)
        .add("results.history", token_name(call.token),
             std::to_string(check.plan.agencies()) + " rows, SHA-256 " + check.sha256);
  });
  http::Response response = http::json(TokenJson({{"data", std::move(data)}}).dump() + "\n", 201);
  return std::move(response.with("Location", "/api/v1/rounds"));
}

http::Response disclosure_answer(const TokenCall& call)
{
  return call.looker.database.read(
      [&](db::Connection& connection) { return as_response(entry_of_token(connection, call), call.asked.year); });
}

http::Response take_disclosure(const TokenCall& call)
{
  if (!is_json(call.request)) throw http::UnsupportedMediaType("links are sent as JSON");
  const disclosures::SentLinks sent = disclosures::read_sent_links(call.request.body);
  const util::UtcSeconds now = call.looker.clock.now();
  disclosures::OpenEntry after;
  call.looker.database.write([&](db::Connection& connection) {
    const disclosures::OpenEntry before = entry_of_token(connection, call);
    if (!sent.problems.empty()) throw ApiFaults(422, sent.problems);
    const auto outcome =
        disclosures::SentLinksStore(connection)
            .put(before, sent, revision_asked(call.request), {call.token.made_by, now, call.token.name});
    refuse_outcome(outcome, before.lock);
    after = entry_of_token(connection, call);
    call.note_use(connection);
    if (outcome == disclosures::SentOutcome::unchanged) return;
    accounts::AuditStore(connection, call.looker.clock)
        .add("disclosure.api", token_name(call.token),
             "agency " + std::to_string(after.entry.agency) + " cycle " + std::to_string(after.entry.cycle) + " item " +
                 after.entry.item + ": " + std::to_string(after.entry.links.size()) + " links");
  });
  return as_response(after, call.asked.year);
}

}  // namespace portal
