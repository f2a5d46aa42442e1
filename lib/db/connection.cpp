// SPDX-License-Identifier: Apache-2.0
#include "lib/db/connection.hpp"

#include "lib/db/session.hpp"
#include "lib/db/statement.hpp"

namespace db {
namespace {

/// PostgreSQL hands over a whole result at once, however large, unless it is asked for in pieces.
void fetch_through_cursor(Session& session, std::string_view sql, std::span<Value> values, std::span<const Kind> kinds,
                          const std::function<void(std::span<Cell>)>& each)
{
  constexpr std::size_t k_piece = 2000;
  // A name of its own: one that was left in the middle stays open until the transaction ends.
  const std::string name = "pieces_" + std::to_string(session.next_number());
  const std::string declare = "DECLARE " + name + " NO SCROLL CURSOR FOR " + std::string(sql);
  Statement(session.soci(), declare, shape_of(values, {})).execute(values);
  // Not among the statements that are kept: its columns are those of another question next time.
  Statement next(session.soci(), "FETCH FORWARD " + std::to_string(k_piece) + " FROM " + name, shape_of({}, kinds));
  while (next.fetch({}, each) == k_piece) {
  }
  session.script("CLOSE " + name);
}

}  // namespace

Connection::Connection(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Connection::~Connection() = default;

Engine Connection::engine() const
{
  return session_->engine();
}

std::int64_t Connection::run_values(std::string_view sql, std::vector<Value>& values)
{
  std::int64_t changed = 0;
  session_->guarded(sql, [&] { changed = session_->statement(sql, shape_of(values, {})).execute(values); });
  return changed;
}

void Connection::script(const std::string& sql)
{
  session_->guarded(sql, [&] { session_->script(sql); });
}

void Connection::fetch(std::string_view sql, std::vector<Value>& values, std::span<const Kind> kinds, bool in_pieces,
                       const std::function<void(std::span<Cell>)>& each)
{
  session_->guarded(sql, [&] {
    if (in_pieces && engine() == Engine::postgresql) {
      fetch_through_cursor(*session_, sql, values, kinds, each);
    } else {
      session_->statement(sql, shape_of(values, kinds)).fetch(values, each);
    }
  });
}

}  // namespace db
