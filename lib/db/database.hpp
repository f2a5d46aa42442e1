// SPDX-License-Identifier: Apache-2.0
// The database of the program: an SQLite file or a PostgreSQL server behind the same few acts. Everything happens in a
// transaction that is handed to a function: stored when the function returns, undone when it throws.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "lib/db/connection.hpp"
#include "lib/db/error.hpp"
#include "lib/db/url.hpp"

namespace db {

struct Options {
  std::size_t connections = 8;            ///< at most; on SQLite those that read, and one that writes besides
  std::chrono::milliseconds wait{10000};  ///< for a free connection, and on SQLite for another one that writes
  bool create = true;                     ///< an SQLite file that is not there is made
  std::string application_name;           ///< how PostgreSQL shows its connections to its administrator
};

class Database {
 public:
  /// Opens one connection, so that what is wrong shows at once: Unavailable.
  static Database open(const Url& url, const Options& options = {});
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Engine engine() const;
  const Url& url() const;

  /// Questions to one unchanging picture of the database; a statement that writes fails. Safe from many threads.
  template <typename Act>
  auto read(Act&& act)
  {
    return with(Way::read, std::forward<Act>(act));
  }

  /// One transaction, as if no other ran at the same time, and on disk when this returns. On SQLite one thread writes
  /// at a time, on PostgreSQL `act` runs again when others came between: it must do nothing but database work, and fill
  /// what it captures anew each time. A write inside a write of the same thread is std::logic_error.
  template <typename Act>
  auto write(Act&& act)
  {
    return with(Way::write, std::forward<Act>(act));
  }

  /// As write, for what changes the schema or all of the data (migrations, restore): waits as long as it takes for
  /// another process that does the same; references between tables are checked at its end.
  template <typename Act>
  auto write_alone(Act&& act)
  {
    return with(Way::write_alone, std::forward<Act>(act));
  }

  /// SQLite: what lies in the log of commits goes into the file, and the log becomes empty, unless somebody reads or
  /// the disk is full: then it stays until the next time. PostgreSQL looks after its own.
  void empty_log();

  /// A connection outside of any transaction, for what engines refuse to do inside of one.
  void maintain(const std::function<void(Connection&)>& act);

 private:
  enum class Way { read, write, write_alone };
  struct State;
  explicit Database(std::unique_ptr<State> state);
  void run(Way way, const std::function<void(Connection&)>& act);

  template <typename Act>
  auto with(Way way, Act&& act)
  {
    using Result = std::invoke_result_t<Act&, Connection&>;
    if constexpr (std::is_void_v<Result>) {
      run(way, [&act](Connection& connection) { act(connection); });
    } else {
      std::optional<Result> result;
      run(way, [&](Connection& connection) { result.emplace(act(connection)); });
      return std::move(*result);
    }
  }

  std::unique_ptr<State> state_;
};

}  // namespace db
