// SPDX-License-Identifier: Apache-2.0
#include "lib/db/session.hpp"

#include <soci/soci.h>

#include "lib/db/error.hpp"
#include "lib/db/statement.hpp"

namespace db {

Session::Session() : soci_(std::make_unique<soci::session>()) {}
Session::~Session() = default;

void Session::commit()
{
  if (failed_) throw std::logic_error("a transaction in which a statement failed cannot be committed");
  script("COMMIT");
}

void Session::rollback() noexcept
{
  try {
    if (!broken()) script("ROLLBACK");
  } catch (const std::exception&) {
    // Without a transaction there is nothing to undo; a connection that fails here is found broken when used again.
  }
  failed_ = false;
  // Not before: PostgreSQL refuses to forget a statement in a transaction that failed, and would keep it for ever. A
  // statement left in the middle would hold the picture of the database.
  if (stale_) forget_statements();
}

Statement& Session::statement(std::string_view sql, const std::string& shape)
{
  // More texts than the program has: they are built of data somewhere, and must not fill the memory.
  constexpr std::size_t k_most = 500;
  if (stale_ && !failed_) forget_statements();
  std::string key = shape;
  key += sql;
  const auto known = statements_.find(key);
  if (known != statements_.end()) return *known->second;
  if (statements_.size() >= k_most) forget_statements();
  auto made = std::make_unique<Statement>(soci(), sql, shape);
  return *statements_.emplace(std::move(key), std::move(made)).first->second;
}

void Session::forget_statements()
{
  statements_.clear();
  stale_ = false;
}

void Session::guarded(std::string_view sql, const std::function<void()>& act)
{
  try {
    act();
  } catch (const soci::soci_error& error) {
    failed_ = true;
    stale_ = true;
    raise(error, sql);
  } catch (const Error&) {
    failed_ = true;
    throw;
  } catch (...) {
    // The program's own, in the middle of a result.
    stale_ = true;
    throw;
  }
}

std::unique_ptr<Session> open_session(const Url& url, const SessionOptions& options)
{
  return url.engine == Engine::sqlite ? open_sqlite(url.place, options) : open_postgresql(url.place, options);
}

}  // namespace db
