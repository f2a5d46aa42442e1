// SPDX-License-Identifier: Apache-2.0
#include "src/accounts/audit_store.hpp"

#include <tuple>
#include <utility>

#include "src/accounts/search_store.hpp"

namespace accounts {
namespace {

const util::Clock& machine_clock()
{
  static const util::SystemClock k_clock;
  return k_clock;
}

constexpr std::string_view k_matching = R"(
 FROM audit_entry
WHERE (CAST(:account AS BIGINT) = 0 OR account_id = :account)
  AND (:pattern = '' OR lower(account_name) LIKE :pattern ESCAPE '!' OR lower(act) LIKE :pattern ESCAPE '!'
       OR lower(object) LIKE :pattern ESCAPE '!' OR lower(detail) LIKE :pattern ESCAPE '!'))";

}  // namespace

AuditStore::AuditStore(db::Connection& connection) : AuditStore(connection, machine_clock()) {}

void AuditStore::add(const Visitor& visitor, std::string_view act, std::string_view object, std::string_view detail)
{
  AuditEntry entry{.number = 1,
                   .at = clock_.now(),
                   .account = visitor.account,
                   .account_name = visitor.name,
                   .act = std::string(act),
                   .object = std::string(object),
                   .detail = std::string(detail)};
  const auto last = connection_.query("SELECT number, hash FROM audit_entry ORDER BY number DESC LIMIT 1")
                        .maybe<std::int64_t, std::string>();
  if (last) {
    entry.number = std::get<0>(*last) + 1;
    entry.previous = std::get<1>(*last);
  }
  entry.hash = hash_of(entry);
  connection_.execute(R"(
    INSERT INTO audit_entry (number, at, account_id, account_name, act, object, detail, previous, hash)
    VALUES (:number, :at, :account, :name, :act, :object, :detail, :previous, :hash))",
                      entry.number, entry.at, entry.account, entry.account_name, entry.act, entry.object, entry.detail,
                      entry.previous, entry.hash);
}

std::int64_t AuditStore::count(const AuditQuestion& question)
{
  return connection_.query("SELECT count(*)" + std::string(k_matching), question.account, pattern_of(question.search))
      .one<std::int64_t>();
}

std::vector<AuditEntry> AuditStore::list(const AuditQuestion& question, std::int64_t limit, std::int64_t offset)
{
  const std::string sql = "SELECT number, at, account_id, account_name, act, object, detail, previous, hash" +
                          std::string(k_matching) + " ORDER BY number " + (question.oldest_first ? "ASC" : "DESC") +
                          " LIMIT :limit OFFSET :offset";
  std::vector<AuditEntry> entries;
  for (auto& [number, at, account, name, act, object, detail, previous, hash] :
       connection_.query(sql, question.account, pattern_of(question.search), limit, offset)
           .all<std::int64_t, util::UtcSeconds, std::int64_t, std::string, std::string, std::string, std::string,
                std::string, std::string>()) {
    entries.push_back({number, at, account, std::move(name), std::move(act), std::move(object), std::move(detail),
                       std::move(previous), std::move(hash)});
  }
  return entries;
}

AuditFinding AuditStore::verify()
{
  AuditCheck check;
  connection_
      .query(R"(SELECT number, at, account_id, account_name, act, object, detail, previous, hash
                  FROM audit_entry ORDER BY number)")
      .each<std::int64_t, util::UtcSeconds, std::int64_t, std::string, std::string, std::string, std::string,
            std::string, std::string>([&check](std::int64_t number, util::UtcSeconds at, std::int64_t account,
                                               const std::string& name, const std::string& act,
                                               const std::string& object, const std::string& detail,
                                               const std::string& previous, const std::string& hash) {
        check.take({number, at, account, name, act, object, detail, previous, hash});
      });
  return check.finding();
}

}  // namespace accounts
