// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include "lib/db/error.hpp"
#include "lib/db/session.hpp"

namespace db {
namespace {

/// By the codes of PostgreSQL's appendix A.
[[noreturn]] void raise_postgresql(bool broken, const std::string& state, const std::string& words)
{
  const std::string kind = state.substr(0, 2);
  if (state == "40001" || state == "40P01" || state == "55P03") throw Conflict(words);
  if (state == "53100") throw StorageFull(words);
  if (kind == "23") throw ConstraintViolation(words);
  if (broken || kind == "08" || kind == "53" || kind == "57") throw Unavailable(words);
  throw Error(words);
}

class PostgresqlSession final : public Session {
 public:
  PostgresqlSession(const std::string& url, const SessionOptions& options);
  ~PostgresqlSession() override { forget_statements(); }

  Engine engine() const override { return Engine::postgresql; }
  void begin(Transaction transaction) override;
  void script(const std::string& sql) override;
  bool broken() const override { return PQstatus(handle()) != CONNECTION_OK; }

 private:
  [[noreturn]] void raise(const soci::soci_error& error, std::string_view sql) const override;
  PGconn* handle() const { return static_cast<soci::postgresql_session_backend*>(soci_->get_backend())->conn_; }
};

PostgresqlSession::PostgresqlSession(const std::string& url, const SessionOptions& options)
{
  try {
    soci_->open(*soci::factory_postgresql(), url);
  } catch (const soci::soci_error& error) {
    throw Unavailable("cannot reach the database: " + error.get_error_message());
  }
  // Details of an error name the values of the row: they are people's data and must not reach a log.
  PQsetErrorVerbosity(handle(), PQERRORS_TERSE);
  PQsetClientEncoding(handle(), "UTF8");
  // Compiling a question takes half a second where the server thinks it a large one, and everybody waits meanwhile.
  script("SET client_min_messages = error; SET jit = off");
  if (options.application_name.empty()) return;
  const std::unique_ptr<char, void (*)(void*)> quoted(
      PQescapeLiteral(handle(), options.application_name.data(), options.application_name.size()), PQfreemem);
  if (quoted) script(std::string("SET application_name = ") + quoted.get());
}

void PostgresqlSession::begin(Transaction transaction)
{
  failed_ = false;
  switch (transaction) {
    case Transaction::reading:
      return script("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    case Transaction::writing:
      // What holds on SQLite, where one transaction writes at a time, then holds here.
      return script("BEGIN ISOLATION LEVEL SERIALIZABLE");
    case Transaction::exclusive:
      // Each statement sees what was there when it began: after the wait for the lock, what the other one did. The
      // number is only that of this lock.
      script("BEGIN ISOLATION LEVEL READ COMMITTED");
      return script("SELECT pg_advisory_xact_lock(2568070301)");
  }
}

void PostgresqlSession::script(const std::string& sql)
{
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(handle(), sql.c_str()), PQclear);
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
  const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  raise_postgresql(broken(), state != nullptr ? state : "", std::string(PQerrorMessage(handle())) + " in " + sql);
}

void PostgresqlSession::raise(const soci::soci_error& error, std::string_view sql) const
{
  const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&error);
  // Without SOCI's context, which has the bound values.
  raise_postgresql(broken(), known != nullptr ? known->sqlstate() : "",
                   error.get_error_message() + " in " + std::string(sql));
}

}  // namespace

std::unique_ptr<Session> open_postgresql(const std::string& url, const SessionOptions& options)
{
  return std::make_unique<PostgresqlSession>(url, options);
}

}  // namespace db
